"""The ordinal model as it is stored and read."""

import json

import pytest

from aligncheck.errors import ModelError
from aligncheck.grading.ordinal import LEVEL, MODEL_FILE, OrdinalModel, Rung, load_model


def rung(bias, threshold=0.5, **weights):
    return Rung(bias, threshold, weights)


def test_the_strength_is_the_highest_rung_reached_with_all_below():
    model = OrdinalModel("1", (rung(9), rung(9), rung(-9), rung(9)), ())
    assert model.strength({}, None) == 3


def test_the_encoders_estimate_is_used_where_the_model_knows_it():
    by_signs = (rung(-9),) * 4
    with_level = tuple(Rung(-9.0, 0.5, {LEVEL: 9.0}) for _ in range(4))
    assert OrdinalModel("1", by_signs, with_level).strength({}, 4.0) == 5
    assert OrdinalModel("1", by_signs, with_level).strength({}, None) == 1
    assert OrdinalModel("1", by_signs, ()).strength({}, 4.0) == 1


def test_a_huge_score_is_no_overflow():
    assert rung(1e9).probability({}) == pytest.approx(1.0)
    assert rung(-1e9).probability({}) == pytest.approx(0.0)


def test_a_missing_model_is_an_error_that_names_the_file(tmp_path):
    with pytest.raises(ModelError, match=r"strength\.json is missing; .*git checkout -- models"):
        load_model(tmp_path)


@pytest.mark.parametrize("content", ["{", "{}", '{"version": 1, "by_signs": 3, "with_level": []}'])
def test_a_broken_model_is_an_error_that_names_the_file(tmp_path, content):
    path = tmp_path / MODEL_FILE
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(
        ModelError, match=r"strength\.json is no strength model; .*git checkout -- models"
    ):
        load_model(tmp_path)


def test_the_shipped_model_has_four_rungs_and_fits_in_two_hundred_kilobytes():
    model = load_model()
    assert len(model.by_signs) == 4
    assert len(json.dumps([dict(r.weights) for r in model.by_signs])) < 200_000
