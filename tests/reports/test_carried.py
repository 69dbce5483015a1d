"""Decisions taken over from an earlier draft: they count in every report, and are marked there."""

import csv
import io
import json
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from aligncheck.errors import UsageError
from aligncheck.reports import report, report_bytes
from aligncheck.reports.contract_file import decisions_of
from aligncheck.reports.highlights import marks
from tests.sample_assessments import INVESTORS, STEERING, decision, sample

MADE = decision("S3-07", "strength", INVESTORS, after="4", reason="Har frist.")
CARRIED = replace(
    MADE, carried_from="Utkast 1", carried_by="Ola", carried_at="2026-11-29T10:00:00+00:00"
)
MARK = {
    "nb": "overtatt fra utkastet «Utkast 1», Ola, 29.11.2026 10:00",
    "nn": "overteke frå utkastet «Utkast 1», Ola, 29.11.2026 10:00",
    "en": "carried over from the draft “Utkast 1”, Ola, 2026-11-29 10:00",
}
COUNTED = {
    "nb": "overtatt fra et tidligere utkast",
    "nn": "overtekne frå eit tidlegare utkast",
    "en": "carried over from an earlier draft",
}


def made(format, *decisions, language="nb"):
    content = report(sample(), decisions=decisions or [CARRIED], language=language)
    return report_bytes(content, format)


def word_cells(*decisions, language="nb"):
    tables = Document(BytesIO(made("docx", *decisions, language=language))).tables
    return [cell.text for table in tables for cell in table._cells]


@pytest.mark.parametrize("language", MARK)
def test_word_marks_it_in_the_findings_and_in_the_log(language):
    cells = word_cells(language=language)
    assert any(MARK[language] in text for text in cells)
    paragraphs = Document(BytesIO(made("docx", language=language))).paragraphs
    assert any(item.text.endswith(f"{COUNTED[language]}: 1.") for item in paragraphs)
    marked = [text for text in cells if text.startswith("●") and "Kari (" in text]
    assert len(marked) == 1


def test_a_criterion_that_was_also_decided_here_is_not_marked_as_only_taken_over():
    own = decision("S3-07", "accept", INVESTORS, after="4", reviewer="Ola")
    assert not any("tidligere utkast" in text for text in word_cells(CARRIED, own))


def test_excel_has_a_column_for_it():
    load_workbook = pytest.importorskip("openpyxl").load_workbook
    pytest.importorskip("xlsxwriter")
    book = load_workbook(BytesIO(made("xlsx")))
    heads, row = book["Vurderinger fra gjennomgang"].iter_rows(values_only=True)
    assert dict(zip(heads, row, strict=True))["Overtatt"] == MARK["nb"]
    heads, *rows = book["Avsnitt"].iter_rows(values_only=True)
    assert {row[heads.index("Overtatt")] for row in rows} == {None, "Utkast 1"}


def test_csv_counts_it_and_names_the_draft_beside_the_passage():
    rows = list(csv.DictReader(io.StringIO(made("csv").decode("utf-8-sig"), newline="")))
    told = {row["criterion"]: row for row in rows if row["human_status"]}
    assert set(told) == {"S3-07"}
    assert (told["S3-07"]["human_status"], told["S3-07"]["carried_from"]) == ("covered", "Utkast 1")
    assert {row["carried_from"] for row in rows} == {"", "Utkast 1"}


def test_the_note_in_the_plan_and_the_researchers_memo_tell_it():
    content = report(sample(), decisions=[CARRIED], language="nb")
    assert any(MARK["nb"] in item.note for item in marks(content).highlights)
    with ZipFile(BytesIO(made("qdpx"))) as archive:
        assert MARK["nb"] in archive.read("project.qde").decode("utf-8")


def test_json_gives_it_back_and_leaves_other_decisions_as_they_were():
    here = decision("S3-01", "accept", STEERING)
    content = json.loads(made("json", CARRIED, here))
    assert decisions_of(content) == (CARRIED, here)
    assert content["decisions"][0]["carried_from"] == "Utkast 1"
    assert not [name for name in content["decisions"][1] if name.startswith("carried")]


def written_by_hand(**changes):
    """A result with one decision, some fields of it changed."""
    content = json.loads(made("json", CARRIED))
    content["decisions"][0].update(changes)
    return content


def test_null_where_nothing_was_taken_over_is_nothing():
    content = written_by_hand(carried_from=None, carried_by=None, carried_at=None)
    (kept,) = decisions_of(content)
    assert kept == MADE
    assert not kept.is_carried


@pytest.mark.parametrize("name", ["passage_key", "before", "after", "reason", "model"])
def test_null_in_another_text_of_a_decision_is_nothing_too(name):
    (kept,) = decisions_of(written_by_hand(**{name: None}))
    assert kept == replace(CARRIED, **{name: ""})


def test_a_decision_written_by_hand_needs_four_fields_and_no_more():
    content = written_by_hand()
    content["decisions"] = [
        {"criterion": "S3-07", "action": "really_missing", "reviewer": "Kari", "at": "2026-11-22"}
    ]
    (kept,) = decisions_of(content)
    assert (kept.criterion, kept.action.value) == ("S3-07", "really_missing")
    assert {kept.passage_key, kept.before, kept.after, kept.reason, kept.assessment_id} == {""}


@pytest.mark.parametrize("name", ["criterion", "action", "reviewer", "at"])
def test_a_needed_field_that_is_not_there_is_named(name):
    content = written_by_hand()
    del content["decisions"][0][name]
    with pytest.raises(UsageError, match=f"the field '{name}' is missing"):
        decisions_of(content)


@pytest.mark.parametrize("name", ["criterion", "action", "reviewer", "at"])
def test_a_decision_by_nobody_on_nothing_is_refused_by_what_it_lacks(name):
    with pytest.raises(UsageError, match=f"is not one: its {name} is null"):
        decisions_of(written_by_hand(**{name: None}))


def test_a_decision_at_no_time_is_refused():
    with pytest.raises(UsageError, match=r"is not one: .*'not a date'"):
        decisions_of(written_by_hand(at="not a date"))
