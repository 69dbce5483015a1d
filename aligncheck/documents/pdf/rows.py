"""Rows of tables as passages: 'Tiltak: … | Ansvar: … | Frist: …'."""

import re
from collections.abc import Sequence
from itertools import takewhile

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import TERMINAL, begins_item, blocks_of
from aligncheck.documents.pdf.carried import Carried, completes, whole_row, with_cells_above
from aligncheck.documents.pdf.flow import running_text
from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.pdf.pieces import Lead, Piece, Placed
from aligncheck.documents.pdf.table_rows import Part, Row, rows_of
from aligncheck.documents.pdf.tables import Table
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.headwords import HEAD_WORDS
from aligncheck.documents.words.hyphens import Vocabulary
from aligncheck.documents.words.sentences import LONGEST_PASSAGE

LONGEST_ROW = 110  # words; a longer row is given in parts, each with what names it
LONGEST_HEAD = 60  # characters of a column head
NUMERIC = re.compile(r"^[\d\s.,%+\-–—()/]+$")
JOINT = " | "


class TableReader:
    """Turns the tables of a document, in order, into pieces."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._carried: Carried | None = None

    def pieces(self, table: Table) -> list[Piece]:
        """The rows of a table; what a row lacks from the page before is put to it by `joined`."""
        rows = rows_of(table)
        before = self._carried if self._carried and self._carried.goes_on(table) else None
        heads = before.heads if before else ()
        count = self._repeated(rows, heads) if before else self._head_rows(rows)
        if count:
            heads = self._heads(rows[:count], table.grid.columns)
            rows = rows[count:]
        label: tuple[str, ...] = ()
        last = None
        if before and not before.left:
            label, last = before.label, before.last
            rows = with_cells_above(rows, table.grid, last) if last else rows
        pieces, label = self._row_pieces(rows, heads, label)
        last = rows[-1] if rows else last
        self._carried = Carried(table.page, table.grid.xs, heads, label, last)
        return pieces

    def leave(self) -> None:
        """Take note that other text than running lines and notes stands below the last table."""
        if self._carried is not None:
            self._carried = self._carried._replace(left=True)

    def joined(self, table: Table) -> tuple[int, list[Piece], Table] | None:
        """How many pieces the last row on the page before gave, those of it completed, and the
        table without the rest of it; None where the table's first row is no such rest."""
        carried = self._carried
        if carried is None or carried.last is None or not carried.goes_on(table):
            return None
        rows = rows_of(table)
        at = self._repeated(rows, carried.heads)
        if len(rows) <= at or not completes(carried.last, rows[at]):
            return None
        before = len(self._pieces_of(carried.last, carried.heads, ()))
        whole = whole_row(carried.last, rows[at])
        self._carried = carried._replace(last=whole)
        pieces = self._pieces_of(whole, carried.heads, carried.label)
        return before, pieces, table._replace(rows=(*table.rows[:at], *table.rows[at + 1 :]))

    def _repeated(self, rows: Sequence[Row], heads: tuple[str, ...]) -> int:
        """How many of the first rows say the heads of the page before again."""
        again = (self._says_again(row, heads) for row in rows)
        return sum(1 for _ in takewhile(bool, again)) if any(heads) else 0

    def _says_again(self, row: Row, heads: tuple[str, ...]) -> bool:
        """True where each cell's words stand in the heads of its columns."""
        return all(
            f" {part.words(self._vocabulary).rstrip(':')} " in f" {head} "
            for part in row.parts
            for head in heads[part.column : part.column + part.columns]
        )

    def _head_rows(self, rows: Sequence[Row]) -> int:
        """How many of the first rows name the columns."""
        if len(rows) < 2:
            return 0
        texts = [part.words(self._vocabulary) for part in rows[0].parts]
        if len(texts) < 2 or any(len(text) > LONGEST_HEAD for text in texts):
            return 0
        if all(NUMERIC.match(text) for text in texts):
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

    def _row_pieces(
        self, rows: Sequence[Row], heads: tuple[str, ...], label: tuple[str, ...]
    ) -> tuple[list[Piece], tuple[str, ...]]:
        """The pieces of the rows, and the label that holds for what follows them."""
        pieces: list[Piece] = []
        for row in rows:
            if _is_label(row, heads, self._vocabulary):
                label = (row.parts[0].words(self._vocabulary),)
            pieces += self._pieces_of(row, heads, label)
        return pieces, label

    def _pieces_of(self, row: Row, heads: tuple[str, ...], label: tuple[str, ...]) -> list[Piece]:
        texts = [_named(part, heads, part.words(self._vocabulary)) for part in row.parts]
        if not any(texts):
            return []
        is_long = sum(map(len, texts)) > LONGEST_PASSAGE and len(texts) > 1
        if is_long or sum(len(text.split()) for text in texts) > LONGEST_ROW:
            return self._in_parts(row, heads, label)
        text = JOINT.join(text for text in texts if text)
        own = () if label and label[0] == text else label
        return [Piece(Kind.TABLE_ROW, row.placed, row.placed[0].line.size, text, own)]

    def _in_parts(self, row: Row, heads: tuple[str, ...], label: tuple[str, ...]) -> list[Piece]:
        """A long row by paragraphs of its long cells, each with the short cells before it."""
        texts = {part: part.words(self._vocabulary) for part in row.parts}
        short = [part for part in row.parts if len(texts[part].split()) <= 25]
        name = [_named(part, heads, texts[part]) for part in short[:1]]
        pieces = []
        for part in row.parts:
            if part in short[:1] or part.above:
                continue
            for block in _paragraphs(part):
                words = clean(running_text((spot.line for spot in block), self._vocabulary))
                text = JOINT.join([*name, _named(part, heads, words)])
                own = row._replace(parts=(*short[:1], part._replace(placed=block)))
                naming = tuple(spot for one in short[:1] for spot in one.placed)
                lead = Lead(text.removesuffix(words).strip(), naming)
                size = block[0].line.size
                pieces.append(Piece(Kind.TABLE_ROW, own.placed, size, text, label, lead))
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
