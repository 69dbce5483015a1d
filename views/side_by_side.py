"""The quotes of two plans on one criterion, side by side."""

from collections.abc import Sequence

import streamlit as st

from aligncheck.compare import PlanCell, PlanMatrix, strength_label
from aligncheck.compare.labels import told_status
from aligncheck.store import AssessmentRow
from views.address import follow_address, go_to, select
from views.evidence import dots, place, shade
from views.matrix import unlike
from views.quote import element, quotation, show
from views.storage import distinct
from views.words import language, plain, say

SHOWN = 4  # quotes of each plan


def show_side_by_side(
    rows: Sequence[AssessmentRow], matrix: PlanMatrix, cell: PlanCell | None
) -> None:
    """The clicked cell and another plan's on the same criterion."""
    if not matrix.rows or len(matrix.titles) < 2:
        return
    show(element("h2", plain("compare.side_by_side")))
    criterion, first, second = _choose(matrix, cell)
    row = next(row for row in matrix.rows if row.criterion == criterion)
    show(element("h3", matrix.label(criterion, language())))
    ids = dict(zip(unlike(rows), (item.id for item in rows), strict=True))
    for column, title in zip(st.columns(2, gap="large"), (first, second), strict=True):
        with column:
            _show_plan(row.cells[matrix.titles.index(title)], ids[title])


def _choose(matrix: PlanMatrix, cell: PlanCell | None) -> tuple[str, str, str]:
    """The criterion and the two plans; a click in the matrix sets the first two."""
    labels = unlike_labels(matrix)
    _follow(cell)
    at, one, other = st.columns([1.4, 1, 1])
    with at:
        criterion = select(say("common.criterion"), labels, name="criterion")
    with one:
        titles = {title: title for title in matrix.titles}
        first = select(say("common.plan"), titles, name="first")
    with other:
        rest = {title: title for title in matrix.titles if title != first}
        second = select(say("compare.against"), rest, name="second")
    return criterion, first, second


def unlike_labels(matrix: PlanMatrix) -> dict[str, str]:
    """The label of each criterion; one that several bear has the id behind it."""
    return distinct({row.criterion: matrix.label(row.criterion, language()) for row in matrix.rows})


def _follow(cell: PlanCell | None) -> None:
    """Take over a cell that was clicked since the page was last drawn."""
    clicked = f"{cell.criterion} {cell.plan}" if cell else ""
    if clicked and st.session_state.get("clicked") != clicked and cell:
        go_to(criterion=cell.criterion, first=cell.plan)
        follow_address("criterion", "first")
    st.session_state["clicked"] = clicked


def _show_plan(cell: PlanCell, id: str) -> None:
    tongue = language()
    told = told_status(cell.status, tongue, may_be_gap=cell.may_be_gap, unread=cell.unread)
    strength = strength_label(cell.strength, tongue)
    show(
        element("h3", cell.plan),
        element(
            "p",
            element("span", told, css=f"state {cell.status}"),
            f" · {plain('common.strength_column')} {strength}",
        ),
    )
    if not cell.evidence:
        show(element("p", plain("compare.no_quote"), css="note"))
    for item in cell.evidence[:SHOWN]:
        css = f"quote {shade(item.strength)}"
        show(
            quotation(item.passage.text, spoken=item.passage.language, css=css),
            element(
                "p",
                element("span", dots(item.strength), css="dots"),
                " ",
                place(item.passage, cell.files),
                css="meta",
            ),
        )
    if st.button(say("compare.open_plan"), key=f"open_{id}", icon=":material/arrow_forward:"):
        st.session_state["plan"] = id
        st.switch_page(
            "views/check.py",
            query_params={"plan": id, "criterion": cell.criterion, "show": str(cell.status)},
        )
