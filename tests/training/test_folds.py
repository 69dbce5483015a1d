"""A work folder is gone on with only where its networks learned from what is learned today."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.training.folds import (
    FILE,
    fingerprint,
    keep_folds,
    never_saw,
    passages_hash,
    refuse_lost_networks,
)

NUMBERS = (0, 1, 2, 0)
LEARNED = {"labels": "1f", "schedules": {"real": {"epochs": 3, "rate": 1.0e-4}}}


def passages(*documents, labels=None):
    return [
        GoldPassage(f"r-{at}", "nb", "…", labels or {}, frozenset(), "goal", document)
        for at, document in enumerate(documents)
    ]


REAL = passages("a", "b", "c", "a")


def keep(work, real=REAL, numbers=NUMBERS, learned=LEARNED, **options):
    keep_folds(real, numbers, work, learned=learned, **options)


def test_a_stopped_training_goes_on_by_the_same_folds_and_by_no_others(tmp_path):
    work = tmp_path / "work"
    keep(work)
    (work / "fold0.safetensors").touch()
    keep(work)
    kept = (work / FILE).read_bytes()
    for others, numbers in (
        (REAL, (0, 1, 2, 1)),
        (REAL[:3], NUMBERS[:3]),
        (REAL[::-1], NUMBERS[::-1]),
    ):
        with pytest.raises(UsageError, match="choose another --work"):
            keep(work, others, numbers, keep_networks=True)
    assert (work / FILE).read_bytes() == kept


@pytest.mark.parametrize("name", ["fold0.safetensors", "words_fold0"])
def test_networks_without_a_note_are_refused(tmp_path, name):
    (tmp_path / name).touch()
    with pytest.raises(UsageError, match="choose another --work"):
        keep(tmp_path, keep_networks=True)
    assert not (tmp_path / FILE).exists()


def test_networks_that_learned_from_something_else_are_taken_only_when_asked_for(tmp_path):
    keep(tmp_path)
    (tmp_path / "fold0.safetensors").touch()
    kept = (tmp_path / FILE).read_bytes()
    other = {**LEARNED, "schedules": {"real": {"epochs": 4, "rate": 1.0e-4}}}
    with pytest.raises(UsageError, match=r"other schedules; .*--keep-networks"):
        keep(tmp_path, learned=other)
    said = []
    keep(tmp_path, learned=other, keep_networks=True, say=said.append)
    assert "other schedules" in said[0]
    assert (tmp_path / FILE).read_bytes() == kept


def test_an_older_note_without_labels_is_taken_only_when_asked_for(tmp_path):
    (tmp_path / "fold0.safetensors").touch()
    note = {"sha256": fingerprint(REAL, NUMBERS), "passages": len(REAL)}
    (tmp_path / FILE).write_text(json.dumps(note), encoding="utf-8")
    with pytest.raises(UsageError, match=r"earlier program.*--keep-networks"):
        keep(tmp_path)
    keep(tmp_path, keep_networks=True)
    assert json.loads((tmp_path / FILE).read_text(encoding="utf-8")) == note


def test_a_finished_training_from_before_is_known_by_the_documents_its_judges_never_saw(tmp_path):
    (tmp_path / "fold0.safetensors").touch()
    listed = never_saw(REAL, NUMBERS)
    assert listed == {"judge_fold0": ["a"], "judge_fold1": ["b"], "judge_fold2": ["c"]}
    (tmp_path / "never_saw.json").write_text(json.dumps(listed), encoding="utf-8")
    keep(tmp_path, keep_networks=True)
    with pytest.raises(UsageError, match="choose another --work"):
        keep(tmp_path, numbers=(1, 0, 2, 1), keep_networks=True)


def test_a_level_that_was_read_again_is_another_label():
    once = passages("a", labels={"SDG-11": 2.0})
    assert passages_hash(once) == passages_hash(passages("a", labels={"SDG-11": 2.0}))
    assert passages_hash(once) != passages_hash(passages("a", labels={"SDG-11": 2.5}))


@pytest.mark.parametrize("lost", ["fold0.safetensors", "words_fold0/words.txt"])
def test_a_model_that_is_lost_from_the_work_folder_is_named(tmp_path, lost):
    (tmp_path / "words_fold0").mkdir()
    for name in ("words.txt", "words.safetensors"):
        (tmp_path / "words_fold0" / name).touch()
    for name in ("fold0", "said_fold0"):
        (tmp_path / f"{name}.safetensors").touch()
    refuse_lost_networks(tmp_path, 3)
    (tmp_path / lost).unlink()
    with pytest.raises(UsageError, match=r"is missing.*delete .*said_fold0\.safetensors"):
        refuse_lost_networks(tmp_path, 3)
