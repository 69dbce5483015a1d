"""List marks that are drawn instead of written: small shapes before the lines of a list."""

from collections import Counter
from collections.abc import Sequence

from aligncheck.documents.pdf.words import LIST_MARK, Word

SMALLEST, LARGEST = 1.5, 6.0  # points of a side of such a shape
ROUND = 1.5  # a side is at most so much longer than the other
SHARE = 0.5  # of the size of the text that a mark is at most: what is larger explains a chart
NEAREST, FARTHEST = 1.0, 25.0  # points between a mark and its text
ALONE = 6.0  # points left of a mark without any word
FEWEST = 2  # marks below each other make a list

Box = tuple[float, float, float, float]


def is_dot(box: Box) -> bool:
    """True for a shape of the size of a list mark."""
    left, top, right, bottom = box
    short, long = sorted((right - left, bottom - top))
    return short >= SMALLEST and long <= min(LARGEST, ROUND * short)


def with_dots(words: Sequence[Word], dots: Sequence[Box]) -> tuple[Word, ...]:
    """The words, with a mark before each line that a drawn mark stands in front of."""
    marked = {}
    for dot in dict.fromkeys(dots):
        first = _line_after(dot, words)
        if first is not None:
            marked[id(first)] = dot
    columns = Counter(round(left) for left, _, _, _ in marked.values())
    listed = {key: dot for key, dot in marked.items() if columns[round(dot[0])] >= FEWEST}
    found: list[Word] = []
    for word in words:
        if id(word) in listed:
            left, _, right, _ = listed[id(word)]
            found.append(word._replace(text=LIST_MARK, x0=left, x1=right, hyphen=False))
        found.append(word)
    return tuple(found)


def _line_after(dot: Box, words: Sequence[Word]) -> Word | None:
    """The word that the mark stands in front of; None where it stands beside no line's start."""
    left, top, right, bottom = dot
    middle = (top + bottom) / 2
    level = [
        word
        for word in words
        if word.base - 0.8 * word.font.size < middle < word.base and not word.turned
    ]
    if any(word.x0 < right and word.x1 > left - ALONE for word in level):
        return None
    after = [word for word in level if NEAREST <= word.x0 - right <= FARTHEST]
    first = min(after, key=lambda word: word.x0, default=None)
    if first is None or max(right - left, bottom - top) > SHARE * first.font.size:
        return None
    return first
