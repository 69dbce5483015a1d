"""Agreement between reviewers and the error rate that their verdicts give."""

from dataclasses import replace

import pytest

from aligncheck.compare import (
    ErrorKind,
    Rating,
    agreement,
    error_rates,
    strengths,
    total_rate,
    verdicts,
    wilson_interval,
)
from aligncheck.compare.alpha import krippendorff_alpha
from aligncheck.decisions import apply_decisions
from tests.sample_assessments import (
    INVESTORS,
    NEAR,
    STEERING,
    assessment,
    decision,
    evidence,
    finding,
    passage,
    sample,
)

# The worked example of Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), D.
OBSERVERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}


def ratings(table):
    return [
        Rating(reviewer, str(unit), value)
        for reviewer, values in table.items()
        for unit, value in enumerate(values)
        if value is not None
    ]


def test_alpha_is_that_of_the_published_example():
    result = agreement(ratings(OBSERVERS))
    assert result.nominal.value == pytest.approx(0.743, abs=0.0005)
    assert result.ordinal.value == pytest.approx(0.815, abs=0.0005)
    assert (result.nominal.n, result.ordinal.n) == (11, 11)
    assert result.units == 11


def test_full_agreement_is_one_and_full_disagreement_of_two_is_below_zero():
    same = agreement(ratings({"A": [1, 2, 3], "B": [1, 2, 3]}))
    assert (same.percent, same.nominal.value, same.ordinal.value) == (1.0, 1.0, 1.0)
    apart = agreement(ratings({"A": ["x", "y"], "B": ["y", "x"]}))
    assert apart.percent == 0.0
    assert apart.nominal.value < 0
    assert apart.ordinal is None


def test_nothing_to_compare_gives_no_number():
    alone = agreement(ratings({"A": [1, 2, 3]}))
    assert (alone.units, alone.percent, alone.nominal) == (0, None, None)
    assert agreement(ratings({"A": [1, 1], "B": [1, 1]})).nominal is None
    assert krippendorff_alpha([[1, 1], [1, 1], [2]], ordinal=True) is None


def test_alpha_has_an_interval_that_more_units_make_narrower_and_no_run_changes():
    few = agreement(ratings(OBSERVERS)).ordinal
    assert few.low < few.value < few.high <= 1.0
    assert agreement(ratings(OBSERVERS)).ordinal == few
    many = agreement(ratings({name: values * 6 for name, values in OBSERVERS.items()})).ordinal
    assert many.value == pytest.approx(few.value, abs=0.02)
    assert many.high - many.low < (few.high - few.low) / 2


def test_neighbouring_strengths_are_nearer_agreement_than_distant_ones():
    first = [1, 2, 3, 4, 5, 3]
    near = agreement(ratings({"A": first, "B": [1, 3, 3, 4, 5, 3]}))
    far = agreement(ratings({"A": first, "B": [1, 5, 3, 4, 5, 3]}))
    assert near.percent == far.percent
    assert near.ordinal.value > far.ordinal.value


def test_disagreements_are_listed_with_each_reviewers_word():
    rows = [
        decision("S3-01", "accept", STEERING),
        decision("S3-01", "reject", STEERING, reviewer="Ola"),
        decision("S3-07", "accept", INVESTORS),
        decision("S3-07", "accept", INVESTORS, reviewer="Ola"),
    ]
    result = agreement(verdicts(rows))
    assert (result.units, result.percent) == (2, 0.5)
    assert [item.value for item in result.disagreements[0].ratings] == ["accepted", "rejected"]


def test_what_was_undone_is_no_rating_and_the_last_word_counts():
    rows = [
        decision("S3-01", "accept", STEERING),
        decision("S3-01", "undo", STEERING),
        decision("S3-07", "reject", INVESTORS, reviewer="Ola"),
        decision("S3-07", "strength", INVESTORS, after="4", reviewer="Ola"),
        decision("S3-07", "strength", INVESTORS, after="4"),
    ]
    assert agreement(verdicts(rows)).percent == 1.0
    assert [item.value for item in strengths(rows)] == [0, 4, 4]


