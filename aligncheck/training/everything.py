"""The whole training on one screen: written passages → real ones → fusion, strength → files."""

from collections.abc import Sequence
from pathlib import Path

import torch

from aligncheck.encoding.bundled import data_folder
from aligncheck.encoding.unpack import unpacked_model_folder
from aligncheck.evaluate.gold import GoldPassage, fold_numbers
from aligncheck.training.calibrate import (
    held_out_fusion,
    scored_passages,
    write_predictions,
)
from aligncheck.training.false_gaps import false_gap_rates
from aligncheck.training.fit import Numbers
from aligncheck.training.folds import keep_folds
from aligncheck.training.judge_files import write_fold_judges, write_judge
from aligncheck.training.out_of_fold import OutOfFold, out_of_fold
from aligncheck.training.rebuild import FOLDS, Say, Trainer
from aligncheck.training.strength import (
    StrengthRow,
    fit_strength,
    grade_out_of_fold,
    save_model,
    strength_rows,
)
from aligncheck.training.words import fit_words

GRADED_FOLDS = 5
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
    finish(trainer, shared, corpus, models, say=say)


def finish(trainer: Trainer, shared: Path, corpus: Path, models: Path, *, say: Say) -> None:
    """Train what is not yet in the work folder, then calibrate and write the files."""
    real = trainer.sources.real
    keep_folds(real, fold_numbers(real, FOLDS), trainer.work)
    result = out_of_fold(trainer)
    final = trainer.second(range(len(trainer.sources.real)), "final")
    gold = {passage.id for passage in trainer.sources.gold}
    rows = [row for row, passage in enumerate(result.passages) if passage.id in gold]
    measured = result.some(rows)
    others = [passage for passage in result.passages if passage.id not in gold]
    networks = {fold: trainer.loaded(f"fold{fold}") for fold in range(FOLDS)}
    scored = scored_passages(trainer, measured, networks)
    probability, accepted = held_out_fusion(scored, fold_numbers(measured.passages))
    predictions = trainer.work / "oof_predictions.jsonl"
    graded, helping = _strength_rows(trainer, result, measured.passages, others)
    levels = graded_out_of_fold(measured, graded, helping, trainer.criteria)
    write_predictions(
        predictions, measured.passages, trainer.criteria, probability, accepted, levels
    )
    say(f"out-of-fold predictions: {predictions}")
    for unseen in write_fold_judges(trainer, measured, scored):
        say(f"judge that never saw the documents of its fold: {unseen}")
    save_model(fit_strength((*graded, *helping)), models / "strength" / "strength.json")
    folder = models / "judge"
    rates = false_gap_rates(shared, corpus, trainer.work, say=say)
    write_judge(trainer, final, folder, scored, rates)
    sources = trainer.sources
    fit_words((*sources.real, *sources.written, *sources.otherwise), trainer.criteria, folder)


def _strength_rows(
    trainer: Trainer,
    result: OutOfFold,
    gold: Sequence[GoldPassage],
    others: Sequence[GoldPassage],
) -> tuple[tuple[StrengthRow, ...], tuple[StrengthRow, ...]]:
    """Rows of the gold passages, and of all other labelled ones with less weight.

    The level beside each real passage is of a network that never saw its document.
    """
    levels = {
        passage.id: dict(zip(trainer.criteria, map(float, row), strict=True))
        for passage, row in zip(result.passages, result.levels, strict=True)
    }
    written = (*trainer.sources.written, *trainer.sources.otherwise)
    return strength_rows(gold, levels=levels), (
        *strength_rows(others, levels=levels, weight=LABELLED_HERE),
        *strength_rows(written, weight=WRITTEN_HERE),
    )


def graded_out_of_fold(
    measured: OutOfFold,
    rows: Sequence[StrengthRow],
    others: Sequence[StrengthRow],
    criteria: Sequence[str],
) -> Numbers:
    """The networks' levels, and the ladder's where a label can tell whether it is right."""
    folds = fold_numbers(measured.passages, GRADED_FOLDS)
    pairs = [(at, name) for at, passage in enumerate(measured.passages) for name in passage.labels]
    strengths = grade_out_of_fold(rows, others, [folds[at] for at, _ in pairs])
    levels = measured.levels.copy()
    for (at, name), strength in zip(pairs, strengths, strict=True):
        levels[at, criteria.index(name)] = strength
    return levels
