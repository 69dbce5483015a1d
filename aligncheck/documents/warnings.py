"""What a reader of a result must know about the reading, in a form that keeps and one that shows.

A document keeps each warning as 'code:pages', such as 'pictures:12–19'; `warning_for` says it.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from aligncheck.documents.document import LASTING, Document, Status
from aligncheck.documents.pages import has_page_labels, in_file, page_ranges


class Warning(StrEnum):
    """What happened to some pages of a file."""

    PICTURES = "pictures"
    NO_TESSERACT = "no_tesseract"
    OCR_FAILED = "ocr_failed"
    OCR = "ocr"
    PAGES_LOST = "pages_lost"
    PAGES_CUT = "pages_cut"
    FILE_CUT = "file_cut"
    PASSAGES_CUT = "passages_cut"
    TEXT_CUT = "text_cut"
    UNREADABLE = "unreadable"
    SECOND_READER = "second_reader"

    @property
    def loses_text(self) -> bool:
        """True where the pages' text is missing from the result."""
        return self in {
            Warning.PICTURES,
            Warning.NO_TESSERACT,
            Warning.OCR_FAILED,
            Warning.PAGES_LOST,
            Warning.FILE_CUT,
        }


_TEXTS: Mapping[Warning, tuple[str, str, str]] = {
    Warning.PICTURES: (
        "Sidene {pages} er bilder og er ikke lest. "
        "Les med OCR (knapp i appen, --ocr i terminalen).",
        "Sidene {pages} er bilete og er ikkje lesne. "
        "Les med OCR (knapp i appen, --ocr i terminalen).",
        "Pages {pages} are pictures and were not read. "
        "Read with OCR (button in the app, --ocr in the terminal).",
    ),
    Warning.NO_TESSERACT: (
        "Sidene {pages} er bilder og er ikke lest: Tesseract er ikke installert "
        "(Debian: tesseract-ocr og tesseract-ocr-nor; Windows: Tesseract med norsk).",
        "Sidene {pages} er bilete og er ikkje lesne: Tesseract er ikkje installert "
        "(Debian: tesseract-ocr og tesseract-ocr-nor; Windows: Tesseract med norsk).",
        "Pages {pages} are pictures and were not read: Tesseract is not installed "
        "(Debian: tesseract-ocr and tesseract-ocr-nor; Windows: Tesseract with Norwegian).",
    ),
    Warning.OCR_FAILED: (
        "Sidene {pages} er bilder som OCR ikke fant tekst i.",
        "Sidene {pages} er bilete som OCR ikkje fann tekst i.",
        "Pages {pages} are pictures in which OCR found no text.",
    ),
    Warning.OCR: (
        "Sidene {pages} er lest med OCR; sjekk sitatene mot siden.",
        "Sidene {pages} er lesne med OCR; sjekk sitata mot sida.",
        "Pages {pages} were read with OCR; check quotes against the page.",
    ),
    Warning.PAGES_LOST: (
        "Sidene {pages} kunne ikke leses; resten av filen er lest.",
        "Sidene {pages} kunne ikkje lesast; resten av fila er lesen.",
        "Pages {pages} could not be read; the rest of the file was.",
    ),
    Warning.PAGES_CUT: (
        "Sidene {pages} har mer tekst enn grensen; bare begynnelsen er lest.",
        "Sidene {pages} har meir tekst enn grensa; berre byrjinga er lesen.",
        "Pages {pages} hold more text than the limit; only their beginning was read.",
    ),
    Warning.FILE_CUT: (
        "Sidene {pages} er ikke lest: filen har mer tekst enn grensen.",
        "Sidene {pages} er ikkje lesne: fila har meir tekst enn grensa.",
        "Pages {pages} were not read: the file holds more text than the limit.",
    ),
    Warning.PASSAGES_CUT: (
        "Filen har flere tekststykker enn grensen; resten er ikke lest.",
        "Fila har fleire tekststykke enn grensa; resten er ikkje lesen.",
        "The file holds more passages than the limit; the rest was not read.",
    ),
    Warning.TEXT_CUT: (
        "Filen har mer tekst enn grensen; resten er ikke lest.",
        "Fila har meir tekst enn grensa; resten er ikkje lesen.",
        "The file holds more text than the limit; the rest was not read.",
    ),
    Warning.UNREADABLE: (
        "Sidene {pages} har tegn uten betydning; skrifttypen sier ikke hva de står for.",
        "Sidene {pages} har teikn utan tyding; skrifttypen seier ikkje kva dei står for.",
        "Pages {pages} hold characters without a meaning; their font does not say what they are.",
    ),
    Warning.SECOND_READER: (
        "Filen er skadet og lest på en annen måte; rekkefølgen kan være feil.",
        "Fila er skadd og lesen på ein annan måte; rekkjefølgja kan vere feil.",
        "The file is damaged and was read in another way; the order may be wrong.",
    ),
}
_OF_ONE_PAGE: Mapping[Warning, tuple[str, str, str]] = {
    Warning.PICTURES: (
        "Side {pages} er et bilde og er ikke lest. "
        "Les med OCR (knapp i appen, --ocr i terminalen).",
        "Side {pages} er eit bilete og er ikkje lesen. "
        "Les med OCR (knapp i appen, --ocr i terminalen).",
        "Page {pages} is a picture and was not read. "
        "Read with OCR (button in the app, --ocr in the terminal).",
    ),
    Warning.NO_TESSERACT: (
        "Side {pages} er et bilde og er ikke lest: Tesseract er ikke installert "
        "(Debian: tesseract-ocr og tesseract-ocr-nor; Windows: Tesseract med norsk).",
        "Side {pages} er eit bilete og er ikkje lesen: Tesseract er ikkje installert "
        "(Debian: tesseract-ocr og tesseract-ocr-nor; Windows: Tesseract med norsk).",
        "Page {pages} is a picture and was not read: Tesseract is not installed "
        "(Debian: tesseract-ocr and tesseract-ocr-nor; Windows: Tesseract with Norwegian).",
    ),
    Warning.OCR_FAILED: (
        "Side {pages} er et bilde som OCR ikke fant tekst i.",
        "Side {pages} er eit bilete som OCR ikkje fann tekst i.",
        "Page {pages} is a picture in which OCR found no text.",
    ),
    Warning.OCR: (
        "Side {pages} er lest med OCR; sjekk sitatene mot siden.",
        "Side {pages} er lesen med OCR; sjekk sitata mot sida.",
        "Page {pages} was read with OCR; check quotes against the page.",
    ),
    Warning.PAGES_LOST: (
        "Side {pages} kunne ikke leses; resten av filen er lest.",
        "Side {pages} kunne ikkje lesast; resten av fila er lesen.",
        "Page {pages} could not be read; the rest of the file was.",
    ),
    Warning.PAGES_CUT: (
        "Side {pages} har mer tekst enn grensen; bare begynnelsen er lest.",
        "Side {pages} har meir tekst enn grensa; berre byrjinga er lesen.",
        "Page {pages} holds more text than the limit; only its beginning was read.",
    ),
    Warning.FILE_CUT: (
        "Side {pages} er ikke lest: filen har mer tekst enn grensen.",
        "Side {pages} er ikkje lesen: fila har meir tekst enn grensa.",
        "Page {pages} was not read: the file holds more text than the limit.",
    ),
    Warning.UNREADABLE: (
        "Side {pages} har tegn uten betydning; skrifttypen sier ikke hva de står for.",
        "Side {pages} har teikn utan tyding; skrifttypen seier ikkje kva dei står for.",
        "Page {pages} holds characters without a meaning; its font does not say what they are.",
    ),
}
_UNREAD = {
    "one": (
        "1 av {pages} sider kunne ikke leses (side {which}). Det som mangler her, kan stå der.",
        "1 av {pages} sider kunne ikkje lesast (side {which}). Det som manglar her, kan stå der.",
        "1 of {pages} pages could not be read (page {which}). What is missing here may be there.",
    ),
    "many": (
        "{number} av {pages} sider kunne ikke leses (side {which}). "
        "Det som mangler her, kan stå der.",
        "{number} av {pages} sider kunne ikkje lesast (side {which}). "
        "Det som manglar her, kan stå der.",
        "{number} of {pages} pages could not be read (pages {which}). "
        "What is missing here may be there.",
    ),
    "parts": (
        "Deler av planen kunne ikke leses. Det som mangler her, kan stå der.",
        "Delar av planen kunne ikkje lesast. Det som manglar her, kan stå der.",
        "Parts of the plan could not be read. What is missing here may be there.",
    ),
}
_COLUMN: Mapping[str, int] = {"nb": 0, "nn": 1, "en": 2}


