"""What a network learns from: labelled passages, goal excerpts, twins in Bokmål and Nynorsk."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor
from torch.nn import functional

from aligncheck.evaluate.gold import GoldPassage
from aligncheck.grading.ordinal import COMMITTED
from aligncheck.training.network import KINDS, JudgeNetwork
from aligncheck.training.sources import GoalExcerpt

LABELS_PER_PASSAGE = 2.5
LEVEL_WEIGHT = 0.6
BETWEEN = 2.5
"""The level at which the network takes either for as likely."""
COMMITTED_STEEPNESS = 3.0
KIND_WEIGHT = 0.1
GOAL_WEIGHT = 0.5
CERTAIN_GOAL_WEIGHT = 0.3
TWIN_WEIGHT = 4.0
DISPUTED = 0.4
"""What is asked for a label that one of two people gave, and how much it counts."""
DISPUTED_WEIGHT = 0.5
HALF = torch.bfloat16
"""What layers are trained in: more than twice as fast where a processor has it."""
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

    def vectors(self, network: JudgeNetwork, batch: Sequence[int]) -> Tensor:
        """The pooled vectors of a batch, with dropout while training."""
        _, mask = padded([self.tokens[row] for row in batch])
        hidden = torch.zeros(*mask.shape, self.lower[batch[0]].shape[1])
        for place, row in enumerate(batch):
            hidden[place, : len(self.tokens[row])] = self.lower[row].float()
        with torch.autocast("cpu", HALF):
            upper = network.through(hidden, mask, self.frozen, network.depth)
        dropped: Tensor = network.drop(network.pooled(upper.float(), mask))
        return dropped


class Lesson(Protocol):
    """Something to learn from, batch by batch."""

    @property
    def texts(self) -> Texts:
        """The texts that are learned from, one a row."""

    def loss(self, network: JudgeNetwork, batch: Sequence[int]) -> Tensor:
        """How far the network is from what the rows of the batch ask."""


@dataclass(frozen=True)
class Labelled:
    """Passages with criteria: is evidence (0–1), weight in the loss, level (0 or 1–5).

    `kind` is the number of each passage's kind, -1 where it has none of the known.
    """

    texts: Texts
    truth: Tensor
    counts: Tensor
    level: Tensor
    kind: Tensor

    def loss(self, network: JudgeNetwork, batch: Sequence[int]) -> Tensor:
        """Of evidence or not, of the level of what is evidence, and of the kind of passage."""
        rows, vectors = list(batch), self.texts.vectors(network, batch)
        truth, counts = self.truth[rows], self.counts[rows]
        scores = network.head(vectors)
        entropy = functional.binary_cross_entropy_with_logits(scores, truth, reduction="none")
        loss: Tensor = (entropy * counts).sum(1).mean() / LABELS_PER_PASSAGE
        graded = truth == 1
        if graded.any():
            loss = loss + _level_loss(network.levels(vectors)[graded], self.level[rows][graded])
        known = self.kind[rows] >= 0
        if known.any():
            kinds = network.kind(vectors)[known]
            loss = loss + KIND_WEIGHT * functional.cross_entropy(kinds, self.kind[rows][known])
        return loss


@dataclass(frozen=True)
class Goals:
    """Excerpts with the column of their one goal; other criteria stay unknown."""

    texts: Texts
    goal: Tensor
    columns: slice

    def loss(self, network: JudgeNetwork, batch: Sequence[int]) -> Tensor:
        """The goal must be the most probable of the goals, and probable in itself."""
        rows = list(batch)
        scores = network.head(self.texts.vectors(network, batch))[:, self.columns]
        goal = self.goal[rows]
        certain = functional.softplus(-scores.gather(1, goal[:, None])).mean()
        loss: Tensor = GOAL_WEIGHT * functional.cross_entropy(scores, goal)
        return loss + CERTAIN_GOAL_WEIGHT * certain


@dataclass(frozen=True)
class Twins:
    """The same passages in Bokmål (`texts`) and in Nynorsk (`others`), row by row."""

    texts: Texts
    others: Texts

    def loss(self, network: JudgeNetwork, batch: Sequence[int]) -> Tensor:
        """How differently the two are judged."""
        first = network.head(self.texts.vectors(network, batch)).sigmoid()
        second = network.head(self.others.vectors(network, batch)).sigmoid()
        loss: Tensor = TWIN_WEIGHT * ((first - second) ** 2).sum(1).mean()
        return loss


def labelled(
    passages: Sequence[GoldPassage],
    texts: Texts,
    criteria: Sequence[str],
    weights: Sequence[float] | None = None,
) -> Labelled:
    """The passages with their labels as tensors; `weights` say how much each passage counts."""
    column = {criterion: number for number, criterion in enumerate(criteria)}
    shape = (len(passages), len(criteria))
    truth, counts, level = torch.zeros(shape), torch.ones(shape), torch.zeros(shape)
    for row, passage in enumerate(passages):
        for criterion, given in passage.labels.items():
            truth[row, column[criterion]] = 1.0
            level[row, column[criterion]] = given
        for criterion in passage.disputed:
            truth[row, column[criterion]] = DISPUTED
            counts[row, column[criterion]] = DISPUTED_WEIGHT
    if weights is not None:
        counts *= torch.tensor(weights)[:, None]
    kinds = [KINDS.index(passage.kind) if passage.kind in KINDS else -1 for passage in passages]
    return Labelled(texts, truth, counts, level, torch.tensor(kinds))


def goals(excerpts: Sequence[GoalExcerpt], texts: Texts, criteria: Sequence[str]) -> Goals:
    """Excerpts with the place of their goal among the SDG columns."""
    columns = [number for number, criterion in enumerate(criteria) if criterion.startswith("SDG-")]
    places = slice(columns[0], columns[-1] + 1)
    return Goals(texts, torch.tensor([excerpt.goal - 1 for excerpt in excerpts]), places)


def padded(rows: Tokens) -> tuple[Tensor, Tensor]:
    """Token numbers and mask of texts of unlike length."""
    width = max(len(row) for row in rows)
    ids = torch.ones(len(rows), width, dtype=torch.long)
    mask = torch.zeros(len(rows), width, dtype=torch.long)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = torch.tensor(row)
        mask[number, : len(row)] = 1
    return ids, mask


def _level_loss(given: Tensor, asked: Tensor) -> Tensor:
    """Distance to the level that people gave, and whether both are commitments."""
    committed = (asked - COMMITTED + 1).clamp(0, 1)  # a mean of readers counts in part
    logits = COMMITTED_STEEPNESS * (given - BETWEEN)
    entropy = functional.binary_cross_entropy_with_logits(logits, committed)
    loss: Tensor = LEVEL_WEIGHT * (((given - asked) ** 2).mean() + entropy)
    return loss
