"""Which plan a page shows: an id in the address, remembered from page to page."""

import streamlit as st

from aligncheck.store import AssessmentRow
from views.quote import element, show
from views.storage import CheckedPlan, cached_plan, checked_plans
from views.words import day, say


def chosen_id() -> str | None:
    """The plan that the address or the session names."""
    named = st.query_params.get("plan") or st.session_state.get("plan")
    return str(named) if named else None


def remember(id: str | None) -> None:
    """Let the address and the following pages name this plan."""
    if id is None:
        st.session_state.pop("plan", None)
        st.query_params.pop("plan", None)
        return
    st.session_state["plan"] = id
    if st.query_params.get("plan") != id:
        st.query_params["plan"] = id


def named(row: AssessmentRow) -> str:
    """The plan's title and when it was checked."""
    return f"{row.title} · {day(row.created)}"


def choose_plan(title: str) -> CheckedPlan | None:
    """The page's title, and beside it the plan to choose; None where none has been checked."""
    rows = checked_plans()
    if not rows:
        show(element("h1", title))
        show_no_plans()
        return None
    heading, choice = st.columns([1, 1.2], vertical_alignment="bottom")
    with heading:
        show(element("h1", title))
    known = {row.id: row for row in rows}
    first = chosen_id()
    with choice:
        chosen = st.selectbox(
            say("common.choose_plan"),
            list(known),
            index=list(known).index(first) if first in known else 0,
            format_func=lambda id: named(known[id]),
            key="choose_plan",
            label_visibility="collapsed",
        )
    remember(chosen)
    return cached_plan(chosen) if chosen else None


def show_no_plans() -> None:
    """Say that nothing has been checked yet and lead to where it is done."""
    st.info(say("common.no_plans"))
    st.page_link("views/check.py", label=say("common.go_check"), icon=":material/arrow_forward:")
