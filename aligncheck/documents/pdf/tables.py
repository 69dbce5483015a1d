"""Tables: the words in the cells of a ruled grid, row by row."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from aligncheck.documents.pdf.grids import Cell, Grid
from aligncheck.documents.pdf.lines import Line, lines_of
from aligncheck.documents.pdf.words import Word

FILLED = 0.4  # of the cells that hold text in a real table
CROSSING = 0.06  # of the words that may lie across a line
ROOM = 1_000  # rows that may stand in one ruled row
WIDEST = 0.97  # of the page: a frame round the whole page is no table


_FIGURE = re.compile(r"^[\d\s.,%+\-–—()/]+$")


class Entry(NamedTuple):
    """The lines in one cell."""

    cell: Cell
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its words, for looking at; passages are joined with care for hyphens."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """True where all its words are bold."""
        return all(word.font.bold for line in self.lines for word in line.words)


class Table(NamedTuple):
    """A table on one page."""

    page: int
    grid: Grid
    rows: tuple[tuple[Entry, ...], ...]  # cells with text, left to right
    x0: float
    y0: float
    x1: float
    y1: float


def table_of(page: int, grid: Grid, words: Sequence[Word], width: float) -> Table | None:
    """The table in the grid; None where the lines are decoration."""
    if grid.xs[-1] - grid.xs[0] > WIDEST * width:
        return None
    inside: dict[Cell, list[Word]] = {}
    crossing = 0
    for word in words:
        cell = cell_at(grid, (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)
        if cell is not None:
            inside.setdefault(cell, []).append(word)
            crossing += word.x1 > cell.x1 + 4 or word.x0 < cell.x0 - 4
    if not _is_table(grid, inside, crossing):
        return None
    rows: dict[int, list[Entry]] = {}
    for cell in grid.cells:
        if cell in inside:
            rows.setdefault(cell.row, []).append(Entry(cell, tuple(lines_of(inside[cell]))))
    ordered = tuple(row for number in sorted(rows) for row in _parted(rows[number]))
    return Table(page, grid, ordered, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])


def _parted(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """The rows in a ruled row: figures under figures that no line parts are rows of their own."""
    spread = [_spread(entry) for entry in entries]
    count = len(entries[0].lines)
    level = all(
        len(entry.lines) == count
        and all(
            abs(a.base - b.base) < 3 for a, b in zip(entry.lines, entries[0].lines, strict=True)
        )
        for entry in entries
    )
    figures = any(all(_FIGURE.match(line.text) for line in entry.lines) for entry in entries)
    if count < 2 or len(entries) < 2 or not level or not figures:
        return [tuple(spread)]
    return [
        tuple(
            Entry(entry.cell._replace(row=entry.cell.row + at, rows=1), (entry.lines[at],))
            for entry in spread
        )
        for at in range(count)
    ]


def _spread(entry: Entry) -> Entry:
    """The entry with its rows numbered in steps that leave room for the rows within them."""
    cell = entry.cell
    return entry._replace(cell=cell._replace(row=cell.row * ROOM, rows=cell.rows * ROOM))


def cell_at(grid: Grid, x: float, y: float) -> Cell | None:
    """The cell that holds the point."""
    if not grid.holds(x, y):
        return None
    return next((c for c in grid.cells if c.x0 <= x <= c.x1 and c.y0 - 1 <= y <= c.y1 + 1), None)


def _is_table(grid: Grid, inside: dict[Cell, list[Word]], crossing: int) -> bool:
    words = sum(map(len, inside.values()))
    columns = {cell.column for cell in inside}
    rows = {cell.row for cell in inside}
    if len(columns) < 2 or len(rows) < 2 or crossing > CROSSING * words + 1:
        return False
    shared = sum(1 for row in rows if sum(cell.row == row for cell in inside) >= 2)
    full = len(grid.cells) == grid.rows * grid.columns
    return len(inside) >= FILLED * len(grid.cells) and shared >= (1 if full else 2)
