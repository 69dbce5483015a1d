"""`aligncheck report`: a file of any format, from a plan or from a result that was kept."""

import importlib.util
import json
import shutil
import unicodedata
import zipfile

import pytest

from aligncheck.cli import main
from tests.terminal.commands import ENGLISH, NYNORSK, run

BEGINNINGS = {
    "word": (".docx", b"PK"),
    "excel": (".xlsx", b"PK"),
    "pdf": (".pdf", b"%PDF"),
    "csv": (".csv", b""),
    "parquet": (".parquet", b"PAR1"),
    "json": (".json", b"{"),
    "qda": (".qdpx", b"PK"),
    "qdc": (".qdc", b"<?xml"),
}
NEEDED = {"excel": "xlsxwriter", "pdf": "pypdf"}


@pytest.mark.parametrize("format", BEGINNINGS)
def test_a_kept_result_becomes_a_report_of_every_format(english_plan, tmp_path, capsys, format):
    needed = NEEDED.get(format)
    if needed and not importlib.util.find_spec(needed):
        pytest.skip(f"{needed} of aligncheck[reports] is not installed")
    suffix, beginning = BEGINNINGS[format]
    out = tmp_path / f"report{suffix}"
    options = ["--format", format, "--out", str(out), "--language", "nn", "--plan", str(ENGLISH)]
    assert main(["report", str(english_plan.file), *options]) == 0
    assert out.read_bytes().startswith(beginning)
    assert out.stat().st_size > 500
    assert str(out) in capsys.readouterr().err


def of_two_files(english_plan, folder):
    """The result as one of a plan and its annex, and the two files under their names."""
    content = json.loads(json.dumps(english_plan.content))
    content["document"]["files"] = [ENGLISH.name, "vedlegg å.pdf"]
    found = next(item for item in content["findings"] if len(item["evidence"]) > 1)
    found["evidence"][0]["file"] = "vedlegg å.pdf"
    source = folder / "result.json"
    source.write_text(json.dumps(content), encoding="utf-8")
    annex = folder / unicodedata.normalize("NFD", "vedlegg å.pdf")  # as some systems write it
    shutil.copy(ENGLISH, annex)
    return source, annex


def test_a_plan_of_several_files_is_marked_when_each_is_given_by_name(
    english_plan, tmp_path, capsys
):
    reader = pytest.importorskip("pypdf").PdfReader
    source, annex = of_two_files(english_plan, tmp_path)
    out = tmp_path / "marked.pdf"
    words = ["report", str(source), "--out", str(out)]
    assert main([*words, "--plan", str(ENGLISH)]) == 2
    told = capsys.readouterr().err
    assert "needs the plan's own file vedlegg å.pdf" in told
    assert "--plan FILE, once for each" in told
    assert main([*words, "--plan", str(annex), "--plan", str(ENGLISH)]) == 0
    assert len(reader(out).pages) == 2 * len(reader(ENGLISH).pages)
    assert main([*words, "--plan", str(source)]) == 2
    assert "no file of the plan has that name; its files are" in capsys.readouterr().err


def test_a_qda_project_from_json_has_the_whole_text_only_with_the_plan(
    english_plan, tmp_path, capsys
):
    out = tmp_path / "project.qdpx"

    def text_of(*plan):
        words = ["report", str(english_plan.file), "--language", "en", "--out", str(out)]
        assert main([*words, *plan]) == 0
        with zipfile.ZipFile(out) as archive:
            (name,) = [name for name in archive.namelist() if name.endswith(".txt")]
            return archive.read(name).decode("utf-8")

    quotes = text_of()
    assert "the result holds only the quoted passages" in capsys.readouterr().err
    whole = text_of("--plan", str(ENGLISH))
    assert "only the quoted" not in capsys.readouterr().err
    quoted, read = set(quotes.split("\n\n")), whole.split("\n\n")
    assert quoted < set(read)


def test_text_is_taken_only_of_the_plan_that_was_checked(english_plan, tmp_path, capsys):
    words = ["report", str(english_plan.file), "--out", str(tmp_path / "project.qdpx")]
    assert main([*words, "--plan", str(NYNORSK)]) == 2
    assert "is not the file" in capsys.readouterr().err


