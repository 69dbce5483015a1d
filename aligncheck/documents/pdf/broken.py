"""Words that a narrow cell breaks without a hyphen, as word processors do."""

import re
from collections.abc import Sequence
from itertools import pairwise

from aligncheck.documents.pdf.grids import Cell
from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.words.hyphens import KEPT_BEFORE
from aligncheck.documents.words.wordlists import BOKMAL, ENGLISH, NYNORSK, SHARED_NORDIC

SHORTEST = 8  # letters of the first half: what is shorter finds room on a line
LONGEST_REST = 5  # letters of the second half
ROOM = 0.7  # of the size: less room than for one more letter
SUFFIX = 2  # letters: what is longer may be a word of its own
_ENDED = re.compile(r"(?:ig|isk|[ea]nde|e[rtn]|ene|a[rn]|ane|ing|else|sjon|het|skap|dom)$")
_ENDINGS = frozenset({"en", "et", "er"})  # that are words too
_SHORT_WORDS = frozenset({"bo", "sy", "se", "be", "ca", "jf", "kr"})
_WORDS = BOKMAL | NYNORSK | SHARED_NORDIC | ENGLISH | KEPT_BEFORE


def whole_lines(lines: Sequence[Line], cell: Cell) -> tuple[Line, ...]:
    """The lines of the cell, those that end in such a half marked as broken off."""
    found = list(lines)
    for at, (line, after) in enumerate(pairwise(lines)):
        rest = _is_rest(after) or _is_ending(after, lines[at + 2 : at + 3])
        if _fills(line, cell) and rest and not _may_be_words(line, after):
            last = line.words[-1]._replace(hyphen=True)
            found[at] = line._replace(words=(*line.words[:-1], last))
    return tuple(found)


def _may_be_words(line: Line, after: Line) -> bool:
    """True for a half with the ending of a word, before what may well be one."""
    rest = after.words[0].text.rstrip(".,;:")
    doubtful = len(rest) > SUFFIX or rest in _ENDINGS
    return rest in _SHORT_WORDS or (doubtful and bool(_ENDED.search(line.text)))


def _fills(line: Line, cell: Cell) -> bool:
    """True for one long word alone on its line that leaves no room for another letter."""
    word = line.text
    padding = max(0.0, line.x0 - cell.x0)
    left = cell.x1 - padding - line.x1
    return word.isalpha() and len(word) >= SHORTEST and left < ROOM * line.size


def _is_ending(line: Line, below: Sequence[Line]) -> bool:
    """True for 'en' where no article or verb can stand: before a comma or at the cell's end."""
    first = line.words[0].text
    last = len(line.words) == 1 and not any(other.text[:1].islower() for other in below)
    return first.rstrip(".,;:") in _ENDINGS and (last or first[-1] in ",;")


def _is_rest(line: Line) -> bool:
    """True where the line begins with letters that are no word."""
    first = line.words[0].text.rstrip(".,;:")
    short = first.isalpha() and first.islower() and len(first) <= LONGEST_REST
    return short and first not in _WORDS
