"""Whose duty a passage is, and whether its words commit to a deed."""

import pytest

from aligncheck.grading import is_of_others, is_sami_parliaments, likeliest_own
from aligncheck.grading.cue import CueName
from aligncheck.grading.whose import binds, only_asks
from tests.grading.passages import cue_texts, passage


@pytest.mark.parametrize(
    ("language", "text", "heading"),
    [
        ("nb", "Staten må bygge ut jernbanen.", ()),
        ("nb", "Fylkesmannen skal følge opp kommunene.", ()),
        ("nn", "Regjeringa må byggje ut jernbanen.", ()),
        ("nn", "Statsforvaltaren skal gje råd.", ()),
        ("en", "The national government must build the railway.", ()),
        ("nb", "Bygge skoleskip.", ("3 Kompetanse", "Bidrag fra nasjonalt nivå")),
        ("nb", "Ta sykestuene i bruk.", ("Staten må videreføre sykestuene",)),
        ("nn", "Byggje ut vegen.", ("Forventningar til staten",)),
        ("en", "Build the railway.", ("Contributions from the national level",)),
        ("nb", "Sametinget vil bevare jordbruket.", ()),
        ("nb", "Tilskudd gis hvert år.", ("Sametinget",)),
    ],
)
def test_a_demand_on_the_state_or_anothers_section_is_not_the_owners(language, text, heading):
    assert is_of_others(passage(text, language, heading=heading))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Kommunen skal bygge kai.", ("Bidrag fra nasjonalt nivå",)),
        ("Innovasjon Norge skal gi lån.", ("Innovasjon Norge",)),
        ("Bygge kai.", ("Tiltak",)),
        ("Staten må bygge ut. Vi vil bygge kai.", ()),
    ],
)
def test_the_owners_own_commitments_and_innovasjon_norge_are_not_others(text, heading):
    assert not is_of_others(passage(text, heading=heading))


def test_in_its_own_plan_the_sami_parliament_is_no_other():
    own = [passage("Sametinget vil bevare jordbruket."), passage("Det er viktig.")]
    assert is_sami_parliaments(own)
    assert not is_sami_parliaments([own[0], *[own[1]] * 20])
    assert not is_of_others(own[0], sami_owner=True)
    assert not is_of_others(passage("Støtte gis.", heading=("Sametinget",)), sami_owner=True)


@pytest.mark.parametrize(
    "heading",
    ["State of play and actions", "State aid rules", "Nasjonale mål og våre tiltak"],
)
def test_a_heading_on_the_state_of_things_or_on_own_measures_gives_nothing_to_the_state(heading):
    assert not is_of_others(passage("Støtte gis til laboratorier.", heading=(heading,)))


def test_a_heading_that_names_the_state_is_shown_as_a_cue():
    heading = ("Skole", "Bidrag fra nasjonalt nivå")
    (shown,) = cue_texts("Bygge skoleskip.", CueName.OTHER_ACTOR, heading=heading)
    assert shown == "Bidrag fra nasjonalt nivå"
    assert cue_texts("Staten må bygge.", CueName.OTHER_ACTOR) == ("Staten må",)


@pytest.mark.parametrize(
    ("text", "does", "asks"),
    [
        ("Vi skal bygge kai.", True, False),
        ("Byen skal være god.", False, False),
        ("Det er behov for en kai.", False, True),
        ("Kommunen bør vurdere en kai.", False, True),
        ("Fjorden er lang.", False, False),
    ],
)
def test_a_deed_is_told_from_a_need_and_from_a_state(text, does, asks):
    assert (binds(passage(text)), only_asks(passage(text))) == (does, asks)


@pytest.mark.parametrize(
    ("language", "likelier", "raised"),
    [
        ("nb", "Et program for arktisk landbruk ble etablert i 2005.",
         "Matproduksjonen skal øke og nye tiltak skal etableres."),
        ("en", "In 2014 some 50 projects were established in the sector.",
         "The region will establish a centre for food research."),
        ("nb", "Matproduksjon er viktig i hele fylket.", "Fylket etablerer et senter for mat."),
    ],
)  # fmt: skip
def test_a_report_or_what_binds_nobody_gives_way_to_a_commitment(language, likelier, raised):
    passages = [passage(likelier, language), passage(raised, language)]
    assert likeliest_own([0, 1], [0.9, 0.3], passages, is_of_others) == 1
    assert likeliest_own([0], [0.9], passages, is_of_others) == 0


def test_a_measure_in_the_infinitive_gives_way_to_none():
    passages = [passage("Etablere et senter for mat."), passage("Vi skal etablere et senter.")]
    assert likeliest_own([0, 1], [0.9, 0.3], passages, is_of_others) == 0
