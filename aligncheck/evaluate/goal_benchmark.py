"""The SDG Classification Benchmark: 1,251 expert-labelled texts, figures as its package has them.

For measuring only: nothing is trained on it and no threshold is chosen on it.
"""

import csv
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np

from aligncheck.assess import divided
from aligncheck.compare.figure import Better, Numbers, measure, numbered, ratio, summed_by_unit
from aligncheck.documents import Passage
from aligncheck.errors import UsageError
from aligncheck.evaluate.prediction import judged_in_parts, loose_passage
from aligncheck.evaluate.report import Cell, Report, Table
from aligncheck.frameworks import Framework
from aligncheck.matching.judge import Judge
from aligncheck.matching.match import Match

PACKAGE = "sdgclassification-benchmark"
GOALS = 17
MEASURED = "counted in a plan of this text"
"""The rule whose figures stand for the tool; the others stand beside it."""
PUBLISHED: tuple[tuple[Cell, ...], ...] = (
    ("SDG Prospector", 0.878, 0.865, 1.13),
    ("GPT-4o", 0.872, 0.879, 2.52),
    ("text2sdg", 0.830, 0.820, 2.33),
    ("JRC SDG Mapper", 0.773, 0.711, 0.81),
    ("all 17 goals, always", 0.493, 0.657, 17.0),
)
"""Recomputed from the benchmark repository's published predictions (d2037e0, 2026-02-22)."""


@dataclass(frozen=True, slots=True)
class GoalText:
    """A text and whether the experts see one goal (1–17) in it."""

    text: str
    goal: int
    is_about: bool


def benchmark_bytes() -> bytes:
    """The package's file of labelled texts; UsageError where the package is missing."""
    try:
        # through the outer name: the package itself imports pandas
        folder = resources.files("sdgclassification") / "benchmark" / "resources"
        return (folder / "benchmark.csv").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as cause:
        raise UsageError(f"the benchmark is not installed; run: pip install {PACKAGE}") from cause


def benchmark_sha256() -> str:
    """The hash of the labelled texts that were measured on."""
    return hashlib.sha256(benchmark_bytes()).hexdigest()


def benchmark_texts() -> tuple[GoalText, ...]:
    """The labelled texts in the package's order."""
    rows = csv.DictReader(benchmark_bytes().decode("utf-8").splitlines(keepends=True))
    return tuple(GoalText(row["text"], int(row["sdg"]), row["label"] == "True") for row in rows)


@dataclass(frozen=True, slots=True)
class Given:
    """The goals (1–17) of a text: likely in it as a plan, possible ones too, as a passage alone."""

    likely: frozenset[int]
    possible: frozenset[int]
    alone: frozenset[int]


def goals_given(texts: Sequence[GoalText], judge: Judge, goals: Framework) -> tuple[Given, ...]:
    """The goals of each text, judged as the one passage of a plan, and as a passage alone."""
    passages = [loose_passage(item.text, "en") for item in texts]
    judged = judged_in_parts(passages, judge, [goals])
    return tuple(_given(passage, found) for passage, found in zip(passages, judged, strict=True))


def _given(passage: Passage, matches: Sequence[Match]) -> Given:
    likely: set[int] = set()
    possible: set[int] = set()
    for match in matches:
        counted, uncertain, _ = divided([(match, passage)], "SDG")
        likely.update(_goal(one) for one, _ in counted)
        possible.update(_goal(one) for one, _ in uncertain)
    alone = frozenset(_goal(match) for match in matches if match.accepted)
    return Given(frozenset(likely), frozenset(likely | possible), alone)


def _goal(match: Match) -> int:
    return int(match.criterion.split("-")[1])


