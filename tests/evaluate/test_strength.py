"""Strength of right labels."""

import pytest

from aligncheck.evaluate.strength import strength_report
from tests.evaluate.examples import passage, prediction


def report_of(*cases):
    """Cases are (annotated level, given strength)."""
    passages = [passage(f"p{n}", {"S3-01": level}) for n, (level, _) in enumerate(cases)]
    predictions = [
        prediction(f"p{n}", ["S3-01"], strength={"S3-01": strength})
        for n, (_, strength) in enumerate(cases)
    ]
    return strength_report(passages, predictions)


def test_one_level_off_is_within_one_and_two_are_not():
    report = report_of((3.0, 3), (3.0, 4), (3.0, 5), (2.5, 4))
    assert report.figure("within one level").value == 0.5
    assert report.figure("same level").value == 0.25


def test_committed_begins_at_three_and_halves_count_as_the_higher_level():
    report = report_of((2.0, 1), (2.5, 3), (3.0, 2), (4.0, 5))
    assert report.figure("committed or not").value == 0.75
    agreed = report.figure("committed or not, annotators agreed")
    assert (agreed.value, agreed.n) == (pytest.approx(2 / 3), 3)


def test_full_agreement_has_kappa_one_and_one_sided_answers_have_none():
    same = report_of((1.0, 1), (4.0, 4), (2.0, 2), (3.0, 3))
    assert same.figure("kappa committed").value == 1.0
    assert same.figure("kappa levels, quadratic").value == 1.0
    blind = report_of((1.0, 3), (4.0, 3), (2.0, 3), (3.0, 3))
    assert blind.figure("kappa committed").value == 0.0


def test_only_accepted_labels_count_and_disputed_ones_do_not():
    passages = [passage("a", {"S3-01": 3.0, "S3-02": 1.0}, disputed=["S3-03"])]
    given = {"S3-01": 3, "S3-03": 5}
    predictions = [prediction("a", ["S3-01", "S3-03"], strength=given)]
    assert strength_report(passages, predictions).figure("within one level").n == 1


def test_the_table_counts_each_level_against_each_strength():
    (table,) = report_of((1.0, 1), (1.0, 2), (5.0, 5)).tables
    assert table.rows[0] == ("level 1", 1, 1, 0, 0, 0)
    assert table.rows[4] == ("level 5", 0, 0, 0, 0, 1)


def test_nothing_right_means_nothing_to_measure():
    report = strength_report([passage("a", {"S3-01": 3.0})], [prediction("a", [])])
    assert report.figure("within one level").n == 0
