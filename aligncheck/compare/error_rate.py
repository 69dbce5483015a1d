"""How often the machine is wrong, counted from the reviewers' own verdicts."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import (
    DecisionAction,
    ReviewedAssessment,
    ReviewedEvidence,
    ReviewedFinding,
    apply_decisions,
)

FEWEST = 30
"""Verdicts below which no rate is given: the interval would be wider than the finding."""
NORMAL_95 = 1.959964  # quantile of the normal distribution for 95 %


class ErrorKind(StrEnum):
    """What the machine can be wrong about."""

    EVIDENCE = "evidence"  # a passage shown as evidence that a reviewer rejected
    GAP = "gap"  # a gap for which a reviewer found evidence
    STRENGTH = "strength"  # a strength that a reviewer changed


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """Wrong of judged; rate and 95 % Wilson interval are None ("too few") below 30 verdicts."""

    kind: ErrorKind
    framework: str
    language: str
    judged: int
    wrong: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class _Verdict:
    kind: ErrorKind
    framework: str
    language: str
    wrong: bool


def error_rates(plans: Iterable[ReviewedAssessment]) -> tuple[ErrorRate, ...]:
    """The rates by kind, framework and language, counted over all plans' standing verdicts.

    A verdict that was carried from an earlier draft counts there, where it was made, and not twice.
    """
    verdicts = [verdict for plan in plans for verdict in _verdicts(_as_decided_here(plan))]
    judged = Counter((item.kind, item.framework, item.language) for item in verdicts)
    wrong = Counter((item.kind, item.framework, item.language) for item in verdicts if item.wrong)
    return tuple(
        _rate(
            kind,
            framework,
            language,
            judged[kind, framework, language],
            wrong[kind, framework, language],
        )
        for kind, framework, language in sorted(judged)
    )


def total_rate(rates: Sequence[ErrorRate], kind: ErrorKind) -> ErrorRate:
    """The rate of one kind over all frameworks and languages, which are empty in the result."""
    chosen = [rate for rate in rates if rate.kind is kind]
    judged = sum(rate.judged for rate in chosen)
    return _rate(kind, "", "", judged, sum(rate.wrong for rate in chosen))


def wilson_interval(wrong: int, judged: int, *, z: float = NORMAL_95) -> tuple[float, float]:
    """The interval of a share by Wilson (1927), within 0–1; `judged` is at least 1."""
    share = wrong / judged
    spread = z * math.sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    middle = share + z * z / (2 * judged)
    scale = 1 + z * z / judged
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _rate(kind: ErrorKind, framework: str, language: str, judged: int, wrong: int) -> ErrorRate:
    if judged < FEWEST:
        return ErrorRate(kind, framework, language, judged, wrong, None, None, None)
    low, high = wilson_interval(wrong, judged)
    return ErrorRate(kind, framework, language, judged, wrong, wrong / judged, low, high)


def _as_decided_here(plan: ReviewedAssessment) -> ReviewedAssessment:
    """The plan with only those decisions that were made on it."""
    made = [item for found in plan.findings for item in found.decisions]
    if not any(item.is_carried for item in made):
        return plan
    return apply_decisions(plan.assessment, [item for item in made if not item.is_carried])


def _verdicts(plan: ReviewedAssessment) -> Iterable[_Verdict]:
    language = plan.assessment.document.language.value
    for found in plan.findings:
        framework = found.finding.framework
        for item in _judged_passages(found):
            spoken = item.evidence.passage.language.value
            yield _Verdict(ErrorKind.EVIDENCE, framework, spoken, not item.accepted)
            if item.accepted:
                changed = item.current_strength != item.evidence.strength
                yield _Verdict(ErrorKind.STRENGTH, framework, spoken, changed)
        is_gap = found.finding.status is CriterionStatus.NO_EVIDENCE
        if is_gap and _gap_was_judged(found):
            wrong = found.current_status is not CriterionStatus.NO_EVIDENCE
            yield _Verdict(ErrorKind.GAP, framework, language, wrong)


def _judged_passages(found: ReviewedFinding) -> tuple[ReviewedEvidence, ...]:
    """The machine's passages that people judged one by one; else, of one word on all, the first.

    Who says "really missing" of a criterion turns all its passages down with one judgement.
    """
    judged = tuple(
        item for item in found.passages if not item.near_miss and item.accepted is not None
    )
    return tuple(item for item in judged if item.decisions) or judged[:1]


def _gap_was_judged(found: ReviewedFinding) -> bool:
    """A gap that was set aside as not applicable says nothing on whether it was one."""
    if found.current_status is CriterionStatus.NOT_APPLICABLE:
        return False
    judging = {
        DecisionAction.COVERS_GAP,
        DecisionAction.REALLY_MISSING,
        DecisionAction.ACCEPT,
        DecisionAction.STRENGTH,
    }
    whole = {DecisionAction.REJECT}
    return any(
        decision.action in judging or (decision.action in whole and not decision.passage_key)
        for decision in found.decisions
    )
