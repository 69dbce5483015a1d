"""`aligncheck report --take-over`: the last draft's decisions in a report on the new one."""

import json
from dataclasses import replace

import pytest

from aligncheck.cli import main
from aligncheck.compare import agreement, verdicts
from aligncheck.contract import from_json
from aligncheck.decisions import passage_key
from aligncheck.terminal.taken_over import with_decisions_of
from tests.sample_assessments import (
    INVESTORS,
    assessment,
    decision,
    evidence,
    finding,
    passage,
    sample,
)


def reviewed(english_plan, path):
    """The kept result with a verdict on its first passage and one on a whole criterion."""
    content = json.loads(json.dumps(english_plan.content))
    content["document"]["name"] = "draft1.pdf"
    found = next(item for item in from_json(content).findings if item.evidence)
    told = {
        "assessment_id": "a",
        "criterion": found.criterion,
        "before": "3",
        "reason": "Not ours",
        "reviewer": "Kari",
        "at": "2026-11-22T10:00:00+00:00",
        "model": "m",
        "framework_version": "1",
    }
    key = passage_key(found.evidence[0].passage)
    content["decisions"] = [
        {**told, "passage_key": key, "action": "reject", "after": "rejected"},
        {**told, "passage_key": "", "action": "not_applicable", "after": "not_applicable"},
    ]
    path.write_text(json.dumps(content), encoding="utf-8")
    return content["decisions"]


def report(english_plan, *words):
    return main(["report", str(english_plan.file), *map(str, words)])


@pytest.mark.parametrize(
    ("language", "taken", "left"),
    [
        ("nb", "Vurderinger overtatt fra «draft1.pdf»: 1", "Vurderingen gjelder hele kriteriet"),
        ("nn", "Vurderingar overtekne frå «draft1.pdf»: 1", "Vurderinga gjeld heile kriteriet"),
        ("en", "Decisions carried over from “draft1.pdf”: 1", "The decision is on the whole"),
    ],
)
def test_what_fits_is_taken_over_and_the_rest_is_named(
    english_plan, tmp_path, capsys, language, taken, left
):
    before, out = tmp_path / "before.json", tmp_path / "report.json"
    made = reviewed(english_plan, before)
    words = ["--previous", before, "--take-over", "--out", out, "--language", language]
    assert report(english_plan, *words) == 0
    told = capsys.readouterr().err
    assert taken in told
    assert f"  {made[1]['criterion']}  {left}" in told
    (kept,) = json.loads(out.read_text("utf-8"))["decisions"]
    carried = {"carried_from": "draft1.pdf", "carried_by": "", "carried_at": ""}
    assert kept == {**made[0], "assessment_id": "", **carried}
    again = tmp_path / "again.json"
    words = ["--previous", before, "--take-over", "--out", again]
    assert main(["report", str(out), *map(str, words)]) == 0
    assert again.read_bytes() == out.read_bytes()


@pytest.mark.parametrize(
    ("previous", "why"),
    [
        (None, "--take-over needs --previous RESULT.json"),
        ("plan.pdf", "--take-over needs --previous RESULT.json"),
        ("result.json", "holds no decisions; the JSON that the app gives"),
    ],
)
def test_without_decisions_to_take_over_it_has_exit_code_2(
    english_plan, tmp_path, capsys, previous, why
):
    words = ["--take-over", "--out", tmp_path / "report.docx"]
    if previous:
        before = tmp_path / previous
        before.write_bytes(english_plan.file.read_bytes())
        words += ["--previous", before]
    assert report(english_plan, *words) == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / "report.docx").exists()


def test_reviewers_whose_decisions_came_by_different_ways_are_compared():
    first = decision("S3-07", "reject", INVESTORS)
    second = decision("S3-07", "accept", INVESTORS, reviewer="Ola")
    kept = replace(first, assessment_id="b2", carried_from="Utkast 1")
    _, decisions = with_decisions_of((sample(), [first, second]), (sample(), [kept]), "nb")
    assert [item.reviewer for item in decisions] == ["Kari", "Ola"]
    assert agreement(verdicts(decisions)).units == 1


def test_nothing_in_a_kept_result_steers_the_terminal(capsys):
    spot = passage("Ny \x1b[31mtekst \x9b2J.", 2)
    old = assessment([finding("S3-07", [evidence("S3-07", spot, 2)])], name="d\x1b]0;x\x07.pdf")
    with_decisions_of((old, [decision("S3-07", "reject", spot)]), (sample(), []), "en")
    told = capsys.readouterr().err
    assert ": “Ny" in told
    assert all(sign.isprintable() or sign == "\n" for sign in told)
