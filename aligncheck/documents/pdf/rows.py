"""Rows of tables as passages: 'Tiltak: … | Ansvar: … | Frist: …'."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import TERMINAL, begins_item, blocks_of
from aligncheck.documents.pdf.flow import running_text
from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.pdf.pieces import Lead, Piece, Placed
from aligncheck.documents.pdf.tables import Entry, Table
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.headwords import HEAD_WORDS
from aligncheck.documents.words.hyphens import Vocabulary
from aligncheck.documents.words.sentences import LONGEST_PASSAGE

SAME_COLUMN = 6.0  # points by which columns may differ from page to page
LONGEST_ROW = 110  # words; a longer row is given in parts, each with what names it
LONGEST_HEAD = 60  # characters of a column head
NUMERIC = re.compile(r"^[\d\s.,%+\-–—()/]+$")
JOINT = " | "


class Part(NamedTuple):
    """A cell's lines, perhaps over two pages, and the columns it spans."""

    column: int
    columns: int
    placed: tuple[Placed, ...]

    def words(self, vocabulary: Vocabulary) -> str:
        """Its text."""
        return clean(running_text((spot.line for spot in self.placed), vocabulary))


class Row(NamedTuple):
    """The cells that stand in one row, those that span it from above included."""

    parts: tuple[Part, ...]
    bold: bool


class Carried(NamedTuple):
    """What a table hands on to the next page."""

    page: int
    xs: tuple[float, ...]
    heads: tuple[str, ...]
    rows: list[Row]


class TableReader:
    """Turns the tables of a document, in order, into pieces."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._carried: Carried | None = None

    def pieces(self, table: Table) -> list[Piece]:
        """The rows of a table; a row begun on the page before is completed by `late`."""
        rows = _rows(table)
        carried = self._carried
        goes_on = carried is not None and _continues(carried, table)
        heads: tuple[str, ...] = carried.heads if goes_on and carried else ()
        count = self._head_rows(rows, goes_on, heads)
        if count:
            heads = self._heads(rows[:count], table.grid.columns)
            rows = rows[count:]
        self._carried = Carried(table.page, table.grid.xs, heads, rows)
        return [piece for piece in self._row_pieces(rows, heads)]

    def joins_last(self, table: Table) -> bool:
        """True where the table's first row is the rest of the last row on the page before."""
        carried = self._carried
        if carried is None or not carried.rows or not _continues(carried, table):
            return False
        first = _rows(table)[0]
        if self._head_rows([first], True, carried.heads):
            return False
        return _completes(carried.rows[-1], first)

    @property
    def last_pieces(self) -> int:
        """How many pieces the last row on the page before gave."""
        assert self._carried is not None
        return len(self._row_pieces(self._carried.rows[-1:], self._carried.heads))

    def joined(self, table: Table) -> tuple[list[Piece], Table]:
        """The completed last row of the page before, and the table without its first row."""
        assert self._carried is not None
        rows = _rows(table)
        whole = _merged(self._carried.rows[-1], rows[0])
        pieces = self._row_pieces([whole], self._carried.heads)
        return pieces, table._replace(rows=table.rows[1:])

    def _head_rows(self, rows: Sequence[Row], goes_on: bool, heads: tuple[str, ...]) -> int:
        """How many of the first rows name the columns."""
        if not rows:
            return 0
        texts = [part.words(self._vocabulary) for part in rows[0].parts]
        if goes_on:
            known = {head for head in heads if head}
            return 1 if known and {text for text in texts if text} <= known else 0
        if len(rows) < 2 or len(texts) < 2 or any(len(text) > LONGEST_HEAD for text in texts):
            return 0
        if len(texts) == 1 or all(NUMERIC.match(text) for text in texts):
            return 0 if not rows[0].bold else 1
        named = sum(bool(HEAD_WORDS.search(text)) for text in texts)
        if not rows[0].bold and named < 2 and not self._numbers_below(rows):
            return 1 if self._names_columns(rows) else 0
        second = rows[1]
        two = second.bold and rows[0].bold and len(rows) > 2 and len(texts) < len(second.parts)
        return 2 if two else 1

    def _names_columns(self, rows: Sequence[Row]) -> bool:
        """True where the first row is a few words over each of long columns."""
        texts = [part.words(self._vocabulary) for part in rows[0].parts]
        if len(rows) < 3 or any(re.search(r"\d|[.;,]$", text) for text in texts):
            return False
        lengths = [
            sum(len(part.words(self._vocabulary).split()) for part in row.parts) for row in rows[1:]
        ]
        here = sum(len(text.split()) for text in texts)
        full = len(texts) == max(len(row.parts) for row in rows)
        return full and here <= 5 * len(texts) and sum(lengths) >= 1.6 * here * len(lengths)

    def _numbers_below(self, rows: Sequence[Row]) -> bool:
        """True where a column has words at its top and numbers under them."""
        top = {part.column: part.words(self._vocabulary) for part in rows[0].parts}
        for column, text in top.items():
            below = [
                part.words(self._vocabulary)
                for row in rows[1:]
                for part in row.parts
                if part.column == column
            ]
            numbers = sum(bool(NUMERIC.match(cell)) for cell in below)
            if not NUMERIC.match(text) and below and numbers >= 0.7 * len(below):
                return True
        return False

    def _heads(self, rows: Sequence[Row], columns: int) -> tuple[str, ...]:
        heads = [""] * columns
        for row in rows:
            for part in row.parts:
                text = part.words(self._vocabulary).rstrip(":")
                for column in range(part.column, part.column + part.columns):
                    if text not in heads[column]:
                        heads[column] = f"{heads[column]} {text}".strip()
        return tuple(heads)

    def _row_pieces(self, rows: Sequence[Row], heads: tuple[str, ...]) -> list[Piece]:
        pieces: list[Piece] = []
        label: tuple[str, ...] = ()
        for row in rows:
            if _is_label(row, heads, self._vocabulary):
                label = (row.parts[0].words(self._vocabulary),)
            pieces += self._pieces_of(row, heads, label)
        return pieces

    def _pieces_of(self, row: Row, heads: tuple[str, ...], label: tuple[str, ...]) -> list[Piece]:
        texts = [_named(part, heads, part.words(self._vocabulary)) for part in row.parts]
        if not any(texts):
            return []
        is_long = sum(map(len, texts)) > LONGEST_PASSAGE and len(texts) > 1
        if is_long or sum(len(text.split()) for text in texts) > LONGEST_ROW:
            return self._in_parts(row, heads, label)
        placed = tuple(spot for part in row.parts for spot in part.placed)
        text = JOINT.join(text for text in texts if text)
        own = () if label and label[0] == text else label
        return [Piece(Kind.TABLE_ROW, placed, placed[0].line.size, text, own)]

    def _in_parts(self, row: Row, heads: tuple[str, ...], label: tuple[str, ...]) -> list[Piece]:
        """A long row by paragraphs of its long cells, each with the short cells before it."""
        texts = {part: part.words(self._vocabulary) for part in row.parts}
        short = [part for part in row.parts if len(texts[part].split()) <= 25]
        name = [_named(part, heads, texts[part]) for part in short[:1]]
        pieces = []
        for part in row.parts:
            if part in short[:1]:
                continue
            for block in _paragraphs(part):
                words = clean(running_text((spot.line for spot in block), self._vocabulary))
                text = JOINT.join([*name, _named(part, heads, words)])
                naming = tuple(spot for one in short[:1] for spot in one.placed)
                lead = Lead(text.removesuffix(words).strip(), naming)
                placed, size = (*naming, *block), block[0].line.size
                pieces.append(Piece(Kind.TABLE_ROW, placed, size, text, label, lead))
        return pieces


