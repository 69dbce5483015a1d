"""The judges of workers: their model's name, and the vectors they leave for search."""

from dataclasses import replace
from pathlib import Path

import pytest

from aligncheck.assess import check
from aligncheck.batch import judges
from aligncheck.batch.judges import HeldVectors, model_folder
from aligncheck.batch.settings import JudgeSource, Settings, settings_from_wire
from aligncheck.batch.task import Checker, Task
from aligncheck.documents import read_document
from aligncheck.errors import ModelError
from aligncheck.store import CachedJudge, open_store
from tests.batch.plans import write_plan
from tests.store.samples import framework
from tests.store.toys import HashEncoder


@pytest.fixture
def toy(monkeypatch) -> JudgeSource:
    """The judge on a toy model, as workers make it."""
    judges._encoder.cache_clear()
    monkeypatch.setattr(judges, "find_encoder", lambda model: HashEncoder())
    yield JudgeSource(options={"model": "toy"})
    judges._encoder.cache_clear()


def test_a_plan_that_was_checked_before_in_the_terminal_is_found_by_meaning(
    tmp_path: Path, toy: JudgeSource
) -> None:
    write_plan(tmp_path / "0.md", 0)
    store, judge = open_store(tmp_path / "store"), toy.make(None)
    document = read_document(tmp_path / "0.md")
    check(document, frameworks=[framework()], judge=CachedJudge(store, judge))
    settings = Settings((framework(),), toy, judge.sha256, store=str(store.folder))
    task = Task(0, str(tmp_path / "0.md"), document.sha256)
    answer = Checker(settings).answer(task, lambda stage, passages: None)
    assert answer.assessment is not None
    store.save_assessment(answer.assessment)
    text = next(each.text for each in document.passages if each.is_evidence)
    (hit,) = store.search("", vector=HashEncoder().encode([text])[0], limit=1)
    assert hit.text == text


def test_what_is_held_is_not_encoded_again_until_it_is_dropped() -> None:
    inner = HashEncoder()
    held = HeldVectors(inner)
    first = held.encode(["a", "b", "a"])
    assert (held.encode(["b", "a"]) == first[1:]).all()
    assert inner.encoded == ["a", "b"]
    held.drop()
    held.encode(["a"])
    assert inner.encoded == ["a", "b", "a"]
    assert held.encode([]).shape == (0, 32)


def test_the_default_model_is_itself_also_beside_a_folder_of_that_name(
    tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "aligncheck").mkdir()
    monkeypatch.chdir(tmp_path)
    assert model_folder("aligncheck") == "aligncheck"


def test_a_folder_is_named_in_full_and_any_other_name_as_it_is(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    assert model_folder("mine") == str(tmp_path / "mine")
    assert model_folder("sentence-transformers/LaBSE") == "sentence-transformers/LaBSE"


def test_a_worker_with_another_model_says_what_must_be_the_same(toy: JudgeSource) -> None:
    with pytest.raises(ModelError, match="use the same checkout and --model on every machine"):
        Checker(Settings((framework(),), toy, "00" * 32))


def test_a_worker_with_another_program_says_what_must_be_the_same(toy: JudgeSource) -> None:
    settings = Settings((framework(),), toy, toy.make(None).sha256)
    Checker(settings)
    sent = settings_from_wire(replace(settings, program="00" * 32).to_wire())
    with pytest.raises(ModelError, match="use the same checkout and packages on every machine"):
        Checker(sent)
