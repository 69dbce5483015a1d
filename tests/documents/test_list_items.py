"""Where the items of a list end, and what belongs to none of them."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, read_document
from tests.documents.build import LEFT, Book

BICYCLES = "Etablere sykkelhotell ved alle jernbanestasjoner i kommunen"
BUDGET = ["Innføre klimabudsjett for hele kommunen og alle dens selskaper fra 2027 i samråd",
          "med Fylkeskommunen og de andre kommunene"]  # fmt: skip
AFTER = "Kommunen skal også arbeide for hyppigere togavganger til Oslo i planperioden."


def shown(path: Path) -> list[tuple[Kind, str]]:
    return [(passage.kind, passage.text) for passage in read_document(path).passages]


@pytest.mark.parametrize("indent", [0.0, 12.0])
def test_text_right_below_a_list_is_none_of_its_last_item(tmp_path: Path, indent: float) -> None:
    book = Book()
    page = book.page()
    y = page.lines([f"• {BICYCLES}", f"• {BUDGET[0]}"])
    y = page.lines(BUDGET[1:], x=LEFT + indent, y=y)
    page.lines([AFTER], y=y)
    book.turn()
    assert shown(book.save(tmp_path / "below.pdf")) == [
        (Kind.BULLET, BICYCLES),
        (Kind.BULLET, " ".join(BUDGET)),
        (Kind.PARAGRAPH, AFTER),
    ]


def test_an_item_whose_next_word_is_a_name_goes_on(tmp_path: Path) -> None:
    book = Book()
    book.page().lines([f"• {BUDGET[0]}", "Fylkeskommunen og de andre kommunene"])
    book.turn()
    assert shown(book.save(tmp_path / "name.pdf")) == [
        (Kind.BULLET, f"{BUDGET[0]} Fylkeskommunen og de andre kommunene")
    ]


def test_a_pull_quote_above_a_list_leads_into_no_item(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    quote = "«Vi må tenke nytt om hvordan vi reiser»"
    page.line(quote, LEFT, 90, size=11)
    page.lines([f"1. {BICYCLES}", f"2. {AFTER}"], y=110)
    page.line("alle reiser sammen med oss", LEFT, 190, size=16)
    page.lines([f"• {BICYCLES}", f"• {AFTER}"], y=210)
    book.turn()
    assert [text for kind, text in shown(book.save(tmp_path / "quote.pdf"))] == [
        quote,
        f"1. {BICYCLES}",
        f"2. {AFTER}",
        "alle reiser sammen med oss",
        BICYCLES,
        AFTER,
    ]
