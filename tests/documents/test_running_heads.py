"""Running heads that change from chapter to chapter are no passages of the plan."""

from pathlib import Path

from aligncheck.documents import Kind, read_document
from tests.documents.build import LEFT, Book

PLAN = "Kommunen skal legge til rette for grønn omstilling og nye arbeidsplasser i hele regionen."


def test_small_lines_at_the_top_that_name_the_chapter_are_running_heads(tmp_path: Path) -> None:
    chapters = ["Mål for klima", "Mål for natur", "Mål for næring"]
    book = Book()
    for number in range(6):
        page = book.page()
        page.line(chapters[number // 2].upper(), LEFT, 40, size=8)
        if number % 2 == 0:
            page.line(chapters[number // 2], LEFT, 80, size=16, bold=True)
        page.lines([PLAN], y=110)
        book.turn()
    found = read_document(book.save(tmp_path / "chapters.pdf")).passages
    assert [p.text for p in found if p.kind is Kind.HEADER] == [
        chapters[number // 2].upper() for number in range(6)
    ]
    assert [p.text for p in found if p.is_evidence] == [PLAN] * 6


def test_titles_at_the_top_of_each_page_stay_headings(tmp_path: Path) -> None:
    titles = ["Klima", "Natur", "Næring", "Helse"]
    book = Book()
    for title in titles:
        page = book.page()
        page.line(title, LEFT, 60, size=16, bold=True)
        page.lines([PLAN], y=110)
        book.turn()
    found = read_document(book.save(tmp_path / "titles.pdf")).passages
    assert [p.text for p in found if p.kind is Kind.HEADING] == titles
