"""The heading path of each passage."""

import ctypes
import re
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2 as pdfium

from aligncheck.documents.pdf.blocks import SECTION, Block, is_bold
from aligncheck.documents.pdf.kinds import title_key

MOST_TITLES = 2_000
DEEPEST_NUMBER = 5  # dots in a section number
BOX = re.compile(  # the title of a box beside the text, above nothing but the box itself
    r"^\s*(?:fakta|tekst|info)?bo(?:ks|x)\s*\d|^\s*(?:fakta|tekst|fact|text|info)[\s-]?bo(?:ks|x)\b",
    re.IGNORECASE,
)
DEEPEST_TITLE = 12


class Style(NamedTuple):
    """How a heading is set; larger sorts first."""

    size: float
    bold: bool
    capitals: bool


def style_of(block: Block) -> Style:
    """The style of a heading."""
    letters = block.text
    return Style(round(block.size * 2) / 2, is_bold(block.lines[0]), letters.isupper())


class HeadingPath:
    """The headings that stand above the place that the reader has come to."""

    def __init__(self, styles: Sequence[Style]) -> None:
        ordered = sorted(set(styles), reverse=True)
        self._ranks = {style: rank for rank, style in enumerate(ordered)}
        self.levels = [
            (rank, depth) for rank in range(len(ordered) + 1) for depth in range(DEEPEST_NUMBER + 1)
        ]
        self._stack: list[tuple[tuple[int, int], str]] = []

    def enter(self, block: Block, text: str) -> None:
        """Take in a heading: it ends those of its own and lower levels."""
        level = self.level_of(block)
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        self._stack.append((level, text))

    def level_of(self, block: Block) -> tuple[int, int]:
        """Its level: by style, then by the depth of its number."""
        if BOX.match(block.text):
            return len(self._ranks), DEEPEST_NUMBER
        section = SECTION.match(block.text)
        depth = section[1].count(".") if section else 0
        return self._ranks.get(style_of(block), len(self._ranks)), depth

    @property
    def path(self) -> tuple[str, ...]:
        """The headings, outermost first."""
        return tuple(text for _, text in self._stack)


def outline_titles(document: pdfium.PdfDocument) -> frozenset[str]:
    """The titles of the file's outline, as keys."""
    titles: set[str] = set()
    try:
        for count, mark in enumerate(document.get_toc(max_depth=DEEPEST_TITLE)):
            if count >= MOST_TITLES:
                break
            key = title_key(mark.get_title() or "")
            if len(key) >= 3:
                titles.add(key)
    except (pdfium.PdfiumError, ctypes.ArgumentError, UnicodeError):
        return frozenset(titles)
    return frozenset(titles)
