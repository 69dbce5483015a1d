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


def test_a_heading_is_no_evidence_however_long() -> None:
    assert not passage("Vi skal kutte utslippene med 55 prosent.", Kind.HEADING).is_evidence
