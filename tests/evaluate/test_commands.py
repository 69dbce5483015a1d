"""The command `evaluate`."""

import argparse
import json
from pathlib import Path

import pytest

from aligncheck.errors import DocumentError, UsageError
from aligncheck.evaluate import results
from aligncheck.evaluate.commands import add_evaluate_parser
from aligncheck.matching import trained
from aligncheck.store.versions import checking_version
from tests.documents.build import text_pdf
from tests.evaluate.fake_judge import WordJudge

GOLD = {"id": "a", "lang": "nb", "text": "…", "labels": {"EGD-05": [3, 3]}, "source": "Plan"}
SAID = {"id": "a", "scores": {"EGD-05": 0.9}, "accepted": ["EGD-05"], "levels": {"EGD-05": 3}}


def run(*arguments):
    parser = argparse.ArgumentParser()
    add_evaluate_parser(parser.add_subparsers())
    given = parser.parse_args(["evaluate", *map(str, arguments)])
    return given.command(given)


def files(folder):
    gold, said = folder / "gold.jsonl", folder / "oof.jsonl"
    gold.write_text(json.dumps(GOLD), encoding="utf-8")
    said.write_text(json.dumps(SAID), encoding="utf-8")
    return gold, said


@pytest.mark.parametrize("measure", ["passages", "strength", "calibration", "false-friends"])
def test_out_of_fold_predictions_are_measured_printed_and_stored(tmp_path, capsys, measure):
    gold, said = files(tmp_path)
    assert run(measure, gold, "--predictions", said, "--results", tmp_path) == 0
    shown = capsys.readouterr().out
    assert "out of fold, grouped by document" in shown
    stored = json.loads((tmp_path / f"{measure}.json").read_text(encoding="utf-8"))
    assert stored["how"] == "out of fold, grouped by document"
    assert stored["labels"][0]["file"] == "gold.jsonl"


def test_a_second_run_is_compared_with_the_first(tmp_path, capsys):
    gold, said = files(tmp_path)
    run("passages", gold, "--predictions", said, "--results", tmp_path)
    said.write_text(json.dumps({**SAID, "accepted": []}), encoding="utf-8")
    run("passages", gold, "--predictions", said, "--results", tmp_path, "--no-store")
    assert "▼ 1.000 worse" in capsys.readouterr().out
    run("passages", gold, "--predictions", said, "--results", tmp_path)
    assert "▼ 1.000 worse" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("measure", "content"),
    [
        ("passages", ""),
        ("strength", "\n"),
        ("pairs", ""),
        ("targets", ""),
        ("documents", '{"doc": "plan.txt", "criteria": {}}'),
    ],
)
def test_a_file_without_labels_is_no_result(tmp_path, measure, content):
    gold, plan = tmp_path / "gold.json", tmp_path / "plan.txt"
    gold.write_text(content, encoding="utf-8")
    plan.write_text("Kommunen skal bygge ny sykkelveg langs fjorden.", encoding="utf-8")
    plans = ("--plans", tmp_path) if measure == "documents" else ()
    with pytest.raises(UsageError, match=r"gold\.json holds no label"):
        run(measure, gold, *plans, "--results", tmp_path)
    assert not (tmp_path / f"{measure}.json").exists()


def test_figures_can_be_kept_under_another_name(tmp_path):
    gold, said = files(tmp_path)
    options = ("--predictions", said, "--results", tmp_path, "--name", "round-2")
    run("passages", gold, *options)
    assert (tmp_path / "round-2.json").is_file()


def test_figures_on_passages_picked_at_random_stand_beside_those_on_all(tmp_path):
    gold, said = files(tmp_path)
    rows = [{**GOLD, "picked": "term"}, {**GOLD, "id": "b", "labels": {}, "picked": "random"}]
    gold.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    said.write_text("\n".join(json.dumps({**SAID, "id": id}) for id in "ab"), encoding="utf-8")
    options = ("--predictions", said, "--results", tmp_path)
    run("passages", gold, *options)
    run("passages", gold, *options, "--picked", "random")
    every, part = (
        json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("passages", "passages-random")
    )
    assert every["figures"]["precision"]["value"] == 0.5
    assert (part["figures"]["precision"]["value"], part["labels"][0]["n"]) == (0.0, 1)
    assert part["notes"][0] == "Only passages that were picked as «random»."
    with pytest.raises(UsageError, match="picked as 'rare': they say random, term"):
        run("passages", gold, *options, "--picked", "rare")


def test_a_result_names_the_program_that_it_was_made_with(tmp_path):
    gold, said = files(tmp_path)
    run("passages", gold, "--predictions", said, "--results", tmp_path)
    stored = json.loads((tmp_path / "passages.json").read_text(encoding="utf-8"))
    assert stored["program_sha256"] == checking_version()


def test_judges_are_named_or_taken_from_a_work_folder_not_both(tmp_path, capsys):
    plan = ["documents", tmp_path / "plan.json", "--plans", tmp_path]
    with pytest.raises(SystemExit):
        run(*plan, "--judges", tmp_path, "--work", tmp_path)
    assert "not allowed with argument --judges" in capsys.readouterr().err


