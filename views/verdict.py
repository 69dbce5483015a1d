"""People's verdicts: written at once, shown beside the machine's result."""

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import (
    Decision,
    DecisionAction,
    ReviewedEvidence,
    ReviewedFinding,
    passage_key,
    standing,
)
from views.quote import element, show
from views.storage import CheckedPlan, cached_store
from views.words import day, plain, say


def reviewer() -> str:
    """Who decides: the signed-in person, or the name in the sidebar."""
    if st.user.get("is_logged_in"):
        return str(st.user.get("name") or st.user.get("email") or "")
    return str(st.session_state.get("reviewer") or "").strip()


def record(
    plan: CheckedPlan,
    found: ReviewedFinding,
    action: DecisionAction,
    item: ReviewedEvidence | None = None,
    *,
    after: str = "",
    reason: str = "",
    rerun: bool = True,
) -> None:
    """Append the decision to the store and draw the page anew."""
    cached_store().append_decision(decision(plan, found, action, item, after=after, reason=reason))
    if rerun:
        st.rerun()


def decision(
    plan: CheckedPlan,
    found: ReviewedFinding,
    action: DecisionAction,
    item: ReviewedEvidence | None = None,
    *,
    after: str = "",
    reason: str = "",
) -> Decision:
    """The decision with who, when, from what to what, under which model and framework."""
    framework = plan.framework(found.finding.framework)
    before = found.current_status.value if item is None else _told(item)
    strength = "" if item is None else str(item.current_strength)
    now_it_is = after or _AFTER.get(action) or strength or before
    model = plan.assessment.model
    return Decision(
        assessment_id=plan.row.id,
        criterion=found.finding.criterion,
        passage_key="" if item is None else passage_key(item.evidence.passage),
        action=action,
        before=before,
        after=now_it_is,
        reason=reason.strip(),
        reviewer=reviewer(),
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        model=f"{model.name} {model.version}".strip(),
        framework_version=framework.version,
    )


_AFTER = {
    DecisionAction.NOT_APPLICABLE: CriterionStatus.NOT_APPLICABLE.value,
    DecisionAction.REALLY_MISSING: CriterionStatus.NO_EVIDENCE.value,
    DecisionAction.REJECT: "rejected",
}


def _told(item: ReviewedEvidence) -> str:
    """The strength that stands, or that the passage does not count."""
    return str(item.current_strength) if item.stands else "rejected"


def latest_of(plan: CheckedPlan, name: str) -> Decision | None:
    """The latest decision of that reviewer that still stands."""
    own = [item for item in standing(plan.decisions) if item.reviewer == name]
    return own[-1] if own else None


def undo(plan: CheckedPlan, last: Decision) -> None:
    """Take the decision back by a new one."""
    cached_store().append_decision(
        Decision(
            assessment_id=last.assessment_id,
            criterion=last.criterion,
            passage_key=last.passage_key,
            action=DecisionAction.UNDO,
            before=last.after,
            after=last.before,
            reason="",
            reviewer=last.reviewer,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            model=last.model,
            framework_version=last.framework_version,
        )
    )
    st.rerun()


def show_decisions(found: ReviewedFinding) -> None:
    """The verdicts on the criterion itself, marked as human."""
    own = [item for item in found.decisions if not item.passage_key]
    if own:
        show(*(element("p", line, css="human") for line in decision_lines(own)))


def decision_lines(decisions: Sequence[Decision]) -> list[str]:
    """One line a decision: who, when, what and why."""
    return [decision_line(item) for item in decisions]


def decision_line(item: Decision) -> str:
    """Who decided, when, what and why."""
    verdict = plain(f"check.verdict_{item.action}", before=item.before, after=item.after)
    name = item.reviewer or plain("common.unnamed_reviewer")
    line = plain("check.verdict_line", reviewer=name, day=day(item.at), verdict=verdict)
    reason = plain("check.verdict_reason", reason=item.reason) if item.reason else ""
    return f"{line}. {reason}".strip() if reason else line


def show_undo(plan: CheckedPlan, *, key: str, shortcut: str | None = None) -> None:
    """A button that takes back this person's latest verdict, where there is one."""
    last = latest_of(plan, reviewer())
    label = say("check.undo")
    if st.button(label, key=key, disabled=last is None, icon=":material/undo:", shortcut=shortcut):
        assert last is not None
        undo(plan, last)
