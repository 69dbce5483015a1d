"""The JSON that others script against: its keys, and the way back."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from aligncheck.assessment import Suggestion
from aligncheck.compare import Change, compare_drafts
from aligncheck.contract import SCHEMA, from_json, match_to_json, to_json
from aligncheck.documents import CitedPage, cited_pages
from aligncheck.documents.document import with_files
from aligncheck.matching.match import Match, Why
from tests.kept_results import ORIGIN, labelled, through_json
from tests.sample_assessments import (
    ANNEX,
    FILE,
    NEAR,
    STEERING,
    WIND,
    assessment,
    elsewhere,
    evidence,
    finding,
    sample,
)

DOCS = Path(__file__).resolve().parents[1] / "docs" / "contracts.md"


def documented(section: str) -> str:
    """The text of docs/contracts.md between a heading with this word and the next one."""
    parts = re.split(r"^## ", DOCS.read_text("utf-8"), flags=re.MULTILINE)
    return next(part for part in parts if section in part.splitlines()[0])


def words_in_ticks(text: str) -> list[str]:
    return re.findall(r"`([a-z_0-9]+)`", text)


@pytest.fixture
def rich():
    """The sample with a suggested target in one piece of evidence."""
    told = replace(evidence("S3-01", STEERING), targets=(Suggestion("SDG-9.5", 0.4),))
    first, *others = sample().findings
    return assessment([replace(first, evidence=(told, *first.evidence)), *others])


def test_an_assessment_comes_back_from_its_json_with_all_findings(rich):
    content = through_json(to_json(rich))
    back = from_json(content, frameworks=rich.frameworks)
    assert back.findings == rich.findings
    assert (back.model, back.warnings, back.frameworks) == (
        rich.model,
        rich.warnings,
        rich.frameworks,
    )
    assert replace(back.document, passages=()) == replace(rich.document, passages=())
    assert set(back.document.passages) <= set(rich.document.passages)


def test_writing_what_was_read_gives_the_same_json(rich):
    content = through_json(to_json(rich))
    again = to_json(from_json(content, frameworks=rich.frameworks))
    assert json.dumps(through_json(again)) == json.dumps(content)


def test_the_keys_are_those_of_the_documentation(rich):
    content = to_json(rich)
    rows = re.findall(r"^\| `(\w+)` \|", documented("aligncheck check"), flags=re.MULTILINE)
    assert list(content) == rows
    assert content["schema"] == SCHEMA
    assert SCHEMA in documented("aligncheck check")


def test_the_keys_of_a_finding_and_of_a_passage_are_documented(rich):
    text = documented("aligncheck check")
    about_finding = text[text.index("A finding:") : text.index("A passage:")]
    about_passage = text[text.index("A passage:") :]
    found = to_json(rich)["findings"][0]
    assert set(found) <= set(words_in_ticks(about_finding))
    passage = found["evidence"][0]
    assert set(passage) <= set(words_in_ticks(about_passage))
    nested = {"name", "text", "terms", "probe", "similarity"}
    assert nested <= set(words_in_ticks(about_passage))
    document = to_json(rich)["document"]
    row = next(line for line in text.splitlines() if line.startswith("| `document`"))
    assert set(document) == set(words_in_ticks(row)) - {"document"}


def test_the_keys_of_a_finding_are_exactly_these(rich):
    found = to_json(rich)["findings"][0]
    assert list(found) == [
        "criterion", "framework", "status", "strength", "pages", "false_gap_rate", "possible_gap",
        "evidence", "near_misses",
    ]  # fmt: skip
    assert list(found["evidence"][0]) == [
        "text", "file", "kind", "page", "page_label", "order", "boxes", "heading", "language",
        "probability", "strength", "cues", "why", "targets",
    ]  # fmt: skip


def test_a_finding_of_only_uncertain_passages_is_a_possible_gap():
    doubtful = finding("S3-07", [evidence("S3-07", STEERING, strength=2, probability=0.1)])
    content = to_json(assessment([doubtful, finding("S3-02")]))
    assert [item["possible_gap"] for item in content["findings"]] == [True, False]


def with_an_unquoted_annex():
    """A plan whose first file is quoted; nothing in its annex is, and its scan was not read."""
    annex = elsewhere(NEAR, file=ANNEX)
    plan = assessment([finding("S3-01", [evidence("S3-01", STEERING)])], passages=[annex])
    return replace(plan, document=with_files(plan.document, [FILE, ANNEX, "skannet.pdf"]))


def test_all_files_of_the_plan_are_listed_and_come_back_also_those_that_are_not_quoted():
    content = through_json(to_json(with_an_unquoted_annex()))
    assert content["document"]["files"] == [FILE, ANNEX, "skannet.pdf"]
    back = from_json(content)
    assert back.document.files == (FILE, ANNEX, "skannet.pdf")
    assert to_json(back)["document"] == content["document"]


def test_a_report_made_from_the_result_cites_as_one_made_from_the_plan():
    plan = with_an_unquoted_annex()
    back = from_json(through_json(to_json(plan)), frameworks=plan.frameworks)
    told = [cited_pages([STEERING], of.document.files) for of in (plan, back)]
    assert told == [(CitedPage(3, file=FILE),)] * 2


@pytest.mark.parametrize("label", ["23", "iv", "22–23", "", None])
def test_the_printed_number_of_a_page_comes_back(label):
    back = from_json(through_json(to_json(labelled(label))))
    assert back.findings == labelled(label).findings


def test_a_result_tells_program_profile_and_ocr_and_they_come_back():
    told = replace(sample(), origin=ORIGIN)
    content = through_json(to_json(told))
    assert content["program"] == {"name": "aligncheck", "version": "1.2.3", "sha256": "cd" * 32}
    assert (content["profile"], content["ocr"]) == ("regional-no", True)
    assert from_json(content).origin == ORIGIN
    assert json.dumps(to_json(from_json(content, frameworks=told.frameworks))) == (
        json.dumps(content)
    )


def test_the_keys_of_the_program_are_documented():
    program = to_json(replace(sample(), origin=ORIGIN))["program"]
    rows = documented("aligncheck check").splitlines()
    row = next(line for line in rows if line.startswith("| `program`"))
    assert set(program) <= set(words_in_ticks(row))


def test_passages_come_back_in_the_order_in_which_the_plan_is_read():
    late = replace(NEAR, page=7, boxes=())  # above WIND by its place, but read after it
    told = [finding("S3-01", [evidence("S3-01", late), evidence("S3-01", WIND)])]
    read = assessment(told, passages=(WIND, late))
    assert from_json(through_json(to_json(read))).document.passages == (WIND, late)


def test_a_result_that_was_read_back_has_no_passage_moved():
    back = from_json(through_json(to_json(sample())), frameworks=sample().frameworks)
    changes = {item.change for item in compare_drafts(back, sample()).criteria}
    assert changes == {Change.UNCHANGED}


def test_an_accepted_match_of_a_loose_passage_has_the_documented_keys():
    content = match_to_json(Match("S3-01", 0.9, True, Why()), 3, ())
    documented_keys = re.search(r'"evidence": \[\{(.*?)\}\]', documented("classify"))
    assert documented_keys is not None
    assert list(content) == re.findall(r'"(\w+)"', documented_keys[1])


def test_a_passage_that_serves_two_frameworks_is_a_connection():
    connections = to_json(sample())["connections"]
    assert [item["criteria"] for item in connections] == [["S3-01", "EGD-01"]]
    assert connections[0]["page"] == 7


def test_connections_come_by_page_and_place():
    early, late = replace(STEERING, page=1), replace(STEERING, page=2, text="A later one.")
    both = [finding(id, [evidence(id, late), evidence(id, early)]) for id in ("S3-01", "EGD-01")]
    connections = to_json(assessment(both))["connections"]
    assert [item["page"] for item in connections] == [1, 2]


def test_of_the_plan_only_the_quotes_come_back_and_how_many_passages_were_judged(rich):
    content = to_json(replace(rich, judged=812))
    assert content["document"]["passages_judged"] == 812
    back = from_json(through_json(content))
    assert (back.judged, back.only_quotes) == (812, True)
    del content["document"]["passages_judged"]
    assert from_json(content).judged is None
