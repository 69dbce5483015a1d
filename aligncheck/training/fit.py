"""Train the network from lessons, and ask it."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from aligncheck.training.lessons import Lesson, Texts, Tokens, padded
from aligncheck.training.network import JudgeNetwork

BATCH = 32
WARM_UP = 0.08
HEAD_RATE = 25.0  # the heads learn so much faster than the encoder
Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to train."""

    epochs: int
    rate: float
    seed: int = 0


def fit(network: JudgeNetwork, lessons: Sequence[Lesson], schedule: Schedule) -> Iterator[float]:
    """Train the layers above the frozen ones in place; yields the mean loss of each epoch."""
    random.seed(schedule.seed)
    torch.manual_seed(schedule.seed)
    _freeze(network, lessons[0].texts.frozen)
    steps = sum(math.ceil(len(lesson.texts.tokens) / BATCH) for lesson in lessons)
    optimiser, rates = _optimiser(network, schedule, steps * schedule.epochs)
    for _ in range(schedule.epochs):
        network.train()
        work = [
            (lesson, batch) for lesson in lessons for batch in _mixed_batches(lesson.texts.tokens)
        ]
        random.shuffle(work)
        yield sum(
            _step(optimiser, rates, lesson.loss(network, batch)) for lesson, batch in work
        ) / len(work)
    network.eval()


def _step(
    optimiser: torch.optim.Optimizer, rates: torch.optim.lr_scheduler.LambdaLR, loss: Tensor
) -> float:
    optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    trained = [weight for group in optimiser.param_groups for weight in group["params"]]
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimiser.step()
    rates.step()
    return loss.item()


def _freeze(network: JudgeNetwork, lowest: int) -> None:
    network.bert.requires_grad_(False)
    network.bert.encoder.layer[lowest:].requires_grad_(True)


def _optimiser(
    network: JudgeNetwork, schedule: Schedule, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    encoder = [p for p in network.bert.parameters() if p.requires_grad]
    heads = [
        weight
        for head in (network.head, network.level, network.common_level, network.kind)
        for weight in head.parameters()
    ]
    groups = [
        {"params": encoder, "lr": schedule.rate},
        {"params": heads, "lr": schedule.rate * HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(steps * WARM_UP))

    def share(step: int) -> float:
        left = 1 - max(0, step - warm) / max(1, steps - warm)
        return min(1.0, (step + 1) / warm) * max(0.02, left)

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, share)


def _mixed_batches(tokens: Tokens) -> list[list[int]]:
    """Shuffled batches of texts of like length."""
    order = list(range(len(tokens)))
    random.shuffle(order)
    batches = []
    for start in range(0, len(order), BATCH * 32):
        chunk = sorted(order[start : start + BATCH * 32], key=lambda row: len(tokens[row]))
        batches += [chunk[place : place + BATCH] for place in range(0, len(chunk), BATCH)]
    random.shuffle(batches)
    return batches


@torch.no_grad()
def prepared(network: JudgeNetwork, tokens: Tokens, frozen: int) -> Texts:
    """The texts with the output of the `frozen` lowest layers, which no training changes."""
    network.eval()
    lower = [torch.empty(0)] * len(tokens)
    for batch in _by_length(tokens):
        ids, mask = padded([tokens[row] for row in batch])
        hidden = network.through(network.embedded(ids), mask, 0, frozen)
        for place, row in enumerate(batch):
            lower[row] = hidden[place, : len(tokens[row])].half()
    return Texts(tokens, lower, frozen)


@torch.no_grad()
def predict(network: JudgeNetwork, tokens: Tokens) -> tuple[Numbers, Numbers, Numbers]:
    """Scores and levels (passages × criteria) and vectors (passages × dimension)."""
    network.eval()
    vectors = torch.zeros(len(tokens), network.head.in_features)
    for batch in _by_length(tokens):
        vectors[batch] = network(*padded([tokens[row] for row in batch]))
    scores, levels = network.head(vectors), network.levels(vectors)
    return scores.numpy(), levels.numpy(), vectors.numpy()


def _by_length(tokens: Tokens) -> Iterator[list[int]]:
    order = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
    for start in range(0, len(order), BATCH):
        yield order[start : start + BATCH]
