"""The rows of a table on one page, each with all cells that reach into it."""

from typing import NamedTuple

from aligncheck.documents.pdf.flow import running_text
from aligncheck.documents.pdf.pieces import Placed
from aligncheck.documents.pdf.tables import Entry, Table
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.hyphens import Vocabulary


class Part(NamedTuple):
    """A cell's lines, perhaps over two pages, and the columns it spans."""

    column: int
    columns: int
    placed: tuple[Placed, ...]
    merged: bool = False  # over several rows
    above: bool = False  # said again from the page before, where its cell begins

    def words(self, vocabulary: Vocabulary) -> str:
        """Its text."""
        return clean(running_text((spot.line for spot in self.placed), vocabulary))


class Row(NamedTuple):
    """The cells that stand in one row, those that span it from above included."""

    parts: tuple[Part, ...]
    bold: bool
    number: int  # of the row in its table

    @property
    def columns(self) -> frozenset[int]:
        """The first column of each cell."""
        return frozenset(part.column for part in self.parts)

    @property
    def placed(self) -> tuple[Placed, ...]:
        """Its lines, those said again from the page before last."""
        parts = sorted(self.parts, key=lambda part: part.above)
        return tuple(spot for part in parts for spot in part.placed)


def rows_of(table: Table) -> list[Row]:
    """The rows of the table, top to bottom."""
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
                sum(_reaches(entry, other) for other in numbers) > 1,
            )
            for entry in here
        )
        rows.append(Row(parts, all(entry.bold for entry in here), number))
    return rows


def _reaches(entry: Entry, row: int) -> bool:
    return entry.cell.row <= row < entry.cell.row + entry.cell.rows