def benchmark_report(texts: Sequence[GoalText], given: Sequence[Given]) -> Report:
    """Accuracy, precision, recall and F1 as means over the goals, and goals per text."""
    rules = {
        MEASURED: [each.likely for each in given],
        "with possible gaps counted too": [each.possible for each in given],
        "accepted as a passage alone": [each.alone for each in given],
    }
    sums = {name: _counts(texts, goals) for name, goals in rules.items()}
    counts = sums[MEASURED]
    n = len(texts)
    figures = (
        measure("accuracy", counts, accuracy, n=n),
        measure("macro F1", counts, macro_f1, n=n),
        measure("precision", counts, precision, n=n),
        measure("recall", counts, recall, n=n),
        measure("goals per text", counts, _per_text, n=n, better=Better.LOWER),
    )
    notes = (
        "Each text is checked as a plan of one passage; it has the goals that are neither called "
        "a gap nor a possible gap. A text counts as positive for its one goal when that is among "
        "them; other goals are not punished, so accuracy, F1 and goals per text are read together. "
        "Nothing was trained on these texts, and no limit was chosen on them.",
    )
    tables = (_beside(sums), _goal_table(counts))
    return Report(figures, tables, notes, "texts")


def _counts(texts: Sequence[GoalText], given: Sequence[frozenset[int]]) -> Numbers:
    """Distinct texts × (17 tp, 17 fp, 17 fn, 17 tn, goals given, rows)."""
    counts = np.zeros((len(texts), 4 * GOALS + 2))
    for row, (item, goals) in enumerate(zip(texts, given, strict=True)):
        accepted = item.goal in goals
        kind = (0 if accepted else 2) if item.is_about else (1 if accepted else 3)
        counts[row, kind * GOALS + item.goal - 1] = 1.0
        counts[row, -2:] = len(goals), 1.0
    return summed_by_unit(numbered(item.text for item in texts), counts)


def _kinds(sums: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    tp, fp, fn, tn = np.split(sums[:, : 4 * GOALS], 4, axis=1)
    return tp, fp, fn, tn


def _mean_over_goals(by_goal: Numbers, cases: Numbers) -> Numbers:
    """The mean over goals that have cases; a goal's own figure counts 0 where undefined."""
    present = cases > 0
    return ratio((np.nan_to_num(by_goal) * present).sum(axis=1), present.sum(axis=1) * 1.0)


def accuracy(sums: Numbers) -> Numbers:
    """The share of right answers, mean over goals."""
    tp, fp, fn, tn = _kinds(sums)
    cases = tp + fp + fn + tn
    return _mean_over_goals(ratio(tp + tn, cases), cases)


def precision(sums: Numbers) -> Numbers:
    """The share of accepted texts that are right, mean over goals."""
    tp, fp, fn, tn = _kinds(sums)
    return _mean_over_goals(ratio(tp, tp + fp), tp + fp + fn + tn)


def recall(sums: Numbers) -> Numbers:
    """The share of the experts' texts that are accepted, mean over goals."""
    tp, fp, fn, tn = _kinds(sums)
    return _mean_over_goals(ratio(tp, tp + fn), tp + fp + fn + tn)


def macro_f1(sums: Numbers) -> Numbers:
    """The mean F1 of the goals."""
    tp, fp, fn, tn = _kinds(sums)
    return _mean_over_goals(ratio(2 * tp, 2 * tp + fp + fn), tp + fp + fn + tn)


def _per_text(sums: Numbers) -> Numbers:
    return ratio(sums[:, -2], sums[:, -1])


def _beside(by_rule: Mapping[str, Numbers]) -> Table:
    own: list[tuple[Cell, ...]] = []
    for rule, counts in by_rule.items():
        sums = counts.sum(axis=0)[None]
        shown = (round(float(part(sums)[0]), 4) for part in (accuracy, macro_f1, _per_text))
        own.append((f"aligncheck: {rule}", *shown))
    columns = ("tool", "accuracy", "macro F1", "goals per text")
    return Table("beside published tools", columns, (*own, *PUBLISHED))


def _goal_table(counts: Numbers) -> Table:
    tp, fp, fn, tn = (part.sum(axis=0) for part in _kinds(counts))
    rows = []
    for at in range(GOALS):
        cases = tp[at] + fp[at] + fn[at] + tn[at]
        right = round(float((tp[at] + tn[at]) / cases), 4) if cases else None
        found = 2 * tp[at] + fp[at] + fn[at]
        f1 = round(float(2 * tp[at] / found), 4) if found else None
        rows.append((f"SDG-{at + 1:02d}", int(cases), right, f1))
    return Table("goals", ("goal", "texts", "accuracy", "F1"), tuple(rows))
