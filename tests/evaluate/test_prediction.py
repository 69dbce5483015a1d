"""Predictions asked of a judge or kept from training."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import labelled_criteria
from aligncheck.evaluate.prediction import (
    load_predictions,
    predict,
    predictions_of,
)
from tests.evaluate.examples import passage
from tests.evaluate.fake_judge import WordJudge

ROW = {"id": "a", "scores": {"EGD-05": 0.9}, "accepted": ["EGD-05"], "levels": {"EGD-05": 2.5}}


def written(folder, *rows):
    path = folder / "oof.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_forty_six_criteria_are_labelled_and_portfolio_principles_are_not():
    criteria = labelled_criteria()
    assert len(criteria) == 46
    assert not any(id.startswith("S3-P") for id in criteria)


def test_a_judge_gives_probabilities_accepted_criteria_and_their_strength():
    text = "Kommunen skal bygge sykkelveg langs fjorden, kanskje."
    (said,) = predict([passage("a", {}, text=text)], WordJudge())
    assert said.accepted == {"EGD-05", "SDG-11"}
    assert said.probability == {"EGD-05": 0.9, "SDG-11": 0.7, "S3-04": 0.3}
    assert set(said.strength) == said.accepted
    assert said.strength["EGD-05"] >= 2


def test_kept_predictions_are_read_by_id_with_levels_as_whole_strengths(tmp_path):
    known = load_predictions(written(tmp_path, ROW))
    assert known["a"].strength == {"EGD-05": 3}
    assert predictions_of([passage("a", {})], known) == (known["a"],)


def test_a_labelled_passage_without_prediction_is_an_error_that_names_it(tmp_path):
    known = load_predictions(written(tmp_path, ROW))
    with pytest.raises(UsageError, match=r"1 of 2 labelled passages have no prediction.*'b'"):
        predictions_of([passage("a", {}), passage("b", {})], known)


@pytest.mark.parametrize(
    "row",
    [
        {"id": "a"},
        {**ROW, "scores": {"EGD-05": "high"}},
        {**ROW, "scores": {"EGD-05": 1.5}},
        {**ROW, "accepted": "EGD-05"},
        {**ROW, "id": 7},
        [],
    ],
)
def test_a_bad_line_is_an_error_that_names_file_and_line(tmp_path, row):
    with pytest.raises(UsageError, match=r"oof\.jsonl, line 2: expected"):
        load_predictions(written(tmp_path, ROW, row))


@pytest.mark.parametrize("part", ["scores", "accepted", "levels"])
def test_a_criterion_that_is_not_labelled_is_an_error(tmp_path, part):
    row = {**ROW, "id": "b", part: ["EGD-5"] if part == "accepted" else {"EGD-5": 1}}
    with pytest.raises(UsageError, match=r"line 2: there is no criterion 'EGD-5'; .*EGD-05"):
        load_predictions(written(tmp_path, ROW, row))


def test_a_passage_with_two_predictions_is_an_error(tmp_path):
    with pytest.raises(UsageError, match="line 2: 'a' has a prediction already"):
        load_predictions(written(tmp_path, ROW, ROW))


def test_blank_lines_and_the_mark_of_windows_editors_are_no_fault(tmp_path):
    path = written(tmp_path, ROW)
    path.write_text(f"{json.dumps(ROW)}\n\n", encoding="utf-8-sig")
    assert list(load_predictions(path)) == ["a"]
