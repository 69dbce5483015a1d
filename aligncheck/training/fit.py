"""Train the network: written passages through all layers, then labelled real ones."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from aligncheck.evaluate.gold import GoldPassage
from aligncheck.training.network import JudgeNetwork
from aligncheck.training.sources import GoalExcerpt

BATCH = 32
WARM_UP = 0.08
HEAD_RATE = 25.0  # the heads learn so much faster than the encoder
LEVEL_WEIGHT = 0.25
GOAL_WEIGHT = 0.5
LABELS_PER_PASSAGE = 2.5
Numbers = NDArray[np.float32]
Tokens = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Texts:
    """Tokenised texts and what the lowest `frozen` layers make of each (float16)."""

    tokens: Tokens
    lower: Sequence[Tensor]
    frozen: int

    def some(self, rows: Sequence[int]) -> "Texts":
        """Only the texts of those rows, in that order."""
        tokens = [self.tokens[row] for row in rows]
        return Texts(tokens, [self.lower[row] for row in rows], self.frozen)


@dataclass(frozen=True)
class Labels:
    """Passages × criteria: is evidence (0/1), counts in the loss (0/1), level (0 or 1–5)."""

    truth: Tensor
    counts: Tensor
    level: Tensor


@dataclass(frozen=True)
class GoalBatch:
    """Tokenised excerpts with the column of their one goal; other columns stay unknown."""

    texts: Texts
    goal: Tensor
    columns: slice


@dataclass(frozen=True)
class Schedule:
    """How long and how fast to train."""

    epochs: int
    rate: float
    seed: int = 0


def labels_of(passages: Sequence[GoldPassage], criteria: Sequence[str]) -> Labels:
    """The labels as tensors; disputed ones do not count."""
    column = {criterion: number for number, criterion in enumerate(criteria)}
    shape = (len(passages), len(criteria))
    truth, counts, level = torch.zeros(shape), torch.ones(shape), torch.zeros(shape)
    for row, passage in enumerate(passages):
        for criterion, given in passage.labels.items():
            truth[row, column[criterion]] = 1.0
            level[row, column[criterion]] = given
        for criterion in passage.disputed:
            counts[row, column[criterion]] = 0.0
    return Labels(truth, counts, level)


def goals_of(excerpts: Sequence[GoalExcerpt], texts: Texts, criteria: Sequence[str]) -> GoalBatch:
    """Excerpts with the place of their goal among the SDG columns."""
    goals = [number for number, criterion in enumerate(criteria) if criterion.startswith("SDG-")]
    columns = slice(goals[0], goals[-1] + 1)
    return GoalBatch(texts, torch.tensor([excerpt.goal - 1 for excerpt in excerpts]), columns)


def fit(
    network: JudgeNetwork,
    texts: Texts,
    labels: Labels,
    schedule: Schedule,
    goals: GoalBatch | None = None,
) -> Iterator[float]:
    """Train the layers above `texts.frozen` in place; yields the mean loss of each epoch."""
    random.seed(schedule.seed)
    torch.manual_seed(schedule.seed)
    _freeze(network, texts.frozen)
    steps = math.ceil(len(texts.tokens) / BATCH)
    steps += math.ceil(len(goals.texts.tokens) / BATCH) if goals else 0
    optimiser, rates = _optimiser(network, schedule, steps * schedule.epochs)
    for _ in range(schedule.epochs):
        network.train()
        work = [(False, batch) for batch in _mixed_batches(texts.tokens)]
        work += [(True, batch) for batch in _mixed_batches(goals.texts.tokens)] if goals else []
        random.shuffle(work)
        total = 0.0
        for is_goal, batch in work:
            if is_goal and goals:
                loss = _goal_loss(network, goals, batch)
            else:
                loss = _label_loss(network, texts, labels, batch)
            total += _step(optimiser, rates, loss)
        yield total / len(work)
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
    heads = [*network.head.parameters(), *network.level.parameters()]
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


def _padded(rows: Tokens) -> tuple[Tensor, Tensor]:
    width = max(len(row) for row in rows)
    ids = torch.ones(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return ids, mask


@torch.no_grad()
def prepared(network: JudgeNetwork, tokens: Tokens, frozen: int) -> Texts:
    """The texts with the output of the `frozen` lowest layers, which no training changes."""
    network.eval()
    lower = [torch.empty(0)] * len(tokens)
    order = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
    for start in range(0, len(order), 32):
        batch = order[start : start + 32]
        ids, mask = _padded([tokens[row] for row in batch])
        hidden = network.through(network.embedded(ids), mask, 0, frozen)
        for place, row in enumerate(batch):
            lower[row] = hidden[place, : len(tokens[row])].half()
    return Texts(tokens, lower, frozen)


def _vectors(network: JudgeNetwork, texts: Texts, batch: Sequence[int]) -> Tensor:
    """The pooled vectors of a batch, with dropout while training."""
    _, mask = _padded([texts.tokens[row] for row in batch])
    hidden = torch.zeros(*mask.shape, texts.lower[batch[0]].shape[1])
    for place, row in enumerate(batch):
        hidden[place, : len(texts.tokens[row])] = texts.lower[row].float()
    upper = network.through(hidden, mask, texts.frozen, network.depth)
    dropped: Tensor = network.drop(network.pooled(upper, mask))
    return dropped


def _label_loss(
    network: JudgeNetwork, texts: Texts, labels: Labels, batch: Sequence[int]
) -> Tensor:
    vectors = _vectors(network, texts, batch)
    rows = list(batch)
    truth, counts = labels.truth[rows], labels.counts[rows]
    scores = network.head(vectors)
    entropy = functional.binary_cross_entropy_with_logits(scores, truth, reduction="none")
    loss = (entropy * counts).sum(1).mean() / LABELS_PER_PASSAGE
    graded = (truth > 0) & (counts > 0)
    if graded.any():
        error = (network.level(vectors) - labels.level[rows]) ** 2
        loss = loss + LEVEL_WEIGHT * (error * graded).sum() / graded.sum()
    return loss


def _goal_loss(network: JudgeNetwork, goals: GoalBatch, batch: Sequence[int]) -> Tensor:
    scores = network.head(_vectors(network, goals.texts, batch))[:, goals.columns]
    return GOAL_WEIGHT * functional.cross_entropy(scores, goals.goal[list(batch)])


@torch.no_grad()
def predict(network: JudgeNetwork, tokens: Tokens) -> tuple[Numbers, Numbers, Numbers]:
    """Scores and levels (passages × criteria) and vectors (passages × dimension)."""
    network.eval()
    vectors = torch.zeros(len(tokens), network.head.in_features)
    order = sorted(range(len(tokens)), key=lambda row: len(tokens[row]))
    for start in range(0, len(order), 32):
        batch = order[start : start + 32]
        ids, mask = _padded([tokens[row] for row in batch])
        vectors[batch] = network(ids, mask)
    scores, levels = network.head(vectors), network.level(vectors)
    return scores.numpy(), levels.numpy(), vectors.numpy()
