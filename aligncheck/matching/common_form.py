"""Bokmål and Nynorsk in one form, so that a passage is judged alike in both.

For the model alone, never shown to people. Where Bokmål has two forms, the one that Nynorsk words
become is taken.
"""

import re
from functools import cache, lru_cache

from aligncheck.matching.written_form import (
    SHORTEST_FIRST_PART,
    SHORTEST_LAST_PART,
    SHORTEST_STEM,
    as_bokmal,
    like,
    word_list,
)

NO_PARTICIPLES = {"annet", "kunnet", "måttet"}
ONE_FORM = {"dem": "de", "antallet": "antall"}

_MAY_DIFFER = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]+a|dem|antallet)(?![^\W\d_])", re.IGNORECASE)
# What is done, in one word: "blir evaluert" is "evalueres".
_BECOMES = re.compile(
    r"\b(b)lir?((?:\s+(?:ikke|også|nå|derfor|så|alltid))?)\s+(\w{3,})\b", re.IGNORECASE
)
PASSIVES = {
    "lagt": "legges", "lagde": "legges", "satt": "settes", "tatt": "tas", "gitt": "gis",
    "holdt": "holdes", "sendt": "sendes", "delt": "deles", "brukt": "brukes", "bygd": "bygges",
    "valgt": "velges", "fulgt": "følges", "solgt": "selges", "lyst": "lyses",
    "skrevet": "skrives", "tillatt": "tillates", "økt": "økes", "tilbudt": "tilbys",
    "betalt": "betales", "gjort": "gjøres", "bestemt": "bestemmes", "vist": "vises",
    "trukket": "trekkes", "drevet": "drives", "meldt": "meldes", "stilt": "stilles",
    "styrt": "styres", "målt": "måles", "prøvd": "prøves", "gått": "gås", "løst": "løses",
    "ført": "føres", "kjørt": "kjøres", "ert": "eres",
}  # fmt: skip


def in_common_form(text: str, *, nynorsk: bool) -> str:
    """The text as the models read it: Nynorsk in Bokmål words, both with the same word forms."""
    bokmal = as_bokmal(text) if nynorsk else text
    return _MAY_DIFFER.sub(_common_in_case, _BECOMES.sub(_passive, bokmal))


def _passive(found: re.Match[str]) -> str:
    first, adverb, word = found.groups()
    verb = _as_passive(word.lower())
    if verb is None:
        return found[0]
    return (verb.capitalize() if first.isupper() else verb) + adverb


@lru_cache(maxsize=65_536)
def _as_passive(participle: str) -> str | None:
    if participle in _participles():
        return participle[:-1] + "s"
    for length in range(max(map(len, PASSIVES)), 2, -1):
        passive = PASSIVES.get(participle[-length:])
        if passive:
            return participle[:-length] + passive
    return _as_passive(participle[:-1]) if participle.endswith("te") else None


def _common_in_case(found: re.Match[str]) -> str:
    word = found[0]
    lowered = word.lower()
    common = _common(lowered)
    return word if common == lowered else like(word, common)


@lru_cache(maxsize=65_536)
def _common(word: str) -> str:
    """The form that is taken where Bokmål has two: boka or boken, dem or de."""
    if word in ONE_FORM:
        return ONE_FORM[word]
    if not word.endswith("a") or word in word_list().kept:
        return word
    feminine = _feminine()
    if word in feminine:
        return feminine[word]
    if word.endswith("inga") and len(word) >= len("inga") + SHORTEST_STEM:
        return word[:-1] + "en"
    for start in range(SHORTEST_FIRST_PART, len(word) - SHORTEST_LAST_PART + 1):
        if word[start:] in feminine:
            return word[:-1] + "en"
    return word


@cache
def _feminine() -> dict[str, str]:
    """Nouns in -a, each with its form in -en."""
    known = word_list()
    return {
        bokmal[:-2] + "a": bokmal
        for word, bokmal in (known.words | known.nouns | known.shared).items()
        if word.endswith("a") and bokmal.endswith("en")
    }


@cache
def _participles() -> frozenset[str]:
    """Participles in -et of verbs with a Nynorsk form in -a."""
    known = word_list()
    return frozenset(
        bokmal
        for word, bokmal in (known.words | known.shared).items()
        if word.endswith("a") and bokmal.endswith("et") and bokmal not in NO_PARTICIPLES
    )
