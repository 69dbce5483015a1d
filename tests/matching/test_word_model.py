"""What a passage's words and parts of words say, by the plain formula."""

import math
from collections import Counter

import numpy as np
import pytest
from safetensors.numpy import save_file

from aligncheck.matching import word_model
from aligncheck.matching.word_model import (
    FURTHEST,
    WordModel,
    levels_with_words,
    part_features,
    word_features,
)

KNOWN = ["w:skog", "w:og", "w:skog og", "p: sk", "p:kog", "p:skog ", "p: og", "p: å "]
TEXTS = ("Skog og skog og mer skog", "Å verne skogen", "Ikke noe av dette", "")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "words.txt").write_text("\n".join(KNOWN), encoding="utf-8")
    numbers = np.random.default_rng(7)
    stored = {
        "weights": numbers.integers(-127, 127, (len(KNOWN), 3)).astype(np.int8),
        "rarity": numbers.uniform(1, 5, len(KNOWN)).astype(np.float32),
        "scale": np.array([0.1, 0.2, 0.3], np.float32),
        "bias": np.array([-1.0, -2.0, -3.0], np.float32),
    }
    save_file(stored, tmp_path / "words.safetensors")
    return tmp_path


def plainly(model, text):
    """The formula feature by feature, without anything remembered."""
    stored, total = model._stored, np.zeros(3, np.float32)
    for kind, features in (("w:", word_features(text)), ("p:", part_features(text))):
        counts = Counter(feature for feature in features if kind + feature in KNOWN)
        if counts:
            places = [KNOWN.index(kind + feature) for feature in counts]
            values = np.array([1 + math.log(count) for count in counts.values()], np.float32)
            values *= stored["rarity"][places]
            values /= np.linalg.norm(values)
            total += values @ stored["weights"][places].astype(np.float32)
    return total * stored["scale"] + stored["bias"]


def test_each_score_is_that_of_the_formula_to_the_last_digit(folder):
    model = WordModel(folder)
    for _ in range(2):  # the second time from what it remembers
        scores = np.column_stack(model.scores(TEXTS))
        for row, text in enumerate(TEXTS):
            assert scores[row].tobytes() == plainly(model, text).tobytes()


def test_the_parts_of_a_word_are_looked_up_once(folder, monkeypatch):
    cut = []
    plain = word_model._parts_of
    monkeypatch.setattr(word_model, "_parts_of", lambda word: cut.append(word) or plain(word))
    WordModel(folder).scores(["Skog og skog", "mer skog"])
    assert sorted(cut) == ["mer", "og", "skog"]


def test_parts_are_of_three_to_five_letters_and_a_shorter_word_is_one():
    assert list(part_features("  Vi\u00a0må ")) == [" vi", "vi ", " vi ", " må", "må ", " må "]
    assert list(part_features("å")) == [" å "]


def test_words_of_commitment_raise_the_level_of_every_criterion_within_bounds():
    levels = np.array([[2.0, 3.0], [2.0, 3.0]], np.float32)
    moved = levels_with_words(levels, np.array([1.0, -50.0], np.float32))
    assert moved[0].tolist() == pytest.approx([2.2, 3.2])
    assert moved[1].tolist() == pytest.approx([2.0 - 0.2 * FURTHEST, 3.0 - 0.2 * FURTHEST])
    assert levels_with_words(levels - 1, np.array([-9, 9], np.float32)).min() == 1.0
