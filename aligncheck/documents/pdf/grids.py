"""Ruled grids: which lines of a page form a table, and its cells."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aligncheck.documents.pdf.rules import Rule, Rules

NEAR = 3.0  # points by which lines may miss each other where they should meet
NARROWEST = 8.0  # points: columns and rows below this are double lines
SHADED = 0.5  # of a line's length: what is shorter and beside it is the edge of a coloured field
MOST_LINES = 500  # of a table in one direction
COVERED = 0.6  # of a cell's side that must be ruled to set it apart


class Cell(NamedTuple):
    """A cell and the rows and columns that it spans."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    y0: float
    x1: float
    y1: float


class Grid(NamedTuple):
    """A ruled table: the places of its lines and its cells in reading order."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Cell, ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    def holds(self, x: float, y: float) -> bool:
        """True where the point lies inside."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] - 1 <= y <= self.ys[-1] + 1


def grids_of(rules: Rules) -> list[Grid]:
    """The grids of two or more columns and rows that the lines form, top to bottom."""
    if len(rules.across) < 2 or not rules.down:
        return []
    grids = []
    for across, down in _groups(rules):
        grid = _grid(across, down)
        if grid and grid.columns >= 2 and grid.rows >= 2 and len(grid.cells) > 2:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in grids if not any(_inside(grid, other) for other in grids)]


def _inside(grid: Grid, other: Grid) -> bool:
    if grid is other:
        return False
    wider = other.xs[0] - 1 <= grid.xs[0] and grid.xs[-1] <= other.xs[-1] + 1
    return wider and other.ys[0] - 1 <= grid.ys[0] and grid.ys[-1] <= other.ys[-1] + 1


def _groups(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Lines that meet each other, directly or through others."""
    parent = list(range(len(rules.across) + len(rules.down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    shift = len(rules.across)
    for i, across in enumerate(rules.across):
        for j, down in enumerate(rules.down):
            if _meet(across, down):
                parent[root(i)] = root(shift + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, across in enumerate(rules.across):
        groups.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(rules.down):
        groups.setdefault(root(shift + j), ([], []))[1].append(down)
    return list(groups.values())


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - NEAR <= down.at <= across.end + NEAR
        and down.start - NEAR <= across.at <= down.end + NEAR
    )


def _grid(across: Sequence[Rule], down: Sequence[Rule]) -> Grid | None:
    if len(across) < 2 or not down:
        return None
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    top, bottom = across[0].at, across[-1].at
    xs = _places([*(rule.at for rule in _without_shading(down)), left, right])
    ys = _places([*(rule.at for rule in _without_shading(across)), top, bottom])
    if not (2 <= len(xs) <= 60 and 2 <= len(ys) <= 400):
        return None
    return Grid(xs, ys, _cells(xs, ys, across, down))


def _without_shading(rules: Sequence[Rule]) -> list[Rule]:
    """The lines without the edges of a coloured field beside a line that is much longer."""
    if len(rules) > MOST_LINES:
        return list(rules)
    return [
        rule
        for rule in rules
        if not any(
            abs(rule.at - other.at) <= NARROWEST
            and rule.end - rule.start < SHADED * (other.end - other.start)
            for other in rules
        )
    ]


def _places(values: Iterable[float]) -> tuple[float, ...]:
    """The values in order, those that lie closer than the narrowest column as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NARROWEST:
            places.append(value)
    return tuple(places)


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> tuple[Cell, ...]:
    """The cells; neighbours without a line between them are one."""
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            wide = _width(row, column, xs, ys, down)
            high = _height(row, column, xs, ys, across)
            if wide > 1 and high > 1:
                high = min(_height(row, column + step, xs, ys, across) for step in range(wide))
            high = _alike((row, column), wide, high, xs, ys, down)
            spot = ((row + i, column + j) for i in range(high) for j in range(wide))
            taken.update(spot)
            ends = xs[column], ys[row], xs[column + wide], ys[row + high]
            cells.append(Cell(row, column, high, wide, *ends))
    return tuple(cells)


def _width(
    row: int, column: int, xs: Sequence[float], ys: Sequence[float], down: Sequence[Rule]
) -> int:
    wide = 1
    while column + wide < len(xs) - 1:
        if _ruled(down, xs[column + wide], ys[row], ys[row + 1]):
            break
        wide += 1
    return wide


def _height(
    row: int, column: int, xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule]
) -> int:
    high = 1
    while row + high < len(ys) - 1:
        if _ruled(across, ys[row + high], xs[column], xs[column + 1]):
            break
        high += 1
    return high


def _alike(
    spot: tuple[int, int],
    wide: int,
    high: int,
    xs: Sequence[float],
    ys: Sequence[float],
    down: Sequence[Rule],
) -> int:
    """How many of the `high` rows from this one on have a cell so wide there; a box in the middle
    ends it."""
    (row, column), alike = spot, 1
    while alike < high:
        edge = ys[row + alike], ys[row + alike + 1]
        if column and not _ruled(down, xs[column], *edge):
            break
        if _width(row + alike, column, xs, ys, down) != wide:
            break
        alike += 1
    return alike


def _ruled(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """True where lines at that place cover most of the way."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if abs(rule.at - at) <= NARROWEST
    )
    return covered >= COVERED * (end - start)
