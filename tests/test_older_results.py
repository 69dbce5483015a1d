"""Results of earlier versions are read, and what is no result is refused with what to do."""

import math
from dataclasses import replace

import pytest

from aligncheck.contract import from_json, to_json
from aligncheck.errors import UsageError
from tests.kept_results import ORIGIN, labelled, through_json
from tests.sample_assessments import ANNEX, FILE, of_two_files, sample


def test_a_result_from_before_possible_gaps_had_a_key_is_still_read():
    content = through_json(to_json(sample()))
    for item in content["findings"]:
        del item["possible_gap"]
    assert from_json(content).findings == sample().findings


@pytest.mark.parametrize("files", [None, "no key"])
def test_a_result_from_before_files_had_a_key_knows_those_that_are_quoted(files):
    content = through_json(to_json(of_two_files()))
    content["document"]["files"] = files
    if files:
        del content["document"]["files"]
    assert from_json(content).document.files == (FILE, ANNEX)
    assert from_json(content).findings == of_two_files().findings


@pytest.mark.parametrize("files", ["plan.pdf", [1], {"plan.pdf": 1}, 3])
def test_a_result_with_files_that_are_none_says_what_to_do(files):
    content = through_json(to_json(sample()))
    content["document"]["files"] = files
    with pytest.raises(UsageError, match=r"the result is broken.*write it anew"):
        from_json(content)


def test_a_result_from_before_pages_had_labels_is_still_read():
    content = through_json(to_json(sample()))
    for item in content["findings"]:
        for passage in (*item["evidence"], *item["near_misses"]):
            del passage["page_label"]
    assert from_json(content).findings == sample().findings


@pytest.mark.parametrize("label", ["=1+1", "1\n2", "x" * 40, 23, ["23"]])
def test_a_result_with_a_label_that_is_none_says_what_to_do(label):
    content = through_json(to_json(labelled("23")))
    content["findings"][0]["evidence"][0]["page_label"] = label
    with pytest.raises(UsageError, match=r"the result is broken.*write it anew"):
        from_json(content)


def test_a_result_from_before_the_program_had_a_key_is_still_read_and_claims_none():
    content = through_json(to_json(sample()))
    for key in ("program", "profile", "ocr"):
        assert content.pop(key) is None
    back = from_json(content)
    assert (back.origin, back.findings) == (None, sample().findings)


@pytest.mark.parametrize("program", ["aligncheck", {"name": "aligncheck"}, 3])
def test_a_result_whose_program_is_none_says_what_to_do(program):
    content = through_json(to_json(replace(sample(), origin=ORIGIN)))
    content["program"] = program
    with pytest.raises(UsageError, match="write it anew"):
        from_json(content)


def test_a_result_from_before_the_order_had_a_key_has_its_passages_down_the_page():
    content = through_json(to_json(sample()))
    for item in content["findings"]:
        for told in (*item["evidence"], *item["near_misses"]):
            del told["order"]
    back = from_json(content)
    assert back.findings == sample().findings
    assert [passage.page for passage in back.document.passages] == [2, 3, 5, 7]


@pytest.mark.parametrize(
    "content", [{}, {"schema": "aligncheck/check/2"}, {"schema": None}, [], "text", None]
)
def test_what_is_no_result_is_refused_by_the_form_it_has(content):
    with pytest.raises(UsageError, match=r"aligncheck/check/1"):
        from_json(content)


@pytest.mark.parametrize("key", ["document", "model", "findings", "warnings"])
def test_a_result_without_one_of_its_parts_is_refused_by_its_name(key):
    content = through_json(to_json(sample()))
    del content[key]
    with pytest.raises(UsageError, match=key):
        from_json(content)


@pytest.mark.parametrize(
    ("place", "value", "told"),
    [
        (("model", "sha256"), None, "model.sha256 is null, where a text belongs"),
        (("decisions",), None, "decisions is null, where a list […] belongs"),
        (("frameworks",), None, "frameworks is null, where a list […] belongs"),
        (("document", "name"), 3, "document.name is 3, where a text belongs"),
        (
            ("findings", 0, "strength"),
            "4",
            'findings[0].strength is "4", where a whole number from 0 to 5 belongs',
        ),
        (("findings", 1, "false_gap_rate"), "x", "where a number from 0 to 1 or null belongs"),
        (("findings", 1, "false_gap_rate"), math.nan, "is NaN, where a number from 0 to 1"),
        (("findings", 0, "evidence", 0, "probability"), -5, "probability is -5, where a number"),
        (("findings", 0, "evidence", 0, "why", "similarity"), math.inf, "where a number belongs"),
        (("findings", 0, "evidence", 0, "page"), 10**30, "where a whole number from 0 to"),
        (("findings", 0, "criterion"), [], "findings[0].criterion is [], where a text belongs"),
        (("findings", 0, "evidence", 1, "kind"), "poem", "where one of "),
    ],
)
def test_a_field_of_a_result_that_is_none_is_named(place, value, told):
    content = through_json({**to_json(sample()), "decisions": []})
    *way, last = place
    part = content
    for key in way:
        part = part[key]
    part[last] = value
    with pytest.raises(UsageError) as failed:
        from_json(content)
    assert told in str(failed.value)


@pytest.mark.parametrize(
    ("key", "value"), [("findings", 3), ("document", []), ("model", {"x": 1}), ("warnings", None)]
)
def test_a_broken_result_is_a_usage_error_and_not_a_trace(key, value):
    content = through_json(to_json(sample()))
    content[key] = value
    with pytest.raises(UsageError):
        from_json(content)
