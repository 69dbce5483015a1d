"""What training has settled for the judge: heads, fusion, thresholds; read from `models/`."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligncheck.encoding.encoder import Vectors, likeness
from aligncheck.errors import MEND_MODELS, ModelError

Numbers = NDArray[np.float32]
FILES = (
    "encoder.onnx",
    "tokenizer.json",
    "heads.safetensors",
    "words.txt",
    "words.safetensors",
    "judge.json",
)


@dataclass(frozen=True)
class Fusion:
    """Logistic rules over both models' scores, terms and nearness; one number a criterion each."""

    score: Numbers
    words: Numbers
    terms: Numbers
    nearness: Numbers
    bias: Numbers
    threshold: Numbers

    def probabilities(
        self, score: Numbers, words: Numbers, terms: Numbers, nearness: Numbers
    ) -> Numbers:
        """Passages × criteria: the fused probability, from tables of the same shape."""
        return sigmoid(
            self.score * score
            + self.words * words
            + self.terms * terms
            + self.nearness * nearness
            + self.bias
        )

    def some(self, columns: Sequence[int]) -> "Fusion":
        """The rules of those criteria, in that order."""
        chosen = list(columns)
        return Fusion(**{each.name: getattr(self, each.name)[chosen] for each in fields(self)})


@dataclass(frozen=True)
class ZeroShot:
    """The rule for criteria that no head was trained for: nearness to examples and terms."""

    nearness: float
    terms: float
    bias: float
    threshold: float


@dataclass(frozen=True)
class Heads:
    """One linear score and one linear strength a trained criterion."""

    criteria: tuple[str, ...]
    score_weight: Numbers
    score_bias: Numbers
    level_weight: Numbers
    level_bias: Numbers

    def scores(self, vectors: Vectors) -> Numbers:
        """Passages × criteria: the logit that a passage is evidence."""
        return likeness(vectors, self.score_weight) + self.score_bias

    def levels(self, vectors: Vectors) -> Numbers:
        """Passages × criteria: the estimated strength, 1–5, if the passage is evidence."""
        levels: Numbers = likeness(vectors, self.level_weight) + self.level_bias
        return levels.clip(1.0, 5.0)


class JudgeSettings:
    """The trained parts in one folder; ModelError says which file is missing or broken."""

    def __init__(self, folder: Path) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(f"{folder} lacks {', '.join(missing)}; {MEND_MODELS}")
        self._folder = folder

    @cached_property
    def _content(self) -> dict[str, object]:
        path = self._folder / "judge.json"
        try:
            content = json.loads(path.read_text("utf-8"))
        except ValueError as cause:
            raise ModelError(f"{path} is no JSON; {MEND_MODELS}") from cause
        missing = {"version", "criteria", "fusion", "zero_shot"} - set(content)
        if missing:
            raise ModelError(f"{path} lacks {', '.join(sorted(missing))}; {MEND_MODELS}")
        return dict(content)

    @cached_property
    def version(self) -> str:
        """The version of the trained model."""
        return str(self._content["version"])

    @cached_property
    def sha256(self) -> str:
        """One hash over every file that a verdict depends on."""
        digest = hashlib.sha256()
        for name in FILES:
            digest.update(hashlib.sha256((self._folder / name).read_bytes()).digest())
        return digest.hexdigest()

    @cached_property
    def fusion(self) -> Fusion:
        """The rule for trained criteria, in the order of the heads."""
        stored = self._content["fusion"]
        assert isinstance(stored, dict)
        return Fusion(**{name: np.asarray(each, np.float32) for name, each in stored.items()})

    @cached_property
    def least_best(self) -> float:
        """The highest probability that a passage must have for anything to be accepted."""
        return float(str(self._content.get("least_best", 0.0)))

    @cached_property
    def zero_shot(self) -> ZeroShot:
        """The rule for all other criteria."""
        stored = self._content["zero_shot"]
        assert isinstance(stored, dict)
        return ZeroShot(**stored)

    @cached_property
    def false_gap_rate(self) -> dict[str, float]:
        """By framework id, the measured share of gaps that a reader found evidence for."""
        stored = self._content.get("false_gap_rate", {})
        assert isinstance(stored, dict)
        return stored

    @cached_property
    def heads(self) -> Heads:
        """The linear heads over the encoder's vectors."""
        from safetensors.numpy import load_file

        stored = load_file(self._folder / "heads.safetensors")
        criteria = self._content["criteria"]
        assert isinstance(criteria, list)
        return Heads(
            tuple(criteria),
            stored["score.weight"],
            stored["score.bias"],
            stored["level.weight"],
            stored["level.bias"],
        )


def sigmoid(logits: NDArray[np.floating[Any]]) -> Numbers:
    """Logits as probabilities; beyond ±80, where float32 ends, as at ±80."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -80, 80))), np.float32)
