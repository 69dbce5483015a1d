"""A passage read for its signs: sentence by sentence, under its headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from aligncheck.documents import Kind, Passage
from aligncheck.grading.signs import find_signs
from aligncheck.matching.phrases import Hit

REMEMBERED = 4096
"""Passages kept read, since one passage is graded for several criteria."""

_SENTENCE_END = re.compile(
    r"(?<=[.!?;])\s+(?=[A-ZÆØÅ0-9«“\"(•–-])|\s*[•▪|\n]\s*|\s[-–]\s(?=[A-ZÆØÅ«“])|\s::\s"
)
_MARKS = " \n•▪|–-:;*\u00a0\t"
_LABEL = re.compile(
    r"(?:^|(?<=[.!?|•] )|(?<=\n)|(?<=\w ))[A-ZÆØÅ][^\W\d]*(?:[ -][\w.-]+){0,5}\s?(?::(?=\s)|::)"
)
_NOT_THIS = "".join(
    rf"(?<!\b{word} )" for word in ("en", "ein", "ny", "denne", "a", "new", "the", "this")
)
"""Before "strategi": a heading such as "Kvifor ein strategi" speaks of the plan itself."""
_MEASURE_HEADING = re.compile(
    r"\b(?:tiltak\w*|handlingsprogram\w*|handlingsdel\w*|handlingsplan\w*|strategi(?:er|ar|ane)"
    rf"|{_NOT_THIS}strateg(?:i|y)"
    r"|innsatsområde\w*|satsingsområde\w*|årsplan\w*|gjennomføring\w*|oppfølging\w*"
    r"|retningslin\w*|bestemmelse\w*|føresegn\w*|slik vil vi|vi vil|action\w*|measures?"
    r"|implementation|strategies|interventions?|initiatives?|policies|programme)\b",
    re.IGNORECASE,
)
_GOAL_HEADING = re.compile(
    r"\b(?:mål|målet|måla|målene|hovedmål|hovudmål|delmål|målsetting\w*|målsetjing\w*|visjon\w*"
    r"|ambisjon\w*|goals?|objectives?|vision|aims?|ambitions?)\b",
    re.IGNORECASE,
)
_BACKGROUND_HEADING = re.compile(
    r"\b(?:bakgrunn\w*|kunnskapsgrunnlag\w*|utfordring\w*|føring\w*|utviklingstrekk\w*|status\w*"
    r"|situasjon\w*|innledning\w*|innleiing\w*|forord\w*|føreord\w*|sammendrag\w*|samandrag\w*"
    r"|(?<!økonomiske )rammer|rammevilkår|background|challenges?|context|introduction|foreword"
    r"|preface|current state|baseline|trends?)\b",
    re.IGNORECASE,
)
_FRONT_HEADING = re.compile(
    r"^\W*(?:(?P<number>\d+)[.\s]*)?(?:forord|føreord|foreword|preface|innledning|innleiing|introduction"
    r"|sammendrag|samandrag|summary)\b",
    re.IGNORECASE,
)
"""Chapters without numbers may seem to stand under such a heading: above them it tells nothing."""
_GREETING = re.compile(
    r"\b(?:hilsen|helsing|regards|yours(?: sincerely| faithfully)?),?\s+(?:[^\W\d_][\w.'’-]*,?\s+)"
    r"{1,5}(?:(?:fylkes)?ordfør(?:er|ar)|fylkesrådsleder|fylkesrådsleiar|mayor)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)
"""A text that ends so is a foreword, whatever stands above it."""
_TITLE = re.compile(
    r"^(?!\W*(?:\d{1,2}[.\s]|del\b|part\b|kapittel\b|chapter\b))"
    r".*\b(?:\w*strategi(?:en)?|strategy|(?!handlings)\w*program(?:met)?|programme|plan (?:for|of)"
    r"|(?!handlings|tiltaks|års|økonomi)\w{3,}plan(?:ens?)?)\b",
    re.IGNORECASE | re.DOTALL,
)
"""An outermost heading that names a kind of plan and has no number is the plan's title."""
_ANY_YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, bullet or table cell: its text and the names of its signs."""

    text: str
    signs: frozenset[str]
    starts: frozenset[str]  # the signs that it begins with


@dataclass(frozen=True, slots=True)
class Reading:
    """What was seen in a passage; heading signs are the words that say so, else empty."""

    text: str
    language: str
    is_listed: bool  # a bullet or a table row
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    measure_heading: str
    goal_heading: str
    background_heading: str

    @property
    def signs(self) -> frozenset[str]:
        """The names of all signs in the passage."""
        return frozenset(hit.name for hit in self.hits)


@lru_cache(maxsize=REMEMBERED)
def read_signs(passage: Passage) -> Reading:
    """The passage with its signs; the same passage is read once."""
    hits = tuple(find_signs(passage.text, passage.language))
    greeting = _GREETING.search(passage.text)
    headings = [] if greeting else _telling(passage)
    return Reading(
        text=passage.text,
        language=passage.language,
        is_listed=passage.kind in (Kind.BULLET, Kind.TABLE_ROW),
        sentences=_sentences(passage.text, hits),
        hits=hits,
        measure_heading=_words_of(_MEASURE_HEADING, headings),
        goal_heading=_words_of(_GOAL_HEADING, headings),
        background_heading=(
            greeting.group() if greeting else _words_of(_BACKGROUND_HEADING, headings)
        ),
    )


def _labels(text: str) -> list[str]:
    """The labels inside a passage that act as headings, such as "Tiltak:" and "Strategi:"."""
    return [found.group() for found in _LABEL.finditer(text)]


def _telling(passage: Passage) -> list[str]:
    """What stands nearest above the text and tells measures, goals or background.

    These are the labels inside the text, or else the innermost heading that does; both for a row
    of a table, whose labels are the heads of its columns.
    """
    labels = [label for label in _labels(passage.text) if _tells(label)]
    if labels and passage.kind is not Kind.TABLE_ROW:
        return labels
    steps = _below_title(passage.heading)
    place = next((at for at in reversed(range(len(steps))) if _tells(steps[at])), None)
    inner = "" if place is None or _stands_above(steps, place) else steps[place]
    return [inner, *labels]


def _stands_above(steps: Sequence[str], place: int) -> bool:
    """Whether a heading is a foreword's or its like, above others that it does not number."""
    front, below = _FRONT_HEADING.match(steps[place]), steps[place + 1 :]
    if not front or not below:
        return False
    number = front["number"]
    return number is None or re.match(rf"\W*{number}\.\d", below[0]) is None


