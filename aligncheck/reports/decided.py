"""Decisions as people read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from aligncheck.assessment import CriterionStatus
from aligncheck.compare.labels import status_label
from aligncheck.decisions import (
    REJECTING,
    Decision,
    DecisionAction,
    ReviewedEvidence,
    ReviewedFinding,
    in_force,
    passage_key,
)
from aligncheck.documents import Passage
from aligncheck.reports.report import Report, fit
from aligncheck.reports.texts import moment, say


def reviewers(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Who decided, each once, in the order of their first decision."""
    return tuple(dict.fromkeys(fit(decision.reviewer) for decision in decisions))


def counting(report: Report) -> tuple[Decision, ...]:
    """The decisions that stand and are on something in this result, in their order."""
    held = {decision for found in report.reviewed.findings for decision in found.decisions}
    return tuple(decision for decision in report.decisions if decision in held)


def unknown_here(report: Report) -> frozenset[Decision]:
    """The decisions on criteria or passages that this result lacks; they count for nothing."""
    known = {
        (found.finding.criterion, key)
        for found in report.reviewed.findings
        for key in ("", *(passage_key(item.evidence.passage) for item in found.passages))
    }
    return frozenset(
        item for item in report.decisions if (item.criterion, item.passage_key) not in known
    )


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as a report lists it: the passage that it is on, if any, and whether it counts."""

    decision: Decision
    passage: Passage | None
    note: str  # empty where it counts


def decision_lines(report: Report) -> tuple[DecisionLine, ...]:
    """All decisions in their order; those that no longer hold, or never did here, say so.

    After them those of the last draft that could not be taken over, with the reason.
    """
    passages, unknown = passages_by_key(report), unknown_here(report)
    holding = {id(item) for found in report.reviewed.findings for item in _holding(found)}
    lines = []
    for item in report.decisions:
        is_act = item.action is DecisionAction.UNDO or id(item) in holding
        key = "does_not_count" if item in unknown else "" if is_act else "no_longer_holds"
        note = say(key, report.language) if key else ""
        lines.append(DecisionLine(item, passages.get(item.passage_key), note))
    for left in report.left:
        why = left.why.label.in_language(report.language)
        note = say("not_taken_over", report.language, why=why)
        lines.append(DecisionLine(left.decision, left.passage, note))
    return tuple(lines)


def passages_by_key(report: Report) -> dict[str, Passage]:
    """The plan's passages by the keys that decisions bear; the quoted ones if no more is known."""
    return {passage_key(passage): passage for passage in report.passages}


def action_text(decision: Decision, language: str) -> str:
    """What was done, in words, and from which draft that was carried over."""
    done = say(f"action_{decision.action.value}", language)
    return f"{done} ({carried_text(decision, language)})" if decision.is_carried else done


def carried_text(decision: Decision, language: str) -> str:
    """From which draft the decision was carried over, and by whom and when; empty if it was not."""
    if not decision.is_carried:
        return ""
    told = say("carried", language, draft=fit(decision.carried_from))
    by = (fit(decision.carried_by), moment(fit(decision.carried_at), language))
    return ", ".join(part for part in (told, *by) if part)


def value_text(value: str, language: str) -> str:
    """A status in words, anything else as it stands."""
    if value in {status.value for status in CriterionStatus}:
        return status_label(CriterionStatus(value), language).lower()
    known = {"accepted", "rejected"}
    return say(value, language) if value in known else fit(value)


def from_to(decision: Decision, language: str) -> str:
    """'2 → 4', or empty where nothing was noted."""
    before, after = (value_text(value, language) for value in (decision.before, decision.after))
    return f"{before or '–'} → {after or '–'}" if before or after else ""


def judged_text(found: ReviewedFinding, language: str) -> str:
    """What people now say of the criterion, or of the passages of a gap, who, and why.

    'bekreftet at det mangler (Kari Ås: gjelder fylket)'; empty where nobody judged the whole.
    """
    is_gap = found.current_status is CriterionStatus.NO_EVIDENCE
    told = (_told(item, language) for item in _holding(found) if is_gap or not item.passage_key)
    return "; ".join(dict.fromkeys(told))


def rejected_text(found: ReviewedFinding, item: ReviewedEvidence, language: str) -> str:
    """Who turned the passage down, and why: 'avviste (Kari Ås: om nabokommunen)'; else empty."""
    if item.accepted is not False:
        return ""
    keys = {"", passage_key(item.evidence.passage)}
    told = (
        _told(each, language)
        for each in _holding(found)
        if each.action in REJECTING and each.passage_key in keys
    )
    return "; ".join(dict.fromkeys(told))


def _holding(found: ReviewedFinding) -> Iterator[Decision]:
    """The decisions on it that no later one took the place of."""
    return compress(found.decisions, in_force(found.decisions))


def _told(decision: Decision, language: str) -> str:
    reason = fit(decision.reason)
    why = f": {reason}" if reason else ""
    return f"{action_text(decision, language)} ({fit(decision.reviewer)}{why})"


def decision_cells(decision: Decision, report: Report) -> tuple[str, str, str, str, str, str]:
    """When, who, criterion, action, from → to, and reason."""
    language = report.language
    return (
        moment(fit(decision.at), language),
        fit(decision.reviewer),
        report.label(decision.criterion),
        action_text(decision, language),
        from_to(decision, language),
        fit(decision.reason),
    )
