"""The whole way with a judge that needs no model: statuses, gaps and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

import aligncheck.assess
from aligncheck.assess import NEAR_MISSES, Stage, check
from aligncheck.assessment import CriterionStatus, coverage
from aligncheck.documents import Document, Kind, Status, message_for
from aligncheck.errors import DocumentError, UsageError
from aligncheck.frameworks import find_framework
from aligncheck.matching.as_trained import is_as_trained
from tests.sample_assessments import GREEN, SMART, wording
from tests.scripted_judge import (
    NOTHING,
    ScriptedJudge,
    checked,
    plan,
    statuses,
    strength_is_the_level,  # noqa: F401 -- every test here has it
)


def test_a_criterion_is_covered_from_strength_three_and_weak_below():
    assessment = checked("S3-01 90 3", "S3-02 90 2", "S3-07 1 5; EGD-01 90 5; EGD-02 60 1")
    assert statuses(assessment) == {
        "S3-01": "covered",
        "S3-02": "weak",
        "S3-07": "no_evidence",
        "EGD-01": "covered",
        "EGD-02": "weak",
    }


def test_one_strong_passage_covers_and_many_weak_ones_do_not():
    weak = ["S3-01 99 2"] * 20
    assert statuses(checked(*weak))["S3-01"] == "weak"
    assert statuses(checked(*weak, "S3-01 51 3"))["S3-01"] == "covered"


def test_of_one_strength_the_owners_own_passages_stand_before_anothers_duty(monkeypatch):
    others = lambda passage, sami_owner: "99" in passage.text  # noqa: E731
    monkeypatch.setattr(aligncheck.assess, "is_of_others", others)
    (found, *_) = checked("S3-01 99 3", "S3-01 60 3", "S3-01 90 2", "S3-01 70 3").findings
    assert [item.probability for item in found.evidence] == [0.7, 0.6, 0.99, 0.9]


def test_a_passage_that_stands_word_for_word_in_another_on_its_page_is_listed_once():
    quote = "S3-01 70 2.0 ; EGD-01 80 3.0"
    document = plan(f"{quote} ; S3-02 60 2.0", quote, f"{quote};")
    first, again, elsewhere = document.passages
    again = replace(again, page=first.page)
    document = replace(document, passages=(first, again, elsewhere))
    found = check(document, frameworks=(SMART, GREEN), judge=ScriptedJudge()).findings
    said = {each.criterion: [item.passage for item in each.evidence] for each in found}
    assert said["S3-01"] == said["EGD-01"] == [first, elsewhere]
    stronger = replace(again, text="S3-01 70 2.0; EGD-01 90 4.0")
    document = replace(document, passages=(first, stronger))
    found = check(document, frameworks=(GREEN,), judge=ScriptedJudge()).findings
    assert [item.passage for item in found[0].evidence] == [stronger, first]


def test_the_strength_of_a_finding_is_that_of_its_strongest_passage():
    found = checked("S3-01 90 2; S3-02 90 1", "S3-01 60 4").findings
    assert [item.strength for item in found[:3]] == [4, 1, 0]


def test_all_accepted_evidence_is_listed_strongest_first_then_most_probable():
    (found, *_) = checked("S3-01 60 2", "S3-01 70 4", "S3-01 90 2", "S3-01 55 4").findings
    order = [(item.strength, item.probability) for item in found.evidence]
    assert order == [(4, 0.7), (4, 0.55), (2, 0.9), (2, 0.6)]
    assert found.near_misses == ()


def test_a_gap_shows_the_nearest_passages_that_were_not_accepted_and_its_error_rate():
    chances = ("1", "1.3", "1.2", "1.2", "1")
    found, *_ = checked(
        *(f"S3-01 {chance} 3" for chance in chances), frameworks=(find_framework("s3"),)
    ).findings
    assert found.status is CriterionStatus.NO_EVIDENCE
    assert found.evidence == ()
    assert [item.probability for item in found.near_misses] == pytest.approx([0.013, 0.012, 0.012])
    assert len(found.near_misses) == NEAR_MISSES
    assert found.false_gap_rate == 0.2


def test_only_a_gap_has_an_error_rate_and_only_where_it_was_measured():
    built_in = (find_framework("s3"), find_framework("egd"))
    assessment = checked("S3-01 90 3", frameworks=built_in)
    rates = {found.criterion: found.false_gap_rate for found in assessment.findings}
    assert (rates["S3-01"], rates["S3-02"], rates["EGD-01"]) == (None, 0.2, None)


def test_a_rate_measured_on_the_built_in_texts_says_nothing_of_ones_own_under_the_same_id():
    rates = {found.false_gap_rate for found in checked(NOTHING).of_framework("S3")}
    assert rates == {None}


def test_a_rate_measured_on_the_built_in_words_and_examples_says_nothing_of_changed_ones():
    s3 = find_framework("s3")
    first, second, third, *others = s3.criteria
    changed = (
        replace(first, terms={**first.terms, "nb": ("eget",)}),
        replace(second, probes={}),
        replace(third, requirements=(), question=wording("?")),
    )
    assessment = checked(NOTHING, frameworks=[replace(s3, criteria=(*changed, *others))])
    rates = [found.false_gap_rate for found in assessment.findings[:4]]
    assert rates == [None, None, 0.2, 0.2]
    assert is_as_trained(s3, changed[0])


def test_findings_come_in_the_order_of_the_frameworks():
    assert [f.criterion for f in checked(NOTHING).findings] == [
        "S3-01", "S3-02", "S3-07", "EGD-01", "EGD-02"
    ]  # fmt: skip


def test_coverage_counts_each_criterion_once():
    counts = coverage(checked("S3-01 90 3; S3-02 90 1").of_framework("S3"))
    assert (counts.covered, counts.weak, counts.no_evidence, counts.assessed) == (1, 1, 1, 3)


def test_two_frameworks_with_the_same_criterion_are_refused_by_its_id():
    with pytest.raises(UsageError, match="S3-01"):
        checked(NOTHING, frameworks=(SMART, replace(SMART, id="COPY")))


def test_two_frameworks_with_one_id_are_refused_by_it():
    other = replace(GREEN, id="S3")
    with pytest.raises(UsageError, match="frameworks have the id S3"):
        checked(NOTHING, frameworks=(SMART, other))


def test_no_framework_at_all_is_refused():
    with pytest.raises(UsageError, match="at least one"):
        checked(NOTHING, frameworks=())


@pytest.mark.parametrize("status", [Status.NO_TEXT, Status.ENCRYPTED, Status.EMPTY])
def test_a_document_without_text_is_an_error_that_names_it_and_says_what_to_do(status):
    with pytest.raises(DocumentError) as caught:
        check(plan(status=status), frameworks=(SMART,), judge=ScriptedJudge())
    assert str(caught.value) == f"plan.pdf: {message_for(status)}"


def test_a_document_of_headings_only_is_not_said_to_be_read_whole():
    with pytest.raises(DocumentError, match="ingen løpende tekst"):
        check(plan("Mål", kind=Kind.HEADING), frameworks=(SMART,), judge=ScriptedJudge())


def test_headings_and_running_lines_are_no_evidence():
    document = plan("S3-01 90 5", kind=Kind.HEADER)
    body = replace(document.passages[0], kind=Kind.BULLET, text="S3-02 90 5")
    document = replace(document, passages=(*document.passages, body))
    assessment = check(document, frameworks=(SMART,), judge=ScriptedJudge())
    assert statuses(assessment)["S3-01"] == "no_evidence"
    assert statuses(assessment)["S3-02"] == "covered"


def test_a_path_is_read_by_the_reader_that_is_given():
    asked = []

    def read(path: Path) -> Document:
        asked.append(path)
        return plan("S3-01 90 3")

    path = Path("en plan.pdf")
    assessment = check(path, frameworks=(SMART,), judge=ScriptedJudge(), read=read)
    assert asked == [path]
    assert statuses(assessment)["S3-01"] == "covered"


def test_progress_goes_from_reading_through_judging_to_grading():
    told = []
    check(
        Path("plan.pdf"),
        frameworks=(SMART,),
        judge=ScriptedJudge(),
        read=lambda path: plan(*["S3-01 90 3"] * 300),
        progress=lambda stage, share: told.append((stage, share)),
    )
    stages = [stage for stage, _ in told]
    assert stages == sorted(stages, key=list(Stage).index)
    assert told[0] == (Stage.READING, 0.0)
    assert told[-1] == (Stage.GRADING, 1.0)
    shares = [share for stage, share in told if stage is Stage.JUDGING]
    assert shares == sorted(shares)
    assert len(shares) == 4


def test_the_warnings_of_the_document_stand_in_the_assessment():
    document = replace(plan(NOTHING), warnings=("pictures:2",))
    assert check(document, frameworks=(SMART,), judge=ScriptedJudge()).warnings == ("pictures:2",)
