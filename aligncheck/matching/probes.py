"""How near passages are to a framework's example passages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligncheck.encoding.encoder import Encoder, Vectors, likeness
from aligncheck.frameworks import Criterion, Framework, builtin_frameworks

Numbers = NDArray[np.float32]
FEW_EXAMPLES = 20
"""With fewer examples of other criteria, what is usual cannot be told from them alone."""


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
        self._mean, self._deviation = self._background(encoder)

    def _background(self, encoder: Encoder) -> tuple[Numbers, Numbers]:
        """Mean and deviation of how near the examples of other criteria come."""
        texts = usual_texts() if self._has_few() else ()
        usual = [encoder.encode(texts)] if texts else []
        means, deviations = [], []
        for own, vectors in enumerate(self._vectors):
            others = [other for row, other in enumerate(self._vectors) if row != own]
            best = likeness(np.concatenate([*others, *usual]), vectors).max(axis=1)
            means.append(best.mean())
            deviations.append(max(float(best.std()), 0.02))
        return np.asarray(means, np.float32), np.asarray(deviations, np.float32)

    def _has_few(self) -> bool:
        longest = max(len(vectors) for vectors in self._vectors)
        return sum(len(vectors) for vectors in self._vectors) - longest < FEW_EXAMPLES

    def nearness(self, vectors: Vectors) -> Nearness:
        """How near each of the vectors is to each criterion's examples."""
        scores = [likeness(vectors, probes) for probes in self._vectors]
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


def usual_texts() -> tuple[str, ...]:
    """What plans usually speak of: one example of each built-in criterion in each language."""
    criteria = (one for framework in builtin_frameworks() for one in framework.criteria)
    first = (texts[0] for one in criteria for texts in one.probes.values() if texts)
    return tuple(dict.fromkeys(first))


def example_texts(frameworks: Sequence[Framework]) -> tuple[str, ...]:
    """All example passages of the frameworks, each once, in order."""
    texts = (
        text
        for framework in frameworks
        for criterion in framework.criteria
        for text in examples_of(criterion)
    )
    return tuple(dict.fromkeys(texts))
