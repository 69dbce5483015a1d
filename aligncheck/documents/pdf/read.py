"""The whole way of a PDF, on one screen: pages, lines, blocks, passages."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import Box, Kind, Language, Passage
from aligncheck.documents.pdf.blocks import BULLET, Block, blocks_of, body_size
from aligncheck.documents.pdf.lines import Line, lines_of
from aligncheck.documents.pdf.words import WordReader
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.language import language_of

Say = Callable[..., None]


def read_pdf(path: Path, limits: Limits, *, ocr: bool, skip: frozenset[int], say: Say) -> Document:
    """What the PDF holds; pages in `skip` are left unread."""
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return _without_text(Status.DAMAGED, 0)
    pages = len(pdf)
    say(pages=pages)
    lines: dict[int, list[Line]] = {}
    for number in range(1, pages + 1):
        if number not in skip:
            say(page=number)
            words = WordReader(pdf[number - 1]).words(limits.characters_per_page)
            lines[number] = lines_of(words)
    return _document(pages, lines)


def _document(pages: int, lines: dict[int, list[Line]]) -> Document:
    body = body_size(line for page in lines.values() for line in page)
    passages: list[Passage] = []
    heading: tuple[str, ...] = ()
    for number, page in lines.items():
        for block in blocks_of(number, page):
            passage = _passage(block, body, heading)
            if passage.text:
                passages.append(passage)
            if passage.kind is Kind.HEADING:
                heading = (passage.text,)
    if not passages:
        return _without_text(Status.NO_TEXT, pages)
    counts = Counter(passage.language for passage in passages)
    language = counts.most_common(1)[0][0]
    return Document("", "", Status.OK, "", pages, (), tuple(passages), language, ())


def _passage(block: Block, body: float, heading: tuple[str, ...]) -> Passage:
    text = clean(_joined(block))
    boxes = tuple(Box(block.page, line.x0, line.y0, line.x1, line.y1) for line in block.lines)
    kind = Kind.BULLET if BULLET.match(text) else Kind.PARAGRAPH
    larger = block.size > 1.08 * body or block.lines[0].font.bold
    if larger and len(text) < 150:
        kind = Kind.HEADING
    return Passage(text, kind, heading, language_of(text), block.page, boxes, "")


def _joined(block: Block) -> str:
    parts: list[str] = []
    for line in block.lines:
        parts.append(line.text)
        if not line.hyphen:
            parts.append(" ")
    return "".join(parts)


def _without_text(status: Status, pages: int) -> Document:
    unread = tuple(range(1, pages + 1))
    return Document("", "", status, "", pages, unread, (), Language.OTHER, ())
