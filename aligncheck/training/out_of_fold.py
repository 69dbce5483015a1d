"""What models say of real passages whose documents they never saw."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from safetensors.numpy import load_file, save_file

from aligncheck.evaluate.gold import GoldPassage, fold_numbers
from aligncheck.matching.word_model import levels_with_words
from aligncheck.output import written_whole
from aligncheck.training.fit import Numbers, predict
from aligncheck.training.rebuild import FOLDS, LONGEST_JUDGED, Trainer

SAID = ("scores", "words", "levels", "vectors")
"""Evidence by the network and by words, strength by both, and the vectors."""


@dataclass(frozen=True)
class OutOfFold:
    """Real passages, each with what models say that never saw its document."""

    passages: tuple[GoldPassage, ...]
    fold: tuple[int, ...]
    scores: Numbers
    words: Numbers
    levels: Numbers
    vectors: Numbers

    def some(self, rows: Sequence[int]) -> "OutOfFold":
        """Only the passages of those rows."""
        chosen = list(rows)
        return OutOfFold(
            tuple(self.passages[row] for row in chosen),
            tuple(self.fold[row] for row in chosen),
            *(getattr(self, name)[chosen] for name in SAID),
        )


def out_of_fold(trainer: Trainer) -> OutOfFold:
    """Scores, levels and vectors of all real passages, in the order of folds."""
    every = trainer.sources.real
    number = fold_numbers(every, FOLDS)
    left, said = [], []
    for fold in range(FOLDS):
        out = [row for row in range(len(every)) if number[row] == fold]
        said.append(_said_without(trainer, fold, number))
        left += out
    arrays = [np.concatenate(parts) for parts in zip(*said, strict=True)]
    return OutOfFold(tuple(every[row] for row in left), tuple(number[row] for row in left), *arrays)


def _said_without(trainer: Trainer, fold: int, number: Sequence[int]) -> tuple[Numbers, ...]:
    """Scores, words, levels and vectors of the fold's passages by models that saw none of them."""
    path = trainer.work / f"said_fold{fold}.safetensors"
    if not path.exists():
        every = trainer.sources.real
        rows = [row for row in range(len(every)) if number[row] != fold]
        network = trainer.second(rows, f"fold{fold}")
        texts = [trainer.text(every[row]) for row in range(len(every)) if number[row] == fold]
        scores, levels, vectors = predict(network, trainer.tokens(texts, LONGEST_JUDGED))
        words = trainer.words(rows, f"fold{fold}").scores(texts)
        levels = levels_with_words(levels, words.commitment)
        said = (scores, words.evidence, levels, vectors)
        with written_whole(path) as part:
            save_file(dict(zip(SAID, said, strict=True)), part)
    stored = load_file(path)
    return tuple(stored[name] for name in SAID)
