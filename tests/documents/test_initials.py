"""A large capital that opens a chapter is the head of its first word."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, read_document
from tests.documents.build import Book

SECOND = "innen 2030 og ta vare på jord, skog og vann i hele"
REST = "regionen sammen med kommunene og næringslivet."


@pytest.mark.parametrize(
    ("capital", "first", "opening"),
    [("V", "i skal halvere utslippene", "Vi skal"), ("I", "nnlandet skal kutte", "Innlandet skal"),
     ("I", "denne planen skal vi kutte", "I denne")],
)  # fmt: skip
def test_it_stands_with_its_paragraph(
    tmp_path: Path, capital: str, first: str, opening: str
) -> None:
    book = Book()
    page = book.page()
    page.line(capital, 70, 124, size=34, bold=True)
    page.lines([first, SECOND], x=97 if capital == "V" else 84, y=102, leading=13)
    page.lines([REST], y=138 - 10)
    book.turn()
    (found,) = read_document(book.save(tmp_path / "initial.pdf")).passages
    assert found.kind is Kind.PARAGRAPH
    assert found.text.startswith(opening)
    assert found.text.endswith(REST)


def test_a_letter_beside_one_line_or_a_title_is_no_head_of_a_word(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("A", 70, 124, size=34, bold=True)
    page.line("energi", 97, 102)
    page.line("B", 70, 224, size=34, bold=True)
    page.lines(["Transport", "og areal"], x=97, y=202)
    book.turn()
    words = " ".join(p.text for p in read_document(book.save(tmp_path / "abc.pdf")).passages)
    assert set(words.split()) == {"A", "energi", "B", "Transport", "og", "areal"}
