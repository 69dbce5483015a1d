"""What a modal verb commits to: the main verb after "skal", "vil", "must" and the like."""

import re
from typing import NamedTuple

from aligncheck.grading.reading import Reading
from aligncheck.matching.phrases import Hit

MODALS = {"shall": "shall", "must": "must", "any_will": "will", "should": "should", "can": "can"}
"""Sign of a modal → its short name."""

VERB_REACH = 60
"""Characters after a modal within which its main verb is sought (own choice)."""

_VERBS = (
    "state_verb",
    "facilitate",
    "contribute",
    "work_towards",
    "consider",
    "concrete_verb",
    "soft_verb",
)
_PASSIVE = re.compile(
    r"\W*(?:\w+\W+){0,3}?(?:\w{3,}(?:es|ast)|bli\s+\w{2,}(?:[td]|dd)|be\s+\w+(?:ed|en|t|ld))\b"
)
_SOFT_PASSIVE = re.compile(
    r"(?:sikre|styrke|ivareta|utvikle|øke|auka|sikra|bevare|reduse|ensur|improv|strength)"
)
_CLAUSE_END = re.compile(r"[.;:!?|]\s")


class MainVerb(NamedTuple):
    """The kind of a main verb ("other" for one in no list) and where it ends in the text."""

    kind: str
    end: int


def main_verb(reading: Reading, modal: Hit) -> MainVerb:
    """The verb that a modal goes with; without a known one it ends where the modal does."""
    reach = modal.end + VERB_REACH
    passive = _PASSIVE.match(reading.text[modal.end : reach])
    if passive:
        soft = _SOFT_PASSIVE.search(passive.group())
        return MainVerb("soft passive" if soft else "passive", modal.end + passive.end())
    near = [h for h in reading.hits if modal.end <= h.start < reach and h.name in _VERBS]
    if near:
        first = min(near, key=lambda hit: (hit.start, _VERBS.index(hit.name)))
        if not _CLAUSE_END.search(reading.text[modal.end : first.start]):
            return MainVerb(first.name, first.end)
    return MainVerb("other", modal.end)
