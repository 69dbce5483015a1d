"""What the networks of a training learn from, as hashes and settings that can be held together."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict

from aligncheck.training import fit, lessons, rebuild
from aligncheck.training.folds import passages_hash
from aligncheck.training.rebuild import Trainer

WEIGHTS = {
    "level": lessons.LEVEL_WEIGHT,
    "labels per passage": lessons.LABELS_PER_PASSAGE,
    "between": lessons.BETWEEN,
    "steepness": lessons.COMMITTED_STEEPNESS,
    "kind": lessons.KIND_WEIGHT,
    "goal": lessons.GOAL_WEIGHT,
    "certain goal": lessons.CERTAIN_GOAL_WEIGHT,
    "twin": lessons.TWIN_WEIGHT,
    "disputed": [lessons.DISPUTED, lessons.DISPUTED_WEIGHT],
    "gold": rebuild.GOLD_WEIGHT,
}
SETTINGS = {
    "longest": rebuild.LONGEST_TRAINED,
    "frozen": rebuild.UPPER_LAYERS,
    "rehearsed": rebuild.REHEARSED,
    "batch": fit.BATCH,
    "warm up": fit.WARM_UP,
    "head rate": fit.HEAD_RATE,
}


def learned_from(trainer: Trainer) -> Mapping[str, object]:
    """By what a person calls it, everything that changes a network when it changes."""
    sources = trainer.sources
    excerpts = [(excerpt.text, excerpt.goal) for excerpt in trainer.excerpts]
    return {
        "labels or texts of real passages": passages_hash(sources.real),
        "written passages": passages_hash(sources.every_written),
        "public excerpts": _hash(excerpts),
        "questions of criteria": _hash(trainer.questions()),
        "pieces of the vocabulary": _hash(trainer.trained_pieces),
        "schedules": {"written": asdict(rebuild.WRITTEN), "real": asdict(rebuild.REAL)},
        "weights of the loss": WEIGHTS,
        "other settings of the training": SETTINGS,
    }


def _hash(content: object) -> str:
    return hashlib.sha256(json.dumps(content).encode("ascii")).hexdigest()
