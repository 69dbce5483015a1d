"""What stands on every page and says nothing: running heads and feet, page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.lines import Line

ZONE = 0.13  # of the page's height at top and bottom where running lines stand
REPEATED = 0.34  # of the pages (of one side) that show the same line
NUMBER_DRIFT = 12.0  # points by which a page number may move; a footnote's numeral moves freely
TAB_DRIFT = 16.0  # points by which a side tab may move from sheet to sheet
STEADY = 0.7  # of the places of a running line or side tab; a heading comes back anywhere
ANYWHERE = 4  # pages on which a line must stand outside the zones to count as running
FEWEST_NAMED = 4  # pages on which a line must name its chapter
MOST = 0.5  # of the pages, and of the lines at that height
LARGER = 1.09  # of the line's size: the heading that it names
NO_LETTERS = re.compile(r"[\W\d_]+")
NUMBER = re.compile(
    r"^(?:(?:side|page|s\.|p\.)\s*)?[-–|\s]*(\d{1,4}|[ivxl]{1,6})[-–|\s]*"
    r"(?:(?:av|of|/)\s*\d{1,4})?$",
    re.IGNORECASE,
)
WITH_WORD = re.compile(r"^(?:side|page)\s*\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4})?$", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


class Sheet(NamedTuple):
    """A page's size and lines, before anything is known about them."""

    number: int
    width: float
    height: float
    lines: Sequence[Line]


class _Spot(NamedTuple):
    page: int
    line: Line
    text: str
    top: bool
    edge: float  # points from the edge of the page to its baseline


Marks = dict[tuple[int, int], Kind]  # by page and the identity of the line


def furniture_of(sheets: Sequence[Sheet]) -> Mapping[tuple[int, int], Kind]:
    """The kind of each running line, by page and id of the line."""
    spots = [spot for sheet in sheets for spot in _spots(sheet)]
    marks: Marks = {}
    _mark_numbers(spots, marks)
    _mark_repeated(spots, sheets, marks)
    _mark_beside(spots, marks)
    _mark_anywhere(sheets, marks)
    _mark_tabs(sheets, marks)
    _mark_chapters(spots, sheets, marks)
    return marks


def _spots(sheet: Sheet) -> list[_Spot]:
    """The lines in the zones at top and bottom."""
    upper, lower = ZONE * sheet.height, (1 - ZONE) * sheet.height
    spots = []
    for line in sheet.lines:
        if line.y1 <= upper or line.y0 >= lower:
            top = line.y1 <= upper
            edge = line.base if top else sheet.height - line.base
            spots.append(_Spot(sheet.number, line, line.text.strip(), top, edge))
    return spots


def _mark_numbers(spots: Sequence[_Spot], marks: Marks) -> None:
    """Numbers that grow with the pages, at one height on each, and whatever says 'Side 3'."""
    shifts: dict[int, list[_Spot]] = defaultdict(list)
    for spot in spots:
        found = NUMBER.match(spot.text)
        if found and WITH_WORD.match(spot.text):
            marks[spot.page, id(spot.line)] = Kind.PAGE_NUMBER
        elif found and found[1].isdigit():
            shifts[int(found[1]) - spot.page].append(spot)
            shifts[int(found[1]) - 2 * spot.page + 10_000].append(spot)  # two pages on one sheet
        elif found and found[1].isascii():  # 'ı' is an i to the pattern, not to a reader
            shifts[roman(found[1]) - spot.page + 100_000].append(spot)
    edges: dict[tuple[int, bool], float] = {}  # of the first number on a page, at top and foot
    for same in sorted(shifts.values(), key=len, reverse=True):
        for spot in same:
            edge = edges.get((spot.page, spot.top), spot.edge)
            level = {other.page for other in same if abs(other.edge - spot.edge) < NUMBER_DRIFT}
            if len(level) >= 2 and abs(edge - spot.edge) < NUMBER_DRIFT:
                edges.setdefault((spot.page, spot.top), spot.edge)
                marks[spot.page, id(spot.line)] = Kind.PAGE_NUMBER


