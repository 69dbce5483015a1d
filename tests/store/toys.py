"""Small real parts behind the seams: an encoder and a judge that need no model."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligncheck.documents import Passage
from aligncheck.frameworks import Framework
from aligncheck.matching.match import Match, Why


class HashEncoder:
    """Encodes each text as a fixed random direction; counts what it was asked for."""

    model_id = "hash-32"
    made_by = "toys"
    dimension = 32

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.encoded += texts
        rows = [np.random.default_rng(_number(text)).normal(size=self.dimension) for text in texts]
        matrix = np.array(rows, np.float32).reshape(len(texts), self.dimension)
        return np.asarray(matrix / np.linalg.norm(matrix, axis=1, keepdims=True), np.float32)


class WordJudge:
    """Accepts a criterion where one of its words stands in the passage; counts its passages."""

    name = "word-judge"
    version = "1"
    sha256 = "00" * 32

    def __init__(self) -> None:
        self.judged: list[str] = []

    def false_gap_rate(self, framework_id: str) -> float | None:
        return 0.1

    def judge(
        self, passages: Sequence[Passage], frameworks: Sequence[Framework]
    ) -> list[tuple[Match, ...]]:
        self.judged += dict.fromkeys(passage.text for passage in passages)
        return [_matches(passage, frameworks) for passage in passages]


def _matches(passage: Passage, frameworks: Sequence[Framework]) -> tuple[Match, ...]:
    words = set(re.findall(r"\w+", passage.text.lower()))
    found = []
    for framework in frameworks:
        for criterion in framework.criteria:
            terms = {term.strip("*").lower() for each in criterion.terms.values() for term in each}
            hits = tuple(sorted(word for word in words if any(word.startswith(t) for t in terms)))
            chance = 0.1 + _number(passage.text + criterion.id) % 800 / 1000
            if hits or chance > 0.85:
                why = Why(hits, criterion.label.nb, round(chance, 3))
                found.append(Match(criterion.id, chance, bool(hits), why, 3.5 if hits else None))
    return tuple(sorted(found, key=lambda match: (-match.probability, match.criterion)))


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:6], "big")