def warning(kind: Warning, pages: Sequence[int]) -> str:
    """The warning as it is kept."""
    return f"{kind}:{page_ranges(pages)}"


def warning_for(kept: str, language: str = "nb") -> str:
    """The kept warning in nb, nn or en; text that is no code of ours comes back as it is."""
    before, _, rest = kept.rpartition(": ")
    code, _, pages = rest.partition(":")
    if code not in set(Warning):
        return kept
    kind = Warning(code)
    texts = _OF_ONE_PAGE if pages.isdecimal() and kind in _OF_ONE_PAGE else _TEXTS
    text = texts[kind][_COLUMN.get(str(language), 0)].format(pages=pages)
    return f"{before}: {text}" if before else text


def unread_text(document: Document, language: str = "nb") -> str:
    """The sentence that belongs beside every gap where part of the plan was not read; else empty.

    A plan of several files names no pages here: its warnings do, file by file.
    """
    unread = document.unread_pages
    if not unread and document.status is not Status.PARTIAL:
        return ""
    form = "parts" if not unread else "one" if len(unread) == 1 else "many"
    text = _UNREAD[form][_COLUMN.get(str(language), 0)]
    which = page_ranges(unread)
    if has_page_labels(document):
        which = in_file(which, language)
    return text.format(number=len(unread), pages=document.pages, which=which)


