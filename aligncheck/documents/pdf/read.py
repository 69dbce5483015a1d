"""The whole way of a PDF, on one screen: pages, layout, pieces, passages."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import Language, Passage
from aligncheck.documents.pdf.headings import outline_titles
from aligncheck.documents.pdf.layout import layout_of, pieces_of
from aligncheck.documents.pdf.lists import with_amounts, with_lead_ins
from aligncheck.documents.pdf.passages import passages_of
from aligncheck.documents.pdf.sheets import RawPage, raw_page
from aligncheck.documents.pdf.stitch import stitched

Say = Callable[..., None]


def read_pdf(path: Path, limits: Limits, *, ocr: bool, skip: frozenset[int], say: Say) -> Document:
    """What the PDF holds; pages in `skip` are left unread."""
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return _without_text(Status.DAMAGED, 0)
    count = len(pdf)
    say(pages=count)
    pages: list[RawPage] = []
    for number in range(1, count + 1):
        if number in skip:
            continue
        say(page=number)
        pages.append(raw_page(pdf, number, limits.characters_per_page))
    passages = _passages(pages, outline_titles(pdf), limits)
    return _document(count, pages, passages)


def _passages(
    pages: Sequence[RawPage], titles: frozenset[str], limits: Limits
) -> tuple[Passage, ...]:
    layout = layout_of(pages, titles)
    whole = with_amounts(stitched(pieces_of(layout)), layout.vocabulary)
    pieces = with_lead_ins(whole, layout.vocabulary)
    return passages_of(pieces, layout.vocabulary, limits)


def _document(count: int, pages: Sequence[RawPage], passages: tuple[Passage, ...]) -> Document:
    if not passages:
        return _without_text(Status.NO_TEXT, count)
    spoken: Counter[Language] = Counter()
    for passage in passages:
        spoken[passage.language] += len(passage.text)
    language = spoken.most_common(1)[0][0]
    return Document("", "", Status.OK, "", count, (), passages, language, ())


def _without_text(status: Status, pages: int) -> Document:
    unread = tuple(range(1, pages + 1))
    return Document("", "", status, "", pages, unread, (), Language.OTHER, ())
