"""The log of decisions can be had as a table, line by line as it was kept."""

import csv
import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from aligncheck.batch.decision_log import LoggedDecision
from aligncheck.cli import main
from aligncheck.decisions import Decision, DecisionAction, passage_key
from aligncheck.store import PlanRecord, open_store
from tests.store.samples import TEXTS, assessment, document

DOCS = Path(__file__).resolve().parents[2] / "docs" / "scale.md"


def decision(on: str, action: DecisionAction, passage: str = "", **more: str) -> Decision:
    told = {
        "before": "4", "after": "2", "reason": "", "reviewer": "Kari",
        "at": "2026-11-22T10:00:00+00:00", **more,
    }  # fmt: skip
    return Decision(
        on, "T-01", passage, action, model="prøvemodell 1.0", framework_version="1", **told
    )


@pytest.fixture
def ids(tmp_path: Path) -> dict[str, str]:
    """A store with two plans that were reviewed in turns."""
    with open_store(tmp_path) as store:
        first = store.save_assessment(assessment(), plan=PlanRecord(title="Troms", county="Troms"))
        other = assessment(document(sha256="cd" * 32, name="agder.pdf"))
        second = store.save_assessment(other, plan=PlanRecord(title="Agder"))
        key = passage_key(assessment().document.passages[0])
        store.append_decision(decision(first, DecisionAction.STRENGTH, key, reason="=1+1"))
        store.append_decision(decision(second, DecisionAction.REALLY_MISSING, reviewer="Ola"))
        store.append_decision(decision(first, DecisionAction.UNDO, key))
        return {"Troms": first, "Agder": second}


def log(folder: Path, *plans: str) -> list[dict[str, object]]:
    out = folder / "log.jsonl"
    assert main(["corpus", "decisions", *plans, "--store", str(folder), "--out", str(out)]) == 0
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def test_every_line_tells_who_when_what_on_which_quote(tmp_path: Path, ids: dict[str, str]) -> None:
    first, second, third = log(tmp_path)
    assert list(first) == [field.name for field in fields(LoggedDecision)]
    assert (first["plan"], first["file"], first["reviewer"]) == ("Troms", "plan.pdf", "Kari")
    assert (first["quote"], first["page"]) == (TEXTS[0], 1)
    assert (first["framework"], first["framework_version"], first["label"]) == ("T", "1", "Klima")
    assert (first["action"], first["before"], first["after"]) == ("strength", "4", "2")
    assert (first["reason"], first["model"]) == ("=1+1", "prøvemodell 1.0")
    assert (second["plan"], second["quote"], second["page"]) == ("Agder", "", None)
    assert third["action"] == "undo"
    assert [item["stands"] for item in (first, second, third)] == [False, True, False]


def test_the_csv_holds_the_same_and_runs_no_formula(tmp_path: Path, ids: dict[str, str]) -> None:
    out = tmp_path / "log.csv"
    assert main(["corpus", "decisions", "--store", str(tmp_path), "--out", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["plan"] for row in rows] == ["Troms", "Agder", "Troms"]
    assert (rows[0]["reason"], rows[0]["stands"]) == ("'=1+1", "FALSE")
    before = out.read_bytes()
    assert main(["corpus", "decisions", "--store", str(tmp_path), "--out", str(out)]) == 0
    assert out.read_bytes() == before


def test_plans_are_chosen_by_name_or_by_filter(tmp_path: Path, ids: dict[str, str]) -> None:
    assert [item["plan"] for item in log(tmp_path, ids["Agder"][:8])] == ["Agder"]
    assert len(log(tmp_path, ids["Agder"], ids["Troms"])) == 3
    assert [item["plan"] for item in log(tmp_path, "--county", "Troms")] == ["Troms", "Troms"]


def test_decisions_of_an_earlier_check_of_a_plan_are_among_them(
    tmp_path: Path, ids: dict[str, str]
) -> None:
    again = replace(assessment(strength=3), warnings=())
    with open_store(tmp_path) as store:
        newest = store.save_assessment(again)
    assert newest != ids["Troms"]
    assert len(log(tmp_path, newest)) == 2


def test_decisions_on_a_forgotten_plan_stay_in_the_whole_log(
    tmp_path: Path, ids: dict[str, str]
) -> None:
    with open_store(tmp_path) as store:
        store.forget("ab" * 32)
    first, second, _ = log(tmp_path)
    assert (first["plan"], first["quote"], first["assessment_id"]) == ("", "", ids["Troms"])
    assert second["plan"] == "Agder"


def test_a_decision_taken_over_from_a_draft_is_told_from_one_made_on_the_plan(
    tmp_path: Path, ids: dict[str, str]
) -> None:
    made = decision(ids["Troms"], DecisionAction.REJECT)
    told = {"carried_from": "Utkast 1", "carried_by": "Ola", "carried_at": "2026-11-23T10:00:00Z"}
    with open_store(tmp_path) as store:
        store.append_decision(replace(made, assessment_id=ids["Agder"], **told))
    *here, carried = log(tmp_path)
    assert {name: carried[name] for name in told} == told
    assert all(item[name] == "" for item in here for name in told)


def test_the_quote_of_a_decision_is_cited_by_the_printed_page(tmp_path: Path) -> None:
    source = document()
    first = replace(source.passages[0], page=25, page_label="23")
    labelled = replace(source, sha256="ef" * 32, passages=(first, *source.passages[1:]))
    with open_store(tmp_path) as store:
        on = store.save_assessment(assessment(labelled))
        store.append_decision(decision(on, DecisionAction.ACCEPT, passage_key(first)))
    (line,) = log(tmp_path)
    assert (line["page"], line["page_label"]) == (25, "23")


def test_what_cannot_be_written_is_told(
    tmp_path: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["corpus", "decisions", "--store", str(tmp_path), "--out"]
    assert main([*command, str(tmp_path / "log.xlsx")]) == 2
    assert ".csv or .jsonl" in capsys.readouterr().err
    assert main([*command, str(tmp_path / "log.csv"), "ukjent"]) == 2
    assert "corpus list" in capsys.readouterr().err
    assert not (tmp_path / "log.csv").exists()


def test_every_column_of_the_log_is_documented() -> None:
    text = DOCS.read_text("utf-8")
    assert all(f"`{field.name}`" in text for field in fields(LoggedDecision))
