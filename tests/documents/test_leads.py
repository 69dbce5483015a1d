"""The words that lead into a list stand with its items, however the list is set."""

from pathlib import Path

import docx
import pytest

from aligncheck.documents import Kind, read_document
from aligncheck.documents.words.leads import is_lead_heading
from tests.documents.build import LEFT, Book

BUILD = "bygge gang- og sykkelveier langs de mest trafikkerte veiene i fylket før 2030"
BUSES = "innføre nullutslippsbusser på alle ruter som fylkeskommunen selv har ansvar for"


def shown(path: Path) -> list[tuple[Kind, str]]:
    return [(passage.kind, passage.text) for passage in read_document(path).passages]


@pytest.mark.parametrize(
    "text",
    ["Fylkeskommunen skal:", "Fylkeskommunen vil i perioden:", "Kommunane må saman:",
     "The region shall:", "Målet nås ved å", "Midlene skal bidra til"],
)  # fmt: skip
def test_an_unfinished_sentence_above_a_list_leads_into_it(text: str) -> None:
    assert is_lead_heading(text)


@pytest.mark.parametrize(
    "text", ["Tiltak:", "Mål:", "Hva vi vil", "4.2 Dette skal vi gjøre:", "Dit skal vi"]
)
def test_a_title_above_a_list_is_a_heading(text: str) -> None:
    assert not is_lead_heading(text)


def test_a_bold_lead_in_of_a_pdf_stands_with_its_items(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    for y, head in ((80, "Fylkeskommunen skal:"), (180, "Tiltak:")):
        page.line(head, LEFT, y, bold=True)
        page.lines([f"• {BUILD}", f"• {BUSES}"], y=y + 16)
    page.line("Slik vil vi:", LEFT, 280, size=15, bold=True)
    page.lines(["Her står et avsnitt som er en hel setning for seg."], y=310)
    book.turn()
    assert shown(book.save(tmp_path / "bold.pdf")) == [
        (Kind.BULLET, f"Fylkeskommunen skal: {BUILD}"),
        (Kind.BULLET, f"Fylkeskommunen skal: {BUSES}"),
        (Kind.HEADING, "Tiltak:"),
        (Kind.BULLET, BUILD),
        (Kind.BULLET, BUSES),
        (Kind.HEADING, "Slik vil vi:"),
        (Kind.PARAGRAPH, "Her står et avsnitt som er en hel setning for seg."),
    ]


def test_a_bold_lead_in_of_a_word_file_stands_with_its_items(tmp_path: Path) -> None:
    draft = docx.Document()
    for head in ("Fylkeskommunen skal:", "Tiltak:"):
        draft.add_paragraph().add_run(head).bold = True
        for item in (BUILD, BUSES):
            draft.add_paragraph(item, style="List Bullet")
    draft.save(str(tmp_path / "bold.docx"))
    assert shown(tmp_path / "bold.docx") == [
        (Kind.BULLET, f"Fylkeskommunen skal: {BUILD}"),
        (Kind.BULLET, f"Fylkeskommunen skal: {BUSES}"),
        (Kind.HEADING, "Tiltak:"),
        (Kind.BULLET, BUILD),
        (Kind.BULLET, BUSES),
    ]
