"""The strength of a passage as evidence for a criterion."""

from aligncheck.documents import Passage
from aligncheck.grading.cue import Cue
from aligncheck.grading.cues import find_cues
from aligncheck.grading.features import features
from aligncheck.grading.ordinal import load_model
from aligncheck.grading.reading import read_signs
from aligncheck.matching.match import Match


def grade(match: Match, passage: Passage) -> tuple[int, tuple[Cue, ...]]:
    """The strength, 1–5, of a passage as evidence for the criterion, and its cues."""
    values = features(read_signs(passage), match.criterion)
    return load_model().strength(values, match.level), find_cues(passage)


def commitment(match: Match, passage: Passage) -> float:
    """The probability that the passage is a commitment (strength 3 or more) to the criterion."""
    values = features(read_signs(passage), match.criterion)
    return load_model().commitment(values, match.level)
