"""What the strength model sees of a passage: numbers with names, from signs alone."""

import math
import re
from collections.abc import Callable, Iterator, Mapping

from aligncheck.grading.ladder import ANALYSIS, rule_level
from aligncheck.grading.modals import MODALS, main_verb
from aligncheck.grading.reading import Reading
from aligncheck.grading.signs import COMMITTING, HEDGING, SPECIFIC, specifics

_MODAL_OR_PAST = COMMITTING | HEDGING | {"past"}
_OWN_INTERCEPT = ("S3-01", "S3-03", "S3-09", "S3-15", "S3-16")
"""Criteria whose passages are labelled by rules of their own or speak of bodies and schemes."""

_VERBAL_NOUN = re.compile(
    r"^\W*\w{3,}(?:ing|sjon|else|tion|ment)\s+(?:av|for|med|til|of|for|and|og)\b", re.IGNORECASE
)
_OWN_DEED = re.compile(
    r"\b(?:(?:fylkes)?kommunen|vi|me|partn[ae]rskapet|fylkestinget|sametinget|regionen|teamet"
    r"|avdelinga|avdelingen)\s+(?!er\b|har\b|ønsker\b|ynskjer\b|ønskjer\b)"
    r"(?:\w+[ea]r|gir|gjev|tilbyr|tilbyd|driv|går|tar|tek|set|bygg)\b"
    r"|\b(?:we|the (?:city|county|municipality|council|province|region)(?: of \w+)?)\s+"
    r"(?!is\b|was\b|has\b|wants\b|aims\b)(?:\w+[^s\W]s|work|support|offer|provide|use)\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:^|\s)[•▪*–-]\s")
_BARE_VERB = re.compile(r"^\W*[A-ZÆØÅ]\w+(?:ere|isere|ate|ise|ize|ify)\b")


_TESTS: Mapping[str, Callable[[frozenset[str]], bool]] = {
    "commits": lambda s: bool(s & COMMITTING),
    "commits unhedged": lambda s: bool(s & COMMITTING) and not s & HEDGING,
    "commits to a deed": lambda s: bool(s & COMMITTING) and "concrete_verb" in s,
    "own actor commits": lambda s: bool(s & COMMITTING) and "own_actor" in s,
    "other actor commits": lambda s: bool(s & COMMITTING) and "other_actor" in s,
    "commits with a number": lambda s: bool(s & COMMITTING) and specifics(s) > 0,
    "commits with two": lambda s: bool(s & COMMITTING) and specifics(s) > 1,
    "goal commits": lambda s: bool(s & COMMITTING) and "goal_word" in s,
    "hedges only": lambda s: bool(s & HEDGING) and not s & COMMITTING,
    "needs only": lambda s: "need" in s and not s & COMMITTING,
    "deed without modal": lambda s: "concrete_verb" in s and not s & _MODAL_OR_PAST,
    "past only": lambda s: "past" in s and not s & COMMITTING,
    "describes only": lambda s: "describing" in s and not s & COMMITTING,
    "money now": lambda s: bool(s & SPECIFIC[3]) and "past" not in s,
    "money and year": lambda s: "money" in s and bool(s & {"year", "deadline", "period"}),
    "money past": lambda s: "money" in s and "past" in s,
    "says nothing": lambda s: not s,
}
"""Tests of the signs of one sentence; a passage has whether any and how many of it pass."""


def features(reading: Reading, criterion: str) -> dict[str, float]:
    """The named numbers of a passage for one criterion; what is absent is nought."""
    return features_of_passage(reading) | features_of_criterion(reading, criterion)


def features_of_passage(reading: Reading) -> dict[str, float]:
    """Those of the numbers that are the same for all criteria."""
    values: dict[str, float] = dict.fromkeys((f"has {sign}" for sign in reading.signs), 1.0)
    values.update(_of_sentences(reading))
    values.update(_of_modals(reading))
    values.update(_of_shape(reading))
    return values


def features_of_criterion(reading: Reading, criterion: str) -> dict[str, float]:
    """Those of the numbers that stand for the criterion."""
    return dict(_of_criterion(reading, criterion))


def _of_sentences(reading: Reading) -> Iterator[tuple[str, float]]:
    sentences = [sentence.signs for sentence in reading.sentences]
    count = max(1, len(sentences))
    for name, test in _TESTS.items():
        hits = sum(test(signs) for signs in sentences)
        yield f"any {name}", float(hits > 0)
        yield f"share {name}", hits / count


def _of_modals(reading: Reading) -> Iterator[tuple[str, float]]:
    for hit in reading.hits:
        if hit.name in MODALS:
            yield f"{MODALS[hit.name]} + {main_verb(reading, hit).kind}", 1.0


def _of_shape(reading: Reading) -> Iterator[tuple[str, float]]:
    named = specifics(reading.signs)
    yield "specifics", float(named)
    yield "two specifics", float(named >= 2)
    yield "three specifics", float(named >= 3)
    yield "length", math.log((len(reading.text) + 20) / 200)
    yield "sentences", math.log(max(1, len(reading.sentences)))
    yield "cells", min(4.0, reading.text.count("|"))
    yield "listed", float(reading.is_listed)
    bullets = len(_BULLET.findall(reading.text)) if reading.measure_heading else 0
    yield "measure heading", float(bool(reading.measure_heading))
    yield "items under a measure heading", min(3.0, bullets)
    yield "goal heading", float(bool(reading.goal_heading))
    yield "background heading", float(bool(reading.background_heading))
    yield f"language {reading.language}", 1.0
    for name in ("concrete_verb", "soft_verb", "facilitate", "contribute", "consider", "own_actor"):
        starting = sum(name in sentence.starts for sentence in reading.sentences)
        yield f"starts with {name}", float(starting > 0)
        yield f"share starts with {name}", starting / max(1, len(reading.sentences))
    yield "starts with a verbal noun", _any(reading, _VERBAL_NOUN)
    yield "starts with a verb", _any(reading, _BARE_VERB)
    yield "own actor acts", float(bool(_OWN_DEED.search(reading.text)))


def _any(reading: Reading, pattern: re.Pattern[str]) -> float:
    return float(any(pattern.match(sentence.text) for sentence in reading.sentences))


def _of_criterion(reading: Reading, criterion: str) -> Iterator[tuple[str, float]]:
    yield f"family {criterion.partition('-')[0]}", 1.0
    if criterion in _OWN_INTERCEPT:
        yield f"criterion {criterion}", 1.0
    yield f"rule {rule_level(reading, criterion)}", 1.0
    if criterion in ANALYSIS:
        for sign in reading.signs:
            yield f"analysis has {sign}", 1.0
