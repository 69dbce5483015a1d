"""Words set side by side on one baseline."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from aligncheck.documents.pdf.words import Font, Word

WIDEST_SPACE = 1.7  # of the size: a wider gap ends the line, unless the text is justified around it
FEWEST_SPACED = 5  # letters that show that a heading is letter-spaced
BLANK = 0.2  # of the size: letters so far apart are spaced with blanks, words with two
TWO_BLANKS = 1.7  # times the usual gap
SAME_BASE = 0.25  # of the size: how far baselines on one line may differ
_NUMERAL = re.compile(r"^(?:\d{1,3}(?:,\d{1,3})*|[ivxl]{1,5}|\*{1,3}|[†‡])[.,)]?$")
RAISED = 0.82  # of the line's size: smaller and higher is a footnote numeral


class Line(NamedTuple):
    """Words on one baseline, left to right, without a gap as wide as a gutter."""

    words: tuple[Word, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    font: Font  # of most of its characters
    text: str  # its words, set apart by one space unless they touch

    @property
    def size(self) -> float:
        """Its size in points."""
        return self.font.size or max(1.0, (self.y1 - self.y0) * 0.8)

    @property
    def hyphen(self) -> bool:
        """True where it ends in the middle of a word."""
        return self.words[-1].hyphen


def text_of(words: Sequence[Word]) -> str:
    """The words as one string; footnote numerals are left out, spaced letters are words again."""
    if len(words) >= FEWEST_SPACED and sum(len(w.text) == 1 for w in words) >= 0.8 * len(words):
        return _unspaced(words)
    parts: list[str] = []
    before: Word | None = None
    skipped: Word | None = None
    for word in words:
        if word.raised:
            skipped = word
            continue
        if before is not None and not _touches(before, word) and not _closes(skipped, word):
            parts.append(" ")
        parts.append(word.text)
        before, skipped = word, None
    return "".join(parts)


def _unspaced(words: Sequence[Word]) -> str:
    """The text of letters set with spaces between them; wider gaps part words."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    usual = sorted(gaps)[len(gaps) // 2]
    if any(word.text.isdigit() for word in words) or usual < 0.05 * words[0].font.size:
        return " ".join(word.text for word in words)
    blanks = usual > BLANK * words[0].font.size
    parts = [words[0].text]
    for word, gap in zip(words[1:], gaps, strict=True):
        wide = gap > usual + 0.35 * word.font.size or (blanks and gap > TWO_BLANKS * usual)
        parts.append(f" {word.text}" if wide else word.text)
    return "".join(parts)


def _closes(numeral: Word | None, word: Word) -> bool:
    """True for the full stop or comma after a footnote numeral."""
    if numeral is None or word.text[0].isalnum():
        return False
    return abs(word.x0 - numeral.x1) < 0.25 * word.font.size


def _touches(left: Word, right: Word) -> bool:
    """True where two runs are parts of one word: set apart only by a change of font."""
    gap = right.x0 - left.x1
    limit = 0.12 * max(left.font.size, right.font.size, 1.0)
    changed = left.font.size != right.font.size or not right.text[:1].isalnum()
    return changed and abs(gap) < limit and abs(left.base - right.base) < 0.3 * limit * 8


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines that the words form, in the order of the file."""
    lines: list[Line] = []
    run: list[Word] = []
    for word in words:
        if run and not _goes_on(run, word):
            lines.append(line_of(run))
            run = []
        run.append(word)
    if run:
        lines.append(line_of(run))
    return lines


def _goes_on(run: Sequence[Word], word: Word) -> bool:
    """True where the word stands next on the line of the run."""
    last = run[-1]
    size = max(last.font.size, word.font.size, 1.0)
    if last.hyphen or last.turned != word.turned:
        return False
    if word.turned:
        return abs(word.x0 - last.x0) < SAME_BASE * size and abs(last.y0 - word.y1) < size
    gap = word.x0 - last.x1
    near = -0.6 * size < gap < WIDEST_SPACE * size
    anchor = _anchor(run)
    step = abs(word.base - anchor.base)
    small = min(word.font.size, anchor.font.size) < RAISED * max(word.font.size, anchor.font.size)
    return near and step < (0.55 if small else SAME_BASE) * size


def _anchor(run: Sequence[Word]) -> Word:
    """The last word of the run that is not a small one beside larger ones."""
    largest = max(word.font.size for word in run[-3:])
    return next(word for word in reversed(run) if word.font.size >= RAISED * largest)


def line_of(words: Sequence[Word]) -> Line:
    """One line of the words, raised numerals marked."""
    font = _font_of(words)
    base = next((word.base for word in words if word.font.size == font.size), words[0].base)
    marked = tuple(
        word._replace(raised=True) if _is_raised(word, font, base, len(words)) else word
        for word in words
    )
    return Line(
        marked,
        min(word.x0 for word in words),
        min(word.y0 for word in words),
        max(word.x1 for word in words),
        max(word.y1 for word in words),
        base,
        font,
        text_of(marked),
    )


def _font_of(words: Sequence[Word]) -> Font:
    if len(words) == 1:
        return words[0].font
    weights: Counter[Font] = Counter()
    for word in words:
        weights[word.font] += len(word.text)
    return weights.most_common(1)[0][0]


def _is_raised(word: Word, font: Font, base: float, company: int) -> bool:
    """True for a numeral or letter smaller and higher than the line it stands in."""
    return (
        company > 1
        and 0 < word.font.size < RAISED * font.size
        and base - word.base > 0.12 * font.size
        and bool(_NUMERAL.match(word.text))
    )
