"""Which passages are held against a framework."""

import pytest

from aligncheck.documents import Kind, Language, Passage


def passage(text: str, kind: Kind = Kind.PARAGRAPH) -> Passage:
    return Passage(text, kind, (), Language.NB, 1, (), "plan.pdf")


@pytest.mark.parametrize("text", ["Reiseliv", "Helse og omsorg", "Universell utforming ›"])
@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.CAPTION, Kind.FOOTNOTE])
def test_a_bare_name_beside_a_figure_is_no_evidence(text: str, kind: Kind) -> None:
    assert not passage(text, kind).is_evidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vi kutter utslipp.", Kind.PARAGRAPH),
        ("Hvem betaler?", Kind.PARAGRAPH),
        ("Styrke forskning på reiseliv", Kind.PARAGRAPH),
        ("Bygge gangveier", Kind.BULLET),
        ("Kystled | 2027", Kind.TABLE_ROW),
    ],
)
def test_a_short_sentence_an_item_and_a_row_may_be_evidence(text: str, kind: Kind) -> None:
    assert passage(text, kind).is_evidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Arktiske grønnsaker i solnedgang. Foto: Landbruk Nord", Kind.CAPTION),
        ("PHOTO: Regional Council of the county", Kind.CAPTION),
        (
            "8 Hattie, J. (2009): Visible learning. A synthesis of studies on what works.",
            Kind.FOOTNOTE,
        ),
        ("3 Vibe, N. og Aamodt, P.O. (2009): Å være lærer i Norge.", Kind.FOOTNOTE),
        ("18 Emt. s. 51 og følgende sider", Kind.FOOTNOTE),
        ("Meld. St. 20 (2012-2013), kap 4.2.2", Kind.FOOTNOTE),
        ("14 http://www.ssb.no/en/index.html", Kind.FOOTNOTE),
        ("WEAKNESSES", Kind.TABLE_ROW),
    ],
)
def test_a_credit_a_reference_and_a_cell_of_one_word_are_no_evidence(text: str, kind: Kind) -> None:
    assert not passage(text, kind).is_evidence
    assert passage(text, Kind.BULLET).is_evidence


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Figur 2: Utslippene skal halveres. Foto: Kommunen", Kind.CAPTION),
        ("Kutte utslipp fra ferjene. Foto: Kommunen", Kind.CAPTION),
        (
            "Foto: Kommunen. Vannet er rent igjen, og fisken kommer tilbake hit hver vår.",
            Kind.CAPTION,
        ),
        ("4 Meld. St. 20 sier at kommunen skal kartlegge naturmangfold.", Kind.FOOTNOTE),
        ("5 Kommunen har satt av 3 mill. kr i budsjettet (2027).", Kind.FOOTNOTE),
        ("• Kyststi", Kind.TABLE_ROW),
    ],
)
def test_what_a_picture_or_a_footnote_says_beside_may_be_evidence(text: str, kind: Kind) -> None:
    assert passage(text, kind).is_evidence


def test_a_heading_that_only_names_what_follows_is_no_evidence() -> None:
    assert not passage("Strategier for næring og klima i hele fylket", Kind.HEADING).is_evidence


def test_a_heading_that_words_a_goal_may_be_evidence() -> None:
    assert passage("Mål 2: Utvikle et grønt næringsliv", Kind.HEADING).is_evidence


@pytest.mark.parametrize("kind", [Kind.HEADER, Kind.TOC, Kind.REFERENCE])
def test_a_goal_in_a_running_head_or_in_the_contents_is_no_evidence(kind: Kind) -> None:
    assert not passage("Mål 2: Utvikle et grønt næringsliv", kind).is_evidence


def under(heading: str, text: str) -> Passage:
    return Passage(text, Kind.PARAGRAPH, (heading,), Language.NB, 1, (), "plan.pdf")


@pytest.mark.parametrize("text", ["2015 2018 2021 2024 2027", "100", "62 972 – 20 %"])
@pytest.mark.parametrize("heading", ["Satsingsområder", "Klima"])
def test_figures_alone_are_no_evidence(heading: str, text: str) -> None:
    assert not under(heading, text).is_evidence


def test_a_bare_name_is_a_priority_below_priorities_but_not_below_one_goal() -> None:
    assert under("Satsingsområder", "Havbruk").is_evidence
    for heading in ("Hovedmål 3", "Mål 2.1: Ta vare på naturmangfoldet"):
        assert not under(heading, "Jordbruk").is_evidence
