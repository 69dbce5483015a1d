"""Tables: the words in the cells of a ruled grid, row by row."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from aligncheck.documents.pdf.broken import whole_lines
from aligncheck.documents.pdf.grids import Cell, Grid
from aligncheck.documents.pdf.lines import Line, lines_of
from aligncheck.documents.pdf.words import Word

FILLED = 0.4  # of the cells that hold text in a real table
CROSSING = 0.06  # of the words that may lie across a line
ROOM = 1_000  # rows that may stand in one ruled row
WHITE = 0.9  # of the size: between two columns that no line parts
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
    for spanning in grid.cells:
        for cell, found in _in_columns(spanning, inside.get(spanning, []), grid.xs):
            lines = whole_lines(lines_of(found), cell)
            rows.setdefault(cell.row, []).append(Entry(cell, lines))
    ordered = tuple(row for number in sorted(rows) for row in _parted(rows[number]))
    return Table(page, grid, ordered, grid.xs[0], grid.ys[0], grid.xs[-1], grid.ys[-1])


def _in_columns(
    cell: Cell, words: Sequence[Word], xs: Sequence[float]
) -> list[tuple[Cell, list[Word]]]:
    """The cell, or where it spans columns that white keeps apart in all its lines, theirs.

    Some styles leave out the lines between the cells of every second row.
    """
    end = cell.column + cell.columns
    inner = range(cell.column + 1, end)
    clear = [(column, xs[column]) for column in inner if _is_white(xs[column], words)]
    pieces: list[tuple[Cell, list[Word]]] = []
    for (first, left), (after, right) in pairwise([(cell.column, cell.x0), *clear, (end, cell.x1)]):
        held = [word for word in words if left <= (word.x0 + word.x1) / 2 < right]
        if held:
            piece = cell._replace(column=first, columns=after - first, x0=left, x1=right)
            pieces.append((piece, held))
    return pieces if len(pieces) > 1 else [(cell, list(words))] if words else []


def _is_white(edge: float, words: Sequence[Word]) -> bool:
    """True where no word comes near the edge between two columns."""
    left = max((word.x1 for word in words if word.x0 < edge), default=float("-inf"))
    right = min((word.x0 for word in words if word.x0 >= edge), default=float("inf"))
    size = max((word.font.size for word in words), default=10.0)
    return left <= edge + 1 and right - left >= WHITE * size


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
