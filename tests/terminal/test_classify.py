"""`aligncheck classify`: one line out for each line in, or nothing at all."""

import json

import pytest

from aligncheck.cli import main
from aligncheck.contract import match_to_json
from aligncheck.frameworks import builtin_frameworks
from aligncheck.matching.match import Match, Why
from tests.terminal.commands import run

KEYS = list(match_to_json(Match("S3-01", 0.5, True, Why()), 1, ()))
LINES = (
    {"id": "nb-1", "text": "Fylkestinget skal halvere klimagassutslippene innen 2030."},
    {"id": 2, "text": "The quay in the town centre has three bollards.", "language": "en"},
    {"id": "nn-1", "text": "Heradet skal kutte klimagassutsleppa med 55 prosent innan 2030."},
    {"id": None, "text": " \t "},
    {"id": "again", "text": "Fylkestinget skal halvere klimagassutslippene innen 2030."},
)


def written(tmp_path, *lines: str):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def classified(whole_model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("classify")
    source = written(folder, *(json.dumps(line, ensure_ascii=False) for line in LINES))
    out = folder / "out.jsonl"
    done = run("classify", source, out)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in out.read_text("utf-8").splitlines()]


def test_each_line_comes_out_in_its_place_with_its_id(classified):
    assert [row["id"] for row in classified] == [line["id"] for line in LINES]
    assert all(list(row) == ["id", "language", "evidence"] for row in classified)


def test_the_language_is_the_one_given_or_the_one_found(classified):
    assert [row["language"] for row in classified[:3]] == ["nb", "en", "nn"]


def test_evidence_has_the_keys_of_the_contract_and_a_strength(classified):
    known = {criterion.id for one in builtin_frameworks() for criterion in one.criteria}
    evidence = [item for row in classified for item in row["evidence"]]
    assert evidence
    for item in evidence:
        assert list(item) == KEYS
        assert item["criterion"] in known
        assert 0 < item["probability"] <= 1
        assert 1 <= item["strength"] <= 5


def test_a_goal_to_cut_emissions_is_evidence_in_both_forms_of_norwegian(classified):
    for row in (classified[0], classified[2]):
        assert {"SDG-13", "EGD-01"} <= {item["criterion"] for item in row["evidence"]}


def test_a_passage_on_nothing_has_no_evidence_and_neither_has_white_space(classified):
    assert classified[1]["evidence"] == []
    assert classified[3]["evidence"] == []


def test_the_same_text_has_the_same_evidence(classified):
    assert classified[0]["evidence"] == classified[4]["evidence"]


def test_one_framework_may_be_chosen(whole_model, tmp_path, capsys):
    source = written(tmp_path, json.dumps(LINES[0]))
    out = tmp_path / "out.jsonl"
    assert main(["classify", str(source), str(out), "--framework", "egd"]) == 0
    (row,) = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert {item["criterion"][:3] for item in row["evidence"]} == {"EGD"}
    assert "1 passage judged" in capsys.readouterr().err


GOOD = json.dumps(LINES[0])


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "not a JSON object"),
        ("[1]", "expected"),
        ('{"text": "uten id"}', "expected"),
        ('{"id": 1}', "expected"),
        ('{"id": 1, "text": 3}', "expected"),
        ('{"id": 1, "text": "x", "language": "sv"}', "sv"),
        ('{"id": 1, "text": "x", "language": ["nb"]}', "none of nb, nn, en"),
        ('{"id": 1, "text": "\\ud800"}', "half a character"),
        ('{"id": 1, "text": "x", "n": ' + "9" * 5000 + "}", "not a JSON object"),
        ("[" * 100_000, "not a JSON object"),
        (json.dumps({"id": 1, "text": "a" * 3_000_000}), "passages of at most 20000"),
    ],
    ids=range(11),
)
def test_a_bad_line_is_named_by_its_number_and_nothing_is_written(tmp_path, capsys, bad, why):
    source = written(tmp_path, GOOD, "", GOOD, bad, GOOD)
    out = tmp_path / "out.jsonl"
    assert main(["classify", str(source), str(out)]) == 2
    told = capsys.readouterr().err
    assert f"{source}, line 4: " in told
    assert why in told
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_an_old_result_stays_when_the_new_input_is_bad(tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("gammelt", encoding="utf-8")
    assert main(["classify", str(written(tmp_path, "{")), str(out)]) == 2
    assert out.read_text("utf-8") == "gammelt"


def test_an_input_that_is_missing_or_no_utf_8_has_exit_code_2(tmp_path, capsys):
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"id": 1, "text": "å"}'.encode("latin-1"))
    for path, why in ((latin, "not UTF-8"), (tmp_path / "none.jsonl", "cannot be read")):
        assert main(["classify", str(path), str(tmp_path / "out.jsonl")]) == 2
        assert why in capsys.readouterr().err


def test_a_mark_at_the_start_of_the_file_and_windows_line_ends_do_no_harm(whole_model, tmp_path):
    source = tmp_path / "windows.jsonl"
    source.write_bytes(b"\xef\xbb\xbf" + f"{GOOD}\r\n{GOOD}\r\n".encode())
    out = tmp_path / "out.jsonl"
    assert main(["classify", str(source), str(out), "--framework", "s3-p"]) == 0
    assert len(out.read_text("utf-8").splitlines()) == 2


def test_an_empty_input_gives_an_empty_result(whole_model, tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["classify", str(written(tmp_path, "")), str(out)]) == 0
    assert out.read_text("utf-8") == ""
