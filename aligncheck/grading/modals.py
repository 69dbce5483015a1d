"""What a modal verb commits to: the main verb after "skal", "vil", "must" and the like."""

import re
from collections.abc import Sequence
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
_NO_VERB = (
    r"(?:felles|deres|alles|annes|norges|fast|last|plast|kontrast|hast|mast"
    r"|(?!(?:for)?tjenes|(?:opp)?trenes|forenes|menes)\w+enes|(?!fjernes|vernes)\w+[ea]rnes)\b"
)
"""Words that end as a Norwegian passive does; the last two are genitives, as in "kommunenes"."""

_PASSIVE = re.compile(
    rf"\W*(?:\w+\W+){{0,3}}?(?P<verb>(?!{_NO_VERB})\w{{3,}}(?:es|ast)|bli\s+\w{{2,}}(?:[td]|dd))\b",
    re.IGNORECASE,
)
_ENGLISH_PASSIVE = re.compile(r"\W*(?:\w+\W+){0,3}?(?P<verb>be\s+\w+(?:ed|en|t|ld))\b")
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
    near = [h for h in reading.hits if modal.end <= h.start < reach and h.name in _VERBS]
    pattern = _ENGLISH_PASSIVE if reading.language == "en" else _PASSIVE
    passive = pattern.match(reading.text[modal.end : reach])
    if passive and not _stands_before(near, modal.end + passive.start("verb")):
        soft = _SOFT_PASSIVE.search(passive.group())
        return MainVerb("soft passive" if soft else "passive", modal.end + passive.end())
    if near:
        first = min(near, key=lambda hit: (hit.start, _VERBS.index(hit.name)))
        if not _CLAUSE_END.search(reading.text[modal.end : first.start]):
            return MainVerb(first.name, first.end)
    return MainVerb("other", modal.end)


def _stands_before(verbs: Sequence[Hit], place: int) -> bool:
    """Whether a verb stands before the place; "kunne" and its like only lead to another one."""
    return any(verb.start < place and verb.name != "state_verb" for verb in verbs)