_FEW = {
    "none": (
        "Ingen avsnitt ble lest – er dette hele planen?",
        "Ingen avsnitt vart lesne – er dette heile planen?",
        "No passage was read – is this the whole plan?",
    ),
    "one": (
        "Bare {number} avsnitt ble lest – er dette hele planen?",
        "Berre {number} avsnitt vart lese – er dette heile planen?",
        "Only {number} passage was read – is this the whole plan?",
    ),
    "many": (
        "Bare {number} avsnitt ble lest – er dette hele planen?",
        "Berre {number} avsnitt vart lesne – er dette heile planen?",
        "Only {number} passages were read – is this the whole plan?",
    ),
}
FEW_PASSAGES = 10  # fewer are hardly a plan: a cover page, a sheet, a reading that went wrong


def few_passages_text(
    document: Document, language: str = "nb", *, judged: int | None = None
) -> str:
    """The question that belongs above a result that rests on hardly any text; else empty.

    `judged` is how many passages were judged, where the document has not kept them all.
    """
    kept = len(document.judged)
    number = kept if judged is None else judged
    if number >= FEW_PASSAGES:
        return ""
    form = "none" if not number else "one" if number == 1 else "many"
    return _FEW[form][_COLUMN.get(str(language), 0)].format(number=number)


def is_lasting(document: Document) -> bool:
    """Whether another try would read no more; where OCR failed, it may."""
    told = {kept.rpartition(": ")[2].partition(":")[0] for kept in document.warnings}
    return document.status in LASTING and not told & {Warning.NO_TESSERACT, Warning.OCR_FAILED}
