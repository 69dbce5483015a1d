"""Corpus: every checked plan, searched by word and by meaning, opened at the page."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import status_label
from aligncheck.errors import StoreError
from aligncheck.store import AssessmentRow, Filters
from views.address import key_of, select
from views.place import days_of, show_no_plans, told_apart
from views.quote import element, show
from views.search import show_hits
from views.storage import (
    checked_plans,
    coverage_as_decided,
    decided_plans,
    forget_plan,
    framework_titles,
    is_being_checked,
)
from views.words import LANGUAGES, language, plain, say

ANY = "any"
WITH_EVIDENCE = (CriterionStatus.WEAK, CriterionStatus.COVERED)
PADDED = "\u2007>4"  # as wide as figures, so that pages stand and are sorted as numbers
TITLE = 220  # pixels, so that the last column is in sight on a laptop


def main() -> None:
    """The search, its hits, and the table of plans."""
    show(element("h1", plain("corpus.title")))
    rows = checked_plans()
    if not rows:
        show_no_plans()
        return
    show(element("p", plain("corpus.intro"), css="quiet"))
    text = st.text_input(
        say("corpus.search"),
        placeholder=plain("corpus.search_example"),
        key="search",
        max_chars=300,
        bind="query-params",
    )
    filters = choose_filters(rows)
    if text.strip():
        show_hits(text.strip(), filters)
    _show_plans([row for row in rows if _passes(row, filters)], rows)


def choose_filters(rows: Sequence[AssessmentRow]) -> Filters:
    """County, year, type, framework and status; None lets all through."""
    tongue = language()
    titles = framework_titles(tongue)
    statuses = {status.value: status_label(status, tongue) for status in WITH_EVIDENCE}
    county, year, plan_type, framework, status = st.columns(5)
    with county:
        chosen_county = _choose("county", _known(rows, "county"))
    with year:
        chosen_year = _choose("year", _known(rows, "year"))
    with plan_type:
        chosen_type = _choose("plan_type", _known(rows, "plan_type"))
    with framework:
        chosen_framework = _choose("framework", titles)
    with status:
        chosen_status = _choose("status", statuses)
    return Filters(
        county=chosen_county,
        year=int(chosen_year) if chosen_year else None,
        plan_type=chosen_type,
        framework=chosen_framework,
        status=chosen_status,
    )


def _choose(name: str, values: dict[str, str]) -> str | None:
    labels = {ANY: plain("corpus.any"), **values}
    chosen = select(say(f"corpus.{name}"), labels, name=name)
    return None if chosen == ANY else chosen


def _known(rows: Sequence[AssessmentRow], name: str) -> dict[str, str]:
    found = sorted({str(getattr(row, name)) for row in rows if getattr(row, name)})
    return {value: value for value in found}


def _passes(row: AssessmentRow, filters: Filters) -> bool:
    held = {None, *(part.id for part in row.frameworks)}
    known = (row.county, row.municipality, row.year, row.plan_type)
    return filters.let_through(*known) and filters.framework in held


def _show_plans(rows: Sequence[AssessmentRow], every: Sequence[AssessmentRow]) -> None:
    show(element("h2", plain("corpus.plans", number=len(rows))))
    decided = decided_plans()
    days = days_of(every)
    table = pd.DataFrame([_told(row, days[row.id], row.id in decided) for row in rows])
    if any(row.partly_read for row in rows):
        unread = [plain("corpus.unread") if row.partly_read else "" for row in rows]
        table.insert(table.columns.get_loc(plain("corpus.gaps")) + 1, plain("corpus.read"), unread)
    picked = st.dataframe(
        table,
        hide_index=True,
        width="stretch",
        on_select="rerun",
        selection_mode="single-row",
        column_config={plain("corpus.name"): st.column_config.Column(width=TITLE)},
        key=key_of("plans", [row.id for row in rows]),
    )
    st.caption(say("corpus.table_help"))
    chosen = picked["selection"]["rows"]
    if chosen and chosen[0] < len(rows):
        row = rows[chosen[0]]
        _show_actions(row, told_apart(every)[row.id])


def _told(row: AssessmentRow, checked: str, is_decided: bool) -> dict[str, object]:
    """The plan's line; where people have decided, its counts are those after their decisions."""
    coverage = coverage_as_decided(row) if is_decided else row.coverage
    return {
        plain("corpus.name"): row.title,
        plain("corpus.county"): row.county or "",
        plain("corpus.year"): str(row.year or ""),
        plain("corpus.plan_type"): row.plan_type or "",
        plain("corpus.pages"): f"{row.pages:{PADDED}}" if row.pages else "",
        plain("corpus.language"): LANGUAGES.get(row.language, ""),
        plain("corpus.covered"): coverage.covered,
        plain("corpus.weak"): coverage.weak,
        plain("corpus.gaps"): coverage.no_evidence,
        plain("corpus.checked"): checked,
    }


def _show_actions(row: AssessmentRow, name: str) -> None:
    with st.container(horizontal=True):
        if st.button(say("corpus.open"), type="primary", icon=":material/arrow_forward:"):
            st.session_state["plan"] = row.id
            st.switch_page("views/check.py", query_params={"plan": row.id})
        st.button(
            say("corpus.forget"),
            icon=":material/delete:",
            on_click=_ask,
            args=(row.id,),
        )
    if st.session_state.get("forgetting") == row.id:
        _ask_before_forgetting(row, name)


def _ask_before_forgetting(row: AssessmentRow, name: str) -> None:
    with st.container(border=True):
        if st.session_state.get("held") == row.id:
            show(element("p", plain("corpus.forget_held"), css="bad"))
        show(element("p", plain("corpus.forget_sure", title=name)))
        if is_being_checked(row):
            show(element("p", plain("corpus.forget_running")))
        with st.container(horizontal=True):
            st.button(
                say("corpus.forget_yes"),
                key="forget_yes",
                type="primary",
                on_click=_forget,
                args=(row,),
            )
            st.button(say("corpus.forget_no"), key="forget_no", on_click=_ask, args=(None,))


def _ask(id: str | None) -> None:
    """Note which plan is about to be forgotten."""
    st.session_state["forgetting"] = id
    st.session_state["held"] = None


def _forget(row: AssessmentRow) -> None:
    """Forget the plan that the question named; where a file is held open, the question stays."""
    try:
        forget_plan(row)
    except StoreError:
        st.session_state["held"] = row.id
    else:
        _ask(None)


main()
