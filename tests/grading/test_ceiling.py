"""Passages that commit nobody: lists of titles, SWOT tables and titles of figures."""

import pytest

from aligncheck.documents import Kind
from aligncheck.grading import commitment, grade
from aligncheck.grading.cue import CueName
from aligncheck.matching.match import Match, Why
from tests.grading.passages import cue_texts, passage

LISTS = [
    (
        "nb",
        "Oversikt over de viktigste planer som programmet skal oppfylle: Strategi for folkehelse "
        "2027-2031",
    ),
    ("nb", "Kommunen skal følge: Klimaplan for Fjordvik 2027 • Temaplan for naturmangfold 2028"),
    ("nn", "Desse planane skal liggje til grunn: Regional plan for vatn; Strategi for skog 2029"),
    ("en", "The programme must fulfil these plans: Strategy for clean water 2027 • Climate plan"),
]
DEEDS = [
    ("nb", "Kommunen skal utarbeide disse planene: Klimaplan 2027 • Boligplan 2028"),
    ("nb", "Kommunen skal: Utarbeide klimaplan • Revidere temaplan for naturmangfold"),
    ("nb", "Klimaplanen skal oppfylles. Tiltakene er disse: Bygge kai • Kjøpe buss"),
    ("en", "The county shall: Draw up a climate plan • Build a quay"),
]


def strength(text, language="nb", criterion="EGD-01", level=4.0, **given):
    match = Match(criterion, 0.9, True, Why(), level)
    return grade(match, passage(text, language, **given))[0]


@pytest.mark.parametrize(("language", "text"), LISTS)
def test_a_list_of_plans_is_a_mention_whatever_its_lead_in_says(language, text):
    one = passage(text, language)
    assert strength(text, language) == 1
    assert commitment(Match("EGD-01", 0.9, True, Why(), 4.0), one) == 0
    (title,) = cue_texts(text, CueName.TITLES, language)
    assert title in text


@pytest.mark.parametrize(("language", "text"), DEEDS)
def test_plans_that_are_to_be_made_are_no_list_of_titles(language, text):
    assert cue_texts(text, CueName.TITLES, language) == ()
    assert strength(text, language) > 1


def test_a_table_row_is_no_list_of_titles():
    row = "Tiltak: Klimaplan for Fjordvik | Ansvar: Plan og bygg | Strategi: Energiplan"
    assert cue_texts(row, CueName.TITLES, kind=Kind.TABLE_ROW) == ()


@pytest.mark.parametrize(
    ("language", "text", "heading"),
    [
        ("en", "Strengths | The city will build two new quays by 2030.", ()),
        ("nb", "Styrker: Kommunen skal bygge to kaier innen 2030.", ()),
        ("nn", "Moglegheiter | Kommunen skal byggje to kaier innan 2030.", ()),
        ("nb", "To nye kaier skal bygges innen 2030.", ("2 SWOT-analyse",)),
        ("nb", "To nye kaier skal bygges innen 2030.", ("Analyse", "Trusler")),
    ],
)
def test_a_cell_of_a_swot_table_commits_nobody(language, text, heading):
    assert strength(text, language, heading=heading) == 1
    assert strength(text, language, "S3-03", heading=heading) > 1
    assert cue_texts(text, CueName.BACKGROUND_HEADING, language, heading=heading)


def test_what_the_owner_commits_to_below_strengths_and_chances_is_no_swot_cell():
    text = "Fylkeskommunen skal etablere et senter for havvind innen 2027."
    assert strength(text, "nb", heading=("2 Styrker og muligheter",)) > 2


def test_a_measure_that_begins_with_regional_is_no_title_of_a_plan():
    text = "Strategier: Regionalt senter for havvind, med 5 millioner kroner i året fra 2027"
    assert cue_texts(text, CueName.TITLES, "nb") == ()
    assert strength(text, "nb") > 1
    plans = "Oversikt over planer: Regional plan for klima • Regionalt program for kompetanse"
    assert cue_texts(plans, CueName.TITLES, "nb")


def test_measures_below_a_swot_analysis_and_chances_in_prose_are_graded_as_they_are():
    text = "Kommunen skal bygge to kaier innen 2030."
    assert strength(text, heading=("SWOT-analyse", "Tiltak")) >= 3
    assert strength(f"Muligheter: {text}") >= 3


@pytest.mark.parametrize("criterion", ["EGD-01", "S3-03"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nb",
            "Tabell 1. Verdiskaping og sysselsetting i landbruket i 2004 og 2013. Kilde: SSB",
        ),
        ("en", "PICTURE 2. Operation matrix for smart specialisation"),
    ],
)
def test_the_title_of_a_figure_or_table_is_a_mention(language, text, criterion):
    assert strength(text, language, criterion, kind=Kind.CAPTION) == 1
    assert strength(text, language, criterion) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Figur 2: Utslippene skal halveres innen 2030",
        "Figur 2: Slik etablerer vi et senter for havbruk",
        "Figur 2. Utslipp i fylket. Utslippene skal ned med 55 prosent innen 2030.",
    ],
)
def test_a_caption_that_tells_what_is_to_be_done_is_graded_as_it_is(text):
    assert strength(text, kind=Kind.CAPTION) == strength(text) > 1
