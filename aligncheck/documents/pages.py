"""Pages as people cite them: by the number that they bear, and by their place in the file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from aligncheck.documents.document import Document
from aligncheck.documents.passage import Passage
from aligncheck.documents.words.clean import clean

PAGE_LABEL = re.compile(r"[^\W_][\w .–-]{0,11}")
"""What a page may be called; anything else is no number that people cite."""
_IN_FILE: Mapping[str, str] = {
    "nb": "{pages} i PDF-filen",
    "nn": "{pages} i PDF-fila",
    "en": "{pages} of the PDF",
}
_OF: Mapping[str, str] = {"nb": "i", "nn": "i", "en": "of"}
_PDF_PAGE: Mapping[str, str] = {"nb": "PDF-side", "nn": "PDF-side", "en": "PDF page"}


@dataclass(frozen=True, slots=True)
class CitedPage:
    """A page of a file; `label` as `page_label` of a passage.

    `file` names the file, fit to show, where the plan has several; empty where it has one.
    """

    number: int  # 1-based place in the file; 0 where the file named has no pages
    label: str | None = None
    file: str = ""

    @property
    def printed(self) -> str:
        """The number that a reader finds on the page; empty where it bears none."""
        return str(self.number) if self.label is None else self.label


def cited_page(passage: Passage, files: Sequence[str] = ()) -> CitedPage | None:
    """The page where the passage begins; None in a file without pages.

    `files` are those of the plan; the page names its own where they are several.
    """
    if passage.page is None:
        return None
    return CitedPage(passage.page, passage.page_label, _named(passage, files))


def _named(passage: Passage, files: Sequence[str]) -> str:
    return clean(passage.file) if len(files) > 1 else ""


def cited_pages(passages: Iterable[Passage], files: Sequence[str] = ()) -> tuple[CitedPage, ...]:
    """The pages where the passages begin, in order, each once.

    `files` are those of the plan, in order; where they are several, each page names its own, and
    one without pages is named alone.
    """
    every = {
        cited_page(passage, files) or CitedPage(0, file=_named(passage, files))
        for passage in passages
    }
    order = {clean(file): place for place, file in enumerate(files)}
    found = [page for page in every if page.number or page.file]

    def place(page: CitedPage) -> tuple[int, str, int, str]:
        return order.get(page.file, -1), page.file, page.number, page.printed

    return tuple(sorted(found, key=place))


def pages_in(document: Document, file: str, numbers: Iterable[int]) -> tuple[CitedPage, ...]:
    """Those pages of that file of the document, with the labels that passages on them tell."""
    here = {
        passage.page: passage.page_label for passage in document.passages if passage.file == file
    }
    unknown = "" if _has_labels(here.values()) else None
    return tuple(CitedPage(number, here.get(number, unknown)) for number in numbers)


def has_page_labels(document: Document) -> bool:
    """Whether some page of the document bears another number than its place in the file."""
    return _has_labels(passage.page_label for passage in document.passages)


def _has_labels(labels: Iterable[str | None]) -> bool:
    return any(label is not None for label in labels)


def page_number(page: CitedPage, language: str) -> str:
    """What follows the word for page: '25', '23 (PDF-side 25)', '1 i PDF-filen', '3 i plan.pdf'."""
    of_file = f" {_OF.get(language, _OF['nb'])} {page.file}" if page.file else ""
    if page.label:
        return f"{page.label} ({_pdf_page(language)} {page.number}){of_file}"
    if page.label is None or page.file:
        return f"{page.number}{of_file}"
    return in_file(str(page.number), language)


def in_file(pages: str, language: str) -> str:
    """The pages, said to be counted in the file: '1, 2 i PDF-filen'."""
    return _IN_FILE.get(language, _IN_FILE["nb"]).format(pages=pages)


def _pdf_page(language: str) -> str:
    return _PDF_PAGE.get(language, _PDF_PAGE["nb"])


def pages_text(pages: Sequence[CitedPage], language: str) -> str:
    """The pages as people cite them: 's. 3, 12–14', 's. 23 (PDF-side 25)'; empty without pages.

    Of a plan of several files: 'plan.pdf s. 3–4; vedlegg.pdf s. 3'.
    """
    told = [f"{cited} ({place})" if place else cited for cited, place in _told(pages, language)]
    return "; ".join(told)


def pages_within(pages: Sequence[CitedPage], language: str) -> str:
    """The same for a place within brackets: 's. 23; PDF-side 25'."""
    return "; ".join(part for told in _told(pages, language) for part in told if part)


def _told(pages: Sequence[CitedPage], language: str) -> list[tuple[str, str]]:
    """File by file, where they are named, what is told of its pages."""
    told = []
    for file, own in groupby(pages, key=lambda page: page.file):
        parts = _told_in_one([page for page in own if page.number], language) or [("", "")]
        told += [(f"{file} {cited}".strip(), place) for cited, place in parts]
    return told


def _told_in_one(pages: Sequence[CitedPage], language: str) -> list[tuple[str, str]]:
    """Pages without a number of their own, then the others; both as cited and as in the file."""
    told = []
    bare = [page.number for page in pages if page.label == ""]
    if bare:
        cited = f"{_sign(len(bare), language)} {in_file(page_ranges(bare), language)}"
        told.append((cited, ""))
    numbered = [page for page in pages if page.label != ""]
    if numbered:
        printed = _printed_ranges([page.printed for page in numbered])
        places = ""
        if _has_labels(page.label for page in numbered):
            many = "s" if language == "en" and len(numbered) > 1 else ""
            in_pdf = page_ranges([page.number for page in numbered])
            places = f"{_pdf_page(language)}{many} {in_pdf}"
        count = 2 if "–" in printed else len(numbered)
        told.append((f"{_sign(count, language)} {printed}", places))
    return told


def _sign(count: int, language: str) -> str:
    return "s." if language != "en" else "p." if count == 1 else "pp."


def page_ranges(pages: Sequence[int]) -> str:
    """The pages as people write them: '3, 12–19'."""
    return _printed_ranges([str(page) for page in sorted(set(pages))])


def _printed_ranges(labels: Iterable[str]) -> str:
    """The labels in their order, runs of numbers as one: 'ii, iii, 3, 12–19'."""
    runs: list[list[str]] = []
    for label in labels:
        last = runs[-1][-1] if runs else ""
        follows = last.isdecimal() and label.isdecimal() and int(label) == int(last) + 1
        if follows:
            runs[-1].append(label)
        else:
            runs.append([label])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
