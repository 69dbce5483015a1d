"""How strong a commitment a passage is, with the cues that say so."""

from aligncheck.documents import Passage
from aligncheck.grading.cue import Cue, CueName
from aligncheck.grading.cues import find_cues
from aligncheck.grading.features import features
from aligncheck.grading.ordinal import load_model
from aligncheck.grading.reading import read_signs
from aligncheck.matching.match import Match

__all__ = ["Cue", "CueName", "find_cues", "grade"]


def grade(match: Match, passage: Passage) -> tuple[int, tuple[Cue, ...]]:
    """The strength, 1–5, of a passage as evidence for the criterion, and its cues."""
    values = features(read_signs(passage), match.criterion)
    return load_model().strength(values, match.level), find_cues(passage)
