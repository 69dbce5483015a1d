"""The number that stands on each page, where it is not the page's place in the file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

import pypdfium2 as pdfium

from aligncheck.documents.pages import PAGE_LABEL
from aligncheck.documents.passage import Kind, Passage
from aligncheck.documents.pdf.furniture import NUMBER, roman

Labels = Mapping[int, str]
"""By the page's place in the file, from 1; a page without a number is left out."""
NO_LABELS: Labels = MappingProxyType({})

CLEAR = 0.8  # of the pages with a printed number that must agree; chosen, not measured
MOST = 0.5  # of all pages that must bear a number, and of the file's labels that must differ
FEWEST = 3  # pages that agree: two may do so by chance
_AT_AN_END = re.compile(r"^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$")  # of a running head or foot
_RUNNING = frozenset({Kind.HEADER, Kind.FOOTER})


class _Numbering(NamedTuple):
    """How numbers grow: page + shift, or twice the page + shift where a sheet shows two pages."""

    pages: int  # on a sheet
    shift: int

    def label(self, page: int) -> str:
        first = self.pages * page + self.shift
        return str(first) if self.pages == 1 else f"{first}–{first + 1}"


def file_labels(document: pdfium.PdfDocument) -> Labels:
    """The labels that the file itself gives its pages; none where they say nothing or no sense."""
    labels: dict[int, str] = {}
    for index in range(len(document)):
        try:
            label = document.get_page_label(index).strip()
        except (pdfium.PdfiumError, ValueError):
            return {}
        if PAGE_LABEL.fullmatch(label):
            labels[index + 1] = label
    trivial = all(label == str(page) for page, label in labels.items())
    repeated = len(set(labels.values())) <= MOST * len(document)
    return {} if trivial or repeated else labels


def labelled(passages: Sequence[Passage], given: Labels, pages: int) -> tuple[Passage, ...]:
    """The passages with the labels of their pages; `given` are the file's own, of `pages` pages.

    The file's labels hold unless the numbers printed on the pages say otherwise; without them
    the printed numbers hold where they are steady. All stays as it was where neither differs
    from the places in the file.
    """
    numbers = _printed(passages)
    labels = given if given and not _contradict(numbers, given) else _steady(numbers, pages)
    if all(label == str(page) for page, label in labels.items()):
        return tuple(passages)
    told = {page: None if label == str(page) else label for page, label in labels.items()}
    return tuple(
        passage if passage.page is None else replace(passage, page_label=told.get(passage.page, ""))
        for passage in passages
    )


class _Printed(NamedTuple):
    """What may be a page's number: lines that are only a number, and numbers beside a title."""

    alone: Mapping[int, tuple[str, ...]]
    beside: Mapping[int, tuple[str, ...]]

    def arabic(self, page: int) -> frozenset[int]:
        texts = (*self.alone.get(page, ()), *self.beside.get(page, ()))
        return frozenset(int(text) for text in texts if text.isdecimal())

    @property
    def numbered(self) -> frozenset[int]:
        """The pages that bear an Arabic number alone on its line."""
        return frozenset(
            page for page, texts in self.alone.items() if any(text.isdecimal() for text in texts)
        )


def _printed(passages: Iterable[Passage]) -> _Printed:
    alone: dict[int, list[str]] = defaultdict(list)
    beside: dict[int, list[str]] = defaultdict(list)
    for passage in passages:
        if passage.page is None:
            continue
        if passage.kind is Kind.PAGE_NUMBER and (found := NUMBER.match(passage.text)):
            alone[passage.page].append(found[1])
        elif passage.kind in _RUNNING:
            ends = _AT_AN_END.finditer(passage.text)
            beside[passage.page] += [end[1] or end[2] for end in ends]
    return _Printed(
        {page: tuple(texts) for page, texts in alone.items()},
        {page: tuple(texts) for page, texts in beside.items()},
    )


def _contradict(numbers: _Printed, given: Labels) -> bool:
    """True where most pages with a number of their own bear another, or two, than the file says."""
    known = [page for page in numbers.alone if page in given]
    right = sum(
        {given[page].lower()} == {text.lower() for text in numbers.alone[page]} for page in known
    )
    return len(known) >= FEWEST and right < MOST * len(known)


def _steady(numbers: _Printed, pages: int) -> Labels:
    """The printed numbers that grow with the pages over most of the file; none where in doubt."""
    agreeing: dict[_Numbering, set[int]] = defaultdict(set)
    for page in {*numbers.alone, *numbers.beside}:
        for numbering in _numberings(page, numbers.arabic(page)):
            agreeing[numbering].add(page)
    sound = [
        numbering
        for numbering, same in agreeing.items()
        if len(same) >= max(FEWEST, CLEAR * len(same | numbers.numbered))
        and len(same) > MOST * pages
    ]
    if len(sound) != 1:
        return {}
    return _over(sound[0], agreeing[sound[0]], numbers)


def _numberings(page: int, printed: frozenset[int]) -> Iterator[_Numbering]:
    """What the numbers on a page may mean."""
    for number in printed:
        yield _Numbering(1, number - page)
    for first, second in pairwise(sorted(printed)):
        if second == first + 1:
            yield _Numbering(2, first - 2 * page)


def _over(numbering: _Numbering, agreeing: set[int], numbers: _Printed) -> Labels:
    """The labels from the first to the last page that agrees, and Roman ones before them.

    A page between two that agree bears its number unseen; one with another number has no label.
    """
    first, last = min(agreeing), max(agreeing)
    between = {
        page: numbering.label(page)
        for page in range(first, last + 1)
        if page in agreeing or page not in numbers.alone
    }
    return {**_front_matter(numbers, first), **between}


def _front_matter(numbers: _Printed, end: int) -> Labels:
    """The Roman numbers on the pages before `end`, where they grow with the pages."""
    found = {
        page: text
        for page, texts in numbers.alone.items()
        for text in texts
        if page < end and text.isascii() and text.isalpha()
    }
    shifts = {roman(text) - page for page, text in found.items()}
    return found if len(found) >= FEWEST and len(shifts) == 1 else {}
