"""Where in the plan the evidence stands: one row a framework, one square a page."""

import json
from collections.abc import Sequence
from functools import partial
from textwrap import wrap

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils.schemapi import UndefinedType

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import Places, places
from aligncheck.documents import CitedPage, page_number, page_ranges, pages_in
from views.address import follow_address, go_to, list_key, select
from views.look import framework_hue
from views.quote import element, show
from views.storage import CheckedPlan, titles_of
from views.words import language, plain, say

ROW = 30  # pixels a framework: two lines of its name
NAME_WIDTH = 31  # characters of a line of a framework's name beside its row
DIGIT_WIDTH = 13  # pixels of a square from which there is room for a digit
AXIS_COLOUR = "#4f5d66"
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
        key=f"strip_{plan.row.id}_{st.session_state.get('strips_left', 0)}",
        alt=_in_words(plan, found),
    )
    if found.paged:
        _follow(plan, picked)
        _choose_page(plan, found)


def _follow(plan: CheckedPlan, picked: object) -> None:
    """Take over a square that was clicked, or clicked away, since the page was last drawn."""
    selected = picked.get("selection", {}).get("square", []) if hasattr(picked, "get") else []
    page = str(selected[0].get("place", "")) if selected else ""
    before = st.session_state.get("square", "")
    if page == before:
        return
    st.session_state["square"] = page
    if page or st.query_params.get("at") == before:
        _show_page(plan, page or None)
        st.rerun()


def _show_page(plan: CheckedPlan, page: str | None) -> None:
    """Let the address and its lists name the page and what is covered there; None for all pages."""
    if page:
        go_to(at=page, show=CriterionStatus.COVERED.value)
        follow_address("show")
    else:
        go_to(at=None)
    follow_address("at", of=plan.row.id)


def show_all_pages(plan: CheckedPlan) -> None:
    """Take back the choice of a page, in the list and in the chart."""
    _show_page(plan, None)
    _leave_square()


def _leave_square() -> None:
    """Have a new chart drawn, for what was clicked in one stays in the browser under its key."""
    st.session_state["square"] = ""
    st.session_state["strips_left"] = st.session_state.get("strips_left", 0) + 1


def _choose_page(plan: CheckedPlan, found: Places) -> None:
    """The pages with evidence, and the one that was clicked, as a list that needs no mouse."""
    pages = _pages(plan, found)
    at = st.query_params.get("at", "")
    clicked = {int(at)} if at.isdecimal() and 0 < int(at) <= found.count else set()
    names = {"": plain("check.where_all")}
    for place in sorted({cell.place for cell in found.cells} | clicked):
        names[str(place)] = plain("common.page", page=page_number(pages[place - 1], language()))
    select(
        say("check.where_page"),
        names,
        name="at",
        of=plan.row.id,
        on_change=partial(_go_to_page, plan),
        hidden=True,
        width=240,
    )


def _go_to_page(plan: CheckedPlan) -> None:
    """Let the address name the page of the list, instead of the square that was clicked."""
    _leave_square()
    page = str(st.session_state[list_key("at", plan.row.id)])
    _show_page(plan, page if page.isdecimal() else None)


def _chart(plan: CheckedPlan, found: Places) -> alt.LayerChart:
    titles = titles_of(plan.assessment.frameworks, language())
    pages = _pages(plan, found)
    strongest = {(cell.framework, cell.place): cell for cell in found.cells}
    rows = []
    for id, title in titles.items():
        for place in range(1, found.count + 1):
            cell = strongest.get((id, place))
            strength = cell.strength if cell else 0
            cited = page_number(pages[place - 1], language())
            rows.append(
                {
                    "title": _in_lines(title),
                    "place": place,
                    "cited": cited,
                    "strength": strength,
                    "passages": cell.passages if cell else 0,
                    "digit": str(strength) if cell else "",
                    "told": _square_in_words(title, cited, strength),
                    "colour": framework_hue(id) if cell else NO_EVIDENCE,
                    "opacity": 0.25 + 0.15 * strength if cell else 1.0,
                }
            )
    names = [_in_lines(title) for title in titles.values()]
    return _squares(pd.DataFrame(rows), names, found, pages)


