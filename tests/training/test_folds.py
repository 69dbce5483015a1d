"""A work folder is gone on with only by the folds that its networks are trained by."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.training.folds import FILE, keep_folds, never_saw

NUMBERS = (0, 1, 2, 0)


def passages(*documents):
    return [
        GoldPassage(f"r-{at}", "nb", "…", {}, frozenset(), "goal", document)
        for at, document in enumerate(documents)
    ]


REAL = passages("a", "b", "c", "a")


def test_a_stopped_training_goes_on_by_the_same_folds_and_by_no_others(tmp_path):
    work = tmp_path / "work"
    keep_folds(REAL, NUMBERS, work)
    (work / "fold0.safetensors").touch()
    keep_folds(REAL, NUMBERS, work)
    kept = (work / FILE).read_bytes()
    for others, numbers in (
        (REAL, (0, 1, 2, 1)),
        (REAL[:3], NUMBERS[:3]),
        (REAL[::-1], NUMBERS[::-1]),
    ):
        with pytest.raises(UsageError, match="choose another --work"):
            keep_folds(others, numbers, work)
    assert (work / FILE).read_bytes() == kept


@pytest.mark.parametrize("name", ["fold0.safetensors", "words_fold0"])
def test_networks_without_a_note_are_refused(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(UsageError, match="choose another --work"):
        keep_folds(REAL, NUMBERS, tmp_path)
    assert not (tmp_path / FILE).exists()


def test_a_finished_training_from_before_is_known_by_the_documents_its_judges_never_saw(tmp_path):
    (tmp_path / "fold0.safetensors").touch()
    listed = never_saw(REAL, NUMBERS)
    assert listed == {"judge_fold0": ["a"], "judge_fold1": ["b"], "judge_fold2": ["c"]}
    (tmp_path / "never_saw.json").write_text(json.dumps(listed), encoding="utf-8")
    keep_folds(REAL, NUMBERS, tmp_path)
    with pytest.raises(UsageError, match="choose another --work"):
        keep_folds(REAL, (1, 0, 2, 1), tmp_path)
