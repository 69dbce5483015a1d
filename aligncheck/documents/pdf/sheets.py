"""The pages of a PDF as they come from PDFium: words, ruling lines, pictures."""

from typing import NamedTuple

import pypdfium2 as pdfium

from aligncheck.documents.pdf.dots import with_dots
from aligncheck.documents.pdf.geometry import Turned
from aligncheck.documents.pdf.rules import Rules, rules_of
from aligncheck.documents.pdf.words import Word, WordReader

MARGIN = 2.0  # points that a word may stand outside the page
FEW_LETTERS = 50  # a page with fewer beside a large picture may be a scan
LARGE = 0.45  # of the page that a picture must cover to be a scanned page
DRAWN_LETTERS = 300  # paths on a page without text: its letters are drawings
DRAWN_MAP = 6_000  # paths: so many are a map or a plot, and slow to draw


class RawPage(NamedTuple):
    """What stands on a page."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: Rules
    characters: int
    unreadable: int  # characters without a meaning
    cut: bool  # more characters than were read
    turned: Turned | None = None  # where the text stands sideways on the page as shown

    @property
    def letters(self) -> int:
        """How many characters its words have."""
        return sum(len(word.text) for word in self.words)

    @property
    def may_be_scan(self) -> bool:
        """True where a large picture or many drawn shapes stand in place of text."""
        if self.letters >= FEW_LETTERS:
            return False
        area = self.width * self.height
        covered = sum(_shown(box, self.width, self.height) for box in self.rules.pictures)
        return covered > LARGE * area or DRAWN_LETTERS < self.rules.shapes < DRAWN_MAP


def _shown(box: tuple[float, float, float, float], width: float, height: float) -> float:
    left, top, right, bottom = box
    wide = min(right, width) - max(left, 0.0)
    high = min(bottom, height) - max(top, 0.0)
    return max(0.0, wide) * max(0.0, high)


def raw_page(document: pdfium.PdfDocument, number: int, most: int) -> RawPage:
    """The words, lines and pictures of a page, at most so many characters of it."""
    page = document[number - 1]
    reader = WordReader(page)
    frame = reader.frame
    words = tuple(
        word
        for word in reader.words(most)
        if word.x1 > -MARGIN
        and word.y1 > -MARGIN
        and word.x0 < frame.width + MARGIN
        and word.y0 < frame.height + MARGIN
    )
    rules = rules_of(page, frame)
    count = reader.count()
    raw = RawPage(
        number,
        frame.width,
        frame.height,
        with_dots(words, rules.dots),
        rules,
        count,
        reader.unreadable,
        count > most,
        Turned(frame, reader.shown) if frame != reader.shown else None,
    )
    reader.close()
    page.close()
    return raw
