"""A profile leaves out what is not the plan's to answer, and no target outside it is suggested."""

from dataclasses import replace

import pytest

from aligncheck.assess import check
from aligncheck.assessment import coverage
from aligncheck.documents import Language
from aligncheck.errors import UsageError
from aligncheck.frameworks import Profile, find_framework
from aligncheck.matching.match import Suggestion
from tests.sample_assessments import GREEN, SMART, wording
from tests.scripted_judge import (
    NOTHING,
    ScriptedJudge,
    checked,
    plan,
    statuses,
    strength_is_the_level,  # noqa: F401 -- every test here has it
)


def _with_profile(framework, *applicable):
    text = wording("Små")
    return replace(framework, profiles=(Profile("small", text, text, applicable),))


def test_a_criterion_outside_the_profile_is_not_applicable_and_no_gap():
    small = _with_profile(SMART, "S3-01")
    assessment = checked("S3-02 90 5", frameworks=(small, GREEN), profile="small")
    assert statuses(assessment) == {
        "S3-01": "no_evidence",
        "S3-02": "not_applicable",
        "S3-07": "not_applicable",
        "EGD-01": "no_evidence",
        "EGD-02": "no_evidence",
    }
    assert coverage(assessment.of_framework("S3")).assessed == 1


def test_the_norwegian_profile_keeps_all_goals_and_leaves_out_targets():
    goals = find_framework("sdg")
    profile = goals.profile("regional-no")
    assessment = checked(NOTHING, frameworks=(goals,), profile="regional-no")
    assert coverage(assessment.findings).not_applicable == 0
    assert len(assessment.findings) == 17
    assert len(profile.applicable) == 94


def test_targets_outside_the_profile_are_not_suggested():
    goals = find_framework("sdg")
    within = "SDG-13.1"
    outside = next(
        sub.id
        for sub in goals.criterion("SDG-13").subcriteria
        if sub.id not in goals.profile("regional-no").applicable
    )

    class Suggesting(ScriptedJudge):
        def judge(self, passages, frameworks):
            both = (Suggestion(outside, 0.6), Suggestion(within, 0.3))
            found = super().judge(passages, frameworks)
            return [tuple(replace(match, targets=both) for match in row) for row in found]

    norwegian = plan("SDG-13 90 3")
    (passage,) = norwegian.passages
    english = replace(norwegian, passages=(replace(passage, language=Language.EN),))
    for document, profile, targets in (
        (norwegian, "regional-no", [within]),
        (norwegian, None, [within]),
        (norwegian, "all-targets", [outside, within]),
        (english, "regional-no", [within]),
        (english, None, [outside, within]),
    ):
        assessment = check(document, frameworks=(goals,), judge=Suggesting(), profile=profile)
        (evidence,) = assessment.findings[12].evidence
        assert [item.target for item in evidence.targets] == targets


def test_a_passage_that_is_only_near_serves_no_target():
    class Suggesting(ScriptedJudge):
        def judge(self, passages, frameworks):
            found = super().judge(passages, frameworks)
            fits = (Suggestion("SDG-13.1", 0.6),)
            return [tuple(replace(match, targets=fits) for match in row) for row in found]

    goals = find_framework("sdg")
    document = plan("SDG-13 90 3", "SDG-13 20 3")
    found = check(document, frameworks=(goals,), judge=Suggesting()).findings[12]
    assert [item.targets != () for item in (*found.evidence, *found.near_misses)] == [True, False]


def test_a_profile_that_no_framework_knows_is_refused_with_those_there_are():
    with pytest.raises(UsageError, match="regional-no"):
        checked(NOTHING, profile="regional")
