"""What people decide stands beside the machine's result and never changes it."""

from dataclasses import replace

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import apply_decisions, in_force, passage_key, standing
from tests.sample_assessments import (
    INVESTORS,
    NEAR,
    STEERING,
    WIND,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    sample,
)


def reviewed(*decisions):
    result = apply_decisions(sample(), decisions)
    assert result.assessment == sample()
    return {found.finding.criterion: found for found in result.findings}


def test_without_decisions_the_machine_speaks():
    found = reviewed()["S3-01"]
    assert (found.status, found.strength, found.is_decided) == (None, None, False)
    assert found.current_status is CriterionStatus.COVERED
    assert len(found.evidence) == 2


def test_a_rejected_passage_no_longer_counts_but_stays_in_the_result():
    found = reviewed(decision("S3-01", "reject", STEERING))["S3-01"]
    assert [item.evidence.passage for item in found.evidence] != [STEERING]
    assert found.current_strength == 3
    assert found.finding.strength == 4


def test_rejecting_all_evidence_makes_a_gap():
    found = reviewed(decision("S3-07", "reject", INVESTORS))["S3-07"]
    assert (found.status, found.strength) == (CriterionStatus.NO_EVIDENCE, 0)


def test_a_reviewer_can_change_the_strength_of_a_passage():
    found = reviewed(decision("S3-07", "strength", INVESTORS, after="3", before="2"))["S3-07"]
    assert (found.status, found.strength) == (CriterionStatus.COVERED, 3)
    assert found.finding.status is CriterionStatus.WEAK


def test_a_near_miss_can_cover_the_gap():
    found = reviewed(decision("S3-02", "covers_gap", NEAR, after="3"))["S3-02"]
    assert found.current_status is CriterionStatus.COVERED
    assert [item.evidence.passage for item in found.evidence] == [NEAR]


def test_who_says_that_it_covers_decides_however_weak_the_machine_graded_it():
    for noted in ("1", "", "0"):  # "1" is what was noted before the strength was raised
        found = reviewed(decision("S3-02", "covers_gap", NEAR, after=noted))["S3-02"]
        assert (found.status, found.strength) == (CriterionStatus.COVERED, 3)
        assert found.evidence[0].current_strength == 3
    stronger = reviewed(decision("S3-02", "covers_gap", NEAR, after="4"))["S3-02"]
    assert stronger.strength == 4


def test_a_strength_set_after_that_stands_and_undo_brings_the_gap_back():
    covers = decision("S3-02", "covers_gap", NEAR, after="1")
    lowered = reviewed(covers, decision("S3-02", "strength", NEAR, after="2"))["S3-02"]
    assert (lowered.status, lowered.strength) == (CriterionStatus.WEAK, 2)
    taken_back = reviewed(covers, decision("S3-02", "undo", NEAR))["S3-02"]
    assert taken_back.status is None
    assert taken_back.evidence == ()


def test_really_missing_takes_away_what_was_shown_until_somebody_accepts_a_passage():
    missing = decision("S3-07", "really_missing")
    found = reviewed(missing)["S3-07"]
    assert (found.status, found.strength) == (CriterionStatus.NO_EVIDENCE, 0)
    assert found.evidence == ()
    again = reviewed(missing, decision("S3-07", "covers_gap", INVESTORS, after="3"))["S3-07"]
    assert (again.status, again.strength) == (CriterionStatus.COVERED, 3)
    assert reviewed(missing, decision("S3-07", "undo"))["S3-07"].evidence != ()


def test_really_missing_takes_away_a_near_miss_that_was_accepted_before():
    covers = decision("S3-02", "covers_gap", NEAR, after="3", reviewer="Anne")
    missing = decision("S3-02", "really_missing", reviewer="Bjørn")
    other = elsewhere(NEAR, page=9)
    near = [evidence("S3-02", spot, 1, 0.3) for spot in (NEAR, other)]
    plan = assessment([finding("S3-02", missed=near)])
    for later in ((), (decision("S3-02", "reject", other, reviewer="Bjørn"),)):
        (found,) = apply_decisions(plan, (covers, missing, *later)).findings
        assert (found.current_status, found.evidence) == (CriterionStatus.NO_EVIDENCE, ())
        assert covers in found.decisions


def test_a_criterion_that_is_set_aside_or_called_a_gap_has_no_evidence():
    for action in ("not_applicable", "reject"):
        found = reviewed(decision("S3-01", action))["S3-01"]
        assert found.evidence == ()
        assert len(found.passages) == 2


