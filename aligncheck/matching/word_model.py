"""A linear model over words and parts of words, which sees what the encoder blurs.

Features are those of a usual tf-idf model: single words and pairs of words, and parts of
3–5 letters within words, each with a sublinear count, weighted by rarity, and each of the
two kinds scaled to length 1. The weights are stored as 8-bit integers with one scale a
criterion.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
_WORD = re.compile(r"\b\w\w+\b")
_SPACES = re.compile(r"\s+")
PARTS = (3, 4, 5)


def word_features(text: str) -> Iterator[str]:
    """The lower-case words of two letters or more, and each pair that stands together."""
    words = _WORD.findall(text.lower())
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


def part_features(text: str) -> Iterator[str]:
    """Parts of 3–5 letters of each word with a space around it; a shorter word is one part."""
    for word in _SPACES.sub(" ", text.lower()).split():
        padded = f" {word} "
        for size in PARTS:
            if len(padded) <= size:
                yield padded
                break
            yield from (padded[start : start + size] for start in range(len(padded) - size + 1))


class WordModel:
    """Scores passages by their words; reads `words.txt` and `words.safetensors` of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _places(self) -> dict[str, int]:
        lines = (self._folder / "words.txt").read_text(encoding="utf-8").split("\n")
        return {feature: place for place, feature in enumerate(lines)}

    @cached_property
    def _stored(self) -> dict[str, NDArray[Any]]:
        from safetensors.numpy import load_file

        stored: dict[str, NDArray[Any]] = load_file(self._folder / "words.safetensors")
        return stored

    def scores(self, texts: Sequence[str]) -> Numbers:
        """Passages × criteria: the logit that a passage is evidence, by its words alone."""
        scale, bias = self._stored["scale"], self._stored["bias"]
        scores: Numbers = np.stack([self._sum(text) for text in texts]) * scale + bias
        return scores

    def _sum(self, text: str) -> Numbers:
        total = np.zeros(self._stored["bias"].shape[0], np.float32)
        for features, kind in ((word_features(text), "w:"), (part_features(text), "p:")):
            total += self._kind(Counter(features), kind)
        return total

    def _kind(self, counts: Counter[str], kind: str) -> Numbers:
        """The weighted sum over the features of one kind, scaled to length 1."""
        known = [(self._places.get(kind + feature), count) for feature, count in counts.items()]
        pairs = [(place, count) for place, count in known if place is not None]
        if not pairs:
            return np.zeros(self._stored["bias"].shape[0], np.float32)
        places = [place for place, _ in pairs]
        rarity = self._stored["rarity"][places]
        values = np.array([1 + math.log(count) for _, count in pairs], np.float32) * rarity
        values /= np.linalg.norm(values)
        summed: Numbers = values @ self._stored["weights"][places].astype(np.float32)
        return summed
