"""The signs of commitment in a passage, by word lists and number patterns."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aligncheck.grading.cue import CueName
from aligncheck.grading.numbers import number_hits
from aligncheck.matching.phrases import Hit, PhraseFinder

SIGNS_FILE = Path(__file__).with_name("signs.toml")
NUMBER_CUES: Mapping[str, CueName] = {
    "deadline": CueName.DEADLINE,
    "label_deadline": CueName.DEADLINE,
    "recurring": CueName.DEADLINE,
    "quantity": CueName.QUANTITY,
    "label_quantity": CueName.QUANTITY,
    "money": CueName.MONEY,
    "label_money": CueName.MONEY,
    "label_responsible": CueName.RESPONSIBLE,
}
INNER_NUMBERS = ("year", "period")
_A_SET = re.compile(r"\bei?t\s+(?:\w+\s+)?$", re.IGNORECASE)
"""Before "sett av": in "et sett av ti indikatorer" nothing is set aside."""
_BEFORE_MAY = re.compile(r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|by|until|since|during))\s+$", re.I)
_YEAR_OR_DAY = re.compile(r"\s+\d")
_SEASON_GOES_ON = re.compile(r"\s?[/–-]\s?(?:sommer|sommar|høst|haust)", re.IGNORECASE)
_YEAR = re.compile(r"\s+20\d\d\b")
_OWNED = re.compile(r"\w(?:en|et|a|ene|ane)\s+$", re.IGNORECASE)
"""Before "vår 2030": in "kommunen vår 2030" it is our municipality, not the spring."""
_NO_NEGATION = re.compile(r"(?:ikke|ikkje|not)\s+(?:minst|bare|berre|least|only)\b", re.IGNORECASE)

COMMITTING = frozenset({"shall", "must", "will", "proposal", "authority_will", "decision"})
HEDGING = frozenset(
    {"should", "can", "wish", "work_towards", "facilitate", "contribute", "consider"}
)
SPECIFIC: tuple[frozenset[str], ...] = (
    frozenset({"responsible", "label_responsible"}),
    frozenset({"deadline", "label_deadline", "recurring"}),
    frozenset({"quantity", "label_quantity"}),
    frozenset({"money", "label_money", "appropriation"}),
)
"""What a concrete measure names: responsible, deadline, quantity, money (guideline, level 4)."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind of words, and the cue that people see for it; None for signs not shown."""

    id: str
    cue: CueName | None


def specifics(signs: frozenset[str]) -> int:
    """How many of responsible, deadline, quantity and money are named (0–4)."""
    return sum(bool(signs & kind) for kind in SPECIFIC)


@cache
def all_signs() -> Mapping[str, Sign]:
    """Every sign by its id: those of the word lists first, then those of the patterns."""
    listed = [
        Sign(entry["id"], None if entry.get("inner") else CueName(entry["cue"]))
        for entry in _entries()
    ]
    numbers = [Sign(id, cue) for id, cue in NUMBER_CUES.items()]
    inner = [Sign(id, None) for id in INNER_NUMBERS]
    return {sign.id: sign for sign in (*listed, *numbers, *inner)}


def find_signs(text: str, language: str) -> list[Hit]:
    """All signs in the order of the text, each with its place; `language` as in Passage."""
    worded = [
        hit
        for hit in _finder("en" if language == "en" else "no").find(text)
        if not (hit.name == "negation" and _NO_NEGATION.match(text, hit.start))
        and not (hit.name == "appropriation" and _is_a_set(text, hit))
        and not (hit.name == "can" and _is_month(text, hit))
        and not (hit.name == "own_actor" and _is_season(text, hit))
    ]
    past = [hit for hit in worded if hit.name == "past"]
    hits = [*worded, *number_hits(text, past)]
    return sorted(hits, key=lambda hit: (hit.start, -hit.end))


def _is_a_set(text: str, hit: Hit) -> bool:
    is_set = text[hit.start : hit.end].lower() == "sett av"
    return is_set and bool(_A_SET.search(text, max(0, hit.start - 30), hit.start))


def _is_month(text: str, hit: Hit) -> bool:
    """Whether "May" is the month: "31 May", "in May", "May 2014"."""
    if text[hit.start : hit.end] != "May":
        return False
    before = _BEFORE_MAY.search(text, max(0, hit.start - 12), hit.start)
    return bool(before or _YEAR_OR_DAY.match(text, hit.end))


def _is_season(text: str, hit: Hit) -> bool:
    """Whether "vår" is the spring: "vår/høst", "vår 2027"."""
    if text[hit.start : hit.end].lower() != "vår":
        return False
    if _SEASON_GOES_ON.match(text, hit.end):
        return True
    owned = _OWNED.search(text, max(0, hit.start - 12), hit.start)
    return bool(_YEAR.match(text, hit.end)) and not owned


@cache
def _entries() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(SIGNS_FILE.read_text(encoding="utf-8"))["sign"])


@cache
def _finder(language: str) -> PhraseFinder:
    columns = ("en",) if language == "en" else ("nb", "nn")
    return PhraseFinder(
        {
            entry["id"]: dict.fromkeys(word for column in columns for word in entry[column])
            for entry in _entries()
        }
    )
