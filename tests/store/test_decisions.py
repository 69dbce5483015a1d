import sqlite3
from dataclasses import fields
from pathlib import Path

import pytest

from aligncheck.decisions import Decision, DecisionAction
from aligncheck.store import open_store
from aligncheck.store.database import Database
from aligncheck.store.schema import CARRIED_DECISIONS, MIGRATIONS
from aligncheck.store.store import STORE_NAME


def decision(reason: str = "står i vedtaket", **changes: str) -> Decision:
    values = {
        "assessment_id": "a1",
        "criterion": "S3-01",
        "passage_key": "ff" * 32,
        "before": "covered",
        "after": "weak",
        "reviewer": "Kari",
        "at": "2026-11-22T10:00:00+00:00",
        "model": "prøvemodell 1.0",
        "framework_version": "1",
    }
    return Decision(**{**values, **changes}, action=DecisionAction.STRENGTH, reason=reason)


def test_decisions_come_back_in_the_order_they_were_taken(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    taken = [decision("første"), decision("andre"), decision("første")]
    for each in taken:
        store.append_decision(each)
    store.append_decision(decision(assessment_id="a2"))
    assert open_store(tmp_path).decisions("a1") == tuple(taken)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decisions SET reason = 'x'",
        "DELETE FROM decisions",
        "REPLACE INTO decisions SELECT * FROM decisions",
    ],
)
def test_no_statement_changes_or_removes_a_decision(tmp_path: Path, statement: str) -> None:
    store = open_store(tmp_path)
    store.append_decision(decision())
    other = sqlite3.connect(tmp_path / STORE_NAME)
    with pytest.raises(sqlite3.IntegrityError, match="appended, never"):
        other.execute(statement)
    other.close()
    assert store.decisions("a1") == (decision(),)


def test_decisions_of_an_earlier_draft_are_taken_over_all_or_none(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    carried = {"carried_from": "Utkast 1", "carried_by": "Ola", "carried_at": "2026-11-29"}
    taken = [decision("første", **carried), decision("andre", **carried)]
    store.append_decisions(taken)
    with pytest.raises(ZeroDivisionError):
        store.append_decisions(decision(str(1 // number)) for number in (1, 0))
    assert open_store(tmp_path).decisions("a1") == tuple(taken)


def test_decisions_of_an_earlier_release_stay_and_are_not_carried(tmp_path: Path) -> None:
    before = MIGRATIONS[: MIGRATIONS.index(CARRIED_DECISIONS)]
    Database(tmp_path / STORE_NAME, migrations=before).close()
    names = [field.name for field in fields(Decision) if not field.name.startswith("carried_")]
    values = [str(getattr(decision(), name)) for name in names]
    other = sqlite3.connect(tmp_path / STORE_NAME)
    with other:
        marks = ", ".join("?" * len(names))
        other.execute(f"INSERT INTO decisions ({', '.join(names)}) VALUES ({marks})", values)
    other.close()
    assert open_store(tmp_path).decisions("a1") == (decision(),)
