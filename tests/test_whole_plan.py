"""In a whole plan many goals may count as a commitment, and what is near from a floor on."""

from dataclasses import replace

import pytest

import aligncheck.assess
from aligncheck.assess import UNCERTAIN_STRENGTH, check
from aligncheck.assessment import CriterionStatus
from aligncheck.grading import whose
from aligncheck.grading.cue import CueName
from aligncheck.matching.match import Match, Why
from tests.sample_assessments import SMART
from tests.scripted_judge import (
    ScriptedJudge,
    checked,
    plan,
    statuses,
    strength_is_the_level,  # noqa: F401 -- every test here has it
)


def test_in_a_plan_the_likeliest_commitment_counts_where_no_passage_alone_is_one():
    (found, *_) = checked("S3-01 90 2.1", "S3-01 60 2.3", "S3-01 90 2.1").findings
    assert found.status is CriterionStatus.COVERED
    assert (found.evidence[0].strength, found.evidence[0].probability) == (3, 0.6)
    assert [item.strength for item in found.evidence] == [3, 2, 2]


def test_a_passage_that_counts_as_a_commitment_with_others_says_so_and_no_other_does():
    (found, *_) = checked("S3-01 90 2.1", "S3-01 60 2.3", "S3-01 90 2.1").findings
    cues = [[cue.name for cue in item.cues] for item in found.evidence]
    assert cues == [[CueName.COUNTS_TOGETHER, CueName.DEADLINE], *[[CueName.DEADLINE]] * 2]


def test_of_what_may_count_with_others_a_need_or_anothers_duty_gives_way(monkeypatch):
    monkeypatch.setattr(whose, "only_asks", lambda passage: "99" in passage.text)
    monkeypatch.setattr(whose, "binds", lambda passage: "60" in passage.text)
    (found, *_) = checked("S3-01 99 2.3", "S3-01 70 2.3", "S3-01 60 2.1").findings
    assert (found.evidence[0].strength, found.evidence[0].probability) == (3, 0.6)
    others = lambda passage, sami_owner: "99" in passage.text  # noqa: E731
    monkeypatch.setattr(aligncheck.assess, "is_of_others", others)
    (found, *_) = checked("S3-01 99 2.3", "S3-01 70 2.3").findings
    assert (found.evidence[0].strength, found.evidence[0].probability) == (3, 0.7)


def test_many_passages_that_may_be_commitments_are_together_likelier_to_hold_one():
    assert statuses(checked("S3-01 60 2.2"))["S3-01"] == "weak"
    assert statuses(checked(*["S3-01 60 2.2"] * 3))["S3-01"] == "covered"
    assert statuses(checked("S3-01 60 2.2", *["S3-01 30 1.9"] * 3))["S3-01"] == "covered"
    assert statuses(checked(*["S3-01 30 1.9"] * 3))["S3-01"] == "weak"


def test_only_the_eight_likeliest_passages_count_together_however_long_the_plan():
    assert statuses(checked(*["S3-01 60 2.04"] * 40))["S3-01"] == "weak"


def test_a_passage_that_is_rather_no_evidence_is_not_raised():
    assert statuses(checked(*["S3-01 54 2.4"] * 3))["S3-01"] == "weak"
    assert statuses(checked(*["S3-01 55 2.4"] * 3))["S3-01"] == "covered"


def test_without_a_trained_head_no_goals_count_together_as_a_commitment(monkeypatch):
    monkeypatch.setattr(aligncheck.assess, "grade", lambda match, passage: (2, ()))
    monkeypatch.setattr(aligncheck.assess, "commitment", lambda match, passage: 0.9)

    class OfExamples(ScriptedJudge):
        level: float | None = None

        def judge(self, passages, frameworks):
            return [(Match("S3-01", 0.9, True, Why(), self.level),) for _ in passages]

    judge = OfExamples()
    assert statuses(check(plan("x"), frameworks=(SMART,), judge=judge))["S3-01"] == "weak"
    judge.level = 2.9
    assert statuses(check(plan("x"), frameworks=(SMART,), judge=judge))["S3-01"] == "covered"


