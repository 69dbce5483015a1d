"""How often a gap is false: whole plans by judges that never saw them, beside their readers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aligncheck.assess import check
from aligncheck.errors import UsageError
from aligncheck.evaluate.documents import Verdict, gap_error, verdicts_of
from aligncheck.evaluate.gold_plans import GoldPlan, load_plan, plan_file
from aligncheck.evaluate.never_saw import judge_of
from aligncheck.matching.as_trained import TRAINED, trained_frameworks
from aligncheck.matching.trained import TrainedJudge
from aligncheck.training.sources import Say


@dataclass(frozen=True)
class WholePlan:
    """A plan with its reader's findings, its file, and the name of the judge that never saw it."""

    gold: GoldPlan
    file: Path
    judge: str


def whole_plans(
    shared: Path, corpus: Path, never_saw: Mapping[str, Sequence[str]], *, say: Say
) -> tuple[WholePlan, ...]:
    """The labelled plans of `gold/documents/` and of the corpus that gaps can be measured on.

    Says which are left out, because they have no file or no passage of them is trained on.
    """
    plans = []
    for path in (*_json(shared / "gold" / "documents"), *_json(corpus / "plans")):
        gold = load_plan(path)
        judge = judge_of(gold.document, never_saw)
        file = _file(gold, shared / "plans")
        if judge is not None and file is not None:
            plans.append(WholePlan(gold, file, judge))
        else:
            why = (
                "no passage of it is trained on" if file else f"no such file in {shared / 'plans'}"
            )
            say(f"{gold.document}: {why}; false gaps are measured without it")
    return tuple(plans)


def false_gap_rates(plans: Sequence[WholePlan], work: Path, *, say: Say) -> dict[str, float]:
    """For each framework the share of gaps for which the plan's reader found evidence.

    Frameworks without a gap in the plans are left out.
    """
    verdicts = tuple(_verdicts(plans, work))
    rates = {}
    for id in TRAINED:
        figure = gap_error(id, [one for one in verdicts if one.framework == id])
        if figure.n:
            rates[id] = round(figure.value, 2)
            say(f"{id}: of {figure.n} gaps in whole plans {figure.value:.0%} are false")
    return rates


def _verdicts(plans: Sequence[WholePlan], work: Path) -> Iterator[Verdict]:
    judge_in, frameworks = cache(TrainedJudge), trained_frameworks()
    for plan in plans:
        assessment = check(plan.file, frameworks=frameworks, judge=judge_in(work / plan.judge))
        yield from verdicts_of(plan.gold, assessment)


def _json(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("*.json"))


def _file(plan: GoldPlan, plans: Path) -> Path | None:
    """The plan as PDF where there is one, else as text, else None."""
    for folder in (plans / "pdf", plans / "text"):
        try:
            return plan_file(plan, folder)
        except UsageError:
            continue
    return None
