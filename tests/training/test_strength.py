"""Fitting the strength model on labelled passages."""

import pytest

from aligncheck.evaluate.gold import GoldPassage
from aligncheck.grading.ordinal import load_model
from aligncheck.training.strength import (
    fit_strength,
    fit_without,
    grade_out_of_fold,
    save_model,
    strength_rows,
)

DEEDS = ("et fond", "en skole", "et team", "en rute", "et bibliotek", "en bro", "et senter")


def gold(number, text, level):
    return GoldPassage(
        f"p{number}", "nb", text, {"SDG-11": level}, frozenset(), "goal", f"plan {number % 5}"
    )


@pytest.fixture(scope="module")
def passages():
    wishes = [f"Vi ønsker {deed} og bør vurdere det." for deed in DEEDS]
    measures = [f"Kommunen skal etablere {deed}." for deed in DEEDS]
    mentions = [f"Det ble bygd {deed} i 2009." for deed in DEEDS]
    texts = [(t, 2.0) for t in wishes] + [(t, 3.0) for t in measures] + [(t, 1.0) for t in mentions]
    return [gold(number, text, level) for number, (text, level) in enumerate(texts)]


def test_what_the_model_has_learnt_it_grades_right(passages):
    rows = strength_rows([*passages] * 6)
    model = fit_strength(rows)
    strengths = [model.strength(row.values, None) for row in rows]
    assert strengths == [row.target for row in rows]


def test_the_same_rows_give_the_same_model(passages):
    rows = strength_rows(passages)
    assert fit_strength(rows) == fit_strength(rows)


def test_no_row_is_graded_by_a_model_that_saw_its_document(passages):
    rows = strength_rows(passages)
    folds = [int(row.group.removeprefix("plan ")) for row in rows]
    everything = grade_out_of_fold(rows, (), folds)
    copies = [row for row in rows if row.group == "plan 0"] * 50
    assert grade_out_of_fold(rows, copies, folds)[0] == everything[0]


def test_a_fold_is_left_without_the_levels_of_its_documents(passages):
    rows = strength_rows(passages)
    others = [row for row in rows if row.group not in ("plan 0", "plan 3")]
    assert fit_without({"plan 0", "plan 3"}, rows) == fit_strength(others) != fit_strength(rows)


def test_a_level_between_two_rungs_counts_half_for_each():
    rows = strength_rows([gold(n, "Kommunen skal etablere et fond.", 2.5) for n in range(40)])
    rung = fit_strength(rows).by_signs[1]
    assert rung.probability(rows[0].values) == pytest.approx(0.5, abs=0.02)


def test_a_saved_model_is_read_back_as_it_was(tmp_path, passages):
    model = fit_strength(strength_rows(passages), version="7")
    save_model(model, tmp_path / "strength" / "strength.json")
    assert load_model(tmp_path) == model


def test_the_encoders_levels_stand_by_passage_and_criterion(passages):
    levels = {"p0": {"SDG-11": 1.5, "SDG-13": 3.5}, "p1": {"SDG-11": 2.0, "SDG-13": 2.0}}
    rows = strength_rows(passages, levels=levels)
    assert (rows[0].level, rows[2].level) == (1.5, None)
    assert fit_strength(rows).with_level
