"""The whole training on one screen: written passages → real ones → fusion → files."""

from collections.abc import Sequence
from pathlib import Path

import torch

from aligncheck.encoding.bundled import data_folder
from aligncheck.encoding.unpack import unpacked_model_folder
from aligncheck.evaluate.gold import fold_numbers
from aligncheck.training.calibrate import (
    held_out_fusion,
    scored_passages,
    write_predictions,
    write_settings,
)
from aligncheck.training.export import export
from aligncheck.training.fusion import fit_fusion, fit_zero_shot
from aligncheck.training.rebuild import FOLDS, Say, Trainer, out_of_fold
from aligncheck.training.words import fit_words

VERSION = "1"


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
    written = trainer.prepare(trainer.sources.written)
    real = trainer.prepare(trainer.sources.real)
    trainer.first(written)
    final = trainer.second(range(len(trainer.sources.real)), written, real, "final")
    result = out_of_fold(trainer, written, real, folds=folds)
    networks = {fold: trainer.loaded(f"fold{fold}") for fold in folds}
    scored = scored_passages(trainer, result, networks)
    probability, accepted = held_out_fusion(scored, fold_numbers(result.passages))
    predictions = trainer.work / "oof_predictions.jsonl"
    write_predictions(predictions, result, trainer.criteria, probability, accepted)
    say(f"out-of-fold predictions: {predictions}")
    folder = models / "judge"
    export(
        final,
        folder,
        base=trainer.base,
        trained_pieces=trainer.trained_pieces,
        kept_pieces=trainer.kept,
    )
    fit_words((*trainer.sources.real, *trainer.sources.written), trainer.criteria, folder)
    write_settings(
        folder / "judge.json",
        version=VERSION,
        criteria=trainer.criteria,
        fusion=fit_fusion(scored),
        zero_shot=fit_zero_shot(scored),
        false_gap_rate={},
    )
