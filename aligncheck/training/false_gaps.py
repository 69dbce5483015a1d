"""How often a gap is false: whole plans by judges that never saw them, beside their readers."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from aligncheck.assess import check
from aligncheck.errors import UsageError
from aligncheck.evaluate.documents import (
    GoldPlan,
    Verdict,
    gap_error,
    load_plan,
    plan_file,
    verdicts_of,
)
from aligncheck.evaluate.never_saw import judge_that_never_saw
from aligncheck.matching.as_trained import TRAINED, trained_frameworks
from aligncheck.matching.trained import TrainedJudge
from aligncheck.training.rebuild import Say


def false_gap_rates(shared: Path, corpus: Path, work: Path, *, say: Say) -> dict[str, float]:
    """For each framework the share of gaps for which the plan's reader found evidence.

    Counted over the plans of `gold/documents/` and of the corpus; frameworks without a gap in
    them are left out.
    """
    verdicts = tuple(_verdicts(shared, corpus, work))
    rates = {}
    for id in TRAINED:
        figure = gap_error(id, [one for one in verdicts if one.framework == id])
        if figure.n:
            rates[id] = round(figure.value, 2)
            say(f"{id}: of {figure.n} gaps in whole plans {figure.value:.0%} are false")
    return rates


def _verdicts(shared: Path, corpus: Path, work: Path) -> Iterator[Verdict]:
    judge_in, frameworks = cache(TrainedJudge), trained_frameworks()
    for path in (*_json(shared / "gold" / "documents"), *_json(corpus / "plans")):
        plan = load_plan(path)
        judge = judge_in(judge_that_never_saw(plan.document, work))
        file = _file(plan, shared / "plans")
        yield from verdicts_of(plan, check(file, frameworks=frameworks, judge=judge))


def _json(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("*.json"))


def _file(plan: GoldPlan, plans: Path) -> Path:
    """The plan as PDF where there is one, else as text."""
    try:
        return plan_file(plan, plans / "pdf")
    except UsageError:
        return plan_file(plan, plans / "text")
