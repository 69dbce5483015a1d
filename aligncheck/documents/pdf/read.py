"""The whole way of a PDF, on one screen: pages, layout, pieces, passages."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import Passage
from aligncheck.documents.pdf.headings import outline_titles
from aligncheck.documents.pdf.inline import with_inline_lists
from aligncheck.documents.pdf.labels import NO_LABELS, Labels, file_labels, labelled
from aligncheck.documents.pdf.layout import layout_of, lines_in_order, pieces_of
from aligncheck.documents.pdf.lists import with_amounts, with_lead_ins
from aligncheck.documents.pdf.passages import as_shown, passages_of
from aligncheck.documents.pdf.progress import Progress
from aligncheck.documents.pdf.sheets import RawPage, raw_page
from aligncheck.documents.pdf.stitch import stitched

Say = Callable[..., None]
_REFUSALS = {
    pdf.FPDF_ERR_PASSWORD: Status.ENCRYPTED,
    pdf.FPDF_ERR_SECURITY: Status.UNSUPPORTED_ENCRYPTION,
}


def read_pdf(path: Path, limits: Limits, *, ocr: bool, skip: frozenset[int], say: Say) -> Document:
    """What the PDF holds; pages in `skip` are left unread."""
    progress = Progress(limits, ocr=ocr)
    try:
        document = pdfium.PdfDocument(path)
        progress.count = len(document)
    except pdfium.PdfiumError as error:
        return progress.refused(_REFUSALS.get(error.err_code, Status.DAMAGED))
    say(pages=progress.count)
    if progress.count == 0:
        return progress.refused(Status.DAMAGED)
    if progress.count > limits.pages:
        return progress.refused(Status.TOO_LARGE)
    pages = _pages(document, progress, skip, say)
    say(page=0)
    titles, labels = outline_titles(document), file_labels(document)
    return progress.document(passages_from(pages, titles, limits, labels=labels))


def _pages(
    document: pdfium.PdfDocument, progress: Progress, skip: frozenset[int], say: Say
) -> list[RawPage]:
    """The pages that could be read."""
    pages: list[RawPage] = []
    for number in range(1, progress.count + 1):
        if number in skip or progress.full:
            progress.lost(number)
            continue
        say(page=number)
        try:
            page = raw_page(document, number, progress.limits.characters_per_page)
            pages.append(progress.taken(document, page))
        except (pdfium.PdfiumError, ValueError, OverflowError):
            progress.lost(number)
    return pages


def page_texts(path: Path, limits: Limits, *, ocr: bool, say: Say) -> list[str]:
    """The lines of each page in reading order, nothing joined and nothing left out."""
    progress = Progress(limits, ocr=ocr)
    document = pdfium.PdfDocument(path)
    progress.count = len(document)
    say(pages=progress.count)
    return [lines_in_order(page) for page in _pages(document, progress, frozenset(), say)]


def passages_from(
    pages: Sequence[RawPage],
    titles: frozenset[str],
    limits: Limits,
    *,
    labels: Labels = NO_LABELS,
) -> tuple[Passage, ...]:
    """The passages that the words on the pages form; `labels` are those that the file gives."""
    layout = layout_of(pages, titles)
    whole = with_amounts(with_inline_lists(stitched(pieces_of(layout))), layout.vocabulary)
    pieces = with_lead_ins(whole, layout.vocabulary)
    passages = labelled(passages_of(pieces, layout.vocabulary, limits), labels, len(pages))
    turned = {page.number: page.turned for page in pages if page.turned is not None}
    return tuple(as_shown(passage, turned) for passage in passages) if turned else passages