def _named(part: Part, heads: tuple[str, ...], text: str) -> str:
    """The cell with its column's head before it."""
    head = heads[part.column] if part.column < len(heads) and part.columns == 1 else ""
    return f"{head}: {text}" if head and text else text


def _is_label(row: Row, heads: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """True for a row of one short cell across the table, which names the rows below it."""
    if len(row.parts) != 1 or row.parts[0].columns < max(2, len(heads)):
        return False
    return len(row.parts[0].words(vocabulary)) <= 2 * LONGEST_HEAD


def _rows(table: Table) -> list[Row]:
    """The rows of the table, each with all cells that reach into it."""
    entries = [entry for row in table.rows for entry in row]
    numbers = sorted({entry.cell.row for entry in entries})
    rows = []
    for number in numbers:
        here = [entry for entry in entries if _reaches(entry, number)]
        here.sort(key=lambda entry: entry.cell.column)
        parts = tuple(
            Part(
                entry.cell.column,
                entry.cell.columns,
                tuple(Placed(table.page, line) for line in entry.lines),
            )
            for entry in here
        )
        rows.append(Row(parts, all(entry.bold for entry in here)))
    return rows


def _reaches(entry: Entry, row: int) -> bool:
    return entry.cell.row <= row < entry.cell.row + entry.cell.rows


def _continues(carried: Carried, table: Table) -> bool:
    """True where the table goes on from the page before, column by column."""
    xs = table.grid.xs
    if table.page != carried.page + 1 or len(xs) != len(carried.xs):
        return False
    shift = xs[0] - carried.xs[0]
    return all(abs(x - y - shift) <= SAME_COLUMN for x, y in zip(xs, carried.xs, strict=True))


def _completes(last: Row, first: Row) -> bool:
    """True where the first row on a page holds the rest of the last one before it."""
    if not first.parts or not last.parts:
        return False
    ends = {part.column: part.placed[-1].line for part in last.parts}
    if first.parts[0].column > last.parts[0].column:
        return True
    for part in first.parts:
        before = ends.get(part.column)
        letter = next((c for c in part.placed[0].line.text if c.isalnum()), "")
        if before and (before.hyphen or (letter.islower() and not TERMINAL.search(before.text))):
            return True
    return False


def _merged(last: Row, first: Row) -> Row:
    more = {part.column: part for part in first.parts}
    parts = [
        part._replace(placed=(*part.placed, *more.pop(part.column).placed))
        if part.column in more
        else part
        for part in last.parts
    ]
    whole = sorted([*parts, *more.values()], key=lambda part: part.column)
    return Row(tuple(whole), last.bold)


def _paragraphs(part: Part) -> list[tuple[Placed, ...]]:
    """The paragraphs and list items of a cell."""
    found: list[tuple[Placed, ...]] = []
    by_page: dict[int, list[Line]] = {}
    for page, line in part.placed:
        by_page.setdefault(page, []).append(line)
    for page, lines in by_page.items():
        for at, block in enumerate(blocks_of(page, lines)):
            spots = tuple(Placed(page, line) for line in block.lines)
            if found and at == 0 and _goes_on(found[-1][-1].line, block.lines[0]):
                found[-1] = (*found[-1], *spots)
            else:
                found.append(spots)
    return found


def _goes_on(last: Line, first: Line) -> bool:
    """True where a cell's first line on a page is the rest of its sentence on the page before."""
    return not begins_item(first.text) and (last.hyphen or not TERMINAL.search(last.text))
