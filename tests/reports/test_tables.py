"""CSV, Parquet and JSON give the findings back and run nothing."""

import csv
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest

from aligncheck.compare.labels import together_label
from aligncheck.contract import from_json
from aligncheck.decisions import apply_decisions
from aligncheck.grading.cue import Cue, CueName
from aligncheck.reports import report, report_bytes, tables
from aligncheck.reports.report import fit
from aligncheck.reports.rows import cue_words, cues, rows
from aligncheck.reports.tables import COLUMNS, as_written, harmless
from tests.reports.hostile import HOSTILE
from tests.sample_assessments import (
    INVESTORS,
    STEERING,
    WIND,
    assessment,
    decision,
    evidence,
    finding,
    passage,
    sample,
)

ROWS = [decision("S3-07", "strength", INVESTORS, after="4", reason="æøå")]


def hostile():
    spots = [passage(text, number + 1) for number, text in enumerate(HOSTILE)]
    found = [evidence("S3-01", spot) for spot in spots]
    return assessment([finding("S3-01", found)], name='=1+1 <img src="http://x">.pdf', pages=99)


def read_csv(content):
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), quoting=csv.QUOTE_MINIMAL))


def test_the_csv_gives_the_same_findings_back():
    content = report_bytes(report(sample(), decisions=ROWS), "csv")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = read_csv(content)
    told = {(row["criterion"], row["status"], int(row["strength"])) for row in rows}
    assert told == {(f.criterion, f.status.value, f.strength) for f in sample().findings}
    quotes = [row["text"] for row in rows if row["role"] == "evidence"]
    assert quotes == [e.passage.text for f in sample().findings for e in f.evidence]
    decided = next(row for row in rows if row["criterion"] == "S3-07")
    assert (decided["human_status"], decided["human_passage_strength"]) == ("covered", "4")
    assert (decided["status"], decided["strength"]) == ("weak", "2")


def test_no_csv_cell_begins_like_a_formula_and_each_text_comes_back():
    rows = read_csv(report_bytes(report(hostile()), "csv"))
    for row in rows:
        assert not any(
            cell.lstrip()[:1] in set("=+-@＝＋－＠\t\r") for cell in row.values() if cell
        )
    assert [as_written(row["text"]) for row in rows] == [fit(text) for text in HOSTILE]


@pytest.mark.parametrize("text", ["=1", " \u00a0=1", "'=1", "''@x", "\t-1", "＠x"])
def test_a_formula_gets_an_apostrophe_that_can_be_taken_off_again(text):
    assert harmless(text) == f"'{text}"
    assert as_written(f"'{text}") == text


@pytest.mark.parametrize("text", ["vanlig", "'sitat'", "5-10", "a=b", "", "–"])
def test_ordinary_text_stays_as_it_is(text):
    assert harmless(text) == text
    assert as_written(text) == text


def test_numbers_stay_numbers_in_csv():
    line = report_bytes(report(sample()), "csv").decode("utf-8-sig").splitlines()[1]
    assert ",4," in line
    assert harmless(-1) == -1


def test_a_spreadsheet_finds_no_formula_in_the_csv(tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    table = tmp_path / "tabell.csv"
    table.write_bytes(report_bytes(report(hostile()), "csv"))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "ut"),
        str(table),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    with zipfile.ZipFile(tmp_path / "ut" / "tabell.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if "worksheets/sheet" in name]
    assert sheets
    assert not any(b"<f" in sheet.replace(b"<fo", b"") for sheet in sheets)


def test_the_parquet_file_makes_its_rows_once(monkeypatch):
    pytest.importorskip("pyarrow.parquet")
    asked = []
    monkeypatch.setattr(tables, "rows", lambda each: asked.append(each) or rows(each))
    assert report_bytes(report(sample()), "parquet")
    assert len(asked) == 1


def test_the_parquet_file_gives_the_same_findings_with_types(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "funn.parquet"
    path.write_bytes(report_bytes(report(sample(), decisions=ROWS), "parquet"))
    rows = pq.read_table(path).to_pylist()
    told = {(row["criterion"], row["status"], row["strength"]) for row in rows}
    assert told == {(f.criterion, f.status.value, f.strength) for f in sample().findings}
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["page"] == 3
    assert rows[0]["human_status"] is None


def test_a_possible_gap_is_a_yes_in_both_tables(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    content = report(assessment([doubtful, finding("S3-02")]))
    rows = read_csv(report_bytes(content, "csv"))
    assert [row["possible_gap"] for row in rows] == ["TRUE", "FALSE"]
    path = tmp_path / "funn.parquet"
    path.write_bytes(report_bytes(content, "parquet"))
    assert pq.read_table(path)["possible_gap"].to_pylist() == [True, False]


def test_an_empty_result_keeps_its_columns(tmp_path):
    pq = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "tom.parquet"
    path.write_bytes(report_bytes(report(assessment([])), "parquet"))
    assert pq.read_table(path).schema.names == list(COLUMNS)
    assert read_csv(report_bytes(report(assessment([])), "csv")) == []


def test_the_json_is_the_contract_with_the_decisions_beside_it():
    content = json.loads(report_bytes(report(sample(), decisions=ROWS), "json"))
    assert from_json(content).findings == sample().findings
    assert content["decisions"][0]["reviewer"] == "Kari"
    assert content["reviewed"] == [{"criterion": "S3-07", "status": "covered", "strength": 4}]
    assert apply_decisions(from_json(content), ROWS).findings[2].current_strength == 4


def test_the_json_tells_how_far_two_reviewers_agree_on_verdict_and_strength():
    given = (
        ("S3-01", STEERING, "4", "3"),
        ("S3-01", WIND, "3", "3"),
        ("S3-07", INVESTORS, "2", "1"),
    )
    rows = [
        decision(criterion, "strength", spot, after=after, reviewer=reviewer)
        for criterion, spot, *both in given
        for reviewer, after in zip(("Kari", "Ola"), both, strict=True)
    ]
    content = json.loads(report_bytes(report(sample(), decisions=rows), "json"))
    said, graded = content["agreement"]["verdict"], content["agreement"]["strength"]
    assert said == {"units": 3, "percent": 1.0, "alpha": None, "low": None, "high": None}
    assert (graded["units"], graded["percent"]) == (3, 0.3333)
    assert graded["alpha"] < 1
    assert (graded["low"], graded["high"]) == (None, None)  # three units are too few


def test_a_passage_that_counts_with_others_says_so_in_tables_without_a_colon_for_no_words():
    signs = (Cue(CueName.COUNTS_TOGETHER, ""), Cue(CueName.DEADLINE, "2030"))
    item = replace(evidence("S3-07", INVESTORS), cues=signs)
    (found,) = apply_decisions(assessment([finding("S3-07", [item])]), ()).findings
    assert cues(found.passages[0]) == "counts_together; deadline: 2030"
    told = {language: cue_words(found.passages[0], language) for language in ("nb", "nn", "en")}
    assert told == {
        language: f"{together_label(item, language)}; {deadline}: 2030"
        for language, deadline in (("nb", "frist"), ("nn", "frist"), ("en", "deadline"))
    }


def test_hostile_text_stays_text_in_json():
    content = json.loads(report_bytes(report(hostile()), "json"))
    assert len(content["findings"][0]["evidence"]) == len(HOSTILE)
