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


Number = tuple[int, ...]
"""Of a section, '2.3.1' as (2, 3, 1); empty where a heading has none."""


class _Entered(NamedTuple):
    """A heading that stands above the place that the reader has come to."""

    level: tuple[int, int]
    number: Number
    text: str


def style_of(block: Block) -> Style:
    """The style of a heading; one word in capitals may be a name, 'TINE', and sets it no higher."""
    words = [word for word in block.text.split() if any(map(str.isalpha, word))]
    capitals = block.text.isupper() and len(words) > 1
    return Style(round(block.size * 2) / 2, is_bold(block.lines[0]), capitals)


class HeadingPath:
    """The headings that stand above the place that the reader has come to."""

    def __init__(self, styles: Sequence[Style]) -> None:
        ordered = sorted(set(styles), reverse=True)
        self._ranks = {style: rank for rank, style in enumerate(ordered)}
        self.levels = [
            (rank, depth) for rank in range(len(ordered) + 1) for depth in range(DEEPEST_NUMBER + 1)
        ]
        self._stack: list[_Entered] = []

    def enter(self, block: Block, text: str) -> None:
        """Take in a heading: it ends those of its own and lower levels.

        A number tells more than the style: '3' ends '2', and '3.1' stays under '3', however set.
        """
        level, number = self.level_of(block), _number_of(block.text)
        if number:
            self._close_earlier(number, level)
        while self._stack and self._stack[-1].level >= level:
            if number and _holds(self._stack[-1].number, number):
                break
            self._stack.pop()
        self._stack.append(_Entered(level, number, text))

    def _close_earlier(self, number: Number, level: tuple[int, int]) -> None:
        """End the chapters before a number, and what stands unnumbered between it and its own."""
        earlier = [
            at
            for at, above in enumerate(self._stack)
            if () < above.number < number and not _holds(above.number, number)
        ]
        ahead = [at for at in earlier if _is_next(self._stack[at].number, number)]
        if not ahead:
            earlier = [at for at in earlier if self._stack[at].level >= level]
        if earlier:
            del self._stack[ahead[-1] if ahead else earlier[0] :]
        own = [at for at, above in enumerate(self._stack) if _holds(above.number, number)]
        if own:
            inner = self._stack[own[-1] + 1 :]
            self._stack[own[-1] + 1 :] = [above for above in inner if above.number]

    def level_of(self, block: Block) -> tuple[int, int]:
        """Its level: by style, then by the depth of its number."""
        if BOX.match(block.text):
            return len(self._ranks), DEEPEST_NUMBER
        section = SECTION.match(block.text)
        depth = section[1].count(".") if section else 0
        return self._ranks.get(self._style(block), len(self._ranks)), depth

    def _style(self, block: Block) -> Style:
        """Its style; one word in capitals is set as longer headings are, where those are so set."""
        style = style_of(block)
        in_capitals = style._replace(capitals=True)
        return in_capitals if block.text.isupper() and in_capitals in self._ranks else style

    @property
    def path(self) -> tuple[str, ...]:
        """The headings, outermost first."""
        return tuple(above.text for above in self._stack)


def _number_of(text: str) -> Number:
    """The number of a numbered title; none for '5 kommuner samarbeider'."""
    found = SECTION.match(text)
    if not found or text[found.end()].islower():
        return ()
    return tuple(int(part) for part in found[1].split("."))


def _holds(chapter: Number, number: Number) -> bool:
    """True where the number stands within the chapter: '3.1' in '3'."""
    return 0 < len(chapter) < len(number) and number[: len(chapter)] == chapter


def _is_next(before: Number, number: Number) -> bool:
    """True for a number and the one right before it: '3.1' and '3.2'."""
    return number == (*before[:-1], before[-1] + 1)


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
