"""The matrix of criteria × plans as a table whose cells can be clicked."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.elements.lib.column_types import ColumnConfig

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import STATUS_SYMBOLS, Plan, PlanCell, PlanMatrix, unlike_titles
from aligncheck.reports.report import shortened
from aligncheck.store import AssessmentRow
from views.address import key_of
from views.look import status_ground
from views.storage import plan_of
from views.words import escaped, language, plain

ROW = 35  # pixels a row
MOST_HEIGHT = 720
WHOLE = 880  # pixels for the table on a laptop
LABEL, LETTER = 270, 6.2  # pixels for a criterion's label at least, and for one of its letters
FEW = 2  # plans whose titles have room in the head of the table
TITLED, NUMBERED = 240, 76  # pixels a label leaves each plan, with its title in the head or not
NARROWEST = 60  # pixels for a plan at least: symbol, strength and star; ten plans fit in `WHOLE`
MARGIN = 10  # pixels on each side of a cell's text
NUMBER = 20  # pixels for a plan's number and the ellipsis before its title
TELLING = 4  # letters of the word where two titles part that must be seen: "2023", "2024"
GROUND = "color: #16252e; background-color: "


def unlike(rows: Sequence[AssessmentRow]) -> list[str]:
    """Titles that differ from each other, with county and year where they are known."""
    titles = [
        " · ".join([row.title, *(str(part) for part in (row.county, row.year) if part)])
        for row in rows
    ]
    return list(unlike_titles(titles))


def plans_of(rows: Sequence[AssessmentRow]) -> tuple[Plan, ...]:
    """The plans with their decisions, under titles that differ."""
    titled = zip(unlike(rows), rows, strict=True)
    return tuple(Plan(title, plan_of(row).reviewed) for title, row in titled)


def show_matrix(matrix: PlanMatrix) -> PlanCell | None:
    """The table; the cell that was clicked."""
    tongue = language()
    labels = [matrix.label(row.criterion, tongue) for row in matrix.rows]
    table = pd.DataFrame(
        [[_told(cell) for cell in row.cells] for row in matrix.rows],
        columns=list(matrix.titles),
    )
    name = plain("common.criterion")
    width = label_width(labels, len(matrix.titles))
    table.insert(0, name, cut_to(labels, width))
    config = {name: st.column_config.Column(pinned=True, width=width)}
    if len(matrix.titles) > FEW:
        config |= _numbered(matrix.titles, WHOLE - width)
    picked = st.dataframe(
        _coloured(table, matrix),
        hide_index=True,
        height=min(ROW * (len(labels) + 1) + 3, MOST_HEIGHT),
        column_config=config,
        on_select="rerun",
        selection_mode="single-cell",
        key=key_of("matrix", [row.criterion for row in matrix.rows], matrix.titles),
    )
    return _picked(picked["selection"]["cells"], matrix)


def label_width(labels: Sequence[str], plans: int) -> int:
    """Pixels in which the longest label is read whole, as far as that many plans leave room."""
    needed = 2 * MARGIN + int(LETTER * max(map(len, labels), default=0))
    left = WHOLE - plans * (TITLED if plans <= FEW else NUMBERED)
    return max(LABEL, min(needed, left))


def cut_to(labels: Sequence[str], width: int) -> list[str]:
    """The labels; one that is longer than the column is wide ends in an ellipsis."""
    letters = round((width - 2 * MARGIN) / LETTER)
    return [shortened(label, letters) for label in labels]


def _numbered(titles: Sequence[str], room: int) -> dict[str, ColumnConfig]:
    """Columns that fit beside each other; the numbers are told below the table."""
    width = max(NARROWEST, room // len(titles))
    letters = int((width - MARGIN - NUMBER) / LETTER)
    heads = zip(titles, heads_of(titles, letters), strict=True)
    return {
        title: st.column_config.Column(f"{number}. {head}", width=width, help=escaped(title))
        for number, (title, head) in enumerate(heads, start=1)
    }


def heads_of(titles: Sequence[str], letters: int) -> list[str]:
    """The titles; one that begins as another does is cut so that so many letters show its own."""
    heads = []
    for title in titles:
        words = title.split()
        same = max(_same_words(words, other.split()) for other in titles if other != title)
        start = _start(words, min(same, len(words) - 1), letters)
        heads.append(f"…{' '.join(words[start:])}" if start else title)
    return heads


def _start(words: Sequence[str], parting: int, letters: int) -> int:
    """The first word, or the one before the titles part, if there is room; else where they part."""
    for start in (0, max(0, parting - 1)):
        if len(" ".join(words[start:parting])) + 1 + TELLING <= letters:
            return start
    return parting + (words[parting] == "·" and parting + 1 < len(words))


def _same_words(words: Sequence[str], others: Sequence[str]) -> int:
    """How many words both begin with, whatever comma follows them."""
    pairs = zip(words, others, strict=False)
    return next(
        (at for at, (word, other) in enumerate(pairs) if word.rstrip(",") != other.rstrip(",")),
        min(len(words), len(others)),
    )


def numbers_of(matrix: PlanMatrix) -> dict[str, str]:
    """The number of each plan in the head of the table; empty where the titles have room."""
    if len(matrix.titles) <= FEW:
        return {}
    return {title: str(number) for number, title in enumerate(matrix.titles, start=1)}


def own_numbers(criteria: Sequence[str]) -> dict[str, str]:
    """A number for each criterion: its own ("SDG-05" is 5), or its place where one has none."""
    ends = [id.rpartition("-")[2].lstrip("0") for id in criteria]
    if len(set(ends)) < len(ends) or not all(end.isdecimal() for end in ends):
        ends = [str(place) for place, _ in enumerate(criteria, start=1)]
    return dict(zip(criteria, ends, strict=True))


def key_to(matrix: PlanMatrix) -> str:
    """The plans by their numbers."""
    return " · ".join(f"{number}. {title}" for title, number in numbers_of(matrix).items())


def _picked(cells: Sequence[tuple[int, str]], matrix: PlanMatrix) -> PlanCell | None:
    if not cells or cells[0][1] not in matrix.titles or int(cells[0][0]) >= len(matrix.rows):
        return None
    row, title = cells[0]
    return matrix.rows[int(row)].cells[matrix.titles.index(title)]


def _told(cell: PlanCell) -> str:
    """Symbol and strength; '?' for a possible gap, a star where a person had a say."""
    star = " *" if cell.decided else ""
    strength = f" {cell.strength}" if cell.status.is_assessed else ""
    doubt = "?" if cell.may_be_gap else ""
    return f"{STATUS_SYMBOLS[cell.status]}{strength}{doubt}{star}"


def _coloured(table: pd.DataFrame, matrix: PlanMatrix) -> Styler:
    """The same table with each status on its ground."""
    grounds = pd.DataFrame("", index=table.index, columns=table.columns)
    for number, row in enumerate(matrix.rows):
        for place, cell in enumerate(row.cells, start=1):
            grounds.iat[number, place] = GROUND + status_ground(cell.status)
    return table.style.apply(lambda _: grounds, axis=None)


def legend() -> str:
    """What the symbols mean."""
    return plain(
        "compare.legend",
        covered=STATUS_SYMBOLS[CriterionStatus.COVERED],
        weak=STATUS_SYMBOLS[CriterionStatus.WEAK],
        gap=STATUS_SYMBOLS[CriterionStatus.NO_EVIDENCE],
        skipped=STATUS_SYMBOLS[CriterionStatus.NOT_APPLICABLE],
    )
