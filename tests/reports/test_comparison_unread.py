"""Plans side by side say of each plan what was not read and what may be missing."""

import pytest
from docx import Document
from openpyxl import load_workbook

from aligncheck.reports.texts import say
from tests.reports.test_comparison import half_read, made, sentence_rows
from tests.sample_assessments import (
    two_plans,
)


def test_what_was_not_read_of_a_plan_is_told_wherever_something_seems_to_be_missing():
    document = Document(made("docx", among=[half_read(), two_plans()[1]]))
    rows = sentence_rows(document)
    assert rows["S3-01"][2].splitlines()[1] == "○ Uten funn: Agder (ikke alt er lest); Troms"
    unread = "7 av 10 sider kunne ikke leses (side 4–10). Det som mangler her, kan stå der."
    assert document.tables[0].rows[1].cells[0].text.splitlines() == ["Agder", unread]
    method = document.tables[-1].rows[0].cells[0].text
    assert f"Agder: {unread} Sidene 4–10 er bilder og er ikke lest." in method
    assert "Troms: " not in method


def test_excel_tells_what_was_not_read_and_what_may_be_missing():
    book = load_workbook(made("xlsx", among=[half_read(), two_plans()[1]]))
    told = {row[2]: row for row in book["Matrise"].iter_rows(values_only=True)}
    assert told["S3-01"][4] == "○ Uten funn – ikke alt er lest"
    assert told["S3-07"][4] == "◐ Svakt dekket – mulig hull"
    assert told["S3-01"][6] == "○ Uten funn"
    row = next(row for row in book["Setninger"].iter_rows(values_only=True) if row[2] == "S3-07")
    assert row[6] == "Agder (s. 5; mulig hull)"
    assert any("Sidene 4–10 er bilder" in row[0] for row in book.worksheets[-1].values)


@pytest.mark.parametrize(
    ("language", "hidden", "mark"),
    [
        ("nb", "1 dekker det svakt (mulig hull).", "mulig hull"),
        ("nn", "1 dekkjer det svakt (mogleg hol).", "mogleg hol"),
        ("en", "1 covers it weakly (possible gap).", "possible gap"),
    ],
)
def test_a_possible_gap_is_told_as_one_among_the_plans_that_cover_weakly(language, hidden, mark):
    document = Document(made("docx", language, among=[half_read(), two_plans()[1]]))
    sentence, _, weak = sentence_rows(document)["S3-07"][2].splitlines()
    assert sentence.endswith(hidden)
    assert weak.endswith(f"5; {mark})")
    assert document.tables[0].rows[1].cells[2].text.endswith(": 1)")
    method = document.tables[-1].rows[0].cells[0].text
    assert say("possible_gaps_often", language) in method