def test_a_possible_gap_stays_one_until_a_person_accepts_a_passage_or_judges_the_criterion():
    spots = (INVESTORS, WIND)
    doubtful = [evidence("S3-07", spot, strength=2, probability=0.1) for spot in spots]
    plan = assessment([finding("S3-07", doubtful, missed=[evidence("S3-07", NEAR, 1, 0.05)])])

    def may_be_gap(*decisions):
        return apply_decisions(plan, decisions).findings[0].may_be_gap

    rejected = decision("S3-07", "reject", INVESTORS)
    assert may_be_gap()
    assert may_be_gap(rejected)
    assert may_be_gap(decision("S3-07", "reject", NEAR))
    accepted = decision("S3-07", "accept", WIND, after="2")
    assert not may_be_gap(rejected, accepted)
    assert may_be_gap(rejected, accepted, decision("S3-07", "undo", WIND))
    assert not may_be_gap(decision("S3-07", "accept"))


def test_a_gap_can_be_confirmed_and_a_criterion_set_aside():
    found = reviewed(decision("S3-02", "really_missing"), decision("S3-07", "not_applicable"))
    assert found["S3-02"].status is CriterionStatus.NO_EVIDENCE
    assert found["S3-07"].status is CriterionStatus.NOT_APPLICABLE


def test_only_an_accepted_passage_reopens_a_criterion_that_was_set_aside():
    aside = decision("S3-01", "not_applicable")
    rejected = decision("S3-01", "reject", STEERING, reviewer="Ola")
    graded = decision("S3-01", "strength", WIND, reviewer="Ola", after="5")
    for later in ((rejected,), (graded,), (rejected, graded)):
        found = reviewed(aside, *later)["S3-01"]
        assert (found.status, found.strength) == (CriterionStatus.NOT_APPLICABLE, 0)
    for action in ("accept", "covers_gap"):
        opened = reviewed(aside, rejected, decision("S3-01", action, WIND, after="3"))["S3-01"]
        assert (opened.status, opened.strength) == (CriterionStatus.COVERED, 3)
    accepted = decision("S3-01", "accept", WIND, after="3")
    assert reviewed(aside, accepted, rejected)["S3-01"].status is CriterionStatus.COVERED
    missing = reviewed(aside, rejected, decision("S3-01", "really_missing"))["S3-01"]
    assert missing.status is CriterionStatus.NO_EVIDENCE


def test_undo_takes_back_the_same_reviewers_latest_decision_on_the_same_thing():
    rows = [
        decision("S3-07", "reject", INVESTORS),
        decision("S3-07", "accept", INVESTORS, reviewer="Ola"),
        decision("S3-07", "undo", INVESTORS),
    ]
    assert [row.reviewer for row in standing(rows)] == ["Ola"]
    assert standing([decision("S3-07", "undo", INVESTORS)]) == ()


def test_undo_takes_back_the_decision_made_last_whichever_draft_was_taken_over_first():
    january = carried("reject", draft="A", at="2026-01-10T10:00:00+01:00")
    march = carried("accept", draft="B", at="2026-03-10T10:00:00+01:00")
    undo = decision("S3-07", "undo", INVESTORS)
    for taken_over in ([march, january], [january, march]):
        assert standing(taken_over)[-1] == march
        assert standing([*taken_over, undo]) == (january,)
        assert standing([*taken_over, undo, undo]) == ()
        own = decision("S3-07", "accept", INVESTORS)
        assert standing([own, *taken_over, undo]) == (january, march)


def carried(action, *, draft, at):
    """A decision on the same passage that was made on an earlier draft."""
    return replace(decision("S3-07", action, INVESTORS), at=at, carried_from=draft)


def test_undo_of_everything_gives_the_machine_its_word_back():
    found = reviewed(decision("S3-07", "not_applicable"), decision("S3-07", "undo"))["S3-07"]
    assert found.status is None


def test_a_decision_on_something_the_assessment_lacks_is_kept_aside():
    elsewhere_made = decision("S3-99", "reject")
    result = apply_decisions(sample(), [elsewhere_made])
    assert result.unplaced == (elsewhere_made,)


def test_the_key_of_a_passage_is_its_text_and_place_and_survives_a_new_file_name():
    assert passage_key(STEERING) == passage_key(elsewhere(STEERING, file="annet.pdf"))
    assert passage_key(STEERING) != passage_key(elsewhere(STEERING, page=4))
    assert passage_key(STEERING) != passage_key(elsewhere(STEERING, text="Noe annet."))
    assert len(passage_key(elsewhere(STEERING, page=None, boxes=(), text="\ud800"))) == 64


def test_a_decision_holds_until_a_later_one_takes_its_place():
    aside, missing = decision("S3-02", "not_applicable"), decision("S3-02", "really_missing")
    covers, rejected = decision("S3-02", "covers_gap", NEAR), decision("S3-02", "reject", NEAR)
    assert in_force([aside, rejected]) == (True, True)
    assert in_force([aside, covers]) == (False, True)
    assert in_force([covers, missing]) == (False, True)
    assert in_force([missing, covers, rejected]) == (False, False, True)
