"""Words that show what a heading or a column is for."""

import re
from collections.abc import Sequence

REFERENCE_SHARE = 0.6  # of the texts under such a heading that must look like references
LONGEST_REFERENCE = 70  # words
_SOURCE = re.compile(r"\b(?:19|20)\d\d\b|https?://|www\.|\bISBN\b")

HEAD_WORDS = re.compile(
    r"\b(?:tiltak|ansvar\w*|frist|kostnad\w*|når|kven|hvem|mål\w*|strategi\w*|indikator\w*|"
    r"finansiering|budsjett|status|periode|tidsrom|år|oppfølging|samarbeid\w*|aktør\w*|"
    r"measure|action|responsible|deadline|cost|indicator|target|budget|year|years|timing)\b",
    re.IGNORECASE,
)
REFERENCES = re.compile(
    r"^(?:\d+(?:\.\d+)*\.?\s+)?(?:litteratur(?:liste)?|referanser?|referansar|referanseliste|"
    r"kilder|kjelder|kildeliste|kjeldeliste|references|bibliography|literature|"
    r"litteratur og kilder|kilder og litteratur|kjelder og litteratur)\s*:?$",
    re.IGNORECASE,
)


def are_references(texts: Sequence[str]) -> bool:
    """True where most of the texts name a year or an address and are short."""
    looks = sum(bool(_SOURCE.search(t)) and len(t.split()) <= LONGEST_REFERENCE for t in texts)
    return bool(texts) and looks >= REFERENCE_SHARE * len(texts)


def reference_places(marks: Sequence[tuple[int | None, str]]) -> frozenset[int]:
    """The places of the references; a mark is (level of a heading or None, text)."""
    found: set[int] = set()
    for start, (level, text) in enumerate(marks):
        if level is None or not REFERENCES.match(text):
            continue
        end = start + 1
        while end < len(marks) and not _ends(marks[end][0], level):
            end += 1
        inside = [at for at in range(start + 1, end) if marks[at][0] is None]
        if are_references([marks[at][1] for at in inside]):
            found.update(inside)
    return frozenset(found)


def _ends(here: int | None, level: int) -> bool:
    """True for a heading of the same or a higher level."""
    return here is not None and here <= level