def _in_lines(title: str) -> str:
    """The name in two lines at most, so that the squares keep most of the width."""
    return "\n".join(wrap(title, NAME_WIDTH, max_lines=2, placeholder=" …"))


def _square_in_words(title: str, cited: str, strength: int) -> str:
    key = "check.where_square" if strength else "check.where_square_empty"
    return plain(key, framework=title, page=cited, strength=strength)


def _pages(plan: CheckedPlan, found: Places) -> tuple[CitedPage, ...]:
    """The places as people cite them; parts of a file without pages by their own numbers."""
    return pages_in(plan.assessment.document, found.cells[0].file, range(1, found.count + 1))


def _printed(pages: Sequence[CitedPage]) -> str | UndefinedType:
    """What the axis shows instead of the places; undefined where they are the same."""
    if all(page.label is None for page in pages):
        return alt.Undefined
    return f"{json.dumps([page.printed for page in pages])}[datum.value - 1]"


def _in_words(plan: CheckedPlan, found: Places) -> str:
    """What the strip shows, for whoever does not see it: each framework's places, and the best."""
    titles = titles_of(plan.assessment.frameworks, language())
    told = [plain(_ALT[found.paged])]
    for id, title in titles.items():
        cells = found.of_framework(id)
        if cells:
            top = max(cell.strength for cell in cells)
            best = [cell.place for cell in cells if cell.strength == top]
            every = page_ranges([cell.place for cell in cells])
            line = plain("check.where_told", places=every, strength=top, best=page_ranges(best))
            told.append(f"{title}: {line}")
    return " ".join(told)


def _squares(
    table: pd.DataFrame, titles: list[str], found: Places, pages: Sequence[CitedPage]
) -> alt.LayerChart:
    square = alt.selection_point(name="square", fields=["place"], empty=False)
    step = max(1, -(-found.count // 40))
    shown = [place for place in range(1, found.count + 1) if place == 1 or place % step == 0]
    base = alt.Chart(table).encode(
        x=alt.X(
            "place:O",
            title=None,
            axis=alt.Axis(
                values=shown,
                labelAngle=0,
                labelColor=AXIS_COLOUR,
                grid=False,
                labelExpr=_printed(pages),
            ),
        ),
        y=alt.Y(
            "title:N",
            title=None,
            sort=titles,
            axis=alt.Axis(
                labelExpr="split(datum.label, '\\n')",
                labelColor=AXIS_COLOUR,
                labelLimit=220,
                labelBaseline="middle",
                labelLineHeight=12,
                labelOverlap=False,
                grid=False,
            ),
        ),
        description=alt.Description("told:N"),
        tooltip=[
            alt.Tooltip("title:N", title=plain("common.framework")),
            alt.Tooltip("cited:N", title=plain(_PLACE[found.paged])),
            alt.Tooltip("passages:Q", title=plain("check.where_passages")),
            alt.Tooltip("strength:Q", title=plain("common.strength_column")),
        ],
    )
    squares = (
        base.mark_rect(stroke="white", strokeWidth=1, cornerRadius=2)
        .encode(
            color=alt.Color("colour:N", scale=None), opacity=alt.Opacity("opacity:Q", scale=None)
        )
        .add_params(square)
    )
    room = alt.ExprRef(f"width > {DIGIT_WIDTH * found.count} ? 11 : 0")
    chart: alt.LayerChart = (
        alt.layer(squares, base.mark_text(fontSize=room).encode(text="digit:N"))
        .properties(height=alt.Step(ROW))
        .configure_view(strokeWidth=0)
        .configure_axis(domain=False, ticks=False)
    )
    return chart
