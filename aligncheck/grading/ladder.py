"""The evidence ladder as plain rules: what a passage's signs alone say of its strength.

1 mention · 2 goal or intent · 3 commitment · 4 with two of responsible, deadline, quantity and
money · 5 with all four. The rules are those of the labelling guideline; the ordinal model weighs
their answer against everything else it sees.
"""

from collections.abc import Iterator

from aligncheck.grading.reading import Reading
from aligncheck.grading.signs import COMMITTING, HEDGING, SPECIFIC, specifics

ANALYSIS = ("S3-03", "S3-15")
"""Criteria whose fact base or report is the evidence itself (guideline, special rule)."""

INTENDING = HEDGING | {"goal_word", "need", "soft_verb"}
_DEED = frozenset({"concrete_verb", "quantity", "deadline", "money"})
_DATA = frozenset({"data", "quantity", "strength_of_place", "reporting"})


def rule_level(reading: Reading, criterion: str) -> int:
    """The strength, 1–5, that the rules give a passage as evidence for the criterion."""
    if criterion in ANALYSIS:
        return max(_analysis_level(reading), _measure_level(reading))
    if reading.background_heading and not reading.measure_heading:
        return min(_measure_level(reading), 2)
    return _measure_level(reading)


def _measure_level(reading: Reading) -> int:
    levels = list(_sentence_levels(reading))
    best = max(levels, default=1)
    if best < 3:
        return best
    named = specifics(reading.signs)
    if named == len(SPECIFIC):
        return 5
    return 4 if named >= 2 else 3


def _sentence_levels(reading: Reading) -> Iterator[int]:
    for sentence in reading.sentences:
        signs = sentence.signs
        quoted = "other_actor" in signs and "own_actor" not in signs
        if signs & COMMITTING and not signs & HEDGING and not quoted:
            yield 2 if "soft_verb" in signs and not signs & _DEED else 3
        elif reading.measure_heading and "concrete_verb" in sentence.starts:
            yield 3
        elif "past" in signs or "negation" in signs:
            yield 1
        else:
            yield 2 if signs & (INTENDING | COMMITTING) and not quoted else 1


def _analysis_level(reading: Reading) -> int:
    """The special rule: the fact base or the report is the evidence itself."""
    signs = reading.signs
    if "quantity" in signs and signs & {"data", "strength_of_place", "reporting"}:
        return 4 if signs & COMMITTING else 3
    return 2 if signs & _DATA else 1
