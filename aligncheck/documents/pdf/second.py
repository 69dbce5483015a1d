"""A second opinion by pdfplumber on files that PDFium cannot read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.pdf.progress import Progress
from aligncheck.documents.pdf.read import passages_from
from aligncheck.documents.pdf.rules import NO_RULES
from aligncheck.documents.pdf.sheets import RawPage
from aligncheck.documents.pdf.words import Font, Word

Say = Callable[..., None]
DESCENT = 0.22  # of the size: from the foot of a word's box up to its baseline


def read_again(path: Path, limits: Limits, say: Say) -> Document:
    """What pdfplumber finds in the file; damaged where it finds nothing either."""
    progress = Progress(limits, ocr=False)
    pages: list[RawPage] = []
    try:
        with pdfplumber.open(path) as document:
            found = document.pages
            progress.count = len(found)
            say(pages=progress.count)
            for number, page in enumerate(found[: limits.pages], start=1):
                say(page=number)
                _take(page, number, progress, pages)
    except Exception:  # pdfminer raises whatever it meets: TypeError, IndexError, its own
        return progress.refused(Status.DAMAGED)
    passages = passages_from(pages, frozenset(), limits) if pages else ()
    return progress.document(passages) if passages else progress.refused(Status.DAMAGED)


def _take(page: Any, number: int, progress: Progress, pages: list[RawPage]) -> None:  # noqa: ANN401
    """Read one page; one that cannot be read is noted as lost."""
    try:
        most = progress.limits.characters_per_page
        found = page.extract_words(use_text_flow=True, extra_attrs=["fontname", "size"])
        words = tuple(_word(word) for word in found[:most])
        rect = float(page.width), float(page.height)
        pages.append(RawPage(number, *rect, words, NO_RULES, len(words), 0, False))
    except Exception:  # as above
        progress.lost(number)
    page.close()


def _word(found: dict[str, Any]) -> Word:
    size = round(float(found["size"]), 1)
    bold = "bold" in str(found["fontname"]).lower()
    font = Font(str(found["fontname"]), size, bold, False)
    left, top, right, bottom = (float(found[side]) for side in ("x0", "top", "x1", "bottom"))
    base = bottom - DESCENT * size
    return Word(str(found["text"]), left, top, right, bottom, base, font, False, False, False)
