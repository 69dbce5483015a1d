"""A passage: the piece of a plan that is judged and quoted."""

import re
from dataclasses import dataclass
from enum import StrEnum

from aligncheck.documents.words.asides import is_credit, is_reference
from aligncheck.documents.words.goals import announces_goals, words_a_goal


class Language(StrEnum):
    """The language a passage is written in."""

    NB = "nb"
    NN = "nn"
    EN = "en"
    OTHER = "other"


class Kind(StrEnum):
    """What a passage is on its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    TOC = "toc"
    REFERENCE = "reference"


EVIDENCE_KINDS: frozenset[Kind] = frozenset(
    {Kind.PARAGRAPH, Kind.BULLET, Kind.TABLE_ROW, Kind.CAPTION, Kind.FOOTNOTE}
)
"""The kinds that are held against a framework, beside headings that word a goal or a measure; the
others are kept for the reader."""
MAY_SAY = EVIDENCE_KINDS | {Kind.HEADING}
"""The kinds that are parted where the judge would not read them whole."""

LONGEST_LABEL = 3
"""Words of a bare name, 'Tourism' beside a figure; it says nothing that could be evidence."""
_IN_CONTEXT = frozenset({Kind.BULLET, Kind.TABLE_ROW})
_ONE_WORD = re.compile(r"[^\W\d_]+")  # 'SWOT' in a cell by itself
_END = re.compile(r"[.!?:;…]\W*$")
_LETTER = re.compile(r"[^\W\d_]")
_ONE_GOAL = re.compile(r"\d\W*$")  # 'Hovedmål 3', whose figures stand below it


def _announces_a_list(heading: str) -> bool:
    """True for 'Satsingsområder', below which bare names are priorities; not for a single goal."""
    one = _ONE_GOAL.search(heading) or words_a_goal(heading)
    return announces_goals(heading) and not one


@dataclass(frozen=True, slots=True)
class Box:
    """One line of text on a page, in PDF points from the top left of the page as displayed."""

    page: int  # 1-based
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a list item with its lead-in, or a table row with its column heads."""

    text: str
    kind: Kind
    heading: tuple[str, ...]  # headings above it, outermost first
    language: Language
    page: int | None  # 1-based page where it begins; None in a file without pages
    boxes: tuple[Box, ...]  # one for each line of text
    file: str  # name of its file as shown to people
    page_label: str | None = None
    """The number that the page bears, where it is known and is another than `page`; empty where
    only other pages of the file have such a number."""

    @property
    def is_evidence(self) -> bool:
        """True where the passage is held against a framework: by its kind, and not a bare name."""
        if self.kind is Kind.HEADING:
            return words_a_goal(self.text, self.heading)
        return self.kind in EVIDENCE_KINDS and not (self._is_label or self._is_aside)

    @property
    def _is_label(self) -> bool:
        """True for figures alone, and a few words that finish no sentence and stand in no list."""
        if not _LETTER.search(self.text):
            return True
        if self.kind in _IN_CONTEXT or len(self.text.split()) > LONGEST_LABEL:
            return False
        is_listed = any(map(_announces_a_list, self.heading[-1:]))
        return not is_listed and not _END.search(self.text)

    @property
    def _is_aside(self) -> bool:
        """True for a picture's credit, a footnote that only names a work, and a row of one word.

        A footnote in none of the known languages is mostly the title of a work.
        """
        if self.kind is Kind.CAPTION:
            return is_credit(self.text)
        if self.kind is Kind.FOOTNOTE:
            return self.language is Language.OTHER or is_reference(self.text)
        return self.kind is Kind.TABLE_ROW and bool(_ONE_WORD.fullmatch(self.text))

    @property
    def place(self) -> tuple[str, int, float]:
        """File, page and height on it: what sorts passages down the pages."""
        return self.file, self.page or 0, self.boxes[0].y0 if self.boxes else 0.0
