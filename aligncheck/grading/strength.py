"""The strength of a passage as evidence for a criterion."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from aligncheck.documents import Passage
from aligncheck.grading.ceiling import ceiling
from aligncheck.grading.cue import Cue
from aligncheck.grading.cues import find_cues
from aligncheck.grading.features import features_of_criterion, features_of_passage
from aligncheck.grading.ordinal import OrdinalModel, load_model
from aligncheck.grading.reading import read_signs
from aligncheck.matching.match import Match

REMEMBERED = 1024
"""Passages whose features and cues are kept, since one passage is graded for several criteria."""

_GIVEN: ContextVar[OrdinalModel | None] = ContextVar("strength model", default=None)


@contextmanager
def graded_by(model: OrdinalModel | None) -> Iterator[None]:
    """Within it that model gives the strength; None: the one that ships.

    For measuring on plans whose labels the model that ships has learned from.
    """
    before = _GIVEN.set(model)
    try:
        yield
    finally:
        _GIVEN.reset(before)


def grade(match: Match, passage: Passage) -> tuple[int, tuple[Cue, ...]]:
    """The strength, 1–5, of a passage as evidence for the criterion, and its cues."""
    strength = _model().strength(_features(match, passage), match.level)
    highest = ceiling(passage, match.criterion)
    return strength if highest is None else min(strength, highest), _cues(passage)


def commitment(match: Match, passage: Passage) -> float:
    """The probability that the passage is a commitment (strength 3 or more) to the criterion."""
    if ceiling(passage, match.criterion) is not None:
        return 0.0
    return _model().commitment(_features(match, passage), match.level)


def _model() -> OrdinalModel:
    return _GIVEN.get() or load_model()


def _features(match: Match, passage: Passage) -> Mapping[str, float]:
    own = features_of_criterion(read_signs(passage), match.criterion)
    return {**_passage_features(passage), **own}


@lru_cache(maxsize=REMEMBERED)
def _passage_features(passage: Passage) -> Mapping[str, float]:
    """Without those that are nought: they add nothing."""
    return {name: x for name, x in features_of_passage(read_signs(passage)).items() if x}


@lru_cache(maxsize=REMEMBERED)
def _cues(passage: Passage) -> tuple[Cue, ...]:
    return find_cues(passage)
