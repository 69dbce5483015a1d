"""While a file is read in its own process, what will judge it is loaded in ours."""

import sqlite3

import pytest

from aligncheck.cli import main
from aligncheck.documents import read_document
from aligncheck.errors import ModelError
from aligncheck.store import open_store
from aligncheck.store.store import STORE_NAME
from aligncheck.terminal import judging
from aligncheck.terminal.judging import read_and_warm_up
from tests.batch.plans import write_plan
from tests.store.samples import framework
from tests.store.toys import WordJudge
from tests.terminal.commands import ENGLISH


class BrokenJudge(WordJudge):
    def judge(self, passages, frameworks):
        raise ModelError("the model is broken")


def test_the_document_is_what_is_read_and_the_judge_has_judged_once():
    judge = WordJudge()
    assert read_and_warm_up(judge, (framework(),), ENGLISH, ocr=False) == read_document(ENGLISH)
    assert len(judge.judged) == 1


def test_a_judge_that_cannot_be_loaded_says_so():
    with pytest.raises(ModelError, match="broken"):
        read_and_warm_up(BrokenJudge(), (framework(),), ENGLISH, ocr=False)


@pytest.fixture
def quick(tmp_path, monkeypatch):
    """A quick judge for the commands, and the folder in which they keep what they found."""
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(judging, "chosen_judge", lambda model: WordJudge())
    monkeypatch.setattr(judging, "find_frameworks", lambda names: (framework(),))
    return tmp_path / "data"


def verdicts(folder):
    connection = sqlite3.connect(folder / STORE_NAME)
    try:
        return connection.execute("SELECT count(*) FROM judgements").fetchone()[0]
    finally:
        connection.close()


def test_verdicts_on_files_that_were_checked_as_one_are_forgotten_by_any_of_them(
    quick, tmp_path, capsys
):
    files = [tmp_path / name for name in ("plan.md", "vedlegg.md", "en_annen.md")]
    for number, file in enumerate(files):
        write_plan(file, number)
    assert main(["check", str(files[2])]) == 0
    others = verdicts(quick)
    assert main(["check", *map(str, files[:2]), "--as-one", "Planen"]) == 0
    assert verdicts(quick) > others > 0
    remove = ["corpus", "remove", str(files[1])]
    assert main(remove) == 0
    assert "forgotten: Planen" in capsys.readouterr().err
    assert verdicts(quick) == others
    assert main(remove) == 2
    assert main(["corpus", "remove", str(files[2])]) == 0
    assert verdicts(quick) == 0
    with open_store() as store:
        assert store.kept_texts() == ()


def test_verdicts_on_a_scan_that_is_read_anew_each_time_are_forgotten_with_it(
    quick, tmp_path, monkeypatch
):
    plan = tmp_path / "plan.md"
    write_plan(plan, 0)
    monkeypatch.setattr(judging, "is_lasting", lambda document: False)
    monkeypatch.setattr("aligncheck.store.caches.is_lasting", lambda document: False)
    monkeypatch.setattr("aligncheck.store.checks.is_lasting", lambda document: False)
    assert main(["check", str(plan)]) == 0
    assert verdicts(quick) > 0
    assert main(["corpus", "remove", str(plan)]) == 0
    assert verdicts(quick) == 0
