"""Figures and their intervals."""

import math

import numpy as np
import pytest

from aligncheck.compare.figure import measure, ratio, share, summed_by_unit


def test_a_share_has_its_value_inside_its_interval():
    hits = np.array([1.0, 0.0] * 50)
    figure = share("half", hits, np.ones(100))
    assert figure.value == 0.5
    assert figure.n == 100
    assert 0.38 < figure.low < 0.45 < 0.55 < figure.high < 0.62


def test_the_same_counts_give_the_same_interval_every_time():
    hits = np.array([1.0, 0.0, 1.0, 1.0] * 3)
    assert share("a", hits, np.ones(12)) == share("a", hits, np.ones(12))


def test_documents_drawn_as_a_whole_give_a_wider_interval_than_single_passages():
    hits = np.array([1.0] * 50 + [0.0] * 50)
    ones = np.ones(100)
    single = share("passages", hits, ones)
    documents = np.arange(100) // 10
    sums = summed_by_unit(documents, np.stack([hits, ones], axis=1))
    whole = share("documents", sums[:, 0], sums[:, 1])
    assert whole.value == single.value
    assert whole.high - whole.low > 2 * (single.high - single.low)


def test_nothing_to_measure_is_not_a_number_rather_than_zero():
    figure = share("none", np.zeros(0), np.zeros(0))
    assert (math.isnan(figure.value), figure.n) == (True, 0)
    without_cases = share("no cases", np.zeros(3), np.zeros(3))
    assert math.isnan(without_cases.value)


def test_a_ratio_without_a_whole_is_not_a_number():
    shares = ratio(np.array([1.0, 0.0]), np.array([2.0, 0.0]))
    assert shares[0] == 0.5
    assert math.isnan(shares[1])


def test_a_draw_without_any_case_does_not_spoil_the_interval():
    counts = np.array([[1.0, 5.0]] * 4 + [[0.0, 1.0]] + [[0.0, 0.0]] * 200)
    figure = measure("rare", counts, lambda s: ratio(s[:, 0], s[:, 1]), n=21)
    assert figure.low <= figure.value <= figure.high < 1.0


def test_no_error_in_many_cases_is_rare_rather_than_impossible():
    none = share("none", np.zeros(344), np.ones(344))
    assert (none.value, none.low) == (0.0, 0.0)
    assert none.high == pytest.approx(0.011, abs=0.0005)
    every = share("all", np.ones(20), np.ones(20))
    assert (every.value, every.high) == (1.0, pytest.approx(1.0))
    assert every.low == pytest.approx(0.839, abs=0.0005)


def test_few_cases_or_few_units_have_no_interval():
    few_cases = share("cases", np.array([1.0, 0.0] * 4), np.ones(8))
    few_units = share("units", np.array([9.0, 2.0]), np.array([20.0, 20.0]))
    empty_units = share("rows", np.array([9.0] + [0.0] * 99), np.array([30.0] + [0.0] * 99))
    for figure in (few_cases, few_units, empty_units, share("one", np.ones(1), np.ones(1))):
        assert math.isnan(figure.low)
        assert math.isnan(figure.high)
        assert not math.isnan(figure.value)
