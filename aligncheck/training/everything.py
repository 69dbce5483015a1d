"""The whole training on one screen: written passages → real ones → fusion, strength → files."""

from collections.abc import Sequence
from pathlib import Path

import torch

from aligncheck.encoding.bundled import data_folder
from aligncheck.encoding.unpack import unpacked_model_folder
from aligncheck.evaluate.gold import fold_numbers
from aligncheck.grading.ordinal import OrdinalModel
from aligncheck.training.calibrate import (
    held_out_fusion,
    scored_passages,
    write_predictions,
    write_settings,
)
from aligncheck.training.export import export
from aligncheck.training.fusion import fit_fusion, fit_zero_shot
from aligncheck.training.rebuild import FOLDS, OutOfFold, Say, Trainer, out_of_fold
from aligncheck.training.strength import fit_strength, save_model, strength_rows
from aligncheck.training.words import fit_words

VERSION = "2"
LABELLED_HERE, WRITTEN_HERE = 0.6, 0.3
"""Weight of a level given by one reader, and of one in written text, in the fit of strength."""


def train(shared: Path, corpus: Path, work: Path, models: Path, *, say: Say = print) -> None:
    """Rebuild `models/judge` from the shared labelled data and the written passages.

    `work` keeps the networks of each fold and the out-of-fold predictions; hours on two
    cores, less where it goes on from an earlier try. Deterministic on one machine.
    """
    torch.use_deterministic_algorithms(True)
    base = unpacked_model_folder(data_folder() / "models")
    trainer = Trainer(shared, corpus, base, work, say)
    finish(trainer, models, say=say)


def finish(
    trainer: Trainer, models: Path, *, say: Say = print, folds: Sequence[int] = range(FOLDS)
) -> None:
    """Train what is not yet in the work folder, then calibrate and write the files."""
    result = out_of_fold(trainer, folds=folds)
    final = trainer.second(range(len(trainer.sources.real)), "final")
    gold = {passage.id for passage in trainer.sources.gold}
    rows = [row for row, passage in enumerate(result.passages) if passage.id in gold]
    measured = result.some(rows)
    networks = {fold: trainer.loaded(f"fold{fold}") for fold in folds}
    scored = scored_passages(trainer, measured, networks)
    probability, accepted = held_out_fusion(scored, fold_numbers(measured.passages))
    predictions = trainer.work / "oof_predictions.jsonl"
    write_predictions(predictions, measured, trainer.criteria, probability, accepted)
    say(f"out-of-fold predictions: {predictions}")
    save_model(_strength(trainer, result), models / "strength" / "strength.json")
    folder = models / "judge"
    export(
        final,
        folder,
        base=trainer.base,
        trained_pieces=trainer.trained_pieces,
        kept_pieces=trainer.kept,
    )
    sources = trainer.sources
    fit_words((*sources.real, *sources.written, *sources.otherwise), trainer.criteria, folder)
    write_settings(
        folder / "judge.json",
        version=VERSION,
        criteria=trainer.criteria,
        fusion=fit_fusion(scored),
        zero_shot=fit_zero_shot(scored),
        false_gap_rate={},
    )


def _strength(trainer: Trainer, result: OutOfFold) -> OrdinalModel:
    """Strength by signs and by the level that a network gave without the passage's document."""
    criteria = trainer.criteria
    levels = {
        passage.id: dict(zip(criteria, map(float, row), strict=True))
        for passage, row in zip(result.passages, result.levels, strict=True)
    }
    known = {passage.id for passage in trainer.sources.gold}
    gold = [passage for passage in result.passages if passage.id in known]
    others = [passage for passage in result.passages if passage.id not in known]
    written = (*trainer.sources.written, *trainer.sources.otherwise)
    return fit_strength(
        (
            *strength_rows(gold, levels=levels),
            *strength_rows(others, levels=levels, weight=LABELLED_HERE),
            *strength_rows(written, weight=WRITTEN_HERE),
        )
    )
