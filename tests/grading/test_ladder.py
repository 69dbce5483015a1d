"""The rules of the ladder and the strength that the shipped model gives."""

import pytest

from aligncheck.documents import Kind
from aligncheck.grading import grade
from aligncheck.grading.ladder import rule_level
from aligncheck.grading.reading import read_signs
from aligncheck.matching.match import Match, Why
from tests.grading.passages import STRONG, WEAK, passage


def level(text, language="nb", criterion="EGD-05", **given):
    return rule_level(read_signs(passage(text, language, **given)), criterion)


def strength(text, language="nb", criterion="EGD-05", estimate=None, **given):
    match = Match(criterion, 0.9, True, Why(), estimate)
    return grade(match, passage(text, language, **given))[0]


@pytest.mark.parametrize(("language", "text"), WEAK)
def test_a_mention_or_wish_stays_on_the_two_lowest_rungs(language, text):
    assert level(text, language) <= 2
    assert strength(text, language) <= 2


@pytest.mark.parametrize(("language", "text"), STRONG)
def test_a_measure_with_who_when_what_and_how_much_is_concrete(language, text):
    assert level(text, language) >= 4
    assert strength(text, language) >= 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Kommunen skal etablere en frivilligsentral i tettstedet."),
        ("nn", "Kommunen skal setje i gang eit tilbod til unge som står utanfor skulen."),
        ("en", "The council will set up a repair workshop in the old depot."),
    ],
)
def test_a_committed_deed_without_specifics_is_a_commitment(language, text):
    assert level(text, language) == 3
    assert strength(text, language) == 3


def test_most_concrete_measures_are_graded_as_concrete():
    concrete = [strength(text, language) >= 4 for language, text in STRONG]
    assert sum(concrete) >= 0.8 * len(concrete)


def test_a_hedged_deed_is_only_an_intention():
    assert level("Kommunen kan vurdere å etablere en frivilligsentral.") == 2
    assert level("Kommunen bør etablere en frivilligsentral.") == 2


def test_a_policy_of_the_state_or_the_union_is_a_mention():
    assert level("Regjeringen skal kutte utslippene i landet.") == 1
    assert level("EU skal være klimanøytralt.", criterion="EGD-01") == 1


def test_what_has_been_done_is_a_mention():
    assert level("I 2006 ble veien utbedret.") == 1
    assert level("Vegen vart utbetra.", "nn") == 1


def test_background_headings_hold_back_what_stands_under_them():
    text = "Kommunen skal etablere en frivilligsentral."
    assert level(text, heading=("Utfordringer",)) == 2
    assert level(text, heading=("Tiltak",)) == 3


def test_an_introduction_holds_back_what_stands_in_it_whatever_the_plan_is_called():
    text = "The county shall set up a centre."
    headings = ("Haugfjord strategy 2026–2031", "1 Introduction", "1.1 Purpose")
    assert level(text, "en", heading=headings) == 2


def test_a_national_park_or_not_least_leaves_the_level_as_it_is():
    assert level("Det skal etableres et nasjonalparksenter.") == 3
    assert level("Vi ønsker ikke minst å styrke bygdene.") == 2


def test_a_bullet_under_measures_that_begins_with_a_deed_is_a_commitment():
    text = "Etablere bysykkelordning ved stasjonen"
    assert level(text, kind=Kind.BULLET) < 3
    assert level(text, kind=Kind.BULLET, heading=("Tiltak",)) == 3


def test_a_row_of_an_action_programme_with_all_columns_is_fully_operational():
    row = (
        "Tiltak: Skal bygge sykkelveg til skolen | Ansvar: teknisk | Frist: 2028 | "
        "Kostnad: 14 mill. kr | Indikator: 2 km"
    )
    assert level(row, kind=Kind.TABLE_ROW) == 5
    assert strength(row, kind=Kind.TABLE_ROW) >= 4


def test_for_analysis_and_monitoring_the_fact_base_is_the_evidence():
    fact = "Reiselivet utgjør 14 prosent av sysselsettingen, mot 6 prosent i landet, viser SSB."
    assert level(fact, criterion="SDG-08") == 1
    assert level(fact, criterion="S3-03") == 3
    assert level("Analyser er nyttige.", criterion="S3-03") == 2


def test_the_encoders_estimate_moves_the_strength():
    text = "Utbygging langs fjorden følger byggegrensa i temakartet."
    low, high = (strength(text, estimate=value) for value in (1.0, 3.8))
    assert low <= 2
    assert high > low


def test_grading_gives_the_same_answer_again():
    for language, text in (*WEAK, *STRONG):
        assert strength(text, language) == strength(text, language)


def test_the_strength_is_always_on_the_ladder():
    for text in ("", "…", "skal " * 300, "12 mill. kr " * 50):
        assert 1 <= strength(text) <= 5
