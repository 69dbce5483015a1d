"""The rest of a plan counts in what is thought of one passage."""

import pytest

from aligncheck.matching.in_plan import PlanRule, in_plan
from aligncheck.matching.match import Match, Why

RULE = PlanRule(own=1.0, share=0.7, bias=0.0, usual={"SDG-13": 0.05})
THRESHOLDS = {"SDG-13": 0.5}


def matches(*chances, criterion="SDG-13"):
    return [(Match(criterion, chance, chance >= 0.5, Why(), 2.0),) for chance in chances]


def chances(found):
    return [match.probability for (match,) in found]


def test_a_passage_is_likelier_in_a_plan_that_is_full_of_the_criterion():
    full = in_plan(matches(0.4, *(0.9,) * 20), RULE, THRESHOLDS)
    empty = in_plan(matches(0.4, *(0.001,) * 20), RULE, THRESHOLDS)
    assert chances(full)[0] > 0.4 > chances(empty)[0]


def test_what_is_accepted_follows_the_new_probability():
    full = in_plan(matches(0.4, *(0.9,) * 20), RULE, THRESHOLDS)
    assert all(match.accepted == (match.probability >= 0.5) for (match,) in full)
    assert full[0][0].accepted


def test_one_passage_alone_is_thought_of_as_before():
    assert chances(in_plan(matches(0.4), RULE, THRESHOLDS)) == pytest.approx([0.4])


def test_a_criterion_that_the_rule_does_not_know_stays_as_it_is():
    given = matches(0.4, 0.9, criterion="MY-1")
    assert in_plan(given, RULE, THRESHOLDS) == given


def test_the_order_of_the_passages_does_not_matter():
    given = (0.4, 0.9, 0.02, 0.6)
    forth = chances(in_plan(matches(*given), RULE, THRESHOLDS))
    back = chances(in_plan(matches(*reversed(given)), RULE, THRESHOLDS))
    assert forth == pytest.approx(list(reversed(back)))


def test_matches_stay_most_probable_first():
    pair = (*matches(0.3)[0], *matches(0.35, criterion="MY-1")[0])
    both = [pair, *matches(*((0.9,) * 20))]
    first = in_plan(both, RULE, THRESHOLDS)[0]
    assert [match.criterion for match in first] == ["SDG-13", "MY-1"]
