"""A small ordinal model of strength: one logistic rule for each rung of the ladder."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aligncheck.errors import MEND_MODELS, ModelError

MODEL_FILE = Path("strength") / "strength.json"
RUNGS = (2, 3, 4, 5)
COMMITTED = 3
LEVEL = "level of the encoder"
"""The name of the feature that holds the encoder's own estimate, 1–5."""


@dataclass(frozen=True, slots=True)
class Rung:
    """The rule for "at least this level": weights by feature; reached from `threshold` on."""

    bias: float
    threshold: float
    weights: Mapping[str, float]

    def probability(self, values: Mapping[str, float]) -> float:
        """The probability that a passage with these features is on this rung or above."""
        score = self.bias + sum(self.weights.get(name, 0.0) * x for name, x in values.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@dataclass(frozen=True, slots=True)
class OrdinalModel:
    """The rungs for levels 2–5: by signs alone, and with the encoder's estimate beside them."""

    version: str
    by_signs: tuple[Rung, ...]
    with_level: tuple[Rung, ...]

    def strength(self, values: Mapping[str, float], level: float | None) -> int:
        """The strength, 1–5: the highest rung that is reached with all rungs below it."""
        rungs, values = self._rungs_for(values, level)
        for number, rung in enumerate(rungs, start=1):
            if rung.probability(values) < rung.threshold:
                return number
        return len(rungs) + 1

    def commitment(self, values: Mapping[str, float], level: float | None) -> float:
        """The probability of a commitment: of strength 3 or more."""
        rungs, values = self._rungs_for(values, level)
        return rungs[RUNGS.index(COMMITTED)].probability(values)

    def _rungs_for(
        self, values: Mapping[str, float], level: float | None
    ) -> tuple[tuple[Rung, ...], Mapping[str, float]]:
        if level is not None and self.with_level:
            return self.with_level, {**values, LEVEL: level - 2.0}
        return self.by_signs, values


@cache
def load_model(folder: Path | None = None) -> OrdinalModel:
    """The model in `folder` (default: the one that ships); ModelError where it is missing."""
    from aligncheck.encoding.bundled import models_folder

    path = (folder or models_folder()) / MODEL_FILE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return OrdinalModel(
            version=str(stored["version"]),
            by_signs=_rungs(stored["by_signs"]),
            with_level=_rungs(stored["with_level"]),
        )
    except OSError as error:
        raise ModelError(f"{path} is missing; {MEND_MODELS}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{path} is no strength model; {MEND_MODELS}") from error


def _rungs(stored: list[dict[str, object]]) -> tuple[Rung, ...]:
    return tuple(
        Rung(
            bias=float(str(rung["bias"])),
            threshold=float(str(rung["threshold"])),
            weights=_weights(rung["weights"]),
        )
        for rung in stored
    )


def _weights(stored: object) -> Mapping[str, float]:
    if not isinstance(stored, dict):
        raise TypeError("weights are a table of numbers by feature")
    return {str(name): float(weight) for name, weight in stored.items()}
