"""Tables of a file without pages: each row with its column heads before its cells."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from aligncheck.documents.office.parts import Part
from aligncheck.documents.passage import Kind
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.headwords import HEAD_WORDS

LONGEST_ROW = 110  # words; a longer row is given in parts, each with what names it
LONGEST_HEAD = 60  # characters of a column head
MOST_SPANNED = 100  # columns or rows that a cell is taken to reach over, whatever it claims
_NUMERIC = re.compile(r"^[\d\s.,%+\-–()/]+$")


class Cell(NamedTuple):
    """The paragraphs of a cell, and how many columns and rows it reaches over."""

    paragraphs: Sequence[str]
    columns: int = 1
    rows: int = 1


def span_of(told: str | None) -> int:
    """How many columns or rows a cell says that it reaches over; one where it says nothing."""
    digits = (told or "").strip()
    return min(int(digits), MOST_SPANNED) if re.fullmatch(r"0*[1-9]\d{0,5}", digits) else 1


def in_columns(rows: Sequence[Sequence[Cell]]) -> list[list[Sequence[str]]]:
    """The rows with each text in its own column; a cell over several rows speaks in each of them,
    one over several columns in its first."""
    grid: list[dict[int, Sequence[str]]] = [{} for _ in rows]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[at]:
                column += 1
            for line in grid[at : at + cell.rows]:
                for step in range(cell.columns):
                    line.setdefault(column + step, () if step else cell.paragraphs)
            column += cell.columns
    return [[line.get(column, ()) for column in range(max(line, default=-1) + 1)] for line in grid]


def row_parts(
    rows: Sequence[Sequence[Sequence[str]]],
    *,
    marked: bool = False,
    boxes: Sequence[Sequence[Part]] = (),
) -> list[Part]:
    """The rows of a table, each cell a list of its paragraphs, with column heads before cells; the
    text boxes of a row come after it."""
    texts = [[clean(" ".join(cell)) for cell in row] for row in rows]
    heads = texts[0] if texts and _is_head(texts, marked) else []
    parts: list[Part] = []
    for row, cells, beside in zip_longest(rows, texts, boxes, fillvalue=()):
        if cells is not heads and any(cells):
            parts += [Part(Kind.TABLE_ROW, text) for text in _row_texts(row, cells, heads)]
        parts += beside
    return parts


def _row_texts(
    row: Sequence[Sequence[str]], cells: Sequence[str], heads: Sequence[str]
) -> list[str]:
    if len(" ".join(cells).split()) > LONGEST_ROW:
        return _long_row(row, heads)
    named = [_named(heads, at, text) for at, text in enumerate(cells)]
    return [" | ".join(text for text in named if text)]


def _is_head(rows: Sequence[Sequence[str]], marked: bool) -> bool:
    """True where the first row names the columns."""
    first = [text for text in rows[0] if text]
    if len(rows) < 2 or len(first) < 2 or any(len(text) > LONGEST_HEAD for text in first):
        return False
    if marked or sum(bool(HEAD_WORDS.search(text)) for text in first) >= 2:
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
    head = heads[at].rstrip(":") if at < len(heads) else ""
    return f"{head}: {text}" if head and text else text


def _long_row(row: Sequence[Sequence[str]], heads: Sequence[str]) -> list[str]:
    """A long row by the paragraphs of its cells, each after the first cell."""
    name = _named(heads, 0, clean(" ".join(row[0])))
    name = name if len(name.split()) <= 25 else ""
    texts = [] if name else [clean(text) for text in row[0]]
    for at, cell in enumerate(row[1:], start=1):
        texts += [" | ".join(filter(None, [name, _named(heads, at, clean(t))])) for t in cell if t]
    return [text for text in texts if text]
