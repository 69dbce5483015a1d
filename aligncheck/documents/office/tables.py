"""Tables of a file without pages: rows with column heads before their cells, or boxes of text."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from aligncheck.documents.office.parts import BOLD_LEVEL, MARK, Part, within_edges
from aligncheck.documents.passage import Kind
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.headwords import HEAD_WORDS
from aligncheck.documents.words.sentences import LONGEST_PASSAGE

LONGEST_ROW = 110  # words; a longer row is given in parts, each with what names it
LONGEST_NAME = 25  # words of a first cell that names what stands in the others
LONGEST_HEAD = 60  # characters of a column head; what names the rows below it has twice as many
MOST_SPANNED = 100  # columns or rows that a cell is taken to reach over, whatever it claims
BAND = 900  # the level of a row that names the rows below it: lower than that of any heading
_NUMERIC = re.compile(r"^[\d\s.,%+\-–()/]+$")
_ITEM = "• "

Row = Sequence[Sequence[Part] | None]
"""The cells of a row in their columns; None where the cell before reaches over the column."""


class Cell(NamedTuple):
    """The parts of a cell, and how many columns and rows it reaches over."""

    parts: Sequence[Part]
    columns: int = 1
    rows: int = 1


def span_of(told: str | None) -> int:
    """How many columns or rows a cell says that it reaches over; one where it says nothing."""
    digits = (told or "").strip()
    return min(int(digits), MOST_SPANNED) if re.fullmatch(r"0*[1-9]\d{0,5}", digits) else 1


def in_columns(rows: Sequence[Sequence[Cell]]) -> list[Row]:
    """The rows with each cell in its own column; a cell over several rows speaks in each of them,
    one over several columns in its first."""
    grid: list[dict[int, Sequence[Part] | None]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[at]:
                column += 1
            for line in grid[at : at + cell.rows]:
                for step in range(cell.columns):
                    line.setdefault(column + step, None if step else cell.parts)
            column += cell.columns
    return [[line.get(column, ()) for column in range(max(line, default=-1) + 1)] for line in grid]


def table_parts(
    rows: Sequence[Row], *, marked: int = 0, boxes: Sequence[Sequence[Part]] = ()
) -> list[Part]:
    """The parts of a table whose first rows may be marked as its heads; the text boxes of a row
    come after it."""
    if _is_laid_out(rows):
        return _in_order(rows, boxes)
    texts = [[_text(cell) for cell in row] for row in rows]
    titles = sum(1 for _ in takewhile(bool, map(_is_band, rows, texts)))
    heads = _heads(rows[titles:], texts[titles:], marked - titles)
    first = titles + heads.rows
    parts: list[Part] = []
    for at, (row, cells, beside) in enumerate(zip_longest(rows, texts, boxes, fillvalue=())):
        if any(cells) and not titles <= at < first:
            parts += _row_parts(row, cells, heads.names)
        parts += beside
    return list(within_edges(parts)) if any(part.level == BAND for part in parts) else parts


def _said(cell: Sequence[Part] | None) -> list[Part]:
    return [part for part in cell or () if clean(part.text)]


def _is_laid_out(rows: Sequence[Row]) -> bool:
    """True for a box of several paragraphs, and for paragraphs set side by side in one row."""
    filled = [[said for cell in row if (said := _said(cell))] for row in rows]
    cells = [said for row in filled for said in row]
    if all(len(row) <= 1 for row in filled):
        return any(len(said) > 1 or _is_title(said[0]) for said in cells)
    return len(rows) == 1 and all(len(said) > 1 for said in cells)


def _is_title(part: Part) -> bool:
    """True for what is marked as a heading, and not only set in bold."""
    return part.kind is Kind.HEADING and part.level < BOLD_LEVEL


def _in_order(rows: Sequence[Row], boxes: Sequence[Sequence[Part]]) -> list[Part]:
    """The parts of the cells as they stand; a heading that ends a cell heads what follows it."""
    parts: list[Part] = []
    above: Row = ()
    for row, beside in zip_longest(rows, boxes, fillvalue=()):
        for at, cell in enumerate(row):
            said = _said(cell)
            if not said or said == _said(above[at] if at < len(above) else None):
                continue  # a cell over several rows is read once
            parts += said if said[-1].kind is Kind.HEADING else within_edges(cell or ())
        parts += beside
        above = row
    return parts


def _text(cell: Sequence[Part] | None) -> str:
    return clean(" ".join(_paragraphs(cell))).removeprefix(_ITEM)


def _paragraphs(cell: Sequence[Part] | None) -> Iterator[str]:
    """The paragraphs of a cell, items and rows of a table in it marked as items."""
    for part in _said(cell):
        is_item = part.kind in {Kind.BULLET, Kind.TABLE_ROW} and not MARK.match(part.text)
        yield _ITEM * is_item + part.text


def _is_band(row: Row, cells: Sequence[str]) -> bool:
    """True for a row of one cell across the whole table."""
    return len(row) > 1 and bool(cells[0]) and all(cell is None for cell in row[1:])


def _row_parts(row: Row, cells: Sequence[str], heads: Sequence[str]) -> list[Part]:
    if _is_band(row, cells):
        level = BAND if len(cells[0]) <= 2 * LONGEST_HEAD else 0
        return [Part(Kind.TABLE_ROW, cells[0], level)]
    named = [_named(heads, at, text) for at, text in enumerate(cells)]
    whole = " | ".join(text for text in named if text)
    if len(" ".join(cells).split()) > LONGEST_ROW or len(whole) > LONGEST_PASSAGE:
        return _long_row(row, named[0], heads)
    return [Part(Kind.TABLE_ROW, whole)]


class _Heads(NamedTuple):
    """The names of the columns, and how many rows give them."""

    names: Sequence[str] = ()
    rows: int = 0


def _heads(rows: Sequence[Row], texts: Sequence[Sequence[str]], marked: int) -> _Heads:
    """The names of the columns, from the rows that are marked as heads or else the first one."""
    most = min(len(rows) - 1, max(marked, 1))
    count = sum(1 for _ in takewhile(bool, map(_may_head, rows[:most], texts)))
    if not count or sum(map(bool, texts[0])) < 2 or not (marked > 0 or _is_head(texts)):
        return _Heads()
    names = [""] * max(map(len, rows[:count]))
    for row, cells in zip(rows[:count], texts, strict=False):
        text = ""
        for at, cell in enumerate(row):
            text = text if cell is None else cells[at].rstrip(":")
            if text not in names[at]:
                names[at] = f"{names[at]} {text}".strip()
    return _Heads(names, count)


def _may_head(row: Row, cells: Sequence[str]) -> bool:
    return not _is_band(row, cells) and all(len(text) <= LONGEST_HEAD for text in cells)


def _is_head(rows: Sequence[Sequence[str]]) -> bool:
    """True where the first row names the columns, though nothing marks it."""
    first = [text for text in rows[0] if text]
    if sum(bool(HEAD_WORDS.search(text)) for text in first) >= 2:
        return True
    if any(_NUMERIC.match(text) for text in first):
        return False
    below = [text for row in rows[1:] for text in row if text]
    long = sum(len(text.split()) for text in below) / max(1, len(below))
    numbers = sum(bool(_NUMERIC.match(text)) for text in below)
    return numbers >= 0.3 * len(below) or long >= 2 * sum(len(t.split()) for t in first) / len(
        first
    )


def _named(heads: Sequence[str], at: int, text: str) -> str:
    head = heads[at] if at < len(heads) else ""
    return f"{head}: {text}" if head and text else text


def _long_row(row: Row, first: str, heads: Sequence[str]) -> list[Part]:
    """A long row by the paragraphs of its cells, each after the first cell."""
    is_name = len(first.split()) <= LONGEST_NAME and len(first) <= LONGEST_PASSAGE / 2
    name = first if is_name else ""
    parts = [] if name else [Part(Kind.TABLE_ROW, text) for text in _plain(row[0])]
    for at, cell in enumerate(row[1:], start=1):
        for said in _plain(cell):
            text = " | ".join(filter(None, [name, _named(heads, at, said)]))
            parts.append(Part(Kind.TABLE_ROW, text, lead=text.removesuffix(said).strip()))
    return parts


def _plain(cell: Sequence[Part] | None) -> list[str]:
    return [clean(text).removeprefix(_ITEM) for text in _paragraphs(cell)]
