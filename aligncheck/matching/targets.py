"""Which of a goal's targets a passage fits best, as a suggestion with a probability."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.encoding.encoder import Encoder, Vectors
from aligncheck.frameworks import Criterion, Framework, SubCriterion
from aligncheck.matching.match import Match, Suggestion
from aligncheck.matching.probes import example_texts

TARGET_TEXTS = Path(__file__).with_name("target_texts.toml")
SUGGESTED = 3
FEWEST_TARGETS = 4
"""Among fewer, the first is always likely enough to be shown, whatever the passage says."""
LEAST = 0.1
"""What is suggested after the first is at least so likely (own choice): 3 % says nothing."""
SHARPNESS = 8.0
"""Cosine → logit: the likeliest of 3–20 on 1,537 excerpts that UN experts matched to targets, where
the first target is then stated at 0.42 and holds in 0.46 (2026-11-22)."""


class TargetRanker:
    """Ranks the targets of each goal by how near a passage is to what serves them."""

    def __init__(self, framework: Framework, encoder: Encoder) -> None:
        """`encoder` must be the one that the passages' vectors come from."""
        targets = [sub for criterion in framework.criteria for sub in criterion.subcriteria]
        vectors = encoder.encode([target_text(target) for target in targets])
        examples = encoder.encode(example_texts([framework]))
        self._centre = np.asarray(examples.mean(axis=0), np.float32)
        centred = unit_length(vectors - vectors.mean(axis=0))
        by_id = {target.id: row for target, row in zip(targets, centred, strict=True)}
        self._targets = {
            criterion.id: _matrix(criterion, by_id)
            for criterion in framework.criteria
            if len(criterion.subcriteria) >= FEWEST_TARGETS
        }

    def knows(self, criterion: str) -> bool:
        """Whether the criterion has targets enough to choose among."""
        return criterion in self._targets

    def suggest(self, vectors: Vectors, goal_id: str) -> list[tuple[Suggestion, ...]]:
        """For each passage vector the goal's three likeliest targets, likeliest first.

        The probabilities of all targets of the goal add up to 1; none for an unknown goal or
        one with fewer than four targets.
        """
        if not self.knows(goal_id):
            return [()] * len(vectors)
        return [self.likeliest(passage, goal_id) for passage in self.from_centre(vectors)]

    def from_centre(self, vectors: Vectors) -> Vectors:
        """Which way each passage lies from what is usual: what its targets are ranked by."""
        return unit_length(vectors - self._centre)

    def likeliest(self, passage: Vectors, goal_id: str) -> tuple[Suggestion, ...]:
        """The suggestions for one passage, given from the centre, under a goal with targets."""
        ids, targets = self._targets[goal_id]
        # one passage at a time: in a batch the last digit would depend on its neighbours
        return _likeliest(ids, softmax(SHARPNESS * (targets @ passage)))


Numbers = NDArray[np.float32]


def with_targets(
    matches: Sequence[tuple[Match, ...]],
    texts: Sequence[str],
    vectors: Vectors,
    ranker: TargetRanker,
) -> list[tuple[Match, ...]]:
    """The matches of each passage with suggested targets on those whose criterion has any.

    A target that is suggested too easily stands only where a word of it is in the text, one after
    the first only where it is likely enough.
    """
    return [
        tuple(
            replace(match, targets=_worth(worded(ranker.likeliest(passage, match.criterion), text)))
            if ranker.knows(match.criterion)
            else match
            for match in found
        )
        for found, text, passage in zip(matches, texts, ranker.from_centre(vectors), strict=True)
    ]


def _worth(suggested: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """The first, and of the others those that are likely enough."""
    return (*suggested[:1], *(item for item in suggested[1:] if item.probability >= LEAST))


def worded(suggested: Sequence[Suggestion], text: str) -> tuple[Suggestion, ...]:
    """The suggestions without targets that need a word of their own and have none in the text."""
    words = _words()
    return tuple(
        item for item in suggested if item.target not in words or words[item.target].search(text)
    )


def target_text(target: SubCriterion) -> str:
    """What stands for the target: its English label, and what plans that serve it write about."""
    known = _texts().get(target.id)
    return f"{target.label.en}: {known}" if known else target.label.en


def target_texts(framework: Framework) -> tuple[str, ...]:
    """The texts that stand for the framework's targets, in its order."""
    return tuple(target_text(sub) for one in framework.criteria for sub in one.subcriteria)


def unit_length(vectors: Vectors) -> Vectors:
    """The vectors scaled to length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


def softmax(logits: Numbers) -> Numbers:
    """Probabilities that add up to 1."""
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum(), np.float32)


@cache
def _texts() -> dict[str, str]:
    texts: dict[str, str] = tomllib.loads(TARGET_TEXTS.read_text(encoding="utf-8"))["targets"]
    return texts


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """For some targets, what finds any of their words; a leading * stands for any letters."""
    lists = tomllib.loads(TARGET_TEXTS.read_text(encoding="utf-8"))["words"]
    return {
        target: re.compile("|".join(map(_stem, chain(*by_language.values()))), re.IGNORECASE)
        for target, by_language in lists.items()
    }


def _stem(word: str) -> str:
    return re.escape(word[1:]) if word.startswith("*") else rf"\b{re.escape(word)}"


def _matrix(criterion: Criterion, by_id: dict[str, Vectors]) -> tuple[tuple[str, ...], Vectors]:
    ids = tuple(target.id for target in criterion.subcriteria)
    return ids, np.stack([by_id[id] for id in ids])


def _likeliest(ids: Sequence[str], probabilities: Numbers) -> tuple[Suggestion, ...]:
    chances = probabilities.tolist()
    order = sorted(range(len(ids)), key=chances.__getitem__, reverse=True)[:SUGGESTED]
    return tuple([Suggestion(ids[at], round(chances[at], 4)) for at in order])
