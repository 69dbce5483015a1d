"""Reading order: the file's own where it makes sense, else columns found in the white space."""

from collections.abc import Sequence
from itertools import pairwise

from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.pdf.tables import Table

Element = Line | Table
GUTTER = 9.0  # points of white between two columns, at least
LEAPS = (
    0.2  # of the lines: more steps back up, or across a gutter, and the file's order is not kept
)
FEWEST = 5  # lines that show a column
SPANNING = 0.2  # of the lines may cross a gutter: headings, pictures' captions
DEEPEST = 6  # columns within columns


def in_reading_order(elements: Sequence[Element], *, trusted: bool = True) -> list[Element]:
    """The elements of a page as a person reads them; the file's order counts where trusted."""
    if len(elements) < 2 or (trusted and _makes_sense(elements)):
        return list(elements)
    return _by_columns(list(elements), 0)


def _makes_sense(elements: Sequence[Element]) -> bool:
    """True where the file gives the lines downwards, column by column."""
    back = across = 0
    for before, after in pairwise(elements):
        height = min(before.y1 - before.y0, after.y1 - after.y0)
        overlap = min(before.x1, after.x1) - max(before.x0, after.x0)
        narrow = min(before.x1 - before.x0, after.x1 - after.x0)
        if after.y1 < before.y0 + 0.3 * height and overlap > 0.5 * narrow:
            back += 1
        if _is_row_of_prose(before, after):
            across += 1
    return back <= 3 + 0.08 * len(elements) and across <= max(3.0, LEAPS * len(elements))


def _is_row_of_prose(before: Element, after: Element) -> bool:
    """True where two long lines stand side by side, as columns read across do."""
    if not isinstance(before, Line) or not isinstance(after, Line):
        return False
    level = abs(before.base - after.base) < 0.3 * before.size
    return level and after.x0 - before.x1 > GUTTER and min(_words(before), _words(after)) >= 4


def _words(line: Line) -> int:
    return len(line.words)


def _by_columns(elements: list[Element], depth: int) -> list[Element]:
    """The elements cut at gutters, each column read on its own between what spans them."""
    gutter = _gutter(elements) if depth < DEEPEST else None
    if gutter is None:
        return _downwards(elements)
    ordered: list[Element] = []
    left: list[Element] = []
    right: list[Element] = []
    for element in sorted(elements, key=lambda element: element.y0):
        if element.x1 <= gutter + 1:
            left.append(element)
        elif element.x0 >= gutter - 1:
            right.append(element)
        else:
            ordered += [*_columns(left, right, depth), element]
            left, right = [], []
    return ordered + _columns(left, right, depth)


def _columns(left: list[Element], right: list[Element], depth: int) -> list[Element]:
    return _by_columns(left, depth + 1) + _by_columns(right, depth + 1)


def _downwards(elements: list[Element]) -> list[Element]:
    """The elements from top to bottom, those on one baseline from left to right."""
    rows: list[list[Element]] = []
    for element in sorted(elements, key=_foot):
        if rows and _foot(element) - _foot(rows[-1][0]) < 0.35 * _height(element):
            rows[-1].append(element)
        else:
            rows.append([element])
    return [element for row in rows for element in sorted(row, key=lambda element: element.x0)]


def _foot(element: Element) -> float:
    return element.base if isinstance(element, Line) else element.y0


def _height(element: Element) -> float:
    return element.size if isinstance(element, Line) else 12.0


def _gutter(elements: Sequence[Element]) -> float | None:
    """The middle of the best white strip between two columns; None where there is none."""
    if len(elements) < 2 * FEWEST:
        return None
    best: tuple[float, float] | None = None
    for at in _candidates(elements):
        crossing = sum(element.x0 < at - 1 and element.x1 > at + 1 for element in elements)
        left = [element for element in elements if element.x1 <= at + 1]
        right = [element for element in elements if element.x0 >= at - 1]
        if min(len(left), len(right)) < FEWEST or crossing > SPANNING * len(elements):
            continue
        shared = min(_bottom(left), _bottom(right)) - max(_top(left), _top(right))
        if shared < 3 * _height(left[0]):
            continue
        score = min(len(left), len(right)) - 2.0 * crossing
        if best is None or score > best[0]:
            best = score, at
    return best[1] if best else None


def _candidates(elements: Sequence[Element]) -> list[float]:
    """Middles of the gaps between where lines end and where others begin."""
    starts = sorted({round(element.x0) for element in elements})
    ends = sorted({round(element.x1) for element in elements})
    found = set()
    for start in starts:
        before = [end for end in ends if end <= start - GUTTER]
        if before:
            found.add((before[-1] + start) / 2)
    return sorted(found)[:400]


def _top(elements: Sequence[Element]) -> float:
    return min(element.y0 for element in elements)


def _bottom(elements: Sequence[Element]) -> float:
    return max(element.y1 for element in elements)
