"""Tables without ruling lines: short texts that stand in columns over three rows or more."""

import itertools
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from aligncheck.documents.pdf.blocks import BARE_MARK
from aligncheck.documents.pdf.grids import Cell, Grid
from aligncheck.documents.pdf.kinds import LEADER
from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.pdf.tables import Entry, Table
from aligncheck.documents.words.headwords import HEAD_WORDS

FEWEST_ROWS = 3
GAP = 0.9  # of the size: white between two columns, at least
NEXT_ROW = 3.2  # of the size: a larger step down ends the table
NEXT_LINE = 1.6  # of the size: a line this close below belongs to the cell above
PROSE = 5.0  # words a cell: two columns of so many are text in columns, not a table
LONGEST_CELL = 7.5  # words on average in any column whose head says nothing
SHORT = 3  # words of a cell in a column of figures, dates or names
NEAR_IN_FILE = 6  # lines between neighbours in a row: the further lines of the left cell
BY_ROWS = 0.7  # of the neighbours that must be so near
LONGEST_LINE = 9  # words of a cell's further lines
SHORT_SHARE = 0.6
EDGE = 1.5  # points by which lines of one justified text differ at their ends
_NUMBER = re.compile(r"^[\divxl.\s]{1,6}$")
_FIGURE = re.compile(r"^[\d\s.,%–-]+$")
_LETTER = re.compile(r"[^\W\d_]{2}")


class _Level(NamedTuple):
    """The lines on one baseline, left to right."""

    lines: tuple[Line, ...]

    @property
    def base(self) -> float:
        return self.lines[0].base

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)


_Span = tuple[float, float]


def aligned_tables(page: int, lines: Sequence[Line]) -> list[tuple[Table, list[Line]]]:
    """The tables that the lines form, each with the lines it takes."""
    found: list[tuple[Table, list[Line]]] = []
    run: list[_Level] = []
    places = {id(line): place for place, line in enumerate(lines)}
    around: list[_Level] = []
    for level in [*_levels(lines), _Level(())]:
        if level.lines and (not run or _follows(run, level)):
            if run or len(level.lines) >= 2:
                run.append(level)
            continue
        is_prose = _is_justified(run, [*around, level])
        around = [level]
        if not is_prose and _read_by_rows(run, places) and (made := _table(page, run)) is not None:
            found.append(made)
        run = [level] if len(level.lines) >= 2 else []
    return found


def _is_justified(run: Sequence[_Level], around: Sequence[_Level]) -> bool:
    """True for lines of a text set to both edges, with wide gaps between some words.

    `around` holds the lines just above and below: whole ones of the same text fill its width.
    Figures at the right edge are a column.
    """
    figures = sum(bool(_FIGURE.match(level.lines[-1].text)) for level in run)
    if figures > len(run) / 2:
        return False
    edges = [(one.lines[0].x0, one.lines[-1].x1) for one in around if len(one.lines) == 1]
    alike = [
        any(
            abs(level.lines[0].x0 - left) < EDGE and abs(level.lines[-1].x1 - right) < EDGE
            for left, right in edges
        )
        for level in run
    ]
    return sum(alike) > len(alike) / 2


def _read_by_rows(run: Sequence[_Level], places: Mapping[int, int]) -> bool:
    """True where the file gives the lines row by row, as it does not with columns of prose."""
    steps = [
        places[id(right)] - places[id(left)]
        for level in run
        for left, right in pairwise(level.lines)
    ]
    return sum(0 < step <= NEAR_IN_FILE for step in steps) >= BY_ROWS * len(steps)


def _levels(lines: Sequence[Line]) -> list[_Level]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if line.words[0].turned:
            continue
        if rows and line.base - rows[-1][0].base < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_Level(tuple(sorted(row, key=lambda line: line.x0))) for row in rows]


def _follows(run: Sequence[_Level], level: _Level) -> bool:
    """True where the level goes on with the rows above it."""
    step = level.base - run[-1].base
    spans = _spans(run)
    homes = [_home(line, spans) for line in level.lines]
    if len(level.lines) == 1:
        return step <= NEXT_LINE * level.size and homes[0] is not None
    return step <= NEXT_ROW * level.size and None not in homes and len(set(homes)) >= 2


def _spans(run: Sequence[_Level]) -> list[_Span]:
    """Where the columns stand: the lines of rows with two or more, those that overlap as one."""
    pieces = sorted(
        (line.x0, line.x1) for level in run if len(level.lines) > 1 for line in level.lines
    )
    spans: list[_Span] = []
    for start, end in pieces:
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], end)
        else:
            spans.append((start, end))
    return spans


def _home(line: Line, spans: Sequence[_Span]) -> int | None:
    """The one column that the line touches; a new one counts as -1; None where it touches two."""
    touched = [at for at, (start, end) in enumerate(spans) if line.x0 < end and start < line.x1]
    if len(touched) > 1:
        return None
    return touched[0] if touched else -1