def test_a_plan_is_checked_and_reported_in_one_go(english_plan, tmp_path):
    out = tmp_path / "report.csv"
    done = run("report", ENGLISH, "--out", out, "--framework", "s3", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert "S3-01" in out.read_text("utf-8-sig")


def test_the_suffix_says_the_format(english_plan, tmp_path):
    out = tmp_path / "report.json"
    assert main(["report", str(english_plan.file), "--out", str(out)]) == 0
    content = json.loads(out.read_text("utf-8"))
    assert content["findings"] == english_plan.content["findings"]


@pytest.mark.parametrize(("name", "why"), [("report", "--format"), ("report.txt", "'.txt'")])
def test_an_unknown_format_has_exit_code_2_and_the_known_ones(
    english_plan, tmp_path, capsys, name, why
):
    assert main(["report", str(english_plan.file), "--out", str(tmp_path / name)]) == 2
    told = capsys.readouterr().err
    assert why in told
    assert "xlsx" in told


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("{", "is not a result"),
        ("3", "is not a result"),
        ("[{}, {}]", "2 plans"),
        ('{"schema": "aligncheck/batch/1"}', "aligncheck/check/1"),
        ('{"schema": "aligncheck/check/1"}', "document"),
    ],
)
def test_a_file_that_is_no_result_has_exit_code_2(tmp_path, capsys, content, why):
    source = tmp_path / "result.json"
    source.write_text(content, encoding="utf-8")
    assert main(["report", str(source), "--out", str(tmp_path / "report.csv")]) == 2
    assert why in capsys.readouterr().err


def test_a_result_with_a_framework_of_ones_own_asks_for_its_file(english_plan, tmp_path, capsys):
    content = json.loads(json.dumps(english_plan.content))
    for found in content["findings"]:
        found["framework"] = "COAST"
    source = tmp_path / "result.json"
    source.write_text(json.dumps(content), encoding="utf-8")
    assert main(["report", str(source), "--out", str(tmp_path / "report.csv")]) == 2
    assert "--framework FILE.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "resultatet ble laget med S3 0.0"),
        ("nn", "resultatet vart laga med S3 0.0"),
        ("en", "the result was made with S3 0.0"),
    ],
)
def test_another_version_stands_in_every_report(english_plan, tmp_path, capsys, language, told):
    content = json.loads(json.dumps(english_plan.content))
    content["frameworks"][0]["version"] = "0.0"
    source = tmp_path / "result.json"
    source.write_text(json.dumps(content), encoding="utf-8")
    for out in (tmp_path / "report.csv", tmp_path / "kept.json", tmp_path / "report.xlsx"):
        assert main(["report", str(source), "--out", str(out), "--language", language]) == 0
        assert told in capsys.readouterr().err
        source = tmp_path / "kept.json" if (tmp_path / "kept.json").is_file() else source
    assert ',"0.0",' in (tmp_path / "report.csv").read_text("utf-8-sig")
    assert json.loads(source.read_text("utf-8"))["frameworks"][0]["version"] == "0.0"
    openpyxl = pytest.importorskip("openpyxl")
    lines = [row[0] for row in openpyxl.load_workbook(out).worksheets[-1].values]
    assert any("S3 " in line and "version" in line.replace("versjon", "version") for line in lines)
    assert any(" 0.0" in line for line in lines)


@pytest.mark.parametrize("option", ["--out", "--previous"])
def test_an_option_that_takes_one_file_is_refused_when_it_comes_again(capsys, option):
    words = ["report", "a.json", "--out", "report.xlsx", "--previous", "b.json", option, "c.xlsx"]
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert f"argument {option}: is given twice" in capsys.readouterr().err


def test_decisions_that_were_kept_are_in_the_next_report(english_plan, tmp_path):
    content = json.loads(json.dumps(english_plan.content))
    gap = next(found for found in content["findings"] if found["status"] == "no_evidence")
    content["decisions"] = [
        {
            "assessment_id": "a",
            "criterion": gap["criterion"],
            "passage_key": "",
            "action": "not_applicable",
            "before": "no_evidence",
            "after": "not_applicable",
            "reason": "Not ours",
            "reviewer": "Kari",
            "at": "2026-11-22T10:00:00+00:00",
            "model": "m",
            "framework_version": "1",
        }
    ]
    source, out = tmp_path / "result.json", tmp_path / "report.json"
    source.write_text(json.dumps(content), encoding="utf-8")
    assert main(["report", str(source), "--out", str(out)]) == 0
    kept = json.loads(out.read_text("utf-8"))
    assert kept["decisions"] == content["decisions"]
    assert kept["reviewed"] == [
        {"criterion": gap["criterion"], "status": "not_applicable", "strength": 0}
    ]


def test_a_decision_that_is_none_has_exit_code_2(english_plan, tmp_path, capsys):
    source = tmp_path / "result.json"
    source.write_text(json.dumps({**english_plan.content, "decisions": [{}]}), encoding="utf-8")
    assert main(["report", str(source), "--out", str(tmp_path / "report.csv")]) == 2
    assert "is not one" in capsys.readouterr().err


def test_a_plan_without_pages_is_not_asked_for_to_be_marked(english_plan, tmp_path, capsys):
    content = json.loads(json.dumps(english_plan.content))
    content["document"].update(name="plan.txt", pages=0)
    source = tmp_path / "text.json"
    source.write_text(json.dumps(content), encoding="utf-8")
    assert main(["report", str(source), "--out", str(tmp_path / "marked.pdf")]) == 3
    told = capsys.readouterr().err
    assert "plan.txt has no pages to mark; choose the Word or Excel report instead" in told
