"""Where in the plan the evidence stands: one row a framework, one square a page."""

import json
from collections.abc import Sequence
from textwrap import wrap

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils.schemapi import UndefinedType

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import Places, places
from aligncheck.documents import CitedPage, page_number, page_ranges, pages_in
from views.look import framework_hue
from views.quote import element, show
from views.storage import CheckedPlan, titles_of
from views.words import language, plain, say

ROW = 30  # pixels a framework: two lines of its name
NAME_WIDTH = 31  # characters of a line of a framework's name beside its row
DIGIT_WIDTH = 13  # pixels of a square from which there is room for a digit
AXIS_COLOUR = "#4f5d66"
NO_EVIDENCE = "#eef1f3"
PAGE = "where_page"
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
        alt=_in_words(plan, found),
    )
    if found.paged:
        _follow(picked)
        _choose_page(plan, found)


def _follow(picked: object) -> None:
    """Let the address name the page that was clicked."""
    selected = picked.get("selection", {}).get("square", []) if hasattr(picked, "get") else []
    page = str(selected[0].get("place", "")) if selected else ""
    if page and st.query_params.get("at") != page:
        st.query_params["at"] = page
        st.query_params["show"] = CriterionStatus.COVERED.value
        st.session_state.pop("choose_show", None)
        st.session_state.pop(PAGE, None)
        st.rerun()


def _choose_page(plan: CheckedPlan, found: Places) -> None:
    """The pages with evidence as a list, which needs no mouse."""
    pages = _pages(plan, found)
    names = {"": plain("check.where_all")}
    for place in sorted({cell.place for cell in found.cells}):
        names[str(place)] = plain("common.page", page=page_number(pages[place - 1], language()))
    at = st.query_params.get("at", "")
    options = list(names)
    st.selectbox(
        say("check.where_page"),
        options,
        index=options.index(at) if at in names else 0,
        format_func=names.__getitem__,
        key=PAGE,
        on_change=_go_to_page,
        args=(plan,),
        label_visibility="collapsed",
        width=240,
    )


def _go_to_page(plan: CheckedPlan) -> None:
    """Let the address name the page of the list, instead of the square that was clicked."""
    st.session_state.pop(f"strip_{plan.row.id}", None)
    page = st.session_state[PAGE]
    if page:
        st.query_params.update(at=page, show=CriterionStatus.COVERED.value)
        st.session_state.pop("choose_show", None)
    else:
        st.query_params.pop("at", None)


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
