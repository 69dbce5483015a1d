"""`aligncheck report` with several results: side by side, or one plan's result given twice."""

import json

import pytest

from aligncheck.cli import main
from tests.terminal.commands import ENGLISH


def another_plan(english_plan, folder):
    """The result of a plan of another file under the same name."""
    content = json.loads(json.dumps(english_plan.content))
    content["document"]["sha256"] = "0" * 64
    path = folder / "other.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def decided(english_plan, path, *reasons):
    """The result with a decision on its first criterion for each reason."""
    content = json.loads(json.dumps(english_plan.content))
    criterion = content["findings"][0]["criterion"]
    same = {"criterion": criterion, "action": "accept", "reviewer": "Kari", "at": "2026-11-22"}
    content["decisions"] = [{**same, "reason": reason} for reason in reasons]
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_plan_whose_result_is_given_twice_counts_once_with_its_decisions(
    english_plan, tmp_path, capsys
):
    kept, out = decided(english_plan, tmp_path / "kept.json", "Our duty"), tmp_path / "out.json"
    for sources in ([english_plan.file, kept], [kept, english_plan.file]):
        words = [*map(str, sources), "--out", str(out), "--language", "en"]
        assert main(["report", *words]) == 0
        assert f"{ENGLISH.name} is given more than once" in capsys.readouterr().err
        content = json.loads(out.read_text("utf-8"))
        assert [item["reason"] for item in content["decisions"]] == ["Our duty"]


def test_of_two_results_of_one_plan_no_decision_is_dropped(english_plan, tmp_path, capsys):
    kept = [decided(english_plan, tmp_path / f"{name}.json", name) for name in ("one", "two")]
    words = [*map(str, kept), "--out", str(tmp_path / "both.docx")]
    assert main(["report", *words]) == 2
    assert "decisions that the other lacks; give one" in capsys.readouterr().err


def test_the_own_file_of_one_plan_is_refused_beside_several(english_plan, tmp_path, capsys):
    sources = [str(english_plan.file), str(another_plan(english_plan, tmp_path))]
    words = [*sources, "--plan", str(ENGLISH), "--out", str(tmp_path / "both.docx")]
    assert main(["report", *words]) == 2
    assert "--plan gives the own file of one plan, and there are 2" in capsys.readouterr().err


def test_several_results_stand_side_by_side(english_plan, tmp_path):
    from docx import Document

    out, both = tmp_path / "both.docx", tmp_path / "both.json"
    other = another_plan(english_plan, tmp_path)
    content = [english_plan.content, json.loads(other.read_text("utf-8"))]
    both.write_text(json.dumps(content), encoding="utf-8")
    for sources in ([both], [english_plan.file, other]):
        words = [*map(str, sources), "--out", str(out), "--language", "en"]
        assert main(["report", *words]) == 0
        text = [cell.text for table in Document(out).tables for cell in table._cells]
        assert any("2 of 2 plans cover" in told for told in text)
        assert any("(2) (p" in told for told in text)


def test_several_plans_in_a_format_for_one_have_exit_code_2(english_plan, tmp_path, capsys):
    sources = [str(english_plan.file), str(another_plan(english_plan, tmp_path))]
    words = [*sources, "--out", str(tmp_path / "both.pdf")]
    assert main(["report", *words]) == 2
    assert "docx or xlsx" in capsys.readouterr().err


def test_a_long_name_is_cut_side_by_side_as_alone(english_plan, tmp_path):
    content = json.loads(json.dumps(english_plan.content))
    content["document"] = {
        **content["document"],
        "name": f"{'lang_plan_' * 30}.pdf",
        "sha256": "0" * 64,
    }
    source, out = tmp_path / "long.json", tmp_path / "both.docx"
    source.write_text(json.dumps(content), encoding="utf-8")
    assert main(["report", str(source), str(english_plan.file), "--out", str(out)]) == 0
    title = pytest.importorskip("docx").Document(out).tables[0].rows[1].cells[0].text
    assert len(title) == 120
    assert title.startswith("lang plan lang")
    assert title.endswith("…")
