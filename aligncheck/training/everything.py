"""The whole training on one screen: written passages → real ones → fusion, strength → files."""

from collections.abc import Sequence
from pathlib import Path

import torch

from aligncheck.encoding.bundled import data_folder
from aligncheck.encoding.unpack import unpacked_model_folder
from aligncheck.evaluate.gold import GoldPassage, fold_numbers
from aligncheck.grading.ordinal import MODEL_FILE
from aligncheck.training.calibrate import (
    held_out_fusion,
    scored_passages,
    write_predictions,
)
from aligncheck.training.exchange import exchanged, recover
from aligncheck.training.false_gaps import WholePlan, false_gap_rates, whole_plans
from aligncheck.training.fit import Numbers
from aligncheck.training.folds import keep_folds, never_saw, refuse_lost_networks
from aligncheck.training.judge_files import write_fold_judges, write_judge
from aligncheck.training.learned import learned_from
from aligncheck.training.out_of_fold import OutOfFold, out_of_fold
from aligncheck.training.rebuild import FOLDS, Trainer
from aligncheck.training.sources import Say
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


def train(
    shared: Path,
    corpus: Path,
    work: Path,
    models: Path,
    *,
    keep_networks: bool = False,
    say: Say = print,
) -> None:
    """Rebuild `models/` from the shared labelled data and the written passages.

    `work` keeps the networks of each fold and the out-of-fold predictions; hours on two
    cores, less where it goes on from an earlier try. Deterministic on one machine. `models` is
    exchanged at the end, and left as it was where anything stops before.
    """
    torch.use_deterministic_algorithms(True)
    recover(models)
    base = unpacked_model_folder(data_folder() / "models")
    trainer = Trainer(shared, corpus, base, work, say)
    plans = _checked_plans(trainer, shared, corpus, keep_networks=keep_networks)
    finish(trainer, plans, models, say=say)


def _checked_plans(
    trainer: Trainer, shared: Path, corpus: Path, *, keep_networks: bool
) -> tuple[WholePlan, ...]:
    """The plans that false gaps are measured on, once the work folder is known to fit.

    Everything that could stop a training after hours is asked here.
    """
    real = trainer.sources.real
    numbers = fold_numbers(real, FOLDS)
    keep_folds(
        real,
        numbers,
        trainer.work,
        learned=learned_from(trainer),
        keep_networks=keep_networks,
        say=trainer.say,
    )
    refuse_lost_networks(trainer.work, FOLDS)
    return whole_plans(shared, corpus, never_saw(real, numbers), say=trainer.say)


def finish(trainer: Trainer, plans: Sequence[WholePlan], models: Path, *, say: Say) -> None:
    """Train what is not yet in the work folder, then calibrate and write the files."""
    sources = trainer.sources
    result = out_of_fold(trainer)
    final = trainer.second(range(len(sources.real)), "final")
    gold = {passage.id for passage in sources.gold}
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
    for unseen in write_fold_judges(trainer, measured, scored, (*graded, *helping)):
        say(f"judge that never saw the documents of its fold: {unseen}")
    rates = false_gap_rates(plans, trainer.work, say=say)
    with exchanged(models) as new:
        save_model(fit_strength((*graded, *helping)), new / MODEL_FILE)
        write_judge(trainer, final, new / "judge", scored, rates)
        fit_words((*sources.real, *sources.every_written), trainer.criteria, new / "judge")
    say(f"new models: {models}")


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
    written = trainer.sources.every_written
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
