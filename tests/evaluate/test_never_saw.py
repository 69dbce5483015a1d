"""The judge of a training that never saw a plan."""

import json

import pytest

from aligncheck.errors import UsageError
from aligncheck.evaluate.never_saw import LIST, judge_that_never_saw


def work(tmp_path):
    left_out = {"judge_fold0": ["Randaberg", "en_ris3_fjordland"], "judge_fold1": ["Luxembourg"]}
    (tmp_path / LIST).write_text(json.dumps(left_out), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("plan", "judge"),
    [
        ("nb_samfunnsdel_randaberg_2026-2040.pdf", "judge_fold0"),
        ("en_s3_luxembourg.pdf", "judge_fold1"),
        ("en_ris3_fjordland.txt", "judge_fold0"),
    ],
)
def test_whatever_a_labelled_set_calls_the_plan_its_judge_is_found(tmp_path, plan, judge):
    assert judge_that_never_saw(plan, work(tmp_path)) == tmp_path / judge


def test_a_plan_that_was_in_no_fold_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"nn_plan_lauvdal\.pdf"):
        judge_that_never_saw("nn_plan_lauvdal.pdf", work(tmp_path))


def test_without_a_finished_training_the_error_says_what_to_give(tmp_path):
    with pytest.raises(UsageError, match="aligncheck train"):
        judge_that_never_saw("en_s3_luxembourg.pdf", tmp_path)