def _tells(heading: str) -> bool:
    kinds = (_MEASURE_HEADING, _GOAL_HEADING, _BACKGROUND_HEADING)
    return any(pattern.search(heading) for pattern in kinds)


def _below_title(headings: Sequence[str]) -> Sequence[str]:
    """The headings without the plan's title; one alone is the title only if it names a year."""
    first = headings[0] if headings else ""
    is_title = _TITLE.match(first) and (len(headings) > 1 or _ANY_YEAR.search(first))
    return headings[1:] if is_title else headings


def _words_of(pattern: re.Pattern[str], headings: Sequence[str]) -> str:
    """The words of the last heading that the pattern is in."""
    for heading in reversed(headings):
        found = pattern.search(heading)
        if found:
            return found.group()
    return ""


def _sentences(text: str, hits: Sequence[Hit]) -> tuple[Sentence, ...]:
    ends = [found.start() for found in _SENTENCE_END.finditer(text)] + [len(text)]
    sentences = []
    start = 0
    for end in ends:
        body = text[start:end].lstrip(_MARKS)
        if body:
            begin = end - len(body)
            within = [hit for hit in hits if start <= hit.start < end]
            first = frozenset(hit.name for hit in within if hit.start == begin)
            sentences.append(Sentence(body, frozenset(hit.name for hit in within), first))
            start = end
    return tuple(sentences)
