"""What a table hands on to the next page: heads, what names the rows, the last row."""

from collections.abc import Sequence
from typing import NamedTuple

from aligncheck.documents.pdf.blocks import TERMINAL
from aligncheck.documents.pdf.grids import Cell, Grid
from aligncheck.documents.pdf.table_rows import Part, Row
from aligncheck.documents.pdf.tables import ROOM, Table

SAME_COLUMN = 6.0  # points by which columns may differ from page to page


class Carried(NamedTuple):
    """A table as it stands at the end of its page."""

    page: int
    xs: tuple[float, ...]
    heads: tuple[str, ...]
    label: tuple[str, ...]  # what the last row across the table says of the rows below it
    last: Row | None
    left: bool = False  # other text follows, so that nothing but the heads goes on

    def goes_on(self, table: Table) -> bool:
        """True where the table goes on from the page before, column by column."""
        xs = table.grid.xs
        if table.page != self.page + 1 or len(xs) != len(self.xs):
            return False
        shift = xs[0] - self.xs[0]
        return all(abs(x - y - shift) <= SAME_COLUMN for x, y in zip(xs, self.xs, strict=True))


def completes(last: Row, first: Row) -> bool:
    """True where the first row on a page holds the rest of the last one before it."""
    if not first.parts or not last.parts:
        return False
    merged = {part.column for part in last.parts if part.merged}
    ends = {part.column: part for part in last.parts if not part.merged}
    if any(part.column in ends and _goes_on(ends[part.column], part) for part in first.parts):
        return True
    if first.parts[0].column <= last.parts[0].column:
        return False
    rest = last.columns - (merged or {last.parts[0].column})
    return not rest <= first.columns or (len(rest) == 1 and not merged)


def _goes_on(before: Part, after: Part) -> bool:
    """True where the cell's words go on in mid-sentence."""
    line = before.placed[-1].line
    letter = next((c for c in after.placed[0].line.text if c.isalnum()), "")
    return line.hyphen or (letter.islower() and not TERMINAL.search(line.text))


def whole_row(last: Row, first: Row) -> Row:
    """The last row on a page with the rest of it from the next one."""
    more = {part.column: part for part in first.parts}
    parts = [
        part._replace(placed=(*part.placed, *more.pop(part.column).placed))
        if part.column in more
        else part
        for part in last.parts
    ]
    whole = sorted([*parts, *more.values()], key=lambda part: part.column)
    return last._replace(parts=tuple(whole))


def with_cells_above(rows: Sequence[Row], grid: Grid, last: Row) -> list[Row]:
    """The rows, those into which a merged cell reaches from the page before with its words."""
    found = list(rows)
    for part in last.parts if rows else ():
        cell = _blank_cell(grid, rows[0], part)
        if cell is None or not (part.merged or cell.rows > 1):
            continue
        again = part._replace(merged=True, above=True)
        for at, row in enumerate(found):
            if _holds(cell, row):
                parts = sorted([*row.parts, again], key=lambda one: one.column)
                found[at] = row._replace(parts=tuple(parts))
    return found


def _blank_cell(grid: Grid, row: Row, part: Part) -> Cell | None:
    """The cell of the part's column in the row; None where it holds words."""
    spanned = (range(own.column, own.column + own.columns) for own in row.parts)
    if any(part.column in columns for columns in spanned):
        return None
    place = part.column, part.columns
    alike = (cell for cell in grid.cells if (cell.column, cell.columns) == place)
    return next((cell for cell in alike if _holds(cell, row)), None)


def _holds(cell: Cell, row: Row) -> bool:
    return cell.row <= row.number // ROOM < cell.row + cell.rows
