"""Figures kept as JSON and compared with the last time."""

import json
import math

import pytest

from aligncheck.compare.figure import Better, Figure
from aligncheck.errors import UsageError
from aligncheck.evaluate.report import Report, Table, change, report_text
from aligncheck.evaluate.results import (
    Labels,
    Origin,
    comparison_note,
    last_result,
    last_values,
    result_json,
    store_result,
)
from aligncheck.frameworks import find_framework
from aligncheck.store.assessments import framework_hash

TABLE = Table("criteria", ("criterion", "F1"), (("S3-01", 0.5), ("S3-02", None)))


def report_with(value):
    figures = (
        Figure("micro F1", value, value - 0.01, value + 0.01, 12),
        Figure("nothing", math.nan, math.nan, math.nan, 0),
    )
    return Report(figures, (TABLE,), ("12 passages.",), "documents")


def origin(labels="a", how="out of fold"):
    return Origin(how, "words", "1", "0" * 64, (find_framework("egd"),), (Labels("g", labels, 12),))


def test_a_stored_result_says_figure_interval_model_framework_and_labels(tmp_path):
    path = store_result(result_json("passages", report_with(0.75), origin()), tmp_path / "new")
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["figures"]["micro F1"] == {
        "value": 0.75,
        "low": 0.74,
        "high": 0.76,
        "n": 12,
        "better": "higher",
    }
    assert content["figures"]["nothing"]["value"] is None
    assert content["model"] == {"name": "words", "version": "1", "sha256": "0" * 64}
    assert content["labels"] == [{"file": "g", "sha256": "a", "n": 12}]
    assert content["frameworks"][0]["id"] == "EGD"
    assert content["frameworks"][0]["sha256"] == framework_hash(find_framework("egd"))
    assert content["tables"]["criteria"]["rows"] == [["S3-01", 0.5], ["S3-02", None]]


def test_the_same_figures_give_the_same_bytes(tmp_path):
    content = result_json("passages", report_with(0.75), origin())
    first = store_result(content, tmp_path).read_bytes()
    assert store_result(content, tmp_path).read_bytes() == first


def test_the_next_run_shows_what_rose_and_what_fell(tmp_path):
    store_result(result_json("passages", report_with(0.7), origin()), tmp_path)
    last = last_values(last_result("passages", tmp_path))
    assert "▲ 0.050" in report_text(report_with(0.75), last)
    assert "▼ 0.010 worse" in report_text(report_with(0.69), last)
    assert last_result("other", tmp_path) is None


@pytest.mark.parametrize(
    ("before", "better", "shown"),
    [
        (0.4, Better.HIGHER, "▲ 0.100"),
        (0.4, Better.LOWER, "▲ 0.100 worse"),
        (0.6, Better.LOWER, "▼ 0.100"),
        (0.5, Better.HIGHER, "="),
        (None, Better.HIGHER, ""),
    ],
)
def test_a_change_says_its_direction_and_whether_it_is_for_the_worse(before, better, shown):
    assert change(Figure("x", 0.5, 0.4, 0.6, 9, better), before) == shown


def test_results_on_other_labels_are_compared_with_care():
    before = result_json("passages", report_with(0.7), origin())
    other = result_json("passages", report_with(0.7), origin(labels="b", how="held back"))
    assert "other labels and way: compare with care" in comparison_note(before, other)
    assert "compare with care" not in comparison_note(before, before)
    assert "before" in comparison_note(None, other)


def test_a_broken_result_file_is_an_error_that_names_it(tmp_path):
    (tmp_path / "passages.json").write_text("{", encoding="utf-8")
    with pytest.raises(UsageError, match=r"passages\.json is no result"):
        last_result("passages", tmp_path)


def test_the_text_lines_up_figures_and_shows_what_could_not_be_measured():
    text = report_text(report_with(0.75), {})
    assert "micro F1   0.750  0.740 – 0.760  12" in text
    assert "nothing        –" in text
    assert "── criteria" in text
    assert text.endswith("Intervals: 1,000 draws of documents.\n")
