"""Whether a probability means what it says: of passages marked 0.8, eight in ten hold."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligncheck.compare.figure import Better, Figure, Numbers, measure, ratio, summed_by_unit
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.passages import document_numbers
from aligncheck.evaluate.prediction import Prediction
from aligncheck.evaluate.report import Report, Table

BINS = 10
KEPT_FROM = 0.02  # less probable matches are not counted: they would make any error look small


@dataclass(frozen=True)
class Claims:
    """Probabilities that were stated, whether each held, and the document of each."""

    probability: Numbers
    held: Numbers
    documents: NDArray[np.int64]

    def some(self, rows: NDArray[np.bool_]) -> "Claims":
        """Only the claims that `rows` marks."""
        documents = np.unique(self.documents[rows], return_inverse=True)[1]
        return Claims(self.probability[rows], self.held[rows], documents)


def claims_of(
    passages: Sequence[GoldPassage], predictions: Sequence[Prediction], *, accepted: bool = False
) -> Claims:
    """Every probability at or above the floor of what is kept, disputed labels left out."""
    rows = [
        (said.probability[criterion], criterion in passage.labels, document)
        for passage, said, document in zip(
            passages, predictions, document_numbers(passages), strict=True
        )
        for criterion in sorted(said.accepted if accepted else said.probability)
        if criterion not in passage.disputed and said.probability.get(criterion, 0.0) >= KEPT_FROM
    ]
    probability, held, documents = zip(*rows, strict=True) if rows else ((), (), ())
    units = np.unique(np.array(documents, np.int64), return_inverse=True)[1]
    return Claims(np.array(probability, np.float64), np.array(held, np.float64), units)


def calibration_report(
    passages: Sequence[GoldPassage], predictions: Sequence[Prediction]
) -> Report:
    """Calibration error over ten bins, of all kept matches and of the accepted ones."""
    kept = claims_of(passages, predictions)
    accepted = claims_of(passages, predictions, accepted=True)
    figures = (
        error_figure("calibration error, kept matches", kept),
        error_figure("calibration error, accepted evidence", accepted),
        _brier_figure(kept),
    )
    notes = (
        f"Kept matches: pairs of passage and criterion with a probability of {KEPT_FROM} or more, "
        "near misses included. The error is the mean distance, over ten equal bins weighted by "
        "their cases, between stated probability and share that held.",
    )
    return Report(figures, (reliability_table(kept),), notes, "documents")


def error_figure(name: str, claims: Claims) -> Figure:
    """The expected calibration error over ten equal bins."""
    sums = _binned(claims)
    return measure(name, sums, _error, n=len(claims.held), better=Better.LOWER)


def _binned(claims: Claims) -> Numbers:
    """Documents × (cases, stated probability, held) of the ten bins, summed."""
    places = np.minimum((claims.probability * BINS).astype(int), BINS - 1)
    counts = np.zeros((len(places), 3 * BINS))
    rows = np.arange(len(places))
    counts[rows, places] = 1.0
    counts[rows, BINS + places] = claims.probability
    counts[rows, 2 * BINS + places] = claims.held
    return summed_by_unit(claims.documents, counts)


def _error(sums: Numbers) -> Numbers:
    cases, stated, held = np.split(sums, 3, axis=1)
    return ratio(np.abs(stated - held).sum(axis=1), cases.sum(axis=1))


def _brier_figure(claims: Claims) -> Figure:
    squared = (claims.probability - claims.held) ** 2
    counts = np.stack([squared, np.ones_like(squared)], axis=1)
    sums = summed_by_unit(claims.documents, counts)
    return measure(
        "Brier score, kept matches",
        sums,
        lambda drawn: ratio(drawn[:, 0], drawn[:, 1]),
        n=len(squared),
        better=Better.LOWER,
    )


def reliability_table(claims: Claims) -> Table:
    """Each bin with its cases, the mean probability stated and the share that held."""
    cases, stated, held = np.split(_binned(claims).sum(axis=0), 3)
    rows = []
    for at in range(BINS):
        n = int(cases[at])
        means = (round(float(part[at]) / n, 4) if n else None for part in (stated, held))
        rows.append((f"{at / BINS:.1f}–{(at + 1) / BINS:.1f}", n, *means))
    return Table("reliability", ("probability", "cases", "stated", "held"), tuple(rows))
