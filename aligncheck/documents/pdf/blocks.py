"""Lines that belong together: a paragraph, a heading, a list item."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from aligncheck.documents.pdf.lines import Line

BULLET = re.compile(r"^(?:[•●○▪■□◦‣➢➤►–—\-*·o]|[]|\(?[a-zA-Z0-9]{1,2}[.)])\s")


class Block(NamedTuple):
    """Lines of one paragraph on one page, top to bottom."""

    page: int
    lines: tuple[Line, ...]

    @property
    def size(self) -> float:
        """Size in points of its first line."""
        return self.lines[0].size


def blocks_of(page: int, lines: Iterable[Line]) -> list[Block]:
    """The blocks of a page, from lines in reading order."""
    blocks: list[Block] = []
    run: list[Line] = []
    for line in lines:
        if run and _breaks(run, line):
            blocks.append(Block(page, tuple(run)))
            run = []
        run.append(line)
    if run:
        blocks.append(Block(page, tuple(run)))
    return blocks


def _breaks(run: Sequence[Line], line: Line) -> bool:
    last = run[-1]
    size = max(last.size, line.size)
    step = line.base - last.base
    if step < -0.3 * size or step > 1.55 * size:
        return True
    if abs(last.size - line.size) > 0.08 * size or last.font.bold != line.font.bold:
        return True
    return bool(BULLET.match(line.text)) or line.x0 > last.x1 or last.x0 > line.x1


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most characters are set."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    return weights.most_common(1)[0][0] if weights else 10.0
