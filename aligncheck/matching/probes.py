"""How near passages are to a framework's example passages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligncheck.encoding.encoder import Encoder, Vectors
from aligncheck.frameworks import Criterion, Framework

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Nearness:
    """Passages × criteria: the cosine to the nearest example, which one, and how unusual.

    `standard` is the cosine in standard deviations above what examples of *other* criteria
    reach on the same criterion, so that one rule serves every encoder.
    """

    cosine: Numbers
    nearest: tuple[tuple[str, ...], ...]
    standard: Numbers


class ProbeIndex:
    """The example passages of a framework as vectors, grouped by criterion."""

    def __init__(self, framework: Framework, encoder: Encoder) -> None:
        self._probes = tuple(examples_of(criterion) for criterion in framework.criteria)
        texts = [text for probes in self._probes for text in probes]
        vectors = encoder.encode(texts)
        ends = np.cumsum([len(probes) for probes in self._probes])
        self._vectors = np.split(vectors, ends[:-1])
        self._mean, self._deviation = self._background()

    def _background(self) -> tuple[Numbers, Numbers]:
        """Mean and deviation of how near the examples of other criteria come."""
        means, deviations = [], []
        for own, vectors in enumerate(self._vectors):
            others = [other for row, other in enumerate(self._vectors) if row != own]
            near = np.concatenate(others) @ vectors.T if others else np.zeros((1, 1))
            best = near.max(axis=1)
            means.append(best.mean())
            deviations.append(max(float(best.std()), 0.02))
        return np.asarray(means, np.float32), np.asarray(deviations, np.float32)

    def nearness(self, vectors: Vectors) -> Nearness:
        """How near each of the vectors is to each criterion's examples."""
        scores = [vectors @ probes.T for probes in self._vectors]
        cosine = np.stack([score.max(axis=1) for score in scores], axis=1)
        columns = [
            [probes[place] for place in score.argmax(axis=1)]
            for probes, score in zip(self._probes, scores, strict=True)
        ]
        nearest = tuple(zip(*columns, strict=True))
        return Nearness(cosine, nearest, (cosine - self._mean) / self._deviation)


def examples_of(criterion: Criterion) -> tuple[str, ...]:
    """The criterion's example passages in all languages, or what it asks where it has none."""
    probes = tuple(text for texts in criterion.probes.values() for text in texts)
    asks = criterion.asks
    return probes or (asks.nb, asks.nn, asks.en)


def example_texts(frameworks: Sequence[Framework]) -> tuple[str, ...]:
    """All example passages of the frameworks, each once, in order."""
    texts = (
        text
        for framework in frameworks
        for criterion in framework.criteria
        for text in examples_of(criterion)
    )
    return tuple(dict.fromkeys(texts))
