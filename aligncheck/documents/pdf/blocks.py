"""Lines that belong together: a paragraph, a heading, a list item."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import NamedTuple

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.lines import WIDEST_SPACE, Line, line_of
from aligncheck.documents.pdf.words import Word
from aligncheck.documents.words.marks import LIST_GLYPHS

_DASH = r"–—*\-"
INLINE_MARKS = frozenset("•●▪■◦‣➢➤►✓✔❖\uf0b7\uf0a7\uf0d8")
BULLET = re.compile(rf"^\s*(?:[{LIST_GLYPHS}](?=\s|\w)|[{_DASH}o](?=\s))\s*")
NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{2,4}[.)])\s+(?=\S)")
SECTION = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_])")
BARE_MARK = re.compile(
    rf"^(?:[{LIST_GLYPHS}{_DASH}o]|\(?\d{{1,2}}[.)]|\(?[a-zA-Z][.)]|\d{{1,2}}(?:\.\d{{1,2}})+\.?)$"
)
TERMINAL = re.compile(r"[.!?:;…]['\"»”’)\]]*$")
MAY_BE_WORD = re.compile(rf"^(?:[{_DASH}]|\(?\d{{1,2}}[.)]+)\s+")
MONTH = re.compile(
    r"^\d{1,2}\. (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|"
    r"desember)\b"
)
INITIAL = re.compile(r"^[A-ZÆØÅ]\.\s")
NAME_GOES_ON = re.compile(r"(?:(?<!\w)[A-ZÆØÅ]\.|&|\b(?:og|and))$")
PAGE = re.compile(r"\d{1,3}")  # at the end of a line of contents
FULL = 1.0  # of the size: a line that ends this near the edge is full
LONGEST_VALUE = 4  # words beside a bold label, as in 'Frist  2027', which are one with it
HANGING = 4.0  # points by which the lines of an item stand further in than its mark
REACH = 70.0  # points between a list mark or section number and its text


class Block(NamedTuple):
    """Lines of one paragraph on one page, top to bottom."""

    page: int
    lines: tuple[Line, ...]
    kind: Kind | None = None  # where it is already known

    @property
    def size(self) -> float:
        """Size in points of most of its lines."""
        return Counter(line.size for line in self.lines).most_common(1)[0][0]

    @property
    def text(self) -> str:
        """Its words, for looking at; passages are joined with care for hyphens."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """True where all its words are bold."""
        return all(is_bold(line) for line in self.lines)


def is_bold(line: Line) -> bool:
    """True where all words of the line are bold, list marks aside."""
    words = [word for word in line.words if any(c.isalnum() for c in word.text)]
    return bool(words) and all(word.font.bold for word in words)


def split_at_marks(lines: Iterable[Line]) -> list[Line]:
    """The lines, cut where a list mark stands between words."""
    cut: list[Line] = []
    for line in lines:
        at = [i for i, word in enumerate(line.words) if i and word.text in INLINE_MARKS]
        for start, end in zip([0, *at], [*at, len(line.words)], strict=True):
            cut.append(line_of(line.words[start:end]) if at else line)
    return cut


def with_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines with list marks and section numbers joined to the text beside them."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and _is_mark_of(before, line):
            joined[-1] = line_of((*before.words, *line.words))._replace(font=line.font)
        elif before is not None and _is_mark_above(before, line):
            joined[-1] = line_of((_moved(before.words[0], line), *line.words))
        else:
            joined.append(line)
    return joined


def _is_mark_above(mark: Line, line: Line) -> bool:
    """True for a list mark left at the end of the line above its text."""
    below = 0.8 * line.size < line.base - mark.base < 2.6 * line.size
    return below and mark.text in INLINE_MARKS and line.x0 < mark.x0


def _moved(mark: Word, line: Line) -> Word:
    return mark._replace(
        x0=line.x0 - 0.5, x1=line.x0 - 0.5, y0=line.y0, y1=line.y1, base=line.base, font=line.font
    )


def _is_mark_of(mark: Line, line: Line) -> bool:
    level = abs(mark.base - line.base) < 0.35 * max(mark.size, line.size)
    beside = -1 < line.x0 - mark.x1 < REACH
    return level and beside and not mark.hyphen and bool(BARE_MARK.match(mark.text))


def blocks_of(page: int, lines: Iterable[Line]) -> list[Block]:
    """The blocks of a page, from lines in reading order."""
    blocks: list[Block] = []
    run: list[Line] = []
    waiting = with_marks(split_at_marks(lines))
    usual = usual_leading(waiting)
    inline = False
    for line, after in zip_longest(waiting, waiting[1:]):
        within = bool(run) and _is_within_sentence(run, line, after)
        if run and _breaks(run, line, usual, inline=inline, within=within):
            inline = _is_beside(run[-1], line)
            blocks.append(Block(page, tuple(run)))
            run = []
        run.append(line)
    if run:
        blocks.append(Block(page, tuple(run)))
    return blocks


def _breaks(run: Sequence[Line], line: Line, usual: float, *, inline: bool, within: bool) -> bool:
    """True where the line begins another block; `inline` where the run began within a line,
    `within` where its dash or number is a word of the sentence."""
    last = run[-1]
    if last.words[0].turned != line.words[0].turned:
        return True
    if begins_item(line.text) and not within:
        return True
    if _is_beside(last, line):
        apart = line.x0 - last.x1 > 40 and not _is_spread(run, line)
        return apart or (len(run) == 1 and _is_side_heading(last, line))
    size = max(last.size, line.size)
    step = line.base - last.base
    if step < 0.5 * size or step > _leading(run, usual) or line.x0 > last.x1:
        return True
    if last.x0 > line.x1 and (not inline or (len(run) == 1 and PAGE.fullmatch(last.text.strip()))):
        return True
    if _changes_style(last, line) or _ends_title(run, line):
        return True
    if begins_item(run[0].text) and line.x0 < run[0].x0 - 2 and not inline:
        return True
    return _begins_paragraph(run, line)


def _is_within_sentence(run: Sequence[Line], line: Line, after: Line | None) -> bool:
    """True where a dash, number or initial opens a line by chance: '– særlig', '21. august'."""
    if INITIAL.match(line.text) and NAME_GOES_ON.search(run[-1].text):
        return True
    found = MAY_BE_WORD.match(line.text)
    if not found or begins_item(run[0].text) or TERMINAL.search(run[-1].text):
        return False
    if MONTH.match(line.text):
        return True
    rest = line.text[found.end() :]
    flush = abs(line.x0 - run[-1].x0) < 2 and (after is None or after.x0 < line.x0 + 2)
    full = len(run) > 1 and run[-1].x1 >= max(part.x1 for part in run) - FULL * line.size
    alone = after is None or not begins_item(after.text)
    return rest[:1].islower() and flush and full and alone


def _is_beside(last: Line, line: Line) -> bool:
    """True for the rest of one line of text, set apart by a wide space."""
    level = abs(line.base - last.base) < 0.3 * max(last.size, line.size)
    return level and line.x0 >= last.x1 - 2


def _is_side_heading(last: Line, line: Line) -> bool:
    """True for bold words in the margin beside the first line of their text."""
    wide = line.x0 - last.x1 > WIDEST_SPACE * max(last.size, line.size)
    plain = len(line.words) > LONGEST_VALUE and not any(word.font.bold for word in line.words)
    return wide and plain and is_bold(last) and not _runs_in(last)


def _is_spread(run: Sequence[Line], line: Line) -> bool:
    """True for the last words of a paragraph whose last line was drawn out to the margin."""
    edge = max(part.x1 for part in run[:-1]) if len(run) > 1 else 0.0
    return abs(edge - line.x1) < 3 and abs(run[-1].x0 - run[0].x0) < 40


def usual_leading(lines: Sequence[Line]) -> float:
    """The commonest step from line to line, in sizes of the text."""
    steps: Counter[float] = Counter()
    for last, line in pairwise(lines):
        if last.size == line.size and 0.8 * line.size < line.base - last.base < 2.2 * line.size:
            steps[round((line.base - last.base) / line.size, 1)] += 1
    (ratio, seen), *_ = steps.most_common(1) or [(0.0, 0)]
    return ratio if seen >= 3 else 0.0


def _leading(run: Sequence[Line], usual: float) -> float:
    """The largest step to a next line of the same block."""
    size = run[-1].size
    steps = [b.base - a.base for a, b in pairwise(run) if b.base > a.base + 2]
    if steps:
        return max(min(steps) * 1.25, min(steps) + 0.15 * size)
    return min(1.72, 1.28 * usual or 1.72) * size


def _changes_style(last: Line, line: Line) -> bool:
    larger = max(last.size, line.size)
    touching = abs(last.words[-1].font.size - line.words[0].font.size)
    if abs(last.size - line.size) > 0.09 * larger and touching > 0.09 * larger:
        return True
    if is_bold(line) and not any(word.font.bold for word in last.words):
        return True
    return is_bold(last) and not line.words[0].font.bold and not _runs_in(last)


def _ends_title(run: Sequence[Line], line: Line) -> bool:
    """True where plain text follows a numbered title, which may end in a colon: '1.1 Stages:'."""
    numbered = SECTION.match(run[0].text) and not NUMBERED.match(run[0].text)
    bold = all(is_bold(part) for part in run) and not line.words[0].font.bold
    return bool(numbered) and bold and run[-1].text.rstrip().endswith(":")


def _runs_in(last: Line) -> bool:
    """True for a bold lead-in that ends with its line: 'Fairness and reliability:'."""
    return last.text.rstrip().endswith((":", ",")) or last.hyphen


def begins_item(text: str) -> bool:
    """True for text that opens with a list mark."""
    return bool(BULLET.match(text) or NUMBERED.match(text))


def _begins_paragraph(run: Sequence[Line], line: Line) -> bool:
    """True for an indented first line, or one after a line or list item that was ended early."""
    last, size = run[-1], line.size
    edge = max(part.x1 for part in run)
    ended = bool(TERMINAL.search(last.text)) and not last.hyphen
    hanging = len(run) == 1 or begins_item(run[0].text)
    left = min(part.x0 for part in run)
    if ended and line.x0 - left > 0.8 * size and not hanging and line.x0 - last.x0 > 0.8 * size:
        return True
    first_word = line.words[0].x1 - line.words[0].x0
    room = max(edge, line.x1) - last.x1
    early = room > first_word + 0.6 * size
    if _ends_item(run, line, early=early):
        return True
    opens = line.text[:1].isupper() or line.text[:1].isdigit()
    return ended and opens and early and room > 0.12 * (edge - left)


def _ends_item(run: Sequence[Line], line: Line, *, early: bool) -> bool:
    """True where text at the edge of a list mark is none of the item's, though it has no stop."""
    if not begins_item(run[0].text) or run[-1].hyphen or not line.text[:1].isupper():
        return False
    hanging = len(run) > 1 and run[1].x0 > run[0].x0 + HANGING
    return line.x0 <= run[0].x0 + 2 and (hanging or early)


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most characters are set."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += sum(len(word.text) for word in line.words)
    return weights.most_common(1)[0][0] if weights else 10.0
