"""Passages that commit nobody: lists of titles, SWOT tables, and titles of figures and tables."""

import re
from functools import lru_cache

from aligncheck.documents import Kind, Language, Passage
from aligncheck.grading.reading import read_signs
from aligncheck.grading.signs import COMMITTING, HEDGING, find_signs
from aligncheck.grading.whose import commits_owner

MENTION = 1
REMEMBERED = 1024
"""Passages whose titles are kept, since one passage is graded for several criteria."""
TITLES = 0.6
"""The share of titles from which a list is one of titles. In 17 plans read by a language model the
status agrees with the reader's for 599 criteria of 782, without this rule for 597 (29 November
2026)."""
FEWEST = 2
"""Among fewer segments a title counts only where the lead-in says that plans are listed."""
ANALYSIS = "S3-03"
"""The criterion that a SWOT table is evidence for."""

_SEGMENTS = re.compile(r"[•▪\n|;]|(?<=\b(?:19|20)\d\d)\s(?=[A-ZÆØÅ])")
_LEAD_END = re.compile(r"[:;]\s")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-ZÆØÅ]")
_SECOND_SENTENCE = re.compile(r"[^\W\d]{2,}[.!?]\s+(?:\S+\s+){4}")  # not "… alder. Kilde: SSB"
_SHORTEST = 6  # characters; less is a number or a mark
_LISTED = re.compile(
    r"\b(?:oversi[kg]t|overview|planer|planar|plans|strategier|strategiar|strategies"
    r"|program(?:mer|mene?|ma)?|programmes?|meldinger|meldingar|dokument\w*|documents?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:plan|planen|strategi|strategien|strategy|melding|program|programme|plattform|platform"
    r"|white paper|roadmap)\b[^.]{0,40}?(?:\(?\b(?:19|20)\d\d\b.*)?$"
    r"|^(?:regional[te]?\s[^.;]{0,60}?(?:plan|strategi|program|melding|platt?form|strategy)\w*\b"
    r"|kommunedelplan|temaplan|strategi for|plan for|handlingsplan|lov om"
    r"|forskrift|strategy (?:for|on)|plan (?:for|on)|action plan|act on)\b",
    re.IGNORECASE | re.DOTALL,
)
_FINITE = re.compile(
    r"\b(?:skal|vil|må|er|har|kan|bør|blir|vert|gir|gjev|will|shall|is|are|has|have|must|should"
    r"|may|can)\b",
    re.IGNORECASE,
)
_DEEDS = COMMITTING | HEDGING | {"concrete_verb", "soft_verb", "appropriation", "money", "amount"}
_VERBAL_NOUN = re.compile(r"\w{3,}(?:ing|sjon|else|ion|ment)\s+(?:av|of)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_SIDES = (
    r"styrker|styrkar|sterke sider|svakheter|svakheiter|veikskapar|svake sider|veike sider|trusler"
    r"|truslar|trugsmål|strengths|weaknesses|threats"
)
_CHANCES = r"muligheter|moglegheiter|mogelegheiter|opportunities"
_SWOT_CELL = re.compile(rf"\W*(?:(?:{_SIDES})\s*[|:]|(?:{_CHANCES})\s*\|)", re.IGNORECASE)
_SWOT_HEADING = re.compile(
    rf"\bSWOT\b|\b(?:{_SIDES})\s*(?:,|og|and)\s*(?:{_SIDES}|{_CHANCES})\b"
    rf"|^\W*(?:\d[\d.]*\s+)?(?:{_SIDES})\W*$",
    re.IGNORECASE,
)
_MARKS = " \n•▪|–-:;*\u00a0\t"


def ceiling(passage: Passage, criterion: str) -> int | None:
    """The highest strength that the passage can have for the criterion; None for no limit."""
    if first_title(passage) or (criterion != ANALYSIS and swot_words(passage)):
        return MENTION
    return MENTION if is_figure_title(passage) else None


def is_figure_title(passage: Passage) -> bool:
    """Whether a caption only names what a figure or table shows; for S3-03 too, no analysis."""
    if passage.kind is not Kind.CAPTION or _SECOND_SENTENCE.search(passage.text):
        return False
    return not read_signs(passage).signs & (COMMITTING | {"concrete_verb"})


@lru_cache(maxsize=REMEMBERED)
def first_title(passage: Passage) -> str:
    """The first title in a passage that only lists titles of plans; else empty.

    "Oversikt over planer som programmet skal oppfylle: Strategi for folkehelse" names plans: what
    binds is the lead-in, and no plan named below it says what is done.
    """
    if passage.kind is Kind.TABLE_ROW:
        return ""
    lead, *rest = _LEAD_END.split(passage.text, maxsplit=1)
    if not rest or _SENTENCE_END.search(lead) or _is_deed(lead):
        return ""
    parts = (part.strip(_MARKS) for part in _SEGMENTS.split(rest[0]))
    segments = [part for part in parts if len(part) >= _SHORTEST]
    if len(segments) < (1 if _LISTED.search(lead) else FEWEST):
        return ""
    titles = [segment for segment in segments if _is_title(segment, passage.language)]
    return titles[0] if len(titles) / len(segments) >= TITLES else ""


def _is_title(segment: str, language: str) -> bool:
    """Whether a segment names a plan and tells no deed, as "Utarbeide klimaplan" does."""
    bare = _ASIDE.sub("", segment).strip()
    if not _TITLE.search(bare) or _FINITE.search(bare) or _VERBAL_NOUN.match(bare):
        return False
    return not any(hit.name in _DEEDS for hit in find_signs(bare, language))


def _is_deed(lead: str) -> bool:
    """Whether the plans listed are to be made or revised: "Vi skal utarbeide disse planene".

    In either language: the names in a list may let a Norwegian one be taken for English.
    """
    found = (*find_signs(lead, Language.NB), *find_signs(lead, Language.EN))
    return any(hit.name == "concrete_verb" for hit in found)


def swot_words(passage: Passage) -> str:
    """The words that make the passage a cell of a table of strengths and weaknesses, else empty."""
    cell = _SWOT_CELL.match(passage.text)
    if cell:
        return cell.group().strip(_MARKS)
    found = [match.group() for step in passage.heading if (match := _SWOT_HEADING.search(step))]
    if not found or read_signs(passage).measure_heading or commits_owner(passage):
        return ""
    return found[-1].strip(_MARKS)
