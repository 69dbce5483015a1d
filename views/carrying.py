"""Decisions of the earlier draft: taken over by one click, and those to look at again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from threading import Lock

import streamlit as st

from aligncheck.compare import Carrying, LeftBehind, carry_decisions
from aligncheck.compare.labels import criterion_label
from aligncheck.compare.quotation import in_quotes
from aligncheck.decisions import Decision, standing
from aligncheck.reports.report import shortened
from views.evidence import place
from views.quote import element, show, table
from views.storage import CheckedPlan, cached_plan, cached_store, checked_plans
from views.verdict import decision_line, reviewer
from views.words import counted, day, escaped, language, plain, say

SHORT = 240  # characters of a quote in the table
_ONE_AT_A_TIME = Lock()  # two who click at once would each take over all


def show_way_to_carrying(plan: CheckedPlan) -> None:
    """The way to an earlier draft's decisions, where nobody has decided on this plan yet."""
    store = cached_store()
    others = (row.id for row in checked_plans() if row.id != plan.row.id)
    if not plan.decisions and any(standing(store.decisions(id)) for id in others):
        label = say("review.earlier_draft")
        st.page_link("views/drafts.py", label=label, icon=":material/move_up:")


def show_carrying(old: CheckedPlan, new: CheckedPlan) -> None:
    """The decisions that can be taken over, with their button, and those that no longer fit."""
    found = _carrying(old, new)
    taken = sum(item.is_carried for item in standing(new.decisions))
    if taken:
        show(element("p", counted("drafts.taken_over", taken), css="human"))
    if found.decisions:
        told = {"draft": escaped(old.row.title), "day": escaped(day(old.row.created))}
        st.button(
            counted("drafts.take_over", len(found.decisions), **told),
            key="take_over",
            icon=":material/move_up:",
            on_click=_take_over,
            args=(old.row.id, new.row.id, found.decisions),
        )
        show(element("p", plain("drafts.take_over_how"), css="small quiet"))
    if found.left:
        with st.expander(escaped(counted("drafts.again", len(found.left)))):
            _show_left(old, found.left)


def _carrying(old: CheckedPlan, new: CheckedPlan) -> Carrying:
    return carry_decisions(
        old.assessment,
        old.decisions,
        new.assessment,
        new.decisions,
        draft=old.row.title,
        assessment_id=new.row.id,
    )


def _take_over(old: str, new: str, shown: Sequence[Decision]) -> None:
    """Take over what was on the screen and still can be: others may have been quicker."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with _ONE_AT_A_TIME:
        plans = cached_plan(old), cached_plan(new)
        if plans[0] is None or plans[1] is None:
            return
        fitting = [item for item in _carrying(plans[0], plans[1]).decisions if item in shown]
        cached_store().append_decisions(
            replace(item, carried_by=reviewer(), carried_at=at) for item in fitting
        )


def _show_left(old: CheckedPlan, left: Sequence[LeftBehind]) -> None:
    keys = ("common.criterion", "drafts.again_decision", "drafts.again_quote", "drafts.again_why")
    show(table([plain(key) for key in keys], [_row(old, item) for item in left]))


def _row(old: CheckedPlan, item: LeftBehind) -> tuple[str, str, str, str]:
    id = item.decision.criterion
    label = criterion_label(old.criteria.get(id), id, language())
    quote = "–"
    if item.passage is not None:
        short = shortened(item.passage.text, SHORT)
        stands = place(item.passage, old.assessment.document.files)
        quote = f"{in_quotes(short, language())} ({stands})"
    return label, decision_line(item.decision), quote, item.why.label.in_language(language())
