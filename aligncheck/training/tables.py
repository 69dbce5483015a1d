"""Labelled passages as tables of numbers."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligncheck.evaluate.gold import GoldPassage
from aligncheck.matching.as_trained import trained_frameworks
from aligncheck.matching.terms import TermFinder

Numbers = NDArray[np.float32]


def term_table(passages: Sequence[GoldPassage], criteria: Sequence[str]) -> Numbers:
    """Passages × criteria: 1 where one of the criterion's terms stands in the passage."""
    finder = TermFinder(trained_frameworks())
    hits = [finder.find(passage.text, passage.language) for passage in passages]
    return np.array([[float(name in hit) for name in criteria] for hit in hits], np.float32)


def reached(levels: NDArray[np.float64], number: int) -> NDArray[np.float64]:
    """How far each level is on the rung `number` of the ladder: 0–1, half way for a half below."""
    return np.clip(levels - number + 1, 0.0, 1.0)


def truth_table(
    passages: Sequence[GoldPassage], criteria: Sequence[str]
) -> tuple[Numbers, Numbers]:
    """Passages × criteria: 1 where labelled; and 0 where the label is disputed."""
    truth = [[float(name in passage.labels) for name in criteria] for passage in passages]
    counts = [[float(name not in passage.disputed) for name in criteria] for passage in passages]
    return np.array(truth, np.float32), np.array(counts, np.float32)
