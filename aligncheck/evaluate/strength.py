"""How well the strength of evidence is graded, where the label itself is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligncheck.assessment import COVERED_FROM
from aligncheck.compare.figure import Figure, Numbers, measure, ratio, share, summed_by_unit
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.passages import document_numbers
from aligncheck.evaluate.prediction import Prediction
from aligncheck.evaluate.report import Report, Table

LEVELS = 5
UNDECIDED = COVERED_FROM - 0.5
"""The mean level of two annotators of whom one saw a commitment and one did not."""


Units = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Graded:
    """One right label: the annotators' mean level, the given strength, and its document."""

    level: float
    strength: int
    document: int


Test = Callable[[Graded], bool]
Place = Callable[[Graded], tuple[int, int]]  # row and column of a table of agreement


def graded_labels(
    passages: Sequence[GoldPassage], predictions: Sequence[Prediction]
) -> tuple[Graded, ...]:
    """The labels that were accepted and graded, in the order of the passages."""
    documents = document_numbers(passages)
    return tuple(
        Graded(level, said.strength[criterion], int(document))
        for passage, said, document in zip(passages, predictions, documents, strict=True)
        for criterion, level in passage.labels.items()
        if criterion in said.accepted and criterion in said.strength
    )


def strength_report(passages: Sequence[GoldPassage], predictions: Sequence[Prediction]) -> Report:
    """Within one level, the same level, and committed or not, with chance-corrected agreement."""
    graded = graded_labels(passages, predictions)
    decided = tuple(one for one in graded if one.level != UNDECIDED)
    figures = (
        _share("within one level", graded, lambda one: abs(one.strength - one.level) <= 1),
        _share("same level", graded, lambda one: one.strength == _whole(one.level)),
        _share("committed or not", graded, _same_commitment),
        _share("committed or not, annotators agreed", decided, _same_commitment),
        _kappa("kappa committed", graded, _commitment_counts, _plain_weights(2)),
        _kappa("kappa levels, quadratic", graded, _level_counts, _quadratic_weights(LEVELS)),
    )
    notes = (
        f"{len(graded)} labels that were accepted. Levels are the annotators' mean; halves count "
        f"as the higher level, so a label that only one of two called a commitment is one; "
        f"{len(graded) - len(decided)} such labels are left out under «annotators agreed».",
    )
    return Report(figures, (_level_table(graded),), notes, "documents")


def _whole(level: float) -> int:
    return int(level + 0.5)


def _same_commitment(one: Graded) -> bool:
    return (one.strength >= COVERED_FROM) == (one.level >= UNDECIDED)


def _share(name: str, graded: Sequence[Graded], holds: Test) -> Figure:
    counts = np.array([[holds(one), 1.0] for one in graded], np.float64).reshape(-1, 2)
    sums = summed_by_unit(_documents(graded), counts)
    return share(name, sums[:, 0], sums[:, 1])


def _documents(graded: Sequence[Graded]) -> Units:
    """Each label's document, numbered without gaps: only documents with a right label count."""
    numbers = np.array([one.document for one in graded], np.int64)
    return np.asarray(np.unique(numbers, return_inverse=True)[1], np.int64)


def _kappa(name: str, graded: Sequence[Graded], place: Place, weights: Numbers) -> Figure:
    """Agreement beyond chance; `weights` say how far two answers disagree (0–1)."""
    size = len(weights)
    counts = np.zeros((len(graded), size * size))
    for row, one in enumerate(graded):
        given, said = place(one)
        counts[row, given * size + said] = 1.0
    sums = summed_by_unit(_documents(graded), counts)

    def statistic(drawn: Numbers) -> Numbers:
        table = drawn.reshape(-1, size, size)
        by_chance = table.sum(axis=2)[:, :, None] * table.sum(axis=1)[:, None, :]
        expected = ratio((by_chance * weights).sum(axis=(1, 2)), drawn.sum(axis=1))
        return 1 - ratio((table * weights).sum(axis=(1, 2)), expected)

    return measure(name, sums, statistic, n=len(graded))


def _commitment_counts(one: Graded) -> tuple[int, int]:
    return int(one.level >= UNDECIDED), int(one.strength >= COVERED_FROM)


def _level_counts(one: Graded) -> tuple[int, int]:
    return _whole(one.level) - 1, one.strength - 1


def _plain_weights(size: int) -> Numbers:
    return 1.0 - np.eye(size)


def _quadratic_weights(size: int) -> Numbers:
    steps = np.arange(size, dtype=np.float64)
    return np.asarray(((steps[:, None] - steps[None, :]) / (size - 1)) ** 2)


def _level_table(graded: Sequence[Graded]) -> Table:
    """How often each annotated level was given each strength."""
    counted = np.zeros((LEVELS, LEVELS), int)
    for one in graded:
        counted[_level_counts(one)] += 1
    columns = ("annotated", *(f"graded {level}" for level in range(1, LEVELS + 1)))
    rows = tuple((f"level {at + 1}", *row.tolist()) for at, row in enumerate(counted))
    return Table("levels", columns, rows)
