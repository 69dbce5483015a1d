"""Footnotes are read whole, and told from what else stands at the foot of a page."""

from pathlib import Path

from aligncheck.documents import Kind, read_document
from tests.documents.build import LEFT, Book

TEXT = [
    "Fylkeskommunen skal halvere de direkte klimagassutslippene fra egen",
    "virksomhet innen utgangen av 2030, sammenlignet med nivået i 2009.",
]


def texts(path: Path, kind: Kind) -> list[str]:
    return [passage.text for passage in read_document(path).passages if passage.kind is kind]


def test_a_footnote_whose_line_opens_with_an_initial_is_read_whole(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.lines(TEXT)
    page.line("4", LEFT, 697, size=5)
    page.line("Vestby, T. (2019): Næringsliv i endring. Se også Hagen, S.", LEFT + 5, 700, size=8)
    page.line("E. m.fl. (2020): Kompetanse i distriktene.", LEFT, 709, size=8)
    book.turn()
    (note,) = texts(book.save(tmp_path / "initial.pdf"), Kind.FOOTNOTE)
    assert note.endswith("Se også Hagen, S. E. m.fl. (2020): Kompetanse i distriktene.")


def test_the_numeral_of_a_footnote_is_no_page_number_though_it_grows_with_the_pages(
    tmp_path: Path,
) -> None:
    book = Book()
    for number in (1, 2, 3):
        page = book.page()
        page.lines(TEXT)
        if number < 3:
            page.line(str(number + 6), LEFT, 745, size=8)
            page.line(f"Se årsmeldingen, del {'AB'[number - 1]}.", LEFT + 38, 745, size=8)
        page.line(str(number), 520, 810, size=9)
        book.turn()
    path = book.save(tmp_path / "numeral.pdf")
    assert texts(path, Kind.PAGE_NUMBER) == ["1", "2", "3"]
    notes = ["7 Se årsmeldingen, del A.", "8 Se årsmeldingen, del B."]
    assert texts(path, Kind.FOOTNOTE) == notes
