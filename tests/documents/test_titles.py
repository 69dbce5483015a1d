"""A numbered title is a heading though it ends in a colon; a bold lead-in is none."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, Passage, read_document
from tests.documents.build import LEFT, Book

MORE = "i fylkeskommunen og i næringslivet"
TEXT = [
    "Tabellen under viser hvordan arbeidet med klima og energi er lagt opp i fylket,",
    "år for år.",
]


def read_under(path: Path, title: str) -> list[Passage]:
    """What is read of a bold line that fills its column, and text close below it."""
    book = Book()
    page = book.page()
    page.line(title, LEFT, 90, bold=True)
    page.lines(TEXT, y=104)
    book.turn()
    return list(read_document(book.save(path)).passages)


@pytest.mark.parametrize("number", ["1.1", "1.1.", "2"])
def test_a_numbered_title_that_ends_in_a_colon_is_a_heading(tmp_path: Path, number: str) -> None:
    title = f"{number} Hovedtrinn i arbeidet med klima og energi {MORE}:"
    heading, text = read_under(tmp_path / "title.pdf", title)
    assert (heading.kind, heading.text) == (Kind.HEADING, title)
    assert (text.kind, text.text) == (Kind.PARAGRAPH, " ".join(TEXT))
    assert text.heading == (title,)


@pytest.mark.parametrize("number", ["", "1. "])
def test_a_bold_lead_in_stays_with_its_text(tmp_path: Path, number: str) -> None:
    lead = f"{number}Hovedtrinn i arbeidet med klima og energi {MORE}:"
    (passage,) = read_under(tmp_path / "lead.pdf", lead)
    assert passage.text == f"{lead} {' '.join(TEXT)}"


def test_a_title_spaced_with_blanks_is_words_again(tmp_path: Path) -> None:
    book = Book()
    book.page().line("M Å L  F O R  P L A N E N", LEFT, 90, size=14, bold=True)
    book.turn()
    (title,) = read_document(book.save(tmp_path / "spaced.pdf")).passages
    assert title.text == "MÅL FOR PLANEN"
