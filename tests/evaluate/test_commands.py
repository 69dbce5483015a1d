"""The command `evaluate`."""

import argparse
import json

import pytest

from aligncheck.evaluate.commands import add_evaluate_parser

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


def test_figures_can_be_kept_under_another_name(tmp_path):
    gold, said = files(tmp_path)
    options = ("--predictions", said, "--results", tmp_path, "--name", "round-2")
    run("passages", gold, *options)
    assert (tmp_path / "round-2.json").is_file()
