"""Lines of a budget are read together; goals and headings that end in a year are no such lines."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, read_document
from aligncheck.documents.pdf.kinds import ends_in_amount
from tests.documents.build import LEFT, Book

GOALS = [
    "Klimagassutslippene skal kuttes med 55 prosent innen 2030",
    "Andelen som reiser kollektivt skal opp til 40 %",
    "Alle skoler skal ha skolehage innen 2028",
    "Fylkeskommunen skal ha 100 nye lærlingplasser innen 2027",
]
BUDGET = ["Bredbånd i distriktene 1 500 000", "Bygdeutvikling 12 500", "Kultur og idrett 40 %"]
TEXT = ["Fylkeskommunen halverer de direkte utslippene fra egen virksomhet, og", "melder hvert år."]


def spread(path: Path, lines: list[str]) -> list[tuple[Kind, str]]:
    """What is read of lines that stand apart on a page."""
    book = Book()
    page = book.page()
    for number, line in enumerate(lines):
        page.line(line, LEFT, 100 + 30 * number)
    book.turn()
    return [(p.kind, p.text) for p in read_document(book.save(path)).passages]


def test_short_goals_that_end_in_a_year_or_a_share_are_passages_of_their_own(
    tmp_path: Path,
) -> None:
    found = spread(tmp_path / "goals.pdf", GOALS)
    assert found == [(Kind.PARAGRAPH, goal) for goal in GOALS]


def test_lines_that_end_in_amounts_are_one_passage(tmp_path: Path) -> None:
    assert spread(tmp_path / "budget.pdf", BUDGET) == [(Kind.PARAGRAPH, " ".join(BUDGET))]


def test_a_bold_line_that_ends_in_a_year_is_a_heading(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Handlingsprogram 2025–2028", LEFT, 90, bold=True)
    page.lines(TEXT, y=120)
    page.line("Tilskudd 12 500", LEFT, 200, bold=True)
    book.turn()
    heading, paragraph, amount = read_document(book.save(tmp_path / "years.pdf")).passages
    assert (heading.kind, heading.text) == (Kind.HEADING, "Handlingsprogram 2025–2028")
    assert paragraph.heading == ("Handlingsprogram 2025–2028",)
    assert (amount.kind, amount.text) == (Kind.PARAGRAPH, "Tilskudd 12 500")


def test_a_year_in_a_budget_leaves_its_lines_together(tmp_path: Path) -> None:
    lines = [BUDGET[0], "Eventuelle restmidler fra 2024", BUDGET[1]]
    assert spread(tmp_path / "rest.pdf", lines) == [(Kind.PARAGRAPH, " ".join(lines))]


def test_a_date_a_column_head_and_a_line_of_a_list_are_no_headings(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    lines = [
        "Tromsø, 13. november 2025",
        "Vedtatt 06.01.2026",
        "Prognose 2030",
        "Endring 2010–2020",
    ]
    for number, line in enumerate(lines):
        page.line(line, LEFT, 90 + 120 * number, bold=True)
        if number < 2:
            page.lines(TEXT, y=120 + 120 * number)
    page.line("Folketall 2025", LEFT, 500, bold=True)
    book.turn()
    found = read_document(book.save(tmp_path / "dates.pdf")).passages
    assert [p.text for p in found if p.kind is Kind.HEADING] == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Breiband 12 500", True),
        ("Breiband 1.500.000", True),
        ("Breiband 22030", True),
        ("Breiband 40 %", True),
        ("Handlingsplan 2030", False),
        ("Handlingsplan 2025–2028", False),
        ("Mål 1 2030", False),
        ("31.12.2025", False),
        ("Tre tiltak", False),
    ],
)
def test_a_year_is_no_amount(text: str, amount: bool) -> None:
    assert ends_in_amount(text) is amount
