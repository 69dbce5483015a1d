"""Words that a narrow cell breaks before an ending that may be a word of its own."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from aligncheck.documents import Kind, read_document
from tests.documents.build import Book

PADDING = 12  # points, left and right together


@pytest.mark.parametrize(
    ("half", "rest", "whole"),
    [
        ("Fylkeskommun", "en", "Fylkeskommunen"),
        ("Fylkeskommun", "en,<br/>Statens", "Fylkeskommunen, Statens"),
        ("Fylkesdirektør", "en<br/>Ordføraren", "Fylkesdirektøren Ordføraren"),
        ("Nasjonalpark", "er en<br/>form", "Nasjonalpark er en form"),
        ("Utarbeide", "en<br/>strategi", "Utarbeide en strategi"),
    ],
)
def test_an_ending_is_joined_where_no_word_can_stand(
    tmp_path: Path, half: str, rest: str, whole: str
) -> None:
    book = Book()
    widths = (120, stringWidth(half, "Helvetica", 9) + PADDING + 2)
    heads = ("Tiltak", "Ansvar")
    rows = [heads, ("Kutte utslipp", f"{half}<br/>{rest}"), ("Rydde", "Alle")]
    book.page().table(rows, 70, 100, widths)
    book.turn()
    found = read_document(book.save(tmp_path / "narrow.pdf")).passages
    row = next(p.text for p in found if p.kind is Kind.TABLE_ROW)
    assert row == f"Tiltak: Kutte utslipp | Ansvar: {whole}"
