"""The words that lead into a list stand with its items, however the list is set."""

from pathlib import Path

import docx
import odfdo
import pytest

from aligncheck.documents import Kind, read_document
from aligncheck.documents.pdf.blocks import Block
from aligncheck.documents.pdf.leads import with_leads
from aligncheck.documents.pdf.lines import line_of
from aligncheck.documents.pdf.words import Font, Word
from aligncheck.documents.words.leads import is_lead_heading
from tests.documents.build import LEFT, Book

BUILD = "bygge gang- og sykkelveier langs de mest trafikkerte veiene i fylket før 2030"
BUSES = "innføre nullutslippsbusser på alle ruter som fylkeskommunen selv har ansvar for"


def shown(path: Path) -> list[tuple[Kind, str]]:
    return [(passage.kind, passage.text) for passage in read_document(path).passages]


@pytest.mark.parametrize(
    "text",
    ["Fylkeskommunen skal:", "Fylkeskommunen vil i perioden:", "Kommunane må saman:",
     "The region shall:", "Målet nås ved å", "Midlene skal bidra til", "Kommunen skal",
     "Fylkestinget må", "Our county will"],
)  # fmt: skip
def test_an_unfinished_sentence_above_a_list_leads_into_it(text: str) -> None:
    assert is_lead_heading(text)


@pytest.mark.parametrize(
    "text",
    ["Tiltak:", "Mål:", "Hva vi vil", "4.2 Dette skal vi gjøre:", "Dit skal vi", "Det vi skal",
     "Dette må kommunen", "What we must", "2.1 Kommunen skal", "Political will"],
)  # fmt: skip
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


