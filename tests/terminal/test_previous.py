"""`aligncheck report --previous`: what changed since the last draft."""

import json

import pytest

from aligncheck.cli import main
from tests.terminal.commands import ENGLISH


def kept_draft(english_plan, path):
    """The result of an earlier draft in which nothing was found for the first criterion."""
    content = json.loads(json.dumps(english_plan.content))
    found = next(item for item in content["findings"] if item["evidence"])
    found.update(status="no_evidence", strength=0, evidence=[], near_misses=found["evidence"][:1])
    path.write_text(json.dumps(content), encoding="utf-8")
    return found["criterion"]


def test_the_last_draft_fills_the_sheet_of_changes(english_plan, tmp_path):
    load_workbook = pytest.importorskip("openpyxl").load_workbook
    before, out = tmp_path / "before.json", tmp_path / "report.xlsx"
    criterion = kept_draft(english_plan, before)
    words = [str(english_plan.file), "--previous", str(before), "--language", "en"]
    assert main(["report", *words, "--out", str(out)]) == 0
    rows = load_workbook(out)["Changes"].iter_rows(min_row=2, values_only=True)
    assert next(row[2] for row in rows if row[0] == criterion) == "Counts now"


def test_the_last_draft_may_be_a_plan_that_is_checked_now(english_plan, tmp_path):
    load_workbook = pytest.importorskip("openpyxl").load_workbook
    out = tmp_path / "report.xlsx"
    words = [str(ENGLISH), "--previous", str(ENGLISH), "--language", "en"]
    assert main(["report", *words, "--out", str(out)]) == 0
    rows = load_workbook(out)["Changes"].iter_rows(min_row=2, values_only=True)
    assert {row[2] for row in rows} == {"Unchanged", "Unchanged – possible gap"}


@pytest.mark.parametrize(
    ("content", "suffix", "why"),
    [
        (None, ".xlsx", "there is no file"),
        ("{", ".xlsx", "is not a result"),
        ("[]", ".xlsx", "holds 0 plans; --previous takes one"),
        ("[both]", ".xlsx", "holds 2 plans; --previous takes one"),
        ("[one]", ".docx", "--previous fills the sheet of changes in xlsx"),
    ],
)
def test_a_last_draft_that_cannot_be_used_has_exit_code_2(
    english_plan, tmp_path, capsys, content, suffix, why
):
    before, out = tmp_path / "before.json", tmp_path / f"report{suffix}"
    known = {"[both]": [english_plan.content] * 2, "[one]": [english_plan.content]}
    if content is not None:
        told = json.dumps(known[content]) if content in known else content
        before.write_text(told, encoding="utf-8")
    words = [str(english_plan.file), "--previous", str(before), "--out", str(out)]
    assert main(["report", *words]) == 2
    assert why in capsys.readouterr().err
    assert not out.exists()
