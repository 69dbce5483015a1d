"""People's verdicts: written at once, shown beside the machine's result."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import status_label
from aligncheck.decisions import (
    Decision,
    DecisionAction,
    ReviewedEvidence,
    ReviewedFinding,
    covering,
    in_force,
    passage_key,
    standing,
)
from views.quote import element, show
from views.storage import CheckedPlan, cached_store, plan_of, row_of
from views.words import day, escaped, language, plain, say

REJECTED = "rejected"


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
) -> bool:
    """Append the decision to the store at once; False where the plan is gone.

    Buttons call this with what they were drawn for, so that a click on a page that is no
    longer up to date, in a second tab or beside another reviewer, lands where it was aimed.
    """
    return append(plan.row.id, [decision(plan, found, action, item, after=after, reason=reason)])


def append(plan: str, made: Iterable[Decision]) -> bool:
    """Keep what was decided on that plan; where it was deleted meanwhile, say that instead."""
    if row_of(plan) is None:
        st.toast(say("common.forgotten"))
        return False
    cached_store().append_decisions(made)
    return True


def judge(
    plan: CheckedPlan,
    found: ReviewedFinding,
    action: DecisionAction,
    item: ReviewedEvidence | None = None,
) -> None:
    """Record a verdict on the plan's page: its criterion stays, and what it is now is said."""
    if not record(plan, found, action, item):
        return
    criterion = found.finding.criterion
    _stay_with(criterion)
    now = plan_of(plan.row).finding(criterion)
    if now is not None:
        label = plan.criteria[criterion].label.in_language(language())
        status = status_label(now.current_status, language())
        st.toast(say("check.saved", criterion=label, status=status.lower()))


def _stay_with(criterion: str) -> None:
    """Keep the criterion on the screen though its status leads it out of what is chosen there."""
    st.query_params["criterion"] = criterion
    st.session_state["judged_here"] = (criterion, _chosen_now())


def was_just_judged(criterion: str) -> bool:
    """Whether the last verdict on this page was on that criterion, and nothing else was chosen."""
    is_open = st.query_params.get("criterion") == criterion
    return is_open and st.session_state.get("judged_here") == (criterion, _chosen_now())


def _chosen_now() -> list[str | None]:
    return [st.query_params.get(name) for name in ("plan", "show", "framework", "at")]


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
    now_it_is = after or _AFTER.get(action) or _strength_after(action, item) or before
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
    DecisionAction.REJECT: REJECTED,
}


def _strength_after(action: DecisionAction, item: ReviewedEvidence | None) -> str:
    """The strength that the passage has once that is decided; empty without a passage."""
    if item is None:
        return ""
    covers = action is DecisionAction.COVERS_GAP
    return str(covering(item.current_strength) if covers else item.current_strength)


def _told(item: ReviewedEvidence) -> str:
    """The strength that stands, or that the passage does not count."""
    return str(item.current_strength) if item.stands else REJECTED


def latest_of(plan: CheckedPlan, name: str) -> Decision | None:
    """The latest decision of that reviewer that still stands."""
    own = [item for item in standing(plan.decisions) if item.reviewer == name]
    return own[-1] if own else None


def undo(plan: CheckedPlan, last: Decision, lead: Callable[[Decision], None]) -> None:
    """Take the decision back by a new one, unless another tab did so already, and say which.

    `lead` has the page show what it was on.
    """
    if last not in standing(cached_store().decisions(last.assessment_id)):
        return
    taken_back = replace(
        last,
        action=DecisionAction.UNDO,
        before=last.after,
        after=last.before,
        reason="",
        carried_from="",
        carried_by="",
        carried_at="",
        at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    if append(last.assessment_id, [taken_back]):
        lead(last)
        st.toast(say("check.undone", what=_undone(plan, last)))


def _stay_if_open(last: Decision) -> None:
    if st.query_params.get("criterion") == last.criterion:
        _stay_with(last.criterion)


def show_decisions(found: ReviewedFinding) -> None:
    """The verdicts on the criterion itself, marked as human."""
    own = [item for item in found.decisions if not item.passage_key]
    if own:
        lines = decision_lines(own, found.decisions)
        show(*(element("p", line, css="human") for line in lines))


def decision_lines(decisions: Sequence[Decision], every: Sequence[Decision]) -> list[str]:
    """One line a decision: who, when, what and why; first what holds, then what was replaced.

    `every` are all standing decisions on the criterion.
    """
    holding = {id(item) for item, holds in zip(every, in_force(every), strict=True) if holds}
    replaced = [
        plain("check.verdict_replaced", verdict=decision_line(item))
        for item in decisions
        if id(item) not in holding
    ]
    return [*(decision_line(item) for item in decisions if id(item) in holding), *replaced]


def decision_line(item: Decision) -> str:
    """Who decided, when, what and why."""
    verdict = verdict_text(item)
    name = item.reviewer or plain("common.unnamed_reviewer")
    line = plain("check.verdict_line", reviewer=name, day=day(item.at), verdict=verdict)
    reason = plain("check.verdict_reason", reason=item.reason) if item.reason else ""
    return ". ".join(part for part in (line, reason, carried_text(item)) if part)


def carried_text(item: Decision) -> str:
    """From which draft the decision was taken over, by whom and when; empty if it was not."""
    if not item.is_carried:
        return ""
    name = item.carried_by or plain("common.unnamed_reviewer")
    return plain(
        "check.verdict_carried", draft=item.carried_from, reviewer=name, day=day(item.carried_at)
    )


def verdict_text(item: Decision) -> str:
    """What was decided, in words."""
    values = {"before": value_text(item.before), "after": value_text(item.after)}
    return plain(f"check.verdict_{item.action}", **values)


def value_text(value: str) -> str:
    """A status or verdict in words, a number as it stands."""
    if value in set(CriterionStatus):
        return status_label(CriterionStatus(value), language()).lower()
    return plain("check.verdict_reject") if value == REJECTED else value


def show_undo(
    plan: CheckedPlan,
    *,
    key: str,
    shortcut: str | None = None,
    lead: Callable[[Decision], None] = _stay_if_open,
) -> None:
    """A button that takes back this person's latest verdict, where there is one."""
    last = latest_of(plan, reviewer())
    st.button(
        say("check.undo"),
        key=key,
        disabled=last is None,
        icon=":material/undo:",
        shortcut=shortcut,
        on_click=undo,
        args=(plan, last, lead),
        help=escaped(_undone(plan, last)) if last else None,
    )


def _undone(plan: CheckedPlan, last: Decision) -> str:
    """What the button would take back."""
    known = plan.criteria.get(last.criterion)
    label = known.label.in_language(language()) if known else ""
    return f"{label}: {verdict_text(last)}".strip(" :")