def test_items_without_marks_are_led_in_where_they_finish_the_sentence(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.lines(["Vi er enige om mye. Planen skal:", BUILD, BUSES], y=90, leading=24)
    page.lines(["Dette avsnittet er en hel setning."], y=170)
    page.lines(["Hovedtemaene er:", "Klima", "Næring"], y=220, leading=24)
    page.lines(["Slik er det vedtatt:", "Planen gjelder fra 2026.", "Den rulleres hvert år."],
               y=320, leading=24)  # fmt: skip
    book.turn()
    assert shown(book.save(tmp_path / "bare.pdf")) == [
        (Kind.PARAGRAPH, "Vi er enige om mye."),
        (Kind.BULLET, f"Planen skal: {BUILD}"),
        (Kind.BULLET, f"Planen skal: {BUSES}"),
        (Kind.PARAGRAPH, "Dette avsnittet er en hel setning."),
        (Kind.BULLET, "Hovedtemaene er: Klima • Næring"),
        (Kind.PARAGRAPH, "Slik er det vedtatt:"),
        (Kind.PARAGRAPH, "Planen gjelder fra 2026."),
        (Kind.PARAGRAPH, "Den rulleres hvert år."),
    ]


def test_items_that_begin_otherwise_than_the_first_are_no_part_of_its_list(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.lines(["Planen skal:", BUILD, BUSES, "Mål for landbruket i fylket"], y=90, leading=24)
    book.turn()
    assert shown(book.save(tmp_path / "other.pdf"))[2:] == [
        (Kind.PARAGRAPH, "Mål for landbruket i fylket")
    ]


def test_headings_with_nothing_between_them_below_a_colon_are_items(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.lines(["Målene skal nås gjennom satsing på:"], y=90)
    for number, head in enumerate(("Rekruttering", "Jordvern", "Matproduksjon")):
        page.line(head, LEFT, 120 + 30 * number, size=15, bold=True)
    page.lines(["Her står et avsnitt som er en hel setning for seg."], y=210)
    book.turn()
    found = read_document(book.save(tmp_path / "heads.pdf")).passages
    assert [(p.kind, p.text) for p in found] == [
        (Kind.BULLET, "Målene skal nås gjennom satsing på: Rekruttering • Jordvern"),
        (Kind.HEADING, "Matproduksjon"),
        (Kind.PARAGRAPH, "Her står et avsnitt som er en hel setning for seg."),
    ]
    assert found[-1].heading == ("Matproduksjon",)


@pytest.mark.parametrize("heads", [("Klima", "Areal"), ("3 Klima", "3.1 Areal")])
def test_a_heading_below_a_colon_that_has_text_or_a_number_is_one(
    heads: tuple[str, str], tmp_path: Path
) -> None:
    book = Book()
    page = book.page()
    page.lines(["Planen har følgende deler:"], y=90)
    for number, head in enumerate(heads):
        page.line(head, LEFT, 120 + 60 * number, size=15, bold=True)
        if "3" not in heads[0] or number:
            page.lines(["Her står et avsnitt som er en hel setning."], y=145 + 60 * number)
    book.turn()
    found = shown(book.save(tmp_path / "true.pdf"))
    assert [text for kind, text in found if kind is Kind.HEADING] == list(heads)
    assert (Kind.PARAGRAPH, "Planen har følgende deler:") in found


def test_a_title_of_the_outline_is_a_heading_also_below_a_colon() -> None:
    font = Font("Sans", 15.0, bold=True, italic=False)
    lead, *heads = [
        Block(1, (line_of([Word(text, 70, y - 12, 130, y + 3, y, font, False, False, False)]),))
        for y, text in ((90.0, "Delene:"), (120.0, "Klima"), (150.0, "Areal"))
    ]
    items = [(lead, Kind.PARAGRAPH), *((head, Kind.HEADING) for head in heads)]
    assert with_leads(items, frozenset({"klima"})) == items
    assert [kind for _, kind in with_leads(items, frozenset())[1:]] == [Kind.BULLET] * 2


def test_typed_dashes_and_a_lead_in_without_colon_make_a_list_in_a_word_file(
    tmp_path: Path,
) -> None:
    draft = docx.Document()
    for text in ("Vi er enige om mye. Kommunen skal", f"- {BUILD}", f"– {BUSES}"):
        draft.add_paragraph(text)
    draft.save(str(tmp_path / "typed.docx"))
    assert shown(tmp_path / "typed.docx") == [
        (Kind.PARAGRAPH, "Vi er enige om mye."),
        (Kind.BULLET, f"Kommunen skal {BUILD}"),
        (Kind.BULLET, f"Kommunen skal {BUSES}"),
    ]


NESTED = [
    (0, "Fylkeskommunen har ansvaret for fylkesveiene. Den skal:"),
    (1, BUILD),
    (1, "redusere utslippene ved:"),
    (2, "færre reiser"),
    (2, "grønn strøm"),
    (0, "Kommunene følger opp arbeidet og rapporterer til fylkestinget hvert år."),
]
LED = [
    (Kind.BULLET, "I alle områdene gjelder: Fylkeskommunen har ansvaret for fylkesveiene."),
    (Kind.BULLET, f"Den skal: {BUILD}"),
    (Kind.BULLET, "Den skal: redusere utslippene ved: færre reiser • grønn strøm"),
    (Kind.BULLET, "I alle områdene gjelder: Kommunene følger opp arbeidet og rapporterer til "
                  "fylkestinget hvert år."),
]  # fmt: skip


@pytest.mark.parametrize("numbered", [True, False])
def test_items_of_a_list_in_a_list_of_a_word_file_are_led_in_by_the_item_above(
    tmp_path: Path, numbered: bool
) -> None:
    draft = docx.Document()
    draft.add_paragraph("I alle områdene gjelder:")
    for depth, text in NESTED:
        style = "List Bullet" if numbered or not depth else f"List Bullet {depth + 1}"
        paragraph = draft.add_paragraph(text, style=style)
        if numbered:
            numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            numbering.get_or_add_ilvl().val = depth
            numbering.get_or_add_numId().val = 1
    draft.save(str(tmp_path / "nested.docx"))
    assert shown(tmp_path / "nested.docx") == LED


def test_items_of_a_list_in_a_list_are_led_in_alike_in_other_files(tmp_path: Path) -> None:
    lines = [f"{'  ' * depth}* {text}" for depth, text in NESTED]
    (tmp_path / "nested.md").write_text("\n".join(["I alle områdene gjelder:", *lines]), "utf-8")
    first, build, cut, trips, power, last = [text for _, text in NESTED]
    inner = f"<li>{cut}<ul><li>{trips}</li><li>{power}</li></ul></li>"
    (tmp_path / "nested.html").write_text(
        f"<meta charset=utf-8><p>I alle områdene gjelder:</p><ul><li>{first}<ul><li>{build}</li>"
        f"{inner}</ul></li><li>{last}</li></ul>", "utf-8",
    )  # fmt: skip
    draft = odfdo.Document("text")
    draft.body.clear()
    draft.body.append(odfdo.Paragraph("I alle områdene gjelder:"))
    outer, middle, deepest = odfdo.List(), odfdo.List(), odfdo.List([trips, power])
    middle.append(odfdo.ListItem(build))
    middle.append(holding(odfdo.ListItem(cut), deepest))
    outer.append(holding(odfdo.ListItem(first), middle))
    outer.append(odfdo.ListItem(last))
    draft.body.append(outer)
    draft.save(str(tmp_path / "nested.odt"))
    for name in ("nested.html", "nested.odt"):
        assert shown(tmp_path / name) == LED
    marked = [(kind, text.replace("•", "*")) for kind, text in LED]
    assert shown(tmp_path / "nested.md") == marked


def holding(item: odfdo.ListItem, inner: odfdo.List) -> odfdo.ListItem:
    item.append(inner)
    return item
