"""Stated probabilities against what held."""

import pytest

from aligncheck.evaluate.calibration import calibration_report
from tests.evaluate.examples import passage, prediction


def report_of(*cases):
    """Cases are (stated probability, whether it holds)."""
    passages = [
        passage(f"p{n}", {"S3-01": 3.0} if held else {}) for n, (_, held) in cases_of(cases)
    ]
    predictions = [
        prediction(f"p{n}", ["S3-01"], probability={"S3-01": stated})
        for n, (stated, _) in cases_of(cases)
    ]
    return calibration_report(passages, predictions)


def cases_of(cases):
    return list(enumerate(cases))


def error(report):
    return report.figure("calibration error, kept matches").value


def test_eight_in_ten_of_those_marked_zero_point_eight_is_no_error():
    cases = [(0.8, n < 8) for n in range(10)]
    assert error(report_of(*cases)) == pytest.approx(0.0)


def test_too_sure_in_every_bin_is_the_mean_distance():
    cases = [(0.9, n < 5) for n in range(10)] + [(0.2, False) for n in range(10)]
    assert error(report_of(*cases)) == pytest.approx((0.4 + 0.2) / 2)


def test_the_reliability_table_has_ten_bins_with_what_was_stated_and_what_held():
    (table,) = report_of((0.95, True), (1.0, False), (0.11, False)).tables
    assert len(table.rows) == 10
    assert table.rows[9] == ("0.9–1.0", 2, 0.975, 0.5)
    assert table.rows[5] == ("0.5–0.6", 0, None, None)


def test_disputed_labels_and_probabilities_below_the_floor_are_left_out():
    passages = [passage("a", {}, disputed=["S3-01"])]
    said = [prediction("a", [], probability={"S3-01": 0.9, "S3-02": 0.001, "S3-03": 0.3})]
    report = calibration_report(passages, said)
    assert report.figure("calibration error, kept matches").n == 1
    assert report.figure("calibration error, accepted evidence").n == 0
