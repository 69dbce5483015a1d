"""What the corpus commands say: whose counts they are, and nothing that steers a terminal."""

from pathlib import Path

import pytest

from aligncheck.cli import main
from aligncheck.decisions import DecisionAction
from aligncheck.store import PlanRecord, open_store
from tests.sample_assessments import of_two_files
from tests.store.samples import assessment, decision, document, held_against


@pytest.mark.parametrize("command", ["list", "stats"])
def test_the_counts_are_said_to_be_the_machines_where_reviewers_have_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    with open_store(tmp_path) as opened:
        id = opened.save_assessment(of_two_files())
        opened.save_assessment(assessment(document("havner i nord")))
    asked = ["corpus", command, "--store", str(tmp_path)]
    assert main(asked) == 0
    assert capsys.readouterr().err == ""
    with open_store(tmp_path) as opened:
        opened.append_decision(decision(id, "S3-01", "", DecisionAction.REALLY_MISSING))
    assert main(asked) == 0
    told = capsys.readouterr()
    assert "the counts are the machine's own; reviewers have decided on 1 of 2 plans" in told.err
    assert "machine" not in told.out


def test_decisions_on_an_older_check_are_told_as_long_as_a_framework_of_it_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(tmp_path) as opened:
        first = opened.save_assessment(held_against("T", "U"))
        opened.append_decision(decision(first, "T-01", "", DecisionAction.REALLY_MISSING))
        opened.save_assessment(held_against("T"))
    asked = ["corpus", "stats", "--store", str(tmp_path)]
    assert main(asked) == 0
    assert "reviewers have decided on 1 of 1 plans" in capsys.readouterr().err
    with open_store(tmp_path) as opened:
        opened.save_assessment(held_against("T", "U", strength=2))
    assert main(asked) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", ["list", "stats", "search --words-only bygge", "remove"])
def test_names_and_quotes_that_would_steer_a_terminal_are_written_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    named = "Plan \x1b]0;tatt over\x07"
    with open_store(tmp_path) as opened:
        kept = assessment(document("Fylket \x1b[2Jskal bygge havner."))
        id = opened.save_assessment(kept, plan=PlanRecord(title=named, county="Ag\x9b31mder"))
    end = [id] if command == "remove" else []
    assert main(["corpus", *command.split(), *end, "--store", str(tmp_path)]) == 0
    told = "".join(capsys.readouterr())
    assert "\\x1b" in told or "\\x9b" in told
    assert not {"\x1b", "\x07", "\x9b"} & set(told)


def test_a_column_that_would_steer_a_terminal_is_told_written_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text("path,\x1b[31mfylke\n1.md,x\n", encoding="utf-8")
    main(["batch", str(manifest), "--out", str(tmp_path / "ut"), "--store", str(tmp_path / "s")])
    told = capsys.readouterr().err
    assert "columns left aside: \\x1b[31mfylke" in told
    assert "\x1b" not in told