def test_what_is_hardly_a_commitment_or_hardly_evidence_covers_nothing():
    assert statuses(checked("S3-01 90 2.2"))["S3-01"] == "weak"
    assert statuses(checked("S3-01 20 2.9"))["S3-01"] == "weak"
    assert statuses(checked("S3-01 90 1.9"))["S3-01"] == "weak"


def test_what_has_hardly_any_chance_is_not_near():
    (found, *_) = checked("S3-01 0.2 3").findings
    assert (found.status, found.near_misses) == (CriterionStatus.NO_EVIDENCE, ())
    (found, *_) = checked("S3-01 0.2 3", "S3-01 0.3 3").findings
    assert [item.probability for item in found.near_misses] == [0.003]


def test_where_nothing_counts_the_nearest_three_may_be_weak_evidence_from_the_plans_floor_on():
    (found, *_) = checked(*(f"S3-01 {chance} 4" for chance in (14, 20, 10, 4, 25))).findings
    assert [item.probability for item in found.evidence] == [0.25, 0.2, 0.14]
    assert {item.strength for item in found.evidence} == {UNCERTAIN_STRENGTH}
    assert [item.probability for item in found.near_misses] == [0.1, 0.04]
    assert found.status is CriterionStatus.WEAK


def test_a_finding_is_a_possible_gap_only_where_a_trained_head_was_hardly_sure():
    (nearest, *_) = checked("S3-01 25 2").findings
    assert (nearest.status, nearest.is_uncertain) == (CriterionStatus.WEAK, True)

    class OfOwnCriteria(ScriptedJudge):
        def judge(self, passages, frameworks):
            return [(Match("OWN-01", 0.27, True, Why(), 2.0),) for _ in passages]

    own = replace(SMART, id="OWN", criteria=(replace(SMART.criteria[0], id="OWN-01"),))
    (accepted,) = check(plan("x"), frameworks=(own,), judge=OfOwnCriteria()).findings
    assert (accepted.status, accepted.is_uncertain) == (CriterionStatus.WEAK, False)


@pytest.mark.parametrize(
    ("chance", "terms", "strength"), [(0.49, (), 2), (0.49, ("gründer",), 4), (0.5, (), 4)]
)
def test_without_a_trained_head_an_unlikely_passage_covers_only_by_a_term(
    monkeypatch, chance, terms, strength
):
    monkeypatch.setattr(aligncheck.assess, "grade", lambda match, passage: (4, ()))
    monkeypatch.setattr(aligncheck.assess, "commitment", lambda match, passage: 0.0)

    class OfExamples(ScriptedJudge):
        def judge(self, passages, frameworks):
            return [(Match("S3-01", chance, True, Why(terms)),) for _ in passages]

    found, *_ = check(plan("x"), frameworks=(SMART,), judge=OfExamples()).findings
    assert found.strength == strength


def test_the_floor_is_lower_for_smart_specialisation_where_probabilities_are():
    assessment = checked("S3-01 2 3; EGD-01 2 3")
    assert statuses(assessment)["S3-01"] == "weak"
    assert statuses(assessment)["EGD-01"] == "no_evidence"


def test_in_a_plan_a_passage_counts_from_the_plans_threshold_on_with_its_own_strength():
    (found, *_) = checked("S3-01 40 4", "S3-01 28 5").findings
    assert [(item.probability, item.strength) for item in found.evidence] == [(0.4, 4)]
    assert [item.probability for item in found.near_misses] == [0.28]
    assert found.status is CriterionStatus.COVERED


def test_what_is_near_counts_for_nothing_beside_accepted_evidence():
    (found, *_) = checked("S3-01 20 5", "S3-01 60 1").findings
    assert [item.probability for item in found.evidence] == [0.6]
    assert [item.probability for item in found.near_misses] == [0.2]