def roman(text: str) -> int:
    """The value of a Roman number; of letters in any order, some number."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50}
    numbers = [values[letter] for letter in text.lower()]
    pairs = zip(numbers, [*numbers[1:], 0], strict=True)
    return sum(-here if here < after else here for here, after in pairs)


def _mark_repeated(spots: Sequence[_Spot], sheets: Sequence[Sheet], marks: Marks) -> None:
    """Lines with the same words, digits aside, at the same height on many pages."""
    pages = len(sheets)
    everywhere = Counter(_key(line.text) for sheet in sheets for line in sheet.lines)
    counts = Counter(_key(spot.text) for spot in spots)
    alike: dict[tuple[str, bool], list[_Spot]] = defaultdict(list)
    for spot in spots:
        key = _key(spot.text)
        steady = counts[key] >= STEADY * everywhere[key]
        if steady and len(key.strip("# .-–|")) >= 2:
            alike[key, spot.top].append(spot)
    for same in alike.values():
        heights = Counter(round(spot.line.base / 6) for spot in same)
        near = sum(count for _, count in heights.most_common(3))
        shown = len({spot.page for spot in same})
        needed = 2 if pages <= 4 else max(3, min(8, REPEATED * pages / 2))
        if shown >= needed and near >= 0.6 * len(same):
            for spot in same:
                kind = Kind.HEADER if spot.top else Kind.FOOTER
                marks.setdefault((spot.page, id(spot.line)), kind)


def _key(text: str) -> str:
    return DIGITS.sub("#", text.strip().lower())


def _mark_beside(spots: Sequence[_Spot], marks: Marks) -> None:
    """What stands on the baseline of a running line, outside the text's own lines."""
    bases: dict[tuple[int, bool], list[float]] = defaultdict(list)
    for spot in spots:
        if (spot.page, id(spot.line)) in marks:
            bases[spot.page, spot.top].append(spot.line.base)
    for spot in spots:
        level = bases.get((spot.page, spot.top), ())
        if any(abs(base - spot.line.base) < 2.0 for base in level) and len(spot.text) < 120:
            kind = Kind.HEADER if spot.top else Kind.FOOTER
            number = Kind.PAGE_NUMBER if NUMBER.match(spot.text) else kind
            marks.setdefault((spot.page, id(spot.line)), number)


def _mark_anywhere(sheets: Sequence[Sheet], marks: Marks) -> None:
    """Lines in capitals that come back word for word within the text of many pages."""
    alike: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line in sheet.lines:
            text = line.text.strip()
            if text.isupper() and len(text) >= 12 and len(text.split()) >= 3:
                alike[text].append((sheet.number, line))
    for same in alike.values():
        if len({page for page, _ in same}) >= ANYWHERE:
            for page, line in same:
                marks.setdefault((page, id(line)), Kind.HEADER)


def _mark_tabs(sheets: Sequence[Sheet], marks: Marks) -> None:
    """Words at the same place on three sheets or more that are larger than the text: side tabs."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for line in sheet.lines:
            sizes[line.size] += len(line.words)
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    alike: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line in sheet.lines:
            if line.size > LARGER * body and len(line.words) <= 6:
                alike[line.text.strip()].append((sheet.number, line))
    for spots in alike.values():
        middle = sorted(line.base for _, line in spots)[len(spots) // 2]
        same = [spot for spot in spots if abs(spot[1].base - middle) < TAB_DRIFT]
        pages = {page for page, _ in same}
        steady = len(same) >= STEADY * len(spots)
        if steady and (len(pages) >= 3 or len(same) > len(pages) >= 2):
            for page, line in same:
                marks.setdefault((page, id(line)), Kind.HEADER)


def _mark_chapters(spots: Sequence[_Spot], sheets: Sequence[Sheet], marks: Marks) -> None:
    """Lines at one height on most pages that say a larger heading again: the chapter's name."""
    levels: dict[tuple[int, float], list[_Spot]] = defaultdict(list)
    for spot in spots:
        if spot.top and (spot.page, id(spot.line)) not in marks:
            levels[round(spot.line.base), spot.line.size].append(spot)
    needed = max(FEWEST_NAMED, MOST * len(sheets))
    steady = [same for same in levels.values() if len({spot.page for spot in same}) >= needed]
    if not steady:
        return
    largest: dict[str, float] = defaultdict(float)
    for line in (line for sheet in sheets for line in sheet.lines):
        key = _letters(line.text)
        largest[key] = max(largest[key], line.size)
    for same in steady:
        named = [s for s in same if largest[_letters(s.text)] > LARGER * s.line.size]
        if len(named) >= MOST * len(same):
            for spot in named:
                marks[spot.page, id(spot.line)] = Kind.HEADER


def _letters(text: str) -> str:
    return NO_LETTERS.sub("", text.lower())


def spreads_of(sheets: Sequence[Sheet], marks: Mapping[tuple[int, int], Kind]) -> frozenset[int]:
    """The sheets that show two pages of a book side by side, each with its number."""
    found = set()
    for sheet in sheets:
        if sheet.width < sheet.height:
            continue
        numbers = [
            (int(line.text), line.x0 > sheet.width / 2)
            for line in sheet.lines
            if marks.get((sheet.number, id(line))) is Kind.PAGE_NUMBER and line.text.isdigit()
        ]
        left = {number for number, right in numbers if not right}
        right = {number for number, right in numbers if right}
        if {number + 1 for number in left} & right:
            found.add(sheet.number)
    return frozenset(found)