def _table(page: int, run: list[_Level]) -> tuple[Table, list[Line]] | None:
    """The table of the run; None where it is something else."""
    while run and len(run[-1].lines) == 1 and _is_text_below(run):
        run = run[:-1]
    spans = _spans(run)
    rows = [level for level in run if len(level.lines) >= 2]
    if len(rows) < FEWEST_ROWS or len(spans) < 2 or not _looks_right(rows, spans):
        return None
    lone = [level.lines[0] for level in run if len(level.lines) == 1]
    if len(lone) > 2 * len(rows) or any(len(line.words) > LONGEST_LINE for line in lone):
        return None
    cells = _cells(run, spans)
    if len(cells) < FEWEST_ROWS:
        return None
    edges = [
        run[0].lines[0].y0 - 1,
        *(_top(row) for row in cells[1:]),
        run[-1].lines[0].y1 + 1,
    ]
    middles = [(a[1] + b[0]) / 2 for a, b in itertools.pairwise(spans)]
    xs = (spans[0][0] - 1, *middles, spans[-1][1] + 1)
    made = tuple(
        tuple(_entry(row, at, xs, edges, found) for at, found in row_cells.items())
        for row, row_cells in enumerate(cells)
    )
    grid = Grid(xs, tuple(edges), tuple(entry.cell for entries in made for entry in entries))
    table = Table(page, grid, made, xs[0], edges[0], xs[-1], edges[-1])
    return table, [line for level in run for line in level.lines]


def _is_text_below(run: Sequence[_Level]) -> bool:
    """True for a last line that is wider than any cell above it."""
    line = run[-1].lines[0]
    widest = max(line.x1 - line.x0 for level in run[:-1] for line in level.lines)
    return line.x1 - line.x0 > widest + 2


def _cells(run: Sequence[_Level], spans: Sequence[_Span]) -> list[dict[int, list[Line]]]:
    """The lines by row and column; a lone line, and what completes cells, go on with the row."""
    cells: list[dict[int, list[Line]]] = []
    for above, level in zip([None, *run], run, strict=False):
        if above is None or (
            len(level.lines) >= 2 and not _completes(cells[-1], above, level, spans)
        ):
            cells.append({})
        for line in level.lines:
            home = _home(line, spans)
            cells[-1].setdefault(home if home is not None and home >= 0 else 0, []).append(line)
    return [dict(sorted(row.items())) for row in cells]


def _top(row: Mapping[int, Sequence[Line]]) -> float:
    """The height at which the row begins."""
    return min(line.base - 0.9 * line.size for lines in row.values() for line in lines)


def _completes(
    row: Mapping[int, Sequence[Line]], above: _Level, level: _Level, spans: Sequence[_Span]
) -> bool:
    """True for further lines of the row's cells: close below, with nothing new in the first column.

    What stands in all other columns of the row is a row of its own, unless all of it goes on in
    small letters.
    """
    if level.base - above.base > NEXT_LINE * level.size:
        return False
    first = [line for line in level.lines if _home(line, spans) == 0]
    if first and not first[0].text[:1].islower():
        return False
    is_whole = {_home(line, spans) for line in level.lines} >= {*row} - {0}
    return not is_whole or all(line.text[:1].islower() for line in level.lines)


def _entry(
    row: int, column: int, xs: Sequence[float], ys: Sequence[float], lines: Sequence[Line]
) -> Entry:
    cell = Cell(row, column, 1, 1, xs[column], ys[row], xs[column + 1], ys[row + 1])
    return Entry(cell, tuple(lines))


def _looks_right(rows: Sequence[_Level], spans: Sequence[_Span]) -> bool:
    """False for columns of prose, contents, lists and the labels of charts."""
    columns: list[list[str]] = [[] for _ in spans]
    for level in rows:
        for line in level.lines:
            home = _home(line, spans)
            columns[home or 0].append(line.text)
    if any(b[0] - a[1] < GAP * rows[0].size for a, b in itertools.pairwise(spans)):
        return False
    first = columns[0]
    if sum(bool(BARE_MARK.match(text)) for text in first) > 0.3 * len(first):
        return False
    if sum(bool(_LETTER.search(text)) for text in first) < 0.5 * len(first):
        return False
    named = sum(bool(HEAD_WORDS.search(line.text)) for line in rows[0].lines)
    long = sum(_words(texts) >= PROSE for texts in columns)
    if named < 2 and (long >= 2 or any(_words(texts) > LONGEST_CELL for texts in columns)):
        return False
    if any(LEADER.search(text) for texts in columns for text in texts):
        return False
    if len(columns) == 2 and are_page_numbers(columns[1]):
        return False
    return named >= 2 or any(_is_short(texts) for texts in columns[1:])


def _words(texts: Sequence[str]) -> float:
    return sum(len(text.split()) for text in texts) / max(1, len(texts))


def _is_short(texts: Sequence[str]) -> bool:
    return sum(len(text.split()) <= SHORT for text in texts) >= SHORT_SHARE * max(1, len(texts))


def are_page_numbers(texts: Sequence[str]) -> bool:
    """True for the right column of a table of contents."""
    numbers = [int(text) for text in texts if text.strip().isdigit()]
    rising = all(a <= b for a, b in itertools.pairwise(numbers))
    return (
        bool(numbers) and rising and sum(bool(_NUMBER.match(t)) for t in texts) >= 0.8 * len(texts)
    )
