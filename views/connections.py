"""Connections: passages that serve criteria of two frameworks at once."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from aligncheck.assessment import Evidence
from aligncheck.compare import Connection, Connections, connections
from aligncheck.decisions import passage_key
from views.address import go_to, select
from views.evidence import dots, place, shade
from views.matrix import WHOLE, cut_to, own_numbers
from views.page_picture import opener, show_page_picture
from views.place import choose_plan
from views.quote import Html, element, joined, quotation, show
from views.storage import CheckedPlan, titles_of
from views.words import counted, escaped, language, plain, say

SHOWN = 8
ROW = 35  # pixels a row of the matrix
LABEL, MOST_WIDE = 280, 90  # pixels for the criteria, and for a column of numbers at most


def main() -> None:
    """The plan, the two frameworks, the matrix and the passages."""
    plan = choose_plan(plain("connections.title"))
    if plan is None:
        return
    show(element("p", plain("connections.intro"), css="quiet"))
    if len(plan.assessment.frameworks) < 2:
        show(element("p", plain("connections.one_framework"), css="note"))
        return
    left, right = choose_frameworks(plan)
    found = connections(plan.reviewed, left=(left,), right=(right,))
    if not found.connections:
        show(element("p", plain("connections.none"), css="note"))
        return
    titles = (_title(plan, left), _title(plan, right))
    told = counted("connections.summary", len(found.connections), left=titles[0], right=titles[1])
    show(
        element("p", told, css="lead"),
        element("p", plain("connections.narrow"), css="note narrow"),
    )
    pair = _choose_pair(plan, found)
    _show_list(plan, found.cell(*pair) if pair else found.connections, pair)


def choose_frameworks(plan: CheckedPlan) -> tuple[str, str]:
    """The frameworks on either side."""
    names = titles_of(plan.assessment.frameworks, language())
    one, other = st.columns(2)
    with one:
        left = select(say("connections.left"), names, name="from", first="S3")
    rest = {id: title for id, title in names.items() if id != left}
    with other:
        right = select(say("connections.right"), rest, name="to", first="EGD")
    return left, right


def _title(plan: CheckedPlan, framework: str) -> str:
    return plan.framework(framework).title.in_language(language())


def _label(plan: CheckedPlan, criterion: str) -> str:
    return plan.criteria[criterion].label.in_language(language())


def _choose_pair(plan: CheckedPlan, found: Connections) -> tuple[str, str] | None:
    """The matrix; the pair of criteria that was clicked in it."""
    order = list(plan.criteria)
    lefts = sorted({cell.left for cell in found.cells}, key=order.index)
    rights = sorted({cell.right for cell in found.cells}, key=order.index)
    numbers = own_numbers(rights)
    table = pd.DataFrame(
        [[str(len(found.cell(left, right)) or "") for right in rights] for left in lefts],
        columns=rights,
    )
    name = plain("common.criterion")
    table.insert(0, name, cut_to([_label(plan, left) for left in lefts], LABEL))
    picked = st.dataframe(
        table,
        hide_index=True,
        height=min(ROW * (len(lefts) + 1) + 3, 480),
        width="stretch",
        column_config={
            name: st.column_config.Column(pinned=True, width=LABEL),
            **_numbered(plan, numbers),
        },
        on_select="rerun",
        selection_mode="single-cell",
        key=f"matrix_{plan.row.id}_{len(lefts)}_{len(rights)}",
    )
    key = (f"{number}. {_label(plan, right)}" for right, number in numbers.items())
    show(element("p", " · ".join(key), css="small"))
    st.caption(say("connections.matrix_help"))
    cells = picked["selection"]["cells"]
    if not cells or cells[0][1] not in rights:
        return None
    row, column = cells[0]
    return lefts[int(row)], str(column)


def _numbered(plan: CheckedPlan, numbers: Mapping[str, str]) -> dict[str, ColumnConfig]:
    """Columns that all fit beside each other on a laptop; the numbers are told below the table."""
    width = min(MOST_WIDE, (WHOLE - LABEL) // len(numbers))
    return {
        right: st.column_config.Column(number, width=width, help=escaped(_label(plan, right)))
        for right, number in numbers.items()
    }


def _show_list(plan: CheckedPlan, ties: Sequence[Connection], pair: tuple[str, str] | None) -> None:
    if pair:
        told = plain("connections.picked", left=_label(plan, pair[0]), right=_label(plan, pair[1]))
        show(element("h2", told))
    else:
        show(element("h2", plain("connections.list")))
    show(element("p", plain("connections.tie_help"), css="small quiet"))
    shown = ties if st.query_params.get("more") == "1" else ties[:SHOWN]
    opened = st.query_params.get("passage", "")
    for number, tie in enumerate(shown):
        id = passage_key(tie.passage)[:16]
        with st.container(border=True, key=f"card_tie_{number}"):
            show(_card(plan, tie))
            label = say(opener(tie.passage, is_open=id == opened))
            st.button(
                label,
                key=f"page_{number}",
                icon=":material/find_in_page:",
                on_click=go_to,
                kwargs={"passage": None if id == opened else id},
            )
        if id == opened:
            show_page_picture(plan, [other.passage for other in ties], number)
    if len(ties) > len(shown):
        label = say("connections.more", number=len(ties) - len(shown))
        st.button(label, key="more_ties", on_click=go_to, kwargs={"more": "1"})


def _card(plan: CheckedPlan, tie: Connection) -> Html:
    chips = [*_chips(plan, tie.left), *_chips(plan, tie.right)]
    return joined(
        [
            quotation(
                tie.passage.text, spoken=tie.passage.language, css=f"quote {shade(tie.strength)}"
            ),
            element("p", place(tie.passage, plan.assessment.document.files), css="meta"),
            element("div", *chips, css="chips"),
            element(
                "p",
                element("span", dots(tie.strength), css="dots"),
                f" {plain('connections.tie', strength=tie.strength)}",
                css="small quiet",
            ),
        ]
    )


def _chips(plan: CheckedPlan, side: Sequence[Evidence]) -> list[Html]:
    found = dict.fromkeys(item.criterion for item in side)
    return [element("span", _label(plan, id), css="chip") for id in found]


main()
