"""From out-of-fold scores to the settings of the judge, and honest predictions to measure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import numpy as np

from aligncheck.encoding.encoder import Vectors
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.matching.as_trained import trained_frameworks
from aligncheck.matching.probes import ProbeIndex
from aligncheck.matching.settings import Fusion, ZeroShot
from aligncheck.training.fit import predict
from aligncheck.training.fusion import LEAST_BEST, Numbers, Scored, fit_fusion, probabilities
from aligncheck.training.network import JudgeNetwork
from aligncheck.training.out_of_fold import OutOfFold
from aligncheck.training.rebuild import LONGEST_JUDGED, Trainer
from aligncheck.training.tables import term_table, truth_table


class NetworkEncoder:
    """A network in training seen as an Encoder."""

    model_id = "in-training"
    dimension = 384

    def __init__(self, trainer: Trainer, network: JudgeNetwork) -> None:
        self._trainer = trainer
        self._network = network

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors of `texts` in their order."""
        return predict(self._network, self._trainer.tokens(texts, LONGEST_JUDGED))[2]


def scored_passages(
    trainer: Trainer, result: OutOfFold, networks: Mapping[int, JudgeNetwork]
) -> Scored:
    """The passages with everything that the fusion weighs; `networks` by fold."""
    gold = result.passages
    nearness = np.zeros_like(result.scores)
    for fold, network in networks.items():
        rows = [row for row, number in enumerate(result.fold) if number == fold]
        encoder = NetworkEncoder(trainer, network)
        standard = [
            ProbeIndex(framework, encoder).nearness(result.vectors[rows]).standard
            for framework in trained_frameworks()
        ]
        nearness[rows] = np.concatenate(standard, axis=1)
    terms = term_table(gold, trainer.criteria)
    truth, counts = truth_table(gold, trainer.criteria)
    tables = (result.scores, result.words, terms, nearness, truth, counts)
    return Scored(trainer.criteria, *tables)


def held_out_fusion(scored: Scored, folds: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Probabilities and acceptance of each passage by a fusion fitted on the other folds."""
    probability = np.zeros_like(scored.score)
    accepted = np.zeros_like(scored.score)
    for fold in sorted(set(folds)):
        left = [row for row, number in enumerate(folds) if number == fold]
        fusion = fit_fusion(scored.some([row for row, f in enumerate(folds) if f != fold]))
        probability[left] = probabilities(fusion, scored.some(left))
        likely = probability[left].max(axis=1, keepdims=True) >= LEAST_BEST
        accepted[left] = (probability[left] >= fusion.threshold) & likely
    return probability, accepted


def write_predictions(
    path: Path,
    passages: Sequence[GoldPassage],
    criteria: Sequence[str],
    probability: Numbers,
    accepted: Numbers,
    levels: Numbers,
) -> None:
    """One JSON line a passage: what was predicted for it without its own document."""
    with path.open("w", encoding="utf-8") as stream:
        for row, passage in enumerate(passages):
            given = zip(criteria, accepted[row], strict=True)
            line = {
                "id": passage.id,
                "scores": _named(criteria, probability[row]),
                "accepted": [name for name, yes in given if yes],
                "levels": _named(criteria, np.clip(levels[row], 1, 5)),
            }
            stream.write(json.dumps(line) + "\n")


def _named(criteria: Sequence[str], values: Numbers) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(criteria, values, strict=True)}


def write_settings(
    path: Path,
    *,
    version: str,
    criteria: Sequence[str],
    fusion: Fusion,
    zero_shot: ZeroShot,
    false_gap_rate: Mapping[str, float],
) -> None:
    """The file `judge.json` that the judge reads."""
    content = {
        "version": version,
        "criteria": list(criteria),
        "fusion": {
            each.name: [round(float(value), 4) for value in getattr(fusion, each.name)]
            for each in fields(fusion)
        },
        "least_best": LEAST_BEST,
        "zero_shot": {
            "nearness": zero_shot.nearness,
            "terms": zero_shot.terms,
            "bias": zero_shot.bias,
            "threshold": zero_shot.threshold,
        },
        "false_gap_rate": dict(false_gap_rate),
    }
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
