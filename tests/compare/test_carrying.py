"""Decisions of an earlier draft: what is carried to the new one, and what is to be looked at."""

from dataclasses import replace

import pytest

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import Carrying, WhyLeft, carry_decisions
from aligncheck.contract import from_json, to_json
from aligncheck.decisions import apply_decisions, passage_key
from tests.sample_assessments import (
    INVESTORS,
    NEAR,
    SMART,
    STEERING,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    passage,
    sample,
    wording,
)

DRAFT = "Utkast 1"
NEW = "Et avsnitt som er nytt i planen."


def on_page(spot, page):
    return elsewhere(spot, page=page, boxes=passage("", page).boxes)


MOVED = on_page(INVESTORS, 9)
NEAR_MOVED = on_page(NEAR, 4)


def next_draft(*, covered=MOVED, near=NEAR_MOVED, spare=()):
    """The sample's next draft: all passages stand on other pages."""
    return assessment(
        [
            finding("S3-01", [evidence("S3-01", on_page(STEERING, 8), 4)]),
            finding("S3-02", missed=[evidence("S3-02", near, 1, 0.3)], rate=0.21),
            finding("S3-07", [evidence("S3-07", covered, 2)]),
        ],
        passages=spare,
        name="utkast2.pdf",
    )


def carried(made, new=None, known=()):
    return carry_decisions(sample(), made, new or next_draft(), known, draft=DRAFT)


def why(made, new=None):
    found = carried(made, new)
    assert found.decisions == ()
    return [item.why for item in found.left]


def current(new, *decisions):
    found = apply_decisions(new, decisions)
    assert found.unplaced == ()
    return {item.finding.criterion: item for item in found.findings}


def test_a_verdict_goes_with_its_words_to_another_page_and_says_where_it_comes_from():
    made = decision("S3-07", "strength", INVESTORS, after="4", reason="Har frist.")
    (now,) = carried([made]).decisions
    assert now.passage_key == passage_key(MOVED)
    assert (now.reviewer, now.at, now.reason) == (made.reviewer, made.at, made.reason)
    assert (now.is_carried, now.carried_from) == (True, DRAFT)
    found = current(next_draft(), now)["S3-07"]
    assert (found.current_status, found.current_strength) == (CriterionStatus.COVERED, 4)


def test_a_gap_stays_covered_by_a_passage_that_still_stands():
    found = carried([decision("S3-02", "covers_gap", NEAR, after="3")])
    status = current(next_draft(), *found.decisions)["S3-02"].current_status
    assert (status, found.left) == (CriterionStatus.COVERED, ())


@pytest.mark.parametrize(
    "text",
    ["Vi ønsker å møte private investorer sjeldnere.", "Vi ønsker å møte investorer oftere."],
)
def test_a_changed_word_is_enough_for_the_decision_to_be_looked_at_again(text):
    new = next_draft(covered=passage(text, 5), spare=[passage(NEW, 6)])
    assert why([decision("S3-07", "accept", INVESTORS)], new) == [WhyLeft.CHANGED]


def test_a_draft_known_by_its_quotes_only_is_not_said_to_have_changed_a_passage():
    made = [decision("S3-02", "covers_gap", NEAR, after="3")]
    whole = next_draft(near=passage(NEW, 2), spare=[NEAR_MOVED])
    kept = from_json(to_json(whole))
    assert NEAR_MOVED not in kept.document.passages
    assert why(made, kept) == [WhyLeft.NOT_FOUND]


def test_a_decision_on_a_passage_that_the_earlier_draft_does_not_show_is_not_said_to_have_changed():
    new = next_draft(spare=[passage(NEW, 6)])
    assert why([decision("S3-07", "accept", STEERING)], new) == [WhyLeft.NOT_FOUND]


def of_framework(id, draft):
    """The draft with its findings under another framework that has criteria of the same ids."""
    findings = tuple(replace(item, framework=id) for item in draft.findings)
    return replace(draft, findings=findings, frameworks=(replace(SMART, id=id),))


@pytest.mark.parametrize("kept_as", [lambda draft: draft, lambda draft: from_json(to_json(draft))])
def test_a_criterion_of_the_same_id_in_another_framework_takes_over_nothing(kept_as):
    old, new = (
        kept_as(of_framework("HELSE", sample())),
        kept_as(of_framework("REISE", next_draft())),
    )
    made = [decision("S3-07", "accept", INVESTORS), decision("S3-02", "not_applicable")]
    found = carry_decisions(old, made, new, draft=DRAFT)
    assert found.decisions == ()
    assert [item.why for item in found.left] == [WhyLeft.OTHER_CRITERION] * 2
    assert [item.passage for item in found.left] == [INVESTORS, None]


def with_criteria(**changes):
    """The next draft under a later version of the framework with those words in each criterion."""
    criteria = tuple(replace(item, **changes) for item in SMART.criteria)
    return replace(next_draft(), frameworks=(replace(SMART, version="2.0", criteria=criteria),))


@pytest.mark.parametrize("changed", ["label", "asks"])
def test_a_criterion_that_is_worded_differently_now_is_decided_on_anew(changed):
    made = [decision("S3-07", "accept", INVESTORS)]
    assert why(made, with_criteria(**{changed: wording("Reiseliv")})) == [WhyLeft.OTHER_CRITERION]
    looked_again = decision("S3-07", "reject", MOVED, reviewer="Ola")
    new = with_criteria(**{changed: wording("Reiseliv")})
    assert carried(made, new, [looked_again]) == Carrying((), ())


@pytest.mark.parametrize(
    "new",
    [with_criteria(), with_criteria(terms={"nb": ("ny",)}), replace(next_draft(), frameworks=())],
)
def test_a_new_version_that_says_the_same_and_one_without_its_text_take_over_all(new):
    assert len(carried([decision("S3-07", "accept", INVESTORS)], new).decisions) == 1