class FoldJudge(WordJudge):
    def __init__(self, folder):
        super().__init__()
        self.folder = folder or Path()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "by the stored model, which may have been trained"),
        (("--judge", "j"), "by the judge named, which may have been trained"),
        (("--judges", "j"), "by the judges named for each plan"),
        (("--judges", "j", "--held-back"), "held back"),
    ],
)
def test_a_result_says_which_judges_were_named(tmp_path, capsys, monkeypatch, options, told):
    monkeypatch.setattr(trained, "TrainedJudge", FoldJudge)
    (tmp_path / "plan.txt").write_text("Kommunen skal bygge ny sykkelveg.", encoding="utf-8")
    read = {"EGD-05": {"status": "covered", "best_level": 3, "quotes": []}}
    labels = tmp_path / "plan.json"
    labels.write_text(json.dumps({"doc": "plan.txt", "criteria": read}), encoding="utf-8")
    run("documents", labels, "--plans", tmp_path, "--no-store", *options)
    assert f"· {told}" in capsys.readouterr().out.splitlines()[0]


def test_a_scan_is_refused_without_an_option_that_evaluate_does_not_have(tmp_path, monkeypatch):
    monkeypatch.setattr(trained, "TrainedJudge", FoldJudge)
    text_pdf(tmp_path / "scan.pdf", [])
    labels = tmp_path / "plan.json"
    read = {"EGD-05": {"status": "covered", "best_level": 3, "quotes": []}}
    labels.write_text(json.dumps({"doc": "scan.pdf", "criteria": read}), encoding="utf-8")
    with pytest.raises(DocumentError, match="is measured without OCR") as told:
        run("documents", labels, "--plans", tmp_path, "--no-store")
    assert "--ocr" not in str(told.value)


def test_a_plan_is_graded_by_the_strength_model_that_never_saw_it(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(trained, "TrainedJudge", FoldJudge)
    text = "Kommunen skal bygge ny sykkelveg langs fjorden innen 2030."
    (tmp_path / "nb_plan.txt").write_text(text, encoding="utf-8")
    read = {"EGD-05": {"status": "covered", "best_level": 3, "quotes": []}}
    labels, work = tmp_path / "nb_plan.json", tmp_path / "work"
    labels.write_text(json.dumps({"doc": "nb_plan.txt", "criteria": read}), encoding="utf-8")
    work.mkdir()
    (work / "never_saw.json").write_text(json.dumps({"judge_fold0": ["nb_plan"]}), encoding="utf-8")
    command = ("documents", labels, "--plans", tmp_path, "--work", work, "--no-store")

    def agreement():
        run(*command)
        shown = capsys.readouterr().out.splitlines()
        return next(line for line in shown if line.strip().startswith("status agreement"))

    assert "1.000" in agreement()
    rungs = [{"bias": -9.0, "threshold": 0.5, "weights": {}}] * 4
    model = {"version": "0", "by_signs": rungs, "with_level": []}
    (work / "judge_fold0" / "strength").mkdir(parents=True)
    path = work / "judge_fold0" / "strength" / "strength.json"
    path.write_text(json.dumps(model), encoding="utf-8")
    assert "0.000" in agreement()


def test_own_labels_do_not_take_the_place_of_the_shipped_figures(tmp_path, capsys, monkeypatch):
    gold, said = files(tmp_path)
    monkeypatch.setattr(results, "RESULTS", tmp_path / "shipped")
    run("passages", gold, "--predictions", said)
    shipped = (tmp_path / "shipped" / "passages.json").read_bytes()
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps({**GOLD, "labels": {"EGD-05": 2}}), encoding="utf-8")
    capsys.readouterr()
    with pytest.raises(UsageError, match=r"passages\.json .*--results FOLDER.*--name.*--replace"):
        run("passages", own, "--predictions", said)
    assert capsys.readouterr().out == ""
    assert (tmp_path / "shipped" / "passages.json").read_bytes() == shipped
    run("passages", own, "--predictions", said, "--no-store")
    run("passages", own, "--predictions", said, "--name", "own")
    run("passages", own, "--predictions", said, "--results", tmp_path / "my-figures")
    assert (tmp_path / "shipped" / "passages.json").read_bytes() == shipped
    assert (tmp_path / "my-figures" / "passages.json").is_file()


def test_figures_on_the_same_labels_are_renewed_wherever_the_labels_lie(tmp_path):
    gold, said = files(tmp_path)
    run("passages", gold, "--predictions", said, "--results", tmp_path)
    said.write_text(json.dumps({**SAID, "accepted": []}), encoding="utf-8")
    moved = gold.rename(tmp_path / "moved.jsonl")
    run("passages", moved, "--predictions", said, "--results", tmp_path)
    stored = json.loads((tmp_path / "passages.json").read_text(encoding="utf-8"))
    assert stored["labels"][0]["file"] == "moved.jsonl"


def test_figures_are_replaced_when_labels_were_changed_on_purpose(tmp_path):
    gold, said = files(tmp_path)
    options = ("--predictions", said, "--results", tmp_path)
    run("passages", gold, *options)
    gold.write_text(json.dumps({**GOLD, "labels": {"EGD-05": 2}}), encoding="utf-8")
    run("passages", gold, *options, "--replace")
    run("passages", gold, *options)


def test_figures_never_take_the_name_of_a_file_of_another_kind(tmp_path):
    gold, said = files(tmp_path)
    (tmp_path / "speed.json").write_text('{"seconds": 1}', encoding="utf-8")
    with pytest.raises(UsageError, match=r"speed\.json"):
        run("passages", gold, "--predictions", said, "--results", tmp_path, "--name", "speed")


def test_labels_that_are_missing_are_named_before_anything_else(tmp_path):
    gold, said = files(tmp_path)
    run("passages", gold, "--predictions", said, "--results", tmp_path)
    with pytest.raises(UsageError, match=r"gone\.jsonl cannot be read"):
        run("passages", tmp_path / "gone.jsonl", "--results", tmp_path)
