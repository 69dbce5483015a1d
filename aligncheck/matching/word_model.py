"""A linear model over words and parts of words, which sees what the encoder blurs.

Features are those of a usual tf-idf model: single words and pairs of words, and parts of
3–5 letters within words, each with a sublinear count, weighted by rarity, and each of the
two kinds scaled to length 1. The weights are stored as 8-bit integers with one scale a
column: one column a criterion, and the last for whether the passage commits anybody.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
_WORD = re.compile(r"\b\w\w+\b")
PARTS = (3, 4, 5)
REMEMBERED = 16_384
"""Words whose parts are kept looked up: most words of a plan stand in it more than once."""
COMMITMENT_WEIGHT = 0.2
"""Levels for each unit of the logit of a commitment; 0.1–0.4 tried out of fold on 2026-11-29."""
FURTHEST = 4.0
LOWEST, HIGHEST = np.float32(1), np.float32(5)


class WordScores(NamedTuple):
    """What words alone say of passages, as logits.

    `evidence`: passages × criteria, of being evidence; `commitment`: passages, of committing
    their owner to something (strength 3 or more), whatever it is evidence for.
    """

    evidence: Numbers
    commitment: Numbers


def levels_with_words(levels: Numbers, commitment: Numbers) -> Numbers:
    """The encoder's levels (passages × criteria), raised or lowered by what the words say, 1–5."""
    bounded: Numbers = np.clip(commitment, np.float32(-FURTHEST), np.float32(FURTHEST))
    moved: Numbers = levels + np.float32(COMMITMENT_WEIGHT) * bounded[:, None]
    return moved.clip(LOWEST, HIGHEST)


def word_features(text: str) -> Iterator[str]:
    """The lower-case words of two letters or more, and each pair that stands together."""
    words = _WORD.findall(text.lower())
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


def part_features(text: str) -> Iterator[str]:
    """Parts of 3–5 letters of each word with a space around it; a shorter word is one part."""
    return chain.from_iterable(map(_parts_of, text.lower().split()))


def _parts_of(word: str) -> Iterator[str]:
    padded = f" {word} "
    for size in PARTS:
        if len(padded) <= size:
            yield padded
            return
        yield from (padded[start : start + size] for start in range(len(padded) - size + 1))


class WordModel:
    """Scores passages by their words; reads `words.txt` and `words.safetensors` of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        """The place of each known feature among the weights: `w` words, `p` parts of words."""
        places: dict[str, dict[str, int]] = {"w": {}, "p": {}}
        lines = (self._folder / "words.txt").read_text(encoding="utf-8").split("\n")
        for place, line in enumerate(lines):
            places[line[0]][line[2:]] = place
        return places

    @cached_property
    def _places_of_parts(self) -> Callable[[str], tuple[int, ...]]:
        """Where the known parts of a word are."""
        known = self._places["p"]

        @lru_cache(maxsize=REMEMBERED)
        def places(word: str) -> tuple[int, ...]:
            return tuple(known[part] for part in _parts_of(word) if part in known)

        return places

    @cached_property
    def _stored(self) -> dict[str, NDArray[Any]]:
        from safetensors.numpy import load_file

        stored: dict[str, NDArray[Any]] = load_file(self._folder / "words.safetensors")
        return stored

    def scores(self, texts: Sequence[str]) -> WordScores:
        """What the words of each text say."""
        scale, bias = self._stored["scale"], self._stored["bias"]
        scores: Numbers = np.stack([self._sum(text) for text in texts]) * scale + bias
        return WordScores(scores[:, :-1], scores[:, -1])

    def _sum(self, text: str) -> Numbers:
        known = self._places["w"]
        words = (known[feature] for feature in word_features(text) if feature in known)
        parts = chain.from_iterable(map(self._places_of_parts, text.lower().split()))
        total = np.zeros(self._stored["bias"].shape[0], np.float32)
        for places in (words, parts):
            total += self._kind(Counter(places))
        return total

    def _kind(self, counts: Counter[int]) -> Numbers:
        """The weighted sum over the features of one kind, by place, scaled to length 1."""
        if not counts:
            return np.zeros(self._stored["bias"].shape[0], np.float32)
        places = np.fromiter(counts, np.intp, len(counts))
        raised = [1 + math.log(count) if count > 1 else 1.0 for count in counts.values()]
        values = np.array(raised, np.float32)
        values *= self._stored["rarity"][places]
        values /= np.linalg.norm(values)
        summed: Numbers = values @ self._stored["weights"][places].astype(np.float32)
        return summed
