"""How well passages are judged: F1 with its parts, by framework, language and criterion."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligncheck.compare.figure import (
    Better,
    Figure,
    Numbers,
    Statistic,
    measure,
    numbered,
    ratio,
    share,
    summed_by_unit,
)
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.prediction import Prediction
from aligncheck.evaluate.report import Report, Table
from aligncheck.matching.as_trained import TRAINED

LANGUAGES = ("nb", "nn", "en")
FEWEST_POSITIVES = 3
"""A criterion with fewer positives says nothing in the macro mean."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Verdicts:
    """Passages × criteria: labelled, accepted, and whether both count (not disputed)."""

    criteria: tuple[str, ...]
    truth: Flags
    accepted: Flags
    counts: Flags
    documents: NDArray[np.int64]  # number of each passage's document

    @property
    def positives(self) -> NDArray[np.int64]:
        """How many passages are labelled with each criterion."""
        return np.asarray((self.truth & self.counts).sum(axis=0), np.int64)

    def some(self, rows: Flags) -> "Verdicts":
        """Only the passages that `rows` marks; documents keep their numbers."""
        return Verdicts(
            self.criteria,
            self.truth[rows],
            self.accepted[rows],
            self.counts[rows],
            np.unique(self.documents[rows], return_inverse=True)[1],
        )

    def outcomes(self, columns: Sequence[int]) -> Numbers:
        """Documents × (true positives, false positives, false negatives of each column)."""
        truth, accepted = self.truth[:, columns], self.accepted[:, columns]
        counts = self.counts[:, columns]
        kinds = [truth & accepted & counts, ~truth & accepted & counts, truth & ~accepted & counts]
        return summed_by_unit(self.documents, np.hstack(kinds).astype(np.float64))


def verdicts_of(
    passages: Sequence[GoldPassage], predictions: Sequence[Prediction], criteria: Sequence[str]
) -> Verdicts:
    """Labels and predictions of the same passages side by side."""
    truth = [[criterion in passage.labels for criterion in criteria] for passage in passages]
    disputed = [[criterion in passage.disputed for criterion in criteria] for passage in passages]
    accepted = [[criterion in said.accepted for criterion in criteria] for said in predictions]
    shape = (len(passages), len(criteria))
    return Verdicts(
        tuple(criteria),
        np.array(truth, bool).reshape(shape),
        np.array(accepted, bool).reshape(shape),
        ~np.array(disputed, bool).reshape(shape),
        document_numbers(passages),
    )


def document_numbers(passages: Sequence[GoldPassage]) -> NDArray[np.int64]:
    """The number of each passage's document, in order of first appearance."""
    return numbered(passage.document for passage in passages)


def passage_report(
    passages: Sequence[GoldPassage], predictions: Sequence[Prediction], criteria: Sequence[str]
) -> Report:
    """F1 overall, by framework and by language, empty passages left empty, every criterion."""
    verdicts = verdicts_of(passages, predictions, criteria)
    figures = (
        *_whole_figures(verdicts),
        *_framework_figures(verdicts),
        *_language_figures(verdicts, passages),
        empty_figure(verdicts),
    )
    notes = (
        f"{len(passages)} passages of {len(set(verdicts.documents.tolist()))} documents. Disputed "
        f"labels are neither asked for nor punished. Macro: mean F1 of the "
        f"{len(_common(verdicts))} criteria with at least {FEWEST_POSITIVES} labelled passages.",
    )
    return Report(figures, (criterion_table(verdicts),), notes, "documents")


def _whole_figures(verdicts: Verdicts) -> tuple[Figure, ...]:
    every = range(len(verdicts.criteria))
    outcomes, n = verdicts.outcomes(every), int(verdicts.positives.sum())
    return (
        measure("micro F1", outcomes, micro_f1, n=n),
        _macro("macro F1", verdicts, _common(verdicts)),
        measure("precision", outcomes, precision, n=n),
        measure("recall", outcomes, recall, n=n),
    )


