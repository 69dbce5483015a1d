"""What one evaluation found: figures, tables, and the notes that belong to them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aligncheck.compare.figure import Better, Figure

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; a number that could not be measured is None."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Figures in the order they are read; `resampled` names what the intervals draw."""

    figures: tuple[Figure, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...]
    resampled: str

    def figure(self, name: str) -> Figure:
        """The figure of that name."""
        return next(figure for figure in self.figures if figure.name == name)


def report_text(report: Report, last: Mapping[str, float]) -> str:
    """The report for a terminal; `last` gives the figures stored before, by name."""
    rows = [_figure_row(figure, last) for figure in report.figures]
    lines = _aligned(("", "figure", "95 % interval", "n", "since last"), rows)
    for table in report.tables:
        lines += ["", f"── {table.name}", *_aligned(table.columns, table.rows)]
    lines += ["", *report.notes, f"Intervals: 1,000 draws of {report.resampled}."]
    return "\n".join(lines) + "\n"


def _figure_row(figure: Figure, last: Mapping[str, float]) -> tuple[Cell, ...]:
    interval = "" if math.isnan(figure.low) else f"{figure.low:.3f} – {figure.high:.3f}"
    return (figure.name, figure.value, interval, figure.n, change(figure, last.get(figure.name)))


def change(figure: Figure, before: float | None) -> str:
    """How the figure moved: ▲ it rose, ▼ it fell, and whether that is for the worse."""
    if before is None or math.isnan(figure.value):
        return ""
    moved = figure.value - before
    if abs(moved) < 0.0005:
        return "="
    worse = (moved < 0) == (figure.better is Better.HIGHER)
    return f"{'▲' if moved > 0 else '▼'} {abs(moved):.3f}{' worse' if worse else ''}"


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[str]:
    texts = [tuple(columns), *(tuple(_text(cell) for cell in row) for row in rows)]
    widths = [max(len(row[place]) for row in texts) for place in range(len(columns))]
    return [_line(row, widths) for row in texts]


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    cells = [first[0].ljust(first[1]), *(text.rjust(width) for text, width in others)]
    return "  ".join(cells).rstrip()


def _text(cell: Cell) -> str:
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
