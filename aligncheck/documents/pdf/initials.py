"""Large capitals that open a chapter, put back before the word that they begin."""

from collections.abc import Sequence

from aligncheck.documents.pdf.lines import Line, line_of
from aligncheck.documents.words.wordlists import BOKMAL, ENGLISH, NYNORSK, SHARED_NORDIC

LARGE = 1.8  # of the size of the text beside it
NEAR = 1.5  # of that size: between the capital and the text
FEWEST = 2  # lines that stand beside it
WORDS = frozenset("IÅA")  # capitals that may be words: 'I dag', 'Å bygge', 'A plan'
_KNOWN = BOKMAL | NYNORSK | SHARED_NORDIC | ENGLISH


def with_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines, each such capital at the head of the uppermost of those beside it."""
    done = list(lines)
    for capital in lines:
        if not _may_be_initial(capital):
            continue
        beside = [line for line in done if _stands_beside(line, capital)]
        first = min(beside, key=lambda line: line.base, default=None)
        if first is not None and len(beside) >= FEWEST and first.text[:1].islower():
            done[_place(done, first)] = _opened(capital, first, lines)
            del done[_place(done, capital)]
    return done


def _place(lines: Sequence[Line], line: Line) -> int:
    return next(at for at, other in enumerate(lines) if other is line)


def _may_be_initial(line: Line) -> bool:
    text = line.text.strip()
    return len(text) == 1 and text.isupper() and not line.words[0].turned


def _stands_beside(line: Line, capital: Line) -> bool:
    """True for a line of far smaller text right of the capital, no lower than its foot."""
    size = line.size
    near = -1 < line.x0 - capital.x1 < NEAR * size
    level = capital.base - capital.size < line.base <= capital.base + 0.3 * size
    return near and level and capital.size >= LARGE * size


def _opened(capital: Line, first: Line, lines: Sequence[Line]) -> Line:
    """The first line with the capital as the head of its first word, or as a word of its own."""
    letter, word = capital.text.strip(), first.words[0]
    text = letter + word.text
    if letter in WORDS and _is_word(word.text.strip(".,;:"), first, lines):
        text = f"{letter} {word.text}"
    return line_of((word._replace(text=text, x0=capital.x0), *first.words[1:]))


def _is_word(text: str, first: Line, lines: Sequence[Line]) -> bool:
    """True for a word of the lists, or one that stands elsewhere on the page."""
    others = (word.text for line in lines if line is not first for word in line.words)
    return text in _KNOWN or text in others