def test_signs_and_capitals_do_not_make_a_passage_another_one():
    new = next_draft(covered=passage(INVESTORS.text.upper().rstrip(".") + " –", 5))
    assert len(carried([decision("S3-07", "reject", INVESTORS)], new).decisions) == 1


def test_a_passage_that_stands_but_is_shown_no_more_is_said_to_be_there():
    new = next_draft(near=passage(NEW, 2), spare=[NEAR_MOVED])
    made = [decision("S3-02", "covers_gap", NEAR, after="3")]
    (left,) = carried(made, new).left
    assert (left.why, left.passage, left.decision) == (WhyLeft.NOT_SHOWN, NEAR, made[0])


@pytest.mark.parametrize("action", ["not_applicable", "really_missing"])
def test_a_word_on_the_whole_criterion_is_never_carried(action):
    assert why([decision("S3-02", action)]) == [WhyLeft.WHOLE_CRITERION]


def test_what_a_later_word_on_the_criterion_overruled_does_not_come_back():
    made = [decision("S3-02", "covers_gap", NEAR), decision("S3-02", "really_missing")]
    assert why(made) == [WhyLeft.WHOLE_CRITERION] * 2


def test_a_decision_that_was_taken_back_is_not_carried():
    made = [decision("S3-07", "reject", INVESTORS), decision("S3-07", "undo", INVESTORS)]
    assert carried(made) == carried([])


@pytest.mark.parametrize("spot", [MOVED, None])
@pytest.mark.parametrize("reviewer", ["Kari", "Ola"])
def test_nothing_is_carried_to_where_somebody_has_decided_on_the_new_draft(spot, reviewer):
    known = [decision("S3-07", "accept", spot, reviewer=reviewer)]
    found = carried([decision("S3-07", "reject", INVESTORS)], known=known)
    assert (found.decisions, found.left) == ((), ())


def test_what_is_decided_on_the_new_draft_goes_before_whatever_the_log_says_first():
    (came,) = carried([decision("S3-07", "strength", INVESTORS, after="5")]).decisions
    own = decision("S3-07", "strength", MOVED, after="1", reviewer="Ola")
    for log in ([came, own], [own, came]):
        assert current(next_draft(), *log)["S3-07"].current_strength == 1


def test_nothing_is_carried_twice_nor_again_after_it_was_taken_back():
    made = [decision("S3-07", "reject", INVESTORS)]
    (came,) = carried(made).decisions
    undone = decision("S3-07", "undo", MOVED)
    assert carried(made, known=[replace(came, carried_by="Ola")]).decisions == ()
    assert carried(made, known=[came, undone]).decisions == ()


def test_a_decision_that_goes_on_to_a_third_draft_names_the_one_it_was_made_on():
    made = [decision("S3-07", "reject", INVESTORS)]
    second = carried(made).decisions
    third = carry_decisions(next_draft(), second, sample(), draft="Utkast 2").decisions
    assert [item.carried_from for item in third] == [DRAFT]
    assert carry_decisions(sample(), made, sample(), third, draft=DRAFT).decisions == ()


def test_of_two_passages_with_the_same_words_each_keeps_its_own_verdict():
    twice = [passage("Se handlingsprogrammet.", page) for page in (2, 6)]
    later = [passage("Se handlingsprogrammet.", page) for page in (3, 8)]
    old, new, one = (
        assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
        for spots in (twice, later, later[:1])
    )
    made = [decision("S3-01", "accept", twice[0]), decision("S3-01", "reject", twice[1])]
    both = carry_decisions(old, made, new, draft=DRAFT).decisions
    assert [item.passage_key for item in both] == [passage_key(spot) for spot in later]
    found = carry_decisions(old, made, one, draft=DRAFT)
    assert [item.action for item in found.decisions] == ["accept"]
    assert [item.decision.action for item in found.left] == ["reject"]


def test_equal_words_in_a_file_without_pages_are_paired_as_they_are_read():
    spots = [
        elsewhere(INVESTORS, text=f"{INVESTORS.text}{sign}", page=None, boxes=())
        for sign in ("", "!", "?", "…", " –", "..", "!!", "??")
    ]
    found = [evidence("S3-07", spot, 2) for spot in spots]
    old = assessment([finding("S3-07", found)], name="utkast1.docx")
    new = assessment([finding("S3-07", found[::-1])], passages=spots, name="utkast2.docx")
    made = [decision("S3-07", "reject", spot) for spot in spots]
    keys = [item.passage_key for item in carry_decisions(old, made, new, draft=DRAFT).decisions]
    assert keys == [passage_key(spot) for spot in spots]


def test_what_was_taken_back_on_the_first_draft_does_not_come_back_from_the_second():
    made = decision("S3-07", "reject", INVESTORS)
    later = carried([made]).decisions
    taken_back = [made, decision("S3-07", "undo", INVESTORS)]
    assert later
    assert carry_decisions(next_draft(), later, sample(), taken_back, draft="Utkast 2") == Carrying(
        (), ()
    )


def test_an_older_word_that_is_taken_over_later_does_not_go_before_a_newer_one():
    first = replace(decision("S3-07", "reject", INVESTORS), at="2026-01-10T10:00:00+00:00")
    second = replace(
        decision("S3-07", "accept", INVESTORS, after="2", reviewer="Ola"),
        at="2026-06-10T10:00:00+00:00",
    )
    newer = carry_decisions(sample(), [second], next_draft(), draft="Utkast 2").decisions
    older = carry_decisions(sample(), [first], next_draft(), newer, draft="Utkast 1").decisions
    (found,) = current(next_draft(), *newer, *older)["S3-07"].passages
    assert len(older) == 1
    assert found.accepted
