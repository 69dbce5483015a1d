"""The files of a trained judge: of the one that ships, and of one for each fold.

Whole plans are measured by the judge of a fold that never saw any of their passages.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from aligncheck.evaluate.gold import fold_numbers
from aligncheck.evaluate.never_saw import LIST
from aligncheck.grading.ordinal import MODEL_FILE
from aligncheck.output import written_whole
from aligncheck.training.calibrate import write_settings
from aligncheck.training.exchange import exchanged
from aligncheck.training.export import export
from aligncheck.training.folds import never_saw
from aligncheck.training.fusion import Scored, fit_fusion, fit_zero_shot
from aligncheck.training.network import JudgeNetwork
from aligncheck.training.out_of_fold import OutOfFold
from aligncheck.training.rebuild import FOLDS, Trainer
from aligncheck.training.strength import StrengthRow, fit_without, save_model

VERSION = "7.1"
WORDS = ("words.txt", "words.safetensors")


def write_judge(
    trainer: Trainer,
    network: JudgeNetwork,
    folder: Path,
    scored: Scored,
    false_gap_rate: Mapping[str, float],
) -> None:
    """Everything of a judge but its word model; `scored` is what its fusion is fitted on."""
    nearness = export(
        network,
        folder,
        base=trainer.base,
        trained_pieces=trainer.trained_pieces,
        kept_pieces=trainer.kept,
        shown=trainer.shown(),
        compared=trainer.compared(),
    )
    trainer.say(f"encoder written: mean cosine to its network {nearness:.4f}")
    write_settings(
        folder / "judge.json",
        version=VERSION,
        criteria=trainer.criteria,
        fusion=fit_fusion(scored),
        zero_shot=fit_zero_shot(scored),
        false_gap_rate=false_gap_rate,
    )


def write_fold_judges(
    trainer: Trainer, measured: OutOfFold, scored: Scored, rows: Sequence[StrengthRow]
) -> tuple[Path, ...]:
    """Write `judge_fold0` and so on to the work folder, and which documents each never saw.

    Each has beside it the strength model of those `rows` that are of other documents.
    """
    every = trainer.sources.real
    unseen = never_saw(every, fold_numbers(every, FOLDS))
    folders = [trainer.work / f"judge_fold{fold}" for fold in range(FOLDS)]
    for fold, folder in enumerate(folders):
        seen = scored.some([row for row, number in enumerate(measured.fold) if number != fold])
        with exchanged(folder) as new:
            write_judge(trainer, trainer.loaded(f"fold{fold}"), new, seen, {})
            for name in WORDS:
                shutil.copy(trainer.work / f"words_fold{fold}" / name, new / name)
            save_model(fit_without(unseen[folder.name], rows), new / MODEL_FILE)
    text = json.dumps(unseen, ensure_ascii=False, indent=1)
    with written_whole(trainer.work / LIST) as part:
        part.write_text(text + "\n", encoding="utf-8")
    return tuple(folders)