def _framework_figures(verdicts: Verdicts) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    for framework in TRAINED:
        own = [at for at, id in enumerate(verdicts.criteria) if id.startswith(f"{framework}-")]
        n = int(verdicts.positives[own].sum())
        figures.append(measure(f"micro F1 {framework}", verdicts.outcomes(own), micro_f1, n=n))
        common = [at for at in own if at in set(_common(verdicts))]
        figures.append(_macro(f"macro F1 {framework}", verdicts, common))
    return tuple(figures)


def _language_figures(verdicts: Verdicts, passages: Sequence[GoldPassage]) -> tuple[Figure, ...]:
    figures = []
    for language in LANGUAGES:
        own = verdicts.some(np.array([passage.language == language for passage in passages], bool))
        outcomes = own.outcomes(range(len(own.criteria)))
        n = int(own.positives.sum())
        figures.append(measure(f"micro F1 {language}", outcomes, micro_f1, n=n))
    return tuple(figures)


def empty_figure(verdicts: Verdicts) -> Figure:
    """The share of the passages without any label, also a disputed one, accepted for nothing."""
    nothing = ~(verdicts.truth | ~verdicts.counts).any(axis=1)
    left = nothing & ~verdicts.accepted.any(axis=1)
    sums = summed_by_unit(verdicts.documents, np.stack([left, nothing], axis=1).astype(np.float64))
    return share("empty left empty", sums[:, 0], sums[:, 1])


def _common(verdicts: Verdicts) -> list[int]:
    return [at for at, n in enumerate(verdicts.positives) if n >= FEWEST_POSITIVES]


def _macro(name: str, verdicts: Verdicts, columns: Sequence[int]) -> Figure:
    if not columns:
        return Figure(name, float("nan"), float("nan"), float("nan"), 0, Better.HIGHER)
    return measure(name, verdicts.outcomes(columns), macro_f1, n=len(columns))


def _parts(sums: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    right, wrong, missed = np.split(sums, 3, axis=1)
    return right, wrong, missed


def micro_f1(sums: Numbers) -> Numbers:
    """F1 over all labels together."""
    right, wrong, missed = (part.sum(axis=1) for part in _parts(sums))
    return ratio(2 * right, 2 * right + wrong + missed)


def precision(sums: Numbers) -> Numbers:
    """The share of accepted labels that are right."""
    right, wrong, _ = (part.sum(axis=1) for part in _parts(sums))
    return ratio(right, right + wrong)


def recall(sums: Numbers) -> Numbers:
    """The share of given labels that are accepted."""
    right, _, missed = (part.sum(axis=1) for part in _parts(sums))
    return ratio(right, right + missed)


def macro_f1(sums: Numbers) -> Numbers:
    """The mean of the criteria's F1; in a draw without any case of a criterion the others'."""
    right, wrong, missed = _parts(sums)
    by_criterion = ratio(2 * right, 2 * right + wrong + missed)
    known = ~np.isnan(by_criterion)
    return ratio(np.nansum(by_criterion, axis=1), known.sum(axis=1).astype(np.float64))


def criterion_table(verdicts: Verdicts) -> Table:
    """Every criterion with its positives, precision, recall and F1."""
    rows = []
    for at, criterion in enumerate(verdicts.criteria):
        sums = verdicts.outcomes([at]).sum(axis=0)[None]
        accepted = int(sums[0, 0] + sums[0, 1])
        shown = (_known(statistic, sums) for statistic in (precision, recall, micro_f1))
        rows.append((criterion, int(verdicts.positives[at]), accepted, *shown))
    columns = ("criterion", "labelled", "accepted", "precision", "recall", "F1")
    return Table("criteria", columns, tuple(rows))


def _known(statistic: Statistic, sums: Numbers) -> float | None:
    value = float(statistic(sums)[0])
    return None if np.isnan(value) else round(value, 4)
