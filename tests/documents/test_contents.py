"""Lists of contents are none of the plan's own words, however their page numbers are set."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, read_document
from tests.documents.build import Book

ENTRIES = [("1 Innledning", 2), ("2 Naturmangfold og arealbruk", 3),
           ("2.1 Vi skal restaurere myr", 3), ("Mål 3: Kommunen skal ha trygt vann", 6),
           ("4 Oppfølging", 7)]  # fmt: skip
PLAN = "Kommunen skal legge til rette for grønn omstilling og nye arbeidsplasser i hele regionen."


@pytest.mark.parametrize("first", [False, True])
def test_page_numbers_in_a_column_of_their_own_make_no_passages(
    tmp_path: Path, first: bool
) -> None:
    book = Book()
    page = book.page()
    page.line("Innhold", 70, 80, size=18, bold=True)
    for place, (title, number) in enumerate(ENTRIES):
        y = 110 + 16 * place
        page.line(title.lstrip("0123456789. ") if first else title, 110 if first else 70, y)
        page.line(f"{number:02}" if first else str(number), 70 if first else 480, y)
    book.turn()
    book.page().lines([PLAN] * 3)
    book.turn()
    found = read_document(book.save(tmp_path / "contents.pdf")).passages
    assert {p.kind for p in found if p.page == 1} == {Kind.TOC}
    assert [p.page for p in found if p.is_evidence] == [2]


def test_chapters_numbered_one_by_one_below_the_contents_are_the_plan(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Innhold", 70, 80, size=18, bold=True)
    for place, title in enumerate(("1 Natur", "2 Klima", "3 Næring")):
        page.line(title, 70, 130 + 40 * place, size=14, bold=True)
        page.line("Vi vil ta vare på det vi har.", 70, 150 + 40 * place)
    book.turn()
    found = read_document(book.save(tmp_path / "chapters.pdf")).passages
    assert [p.kind for p in found] == [Kind.TOC, *[Kind.HEADING, Kind.PARAGRAPH] * 3]
