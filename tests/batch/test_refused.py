"""What ends a batch before it works, or stands in the place of a plan, is told in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from aligncheck.batch.inputs import BatchInput
from aligncheck.batch.ledger import Entry, unreadable_message
from aligncheck.batch.run import prepare, run_batch
from aligncheck.batch.settings import JudgeSource
from aligncheck.errors import ModelError, OutputError, UsageError
from aligncheck.store import PlanRecord, open_store
from tests.batch.plans import batch_of, write_plan
from tests.store.samples import framework


@pytest.mark.parametrize(
    ("language", "missing", "closed", "lost"),
    [
        ("nb", "Filen finnes ikke", "kan ikke åpnes", "ute av rekkevidde"),
        ("nn", "Fila finst ikkje", "kan ikkje opnast", "utanfor rekkjevidd"),
        ("en", "does not exist", "cannot be opened", "out of reach"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_in_three_languages(
    tmp_path: Path, language: str, missing: str, closed: str, lost: str
) -> None:
    for path, told in ((tmp_path / "ingen.pdf", missing), (tmp_path, closed)):
        entry = Entry(BatchInput(path, path.name, PlanRecord()), "", None)
        assert told in unreadable_message(entry, language)
        assert lost in unreadable_message(replace(entry, is_lost=True), language)


def test_a_model_that_workers_lack_ends_the_batch_with_one_sentence(tmp_path: Path) -> None:
    write_plan(tmp_path / "in" / "0.md", 0)
    store = open_store(tmp_path / "store")
    batch = batch_of(tmp_path / "in", store)
    object.__setattr__(batch.settings, "judge", JudgeSource("tests.batch.judges:broken"))
    with pytest.raises(ModelError, match="modellen mangler"):
        run_batch(batch, tmp_path / "out", store=store)


def test_a_batch_with_a_misspelt_profile_or_two_frameworks_of_one_id_never_begins(
    tmp_path: Path,
) -> None:
    store = open_store(tmp_path / "store")
    one = framework()
    other = replace(one, criteria=(replace(one.criteria[0], id="X-1"),))
    with pytest.raises(UsageError, match="no framework has a profile 'regional-nord'"):
        prepare([], store=store, profile="regional-nord")
    with pytest.raises(UsageError, match=f"two of the frameworks have the id {one.id}"):
        prepare([], store=store, frameworks=(one, other))


def test_a_file_that_stands_where_the_results_should_go_is_named(tmp_path: Path) -> None:
    write_plan(tmp_path / "in" / "0.md", 0)
    (tmp_path / "out").write_text("")
    store = open_store(tmp_path / "store")
    with pytest.raises(OutputError, match="choose another folder"):
        run_batch(batch_of(tmp_path / "in", store), tmp_path / "out", store=store)


def test_without_pyarrow_the_batch_says_so_before_it_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(tmp_path / "in" / "0.md", 0)
    store = open_store(tmp_path / "store")
    batch = batch_of(tmp_path / "in", store)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError, match=r"need pyarrow; .*pip install -e \."):
        run_batch(batch, tmp_path / "out", store=store)
    assert not (tmp_path / "out").exists()
