"""How far the reading of a PDF has come, and what a person must be told about it."""

from collections import Counter
from collections.abc import Sequence

import pypdfium2 as pdfium

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import Language, Passage
from aligncheck.documents.pdf.sheets import RawPage
from aligncheck.documents.tesseract import tesseract
from aligncheck.documents.warnings import Warning, warning

UNREADABLE_SHARE = 0.05  # of a page's characters without meaning before a person is told


class Progress:
    """Counts what was read and what was not."""

    def __init__(self, limits: Limits, *, ocr: bool) -> None:
        self.limits = limits
        self.count = 0  # pages of the file
        self._ocr = ocr
        self._characters = 0
        self._pages: dict[Warning, list[int]] = {}

    @property
    def full(self) -> bool:
        """True once the file has given as many characters as one file may."""
        return self._characters >= self.limits.characters

    def lost(self, number: int) -> None:
        """Note a page that could not be read."""
        kind = Warning.FILE_CUT if self.full else Warning.PAGES_LOST
        self._note(kind, number)

    def taken(self, document: pdfium.PdfDocument, page: RawPage) -> RawPage:
        """Note a page that was read; a scanned one comes back with the words of its picture."""
        self._characters += page.characters
        if page.cut:
            self._note(Warning.PAGES_CUT, page.number)
        if page.unreadable > UNREADABLE_SHARE * max(page.characters, 40):
            self._note(Warning.UNREADABLE, page.number)
        if page.may_be_scan:
            return self._scanned(document, page)
        return page

    def _scanned(self, document: pdfium.PdfDocument, page: RawPage) -> RawPage:
        from aligncheck.documents.pdf.scans import looks_like_text

        if not looks_like_text(document, page.number):
            return page
        if not self._ocr:
            self._note(Warning.PICTURES, page.number)
            return page
        from aligncheck.documents.pdf.ocr import read_scan

        if tesseract() is None:
            self._note(Warning.NO_TESSERACT, page.number)
            return page
        words = read_scan(document, page.number, self.limits.picture_pixels)
        self._note(Warning.OCR if words else Warning.OCR_FAILED, page.number)
        return page._replace(words=words or page.words)

    def _note(self, kind: Warning, number: int) -> None:
        self._pages.setdefault(kind, []).append(number)

    @property
    def unread(self) -> tuple[int, ...]:
        """The pages whose text is missing."""
        missing = {
            number for kind, numbers in self._pages.items() if kind.loses_text for number in numbers
        }
        return tuple(sorted(missing))

    def refused(self, status: Status) -> Document:
        """A file of which nothing was read."""
        unread = tuple(range(1, min(self.count, self.limits.pages) + 1))
        return Document("", "", status, "", self.count, unread, (), Language.OTHER, ())

    def document(self, passages: tuple[Passage, ...]) -> Document:
        """What was read, with its status and warnings."""
        notes = tuple(warning(kind, pages) for kind, pages in self._pages.items())
        if len(passages) >= self.limits.passages:
            notes = (*notes, warning(Warning.PASSAGES_CUT, ()))
        return Document(
            name="",
            sha256="",
            status=self._status(passages, notes),
            message="",
            pages=self.count,
            unread_pages=self.unread,
            passages=passages,
            language=language_of_most(passages),
            warnings=notes,
        )

    def _status(self, passages: Sequence[Passage], notes: Sequence[str]) -> Status:
        if not passages:
            lost = len(self._pages.get(Warning.PAGES_LOST, ()))
            return Status.DAMAGED if lost == self.count else Status.NO_TEXT
        cut = self._pages.keys() & {Warning.PAGES_CUT} or len(passages) >= self.limits.passages
        return Status.PARTIAL if self.unread or cut else Status.OK


def language_of_most(passages: Sequence[Passage]) -> Language:
    """The language of most of the characters."""
    spoken: Counter[Language] = Counter()
    for passage in passages:
        spoken[passage.language] += len(passage.text)
    return spoken.most_common(1)[0][0] if spoken else Language.OTHER
