"""Which plan a page shows: an id in the address, remembered from page to page."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from aligncheck.compare import unlike_titles
from aligncheck.store import AssessmentRow
from views.address import list_key
from views.quote import element, show
from views.storage import CheckedPlan, cached_plan, checked_plans
from views.words import day, plain, say


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


def named(rows: Sequence[AssessmentRow]) -> dict[str, str]:
    """Title and day of each check by its id; a later one of the same title and day has a number.

    What is chosen comes back from the browser as its name: no two may be alike, and a check that
    comes to the list may not take over the name of one that stands there.
    """
    by_age = rows[::-1]
    titles = unlike_titles(f"{row.title} · {day(row.created)}" for row in by_age)
    names = dict(zip((row.id for row in by_age), titles, strict=True))
    return {row.id: names[row.id] for row in rows}


def days_of(rows: Sequence[AssessmentRow]) -> dict[str, str]:
    """The day of each check by its id; with a number where several of a title are of one day."""
    names = named(rows)
    return {row.id: names[row.id].removeprefix(f"{row.title} · ") for row in rows}


def told_apart(rows: Sequence[AssessmentRow]) -> dict[str, str]:
    """Title of each check by its id; where several bear the same, with the day and a number."""
    titles = Counter(row.title for row in rows)
    return {
        row.id: name if titles[row.title] > 1 else row.title
        for row, name in zip(rows, named(rows).values(), strict=True)
    }


def choose_plan(title: str) -> CheckedPlan | None:
    """The page's title, and beside it the plan to choose; None until there is one.

    Where the plan that the page is asked for was deleted, that is said, and nothing stands in for
    it: what is clicked would be said of another plan.
    """
    rows = checked_plans()
    if not rows:
        show(element("h1", title))
        show_no_plans()
        return None
    heading, choice = st.columns([1, 1.2], vertical_alignment="bottom")
    with heading:
        show(element("h1", title))
    names = named(rows)
    first = chosen_id() or rows[0].id
    with choice:
        chosen = st.selectbox(
            say("common.choose_plan"),
            list(names),
            index=list(names).index(first) if first in names else None,
            format_func=names.__getitem__,
            key=list_key("plan"),
            label_visibility="collapsed",
            placeholder=plain("common.choose_plan"),
        )
    if chosen is None:
        show(element("p", plain("common.forgotten"), css="warn"))
        return None
    remember(chosen)
    return cached_plan(chosen)


def show_no_plans() -> None:
    """Say that nothing has been checked yet and lead to where it is done."""
    st.info(say("common.no_plans"))
    st.page_link("views/check.py", label=say("common.go_check"), icon=":material/arrow_forward:")
