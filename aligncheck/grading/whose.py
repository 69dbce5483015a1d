"""Whose duty a passage is: the plan owner's own, or that of the state or another body."""

import re
from collections.abc import Callable, Sequence

from aligncheck.documents import Passage
from aligncheck.grading.modals import main_verb
from aligncheck.grading.reading import Sentence, read_signs
from aligncheck.grading.signs import COMMITTING

OWN_COMMITMENTS = (COMMITTING - {"authority_will"}) | {"concrete_verb"}
MODAL_SIGNS = frozenset({"shall", "must", "will"})
ASKING = frozenset({"need", "should", "contribute"})
_NO_DEED = ("state_verb", "facilitate", "contribute", "consider", "work_towards")
SAMI_PARLIAMENT = "Sametinget"
NAMED_BY_OWNER = 0.1
"""A plan that names the Sámi Parliament in a tenth of its passages speaks for it: of 22 Norwegian
documents that name it, its own do so in 0.13–0.53, county plans in 0.08 at most; one county's plan
on Sámi matters (0.13) counts as its own too (29 November 2026)."""

_NUMBERED = r"^\W*(?:\d[\d.]*\s*)?"
_STATE_HEADING = re.compile(
    _NUMBERED + r"(?:staten|regjering(?:en|a)|stortinget|fylkesmann(?:en)?"
    r"|statsforvalt(?:er|ar)(?:en)?|mattilsynet|miljødirektoratet"
    r"|nasjonale (?:føringar?|føringer|forvent\w+|mål)"
    r"|(?:the )?(?:state(?!\s+(?:of|aid)\b|-)|national government|central government"
    r"|county governor)"
    r"|national (?:goals|targets|expectations|guidelines))\b(?!.*\b(?:og|and) (?:våre|our|regional"
    r"|fylke|kommun|tiltak|actions|measures))"
    r"|\b(?:bidrag fr[aå]|forvent\w+ til|krav til|tiltak fr[aå]) (?:nasjonalt nivå|nasjonale \w+"
    r"|staten|statlege \w+|statlige \w+)\b"
    r"|\b(?:contributions? from|expectations? of|demands? on) (?:the )?(?:national level"
    r"|state|national government)\b",
    re.IGNORECASE,
)
_SAMI_HEADING = re.compile(_NUMBERED + SAMI_PARLIAMENT + r"\b", re.IGNORECASE)
_SAMI_SUBJECT = re.compile(rf"^\W*{SAMI_PARLIAMENT}\s+(?:vil|skal|må)\b", re.IGNORECASE)


def is_sami_parliaments(passages: Sequence[Passage]) -> bool:
    """Whether a plan of these passages is likely the Sámi Parliament's own."""
    named = sum(SAMI_PARLIAMENT in passage.text for passage in passages)
    return named >= NAMED_BY_OWNER * len(passages)


def commits_owner(passage: Passage) -> bool:
    """Whether the plan's owner commits itself in the passage."""
    return any(_is_own(sentence) for sentence in read_signs(passage).sentences)


def others_heading(passage: Passage) -> str:
    """The words of the innermost heading that give what stands below it to the state; else empty.

    Innovasjon Norge, which counties own too, is no other.
    """
    found = _STATE_HEADING.search(passage.heading[-1]) if passage.heading else None
    return found.group().strip() if found else ""


def is_of_others(passage: Passage, *, sami_owner: bool = False) -> bool:
    """Whether what the passage asks for is the state's to do, or another body's.

    Never where the plan's owner commits itself in it. `sami_owner` is True for a plan of the
    Sámi Parliament, which is another body everywhere else.
    """
    if not sami_owner and _SAMI_SUBJECT.match(passage.text):
        return True
    if commits_owner(passage):
        return False
    if not sami_owner and passage.heading and _SAMI_HEADING.match(passage.heading[-1]):
        return True
    asked = any("authority_will" in sentence.signs for sentence in read_signs(passage).sentences)
    return asked or bool(others_heading(passage))


def binds(passage: Passage) -> bool:
    """Whether its words commit to something that is done: "skal bygge", but not "skal være"."""
    reading = read_signs(passage)
    if reading.signs & (OWN_COMMITMENTS - MODAL_SIGNS):
        return True
    modals = (hit for hit in reading.hits if hit.name in MODAL_SIGNS)
    return any(main_verb(reading, hit).kind not in _NO_DEED for hit in modals)


def only_asks(passage: Passage) -> bool:
    """Whether it tells a need, advice or a contribution, and no word in it commits to anything."""
    signs = read_signs(passage).signs
    return bool(signs & ASKING) and not signs & OWN_COMMITMENTS


def likeliest_own(
    rows: Sequence[int],
    chances: Sequence[float],
    passages: Sequence[Passage],
    of_others: Callable[[Passage], bool],
) -> int:
    """The likeliest of the rows; one that asks others, or by its words binds nobody, gives way.

    To the likeliest that does bind; before all others to one with a modal or an own actor.
    """
    own = [row for row in rows if not of_others(passages[row])] or rows
    best = max(own, key=chances.__getitem__)
    if _is_promise(passages[best]):
        return best
    promises = [row for row in own if _is_promise(passages[row])]
    return max(promises, key=lambda row: (_says_who(passages[row]), chances[row]), default=best)


def _is_promise(passage: Passage) -> bool:
    """Whether its words bind to what is to come, and report not only what has been."""
    signs = read_signs(passage).signs
    return binds(passage) and not only_asks(passage) and ("past" not in signs or _says_who(passage))


def _says_who(passage: Passage) -> bool:
    return bool(read_signs(passage).signs & (MODAL_SIGNS | {"own_actor"}))


def _is_own(sentence: Sentence) -> bool:
    return "own_actor" in sentence.signs and bool(sentence.signs & OWN_COMMITMENTS)
