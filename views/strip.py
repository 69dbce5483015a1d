"""Where in the plan the evidence stands: one row a framework, one square a page."""

import json
from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils.schemapi import UndefinedType

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import Places, places
from aligncheck.documents import CitedPage, page_number, pages_in
from views.look import framework_hue
from views.quote import element, show
from views.storage import CheckedPlan, titles_of
from views.words import language, plain, say

ROW = 28  # pixels a framework; with less, the chart leaves every other name out
NO_EVIDENCE = "#eef1f3"
_PLACE = {True: "common.pages_column", False: "check.where_part"}
_HELP = {True: "check.where_help", False: "check.where_help_unpaged"}
_ALT = {True: "check.where_alt", False: "check.where_alt_unpaged"}


def show_strip(plan: CheckedPlan) -> None:
    """The strip; a click on a square shows only what stands on that page."""
    found = places(plan.reviewed)
    if not found.cells or len({cell.file for cell in found.cells}) > 1:
        return
    show(
        element(
            "p",
            element("strong", plain("check.where")),
            element("span", f"  {plain(_HELP[found.paged])}", css="small quiet"),
        )
    )
    picked = st.altair_chart(
        _chart(plan, found),
        on_select="rerun",
        selection_mode="square",
        key=f"strip_{plan.row.id}",
        alt=plain(_ALT[found.paged]),
    )
    if found.paged:
        _follow(picked)
    at = st.query_params.get("at", "")
    if at.isdigit() and st.button(say("check.where_all"), icon=":material/close:", key="all_pages"):
        st.query_params.pop("at", None)
        st.session_state.pop(f"strip_{plan.row.id}", None)
        st.rerun()


def _follow(picked: object) -> None:
    """Let the address name the page that was clicked."""
    selected = picked.get("selection", {}).get("square", []) if hasattr(picked, "get") else []
    page = str(selected[0].get("place", "")) if selected else ""
    if page and st.query_params.get("at") != page:
        st.query_params["at"] = page
        st.query_params["show"] = CriterionStatus.COVERED.value
        st.session_state.pop("choose_show", None)
        st.rerun()


def _chart(plan: CheckedPlan, found: Places) -> alt.Chart:
    titles = titles_of(plan.assessment.frameworks, language())
    pages = _pages(plan, found)
    strongest = {(cell.framework, cell.place): cell for cell in found.cells}
    rows = []
    for id, title in titles.items():
        for place in range(1, found.count + 1):
            cell = strongest.get((id, place))
            strength = cell.strength if cell else 0
            rows.append(
                {
                    "title": title,
                    "place": place,
                    "cited": page_number(pages[place - 1], language()),
                    "strength": strength,
                    "passages": cell.passages if cell else 0,
                    "colour": framework_hue(id) if cell else NO_EVIDENCE,
                    "opacity": 0.25 + 0.15 * strength if cell else 1.0,
                }
            )
    return _squares(pd.DataFrame(rows), list(titles.values()), found, pages)


def _pages(plan: CheckedPlan, found: Places) -> tuple[CitedPage, ...]:
    """The places as people cite them; parts of a file without pages by their own numbers."""
    return pages_in(plan.assessment.document, found.cells[0].file, range(1, found.count + 1))


def _printed(pages: Sequence[CitedPage]) -> str | UndefinedType:
    """What the axis shows instead of the places; undefined where they are the same."""
    if all(page.label is None for page in pages):
        return alt.Undefined
    return f"{json.dumps([page.printed for page in pages])}[datum.value - 1]"


def _squares(
    table: pd.DataFrame, titles: list[str], found: Places, pages: Sequence[CitedPage]
) -> alt.Chart:
    square = alt.selection_point(name="square", fields=["place"], empty=False)
    step = max(1, -(-found.count // 40))
    shown = [place for place in range(1, found.count + 1) if place == 1 or place % step == 0]
    chart: alt.Chart = (
        alt.Chart(table)
        .mark_rect(stroke="white", strokeWidth=1, cornerRadius=2)
        .encode(
            x=alt.X(
                "place:O",
                title=None,
                axis=alt.Axis(values=shown, labelAngle=0, grid=False, labelExpr=_printed(pages)),
            ),
            y=alt.Y(
                "title:N",
                title=None,
                sort=titles,
                axis=alt.Axis(labelLimit=260, labelOverlap=False, grid=False),
            ),
            color=alt.Color("colour:N", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
            tooltip=[
                alt.Tooltip("title:N", title=plain("common.framework")),
                alt.Tooltip("cited:N", title=plain(_PLACE[found.paged])),
                alt.Tooltip("passages:Q", title=plain("check.where_passages")),
                alt.Tooltip("strength:Q", title=plain("common.strength_column")),
            ],
        )
        .add_params(square)
        .properties(height=alt.Step(ROW))
        .configure_view(strokeWidth=0)
        .configure_axis(domain=False, ticks=False)
    )
    return chart
