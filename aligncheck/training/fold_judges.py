"""A judge for each fold, to judge whole plans by one that never saw any of their passages."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from aligncheck.evaluate.gold import fold_numbers
from aligncheck.training.calibrate import write_settings
from aligncheck.training.export import export
from aligncheck.training.fusion import Scored, fit_fusion, fit_zero_shot
from aligncheck.training.out_of_fold import OutOfFold
from aligncheck.training.rebuild import FOLDS, Trainer

WORDS = ("words.txt", "words.safetensors")


def write_fold_judges(
    trainer: Trainer, measured: OutOfFold, scored: Scored, version: str
) -> tuple[Path, ...]:
    """Write `judge_fold0` and so on to the work folder, and which documents each never saw."""
    every = trainer.sources.real
    numbers = fold_numbers(every, FOLDS)
    folds = sorted(set(measured.fold))
    left_out = {
        f"judge_fold{fold}": sorted(
            {one.document for one, number in zip(every, numbers, strict=True) if number == fold}
        )
        for fold in folds
    }
    text = json.dumps(left_out, ensure_ascii=False, indent=1)
    (trainer.work / "never_saw.json").write_text(text + "\n", encoding="utf-8")
    return tuple(_write(trainer, measured.fold, scored, fold, version) for fold in folds)


def _write(
    trainer: Trainer, numbers: Sequence[int], scored: Scored, fold: int, version: str
) -> Path:
    folder = trainer.work / f"judge_fold{fold}"
    export(
        trainer.loaded(f"fold{fold}"),
        folder,
        base=trainer.base,
        trained_pieces=trainer.trained_pieces,
        kept_pieces=trainer.kept,
        shown=trainer.shown(),
    )
    for name in WORDS:
        shutil.copy(trainer.work / f"words_fold{fold}" / name, folder / name)
    seen = scored.some([row for row, number in enumerate(numbers) if number != fold])
    write_settings(
        folder / "judge.json",
        version=version,
        criteria=trainer.criteria,
        fusion=fit_fusion(seen),
        zero_shot=fit_zero_shot(seen),
        false_gap_rate={},
    )
    return folder