def test_who_says_that_a_passage_covers_gives_it_a_commitments_strength():
    rows = [
        decision("S3-02", "covers_gap", NEAR, after="1"),
        decision("S3-02", "covers_gap", NEAR, after="4", reviewer="Ola"),
    ]
    assert [item.value for item in strengths(rows)] == [3, 4]


def test_the_interval_is_wilsons():
    low, high = wilson_interval(2, 20)
    assert (low, high) == (pytest.approx(0.0279, abs=1e-4), pytest.approx(0.3010, abs=1e-4))
    assert wilson_interval(0, 50)[0] == 0.0
    assert wilson_interval(50, 50)[1] == pytest.approx(1.0)


def judged_plan(count, wrong):
    spots = [passage(f"Tiltak nummer {number}.", number + 1) for number in range(count)]
    plan = assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
    rows = [
        decision("S3-01", "reject" if number < wrong else "accept", spot)
        for number, spot in enumerate(spots)
    ]
    return apply_decisions(plan, rows)


def test_below_thirty_verdicts_no_rate_is_given():
    rate = total_rate(error_rates([judged_plan(29, 3)]), ErrorKind.EVIDENCE)
    assert (rate.judged, rate.wrong, rate.rate) == (29, 3, None)


def test_from_thirty_verdicts_on_the_rate_has_an_interval():
    rates = error_rates([judged_plan(30, 3)])
    rate = next(item for item in rates if item.kind is ErrorKind.EVIDENCE)
    assert (rate.framework, rate.language, rate.rate) == ("S3", "nb", 0.1)
    assert rate.low < 0.1 < rate.high


def test_gaps_and_strengths_have_rates_of_their_own():
    rows = [
        decision("S3-02", "covers_gap", NEAR, after="3"),
        decision("S3-07", "strength", INVESTORS, after="3"),
    ]
    rates = {item.kind: item for item in error_rates([apply_decisions(sample(), rows)])}
    assert (rates[ErrorKind.GAP].judged, rates[ErrorKind.GAP].wrong) == (1, 1)
    assert (rates[ErrorKind.STRENGTH].judged, rates[ErrorKind.STRENGTH].wrong) == (1, 1)


def test_really_missing_on_a_possible_gap_counts_its_passage_as_wrongly_shown():
    plan = apply_decisions(sample(), [decision("S3-07", "really_missing")])
    rate = next(item for item in error_rates([plan]))
    assert (rate.kind, rate.judged, rate.wrong) == (ErrorKind.EVIDENCE, 1, 1)


def test_a_gap_set_aside_is_no_verdict_on_the_machine():
    plan = apply_decisions(sample(), [decision("S3-02", "not_applicable")])
    assert error_rates([plan]) == ()


def test_a_verdict_that_was_carried_from_an_earlier_draft_is_not_counted_twice():
    here = judged_plan(30, 3)
    made = [item for found in here.findings for item in found.decisions]
    carried = [replace(item, carried_from="Utkast 1") for item in made]
    again = apply_decisions(here.assessment, carried)
    assert error_rates([here, again]) == error_rates([here])


def test_one_word_on_a_criterion_counts_as_one_error_and_not_as_one_a_passage():
    def judged(*made):
        rate = total_rate(error_rates([apply_decisions(sample(), made)]), ErrorKind.EVIDENCE)
        return rate.wrong, rate.judged

    missing, accepted = (
        decision("S3-01", "really_missing"),
        decision("S3-01", "accept", STEERING, reviewer="Ola"),
    )
    assert judged(missing) == (1, 1)
    assert judged(accepted, missing) == (1, 1)
    assert judged(missing, accepted) == (0, 1)
    assert judged(missing, decision("S3-07", "reject", INVESTORS)) == (2, 2)
