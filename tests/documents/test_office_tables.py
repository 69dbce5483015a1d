"""A value of a table in a draft stands under the head of its own column, merged cells or not."""

from pathlib import Path

import docx
import odfdo
from docx.oxml import parse_xml

from aligncheck.documents import Kind, read_document
from tests.documents.test_office_boxes import odt

HEADS = ("Tiltak", "Ansvar", "Frist", "Kostnad")
WIDE = "Tiltak: Etablere klimaråd | Frist: 2028 | Kostnad: 1 mill. kr"
DEEP = [
    "Tiltak: Bygge gangvei | Ansvar: Fylket | Frist: 2027 | Kostnad: 3 mill. kr",
    "Tiltak: Bygge gangvei | Ansvar: Kommunen | Frist: 2029 | Kostnad: 2 mill. kr",
]


def texts(path: Path) -> list[str]:
    return [passage.text for passage in read_document(path).passages]


def test_merged_cells_of_a_word_table_move_no_value(tmp_path: Path) -> None:
    draft = docx.Document()
    table = draft.add_table(4, 4)
    rows = [
        HEADS,
        ("", "", "2028", "1 mill. kr"),
        ("Bygge gangvei", "Fylket", "2027", "3 mill. kr"),
        ("", "Kommunen", "2029", "2 mill. kr"),
    ]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(1, 1)).text = "Etablere klimaråd"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "Bygge gangvei"
    draft.save(str(tmp_path / "plan.docx"))
    assert texts(tmp_path / "plan.docx") == [WIDE, *DEEP]


def test_a_word_row_that_begins_further_in_keeps_its_columns(tmp_path: Path) -> None:
    draft = docx.Document()
    table = draft.add_table(2, 4)
    for row, cells in zip(table.rows, (HEADS, ("", "Fylket", "2027", "3 mill. kr")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    last = table.rows[1]._tr
    last.remove(last.tc_lst[0])
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    before = f'<w:trPr xmlns:w="{space}"><w:gridBefore w:val="1"/></w:trPr>'
    last.insert(0, parse_xml(before))
    draft.save(str(tmp_path / "plan.docx"))
    assert texts(tmp_path / "plan.docx") == ["Ansvar: Fylket | Frist: 2027 | Kostnad: 3 mill. kr"]


def test_merged_cells_of_an_opendocument_table_move_no_value(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<table:table-row>" + "".join(cells) + "</table:table-row>"

    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    rows = [
        row(*(cell(head) for head in HEADS)),
        row(
            cell("Etablere klimaråd", 'table:number-columns-spanned="2"'),
            "<table:covered-table-cell/>",
            cell("2028"),
            cell("1 mill. kr"),
        ),
        row(
            cell("Bygge gangvei", 'table:number-rows-spanned="2"'),
            *(cell(text) for text in ("Fylket", "2027", "3 mill. kr")),
        ),
        row(
            "<table:covered-table-cell/>",
            *(cell(text) for text in ("Kommunen", "2029", "2 mill. kr")),
        ),
        row(
            '<table:table-cell table:number-columns-repeated="2"/>',
            cell("2030", 'table:number-columns-repeated="2"'),
        ),
    ]
    draft = odfdo.Document("text")
    draft.body.clear()
    table = '<table:table table:name="t">' + "".join(rows) + "</table:table>"
    draft.body.append(odfdo.Element.from_tag(table))
    draft.save(str(tmp_path / "plan.odt"))
    assert texts(tmp_path / "plan.odt") == [WIDE, *DEEP, "Frist: 2030 | Kostnad: 2030"]


def test_merged_cells_of_a_web_table_move_no_value(tmp_path: Path) -> None:
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    (tmp_path / "plan.html").write_text(
        f"<meta charset='utf-8'><table><tr>{heads}</tr>"
        "<tr><td colspan='2'>Etablere klimaråd</td><td>2028</td><td>1 mill. kr</td></tr>"
        "<tr><td rowspan='3'>Bygge gangvei</td>"
        "<td>Fylket</td><td>2027</td><td>3 mill. kr</td></tr>"
        "<tr></tr><tr><td>Kommunen</td><td>2029</td><td>2 mill. kr</td></tr>"
        "<tr><td colspan='0'>Plante trær</td><td colspan='mye'>Fylket</td></tr></table>",
        encoding="utf-8",
    )
    assert texts(tmp_path / "plan.html") == [
        WIDE,
        *DEEP,
        "Tiltak: Plante trær | Ansvar: Fylket",
    ]


def test_a_cell_that_claims_to_reach_over_millions_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(
        "<table><tr><th>Tiltak</th><th>Frist</th></tr>"
        "<tr><td colspan='99999999999' rowspan='999999'>Buss</td></tr></table>",
        encoding="utf-8",
    )
    assert texts(tmp_path / "plan.html") == ["Tiltak: Buss"]


BAND = "Satsingsområde 2: Transport"
BANDED = [
    (BAND, ("Program",)),
    ("Tiltak: Bygge gangvei | Frist 2027: ja", ("Program", BAND)),
    ("Fylket vokser.", ("Program",)),
]


def places(path: Path) -> list[tuple[str, tuple[str, ...]]]:
    return [(passage.text, passage.heading) for passage in read_document(path).passages[1:]]


def test_a_row_across_a_word_table_heads_the_rows_below_two_rows_of_heads(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("Program", 1)
    table = draft.add_table(4, 3)
    rows = [("", "", ""), ("", "2027", "2028"), ("", "", ""), ("Bygge gangvei", "ja", "")]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Tiltak"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Frist"
    table.cell(2, 0).merge(table.cell(2, 2)).text = BAND
    for row in table.rows[:2]:
        for cell in row.cells:
            for run in [run for paragraph in cell.paragraphs for run in paragraph.runs]:
                run.bold = True
    draft.add_paragraph("Fylket vokser.")
    draft.save(str(tmp_path / "plan.docx"))
    assert places(tmp_path / "plan.docx") == BANDED


def test_a_row_across_an_opendocument_table_heads_the_rows_below_it(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    deep, wide = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="{}"'
    covered = "<table:covered-table-cell/>"
    rows = [
        cell("Tiltak", deep) + cell("Frist", wide.format(2)) + covered,
        covered + cell("2027") + cell("2028"),
        cell(BAND, wide.format(3)) + 2 * covered,
        cell("Bygge gangvei") + cell("ja") + cell(""),
    ]
    whole = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    heads = f"<table:table-header-rows>{''.join(whole[:2])}</table:table-header-rows>"
    path = odt(
        tmp_path / "plan.odt",
        "<text:h>Program</text:h>",
        f"<table:table>{heads}{''.join(whole[2:])}</table:table>",
        "<text:p>Fylket vokser.</text:p>",
    )
    assert places(path) == BANDED


def test_a_row_across_a_web_table_heads_the_rows_below_it(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(
        "<meta charset='utf-8'><h1>Program</h1><table><thead>"
        "<tr><th rowspan='2'>Tiltak</th><th colspan='2'>Frist</th></tr>"
        f"<tr><th>2027</th><th>2028</th></tr></thead><tr><th colspan='3'>{BAND}</th></tr>"
        "<tr><td>Bygge gangvei</td><td>ja</td><td></td></tr></table><p>Fylket vokser.</p>",
        encoding="utf-8",
    )
    assert places(tmp_path / "plan.html") == BANDED


def test_a_box_of_one_cell_is_read_as_it_stands_and_heads_nothing_after_it(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.add_heading("Program", 1)
    box = draft.add_table(1, 1).cell(0, 0)
    box.paragraphs[0].text = "Mål 1: Redusere utslippene"
    box.paragraphs[0].style = "Heading 2"
    box.add_paragraph("Fylket skal:")
    for item in ("bygge en ny sykkelvei gjennom hele byen fram til skolen", "spare energi"):
        box.add_paragraph(item, style="List Bullet")
    draft.add_paragraph("Fylket vokser.")
    draft.add_table(1, 1).cell(0, 0).paragraphs[0].text = "Kapittel 3"
    draft.tables[-1].cell(0, 0).paragraphs[0].style = "Heading 2"
    draft.add_paragraph("Fylket krymper.")
    draft.save(str(tmp_path / "plan.docx"))
    inside = ("Program", "Mål 1: Redusere utslippene")
    assert places(tmp_path / "plan.docx") == [
        ("Mål 1: Redusere utslippene", ("Program",)),
        ("Fylket skal: bygge en ny sykkelvei gjennom hele byen fram til skolen", inside),
        ("Fylket skal: spare energi", inside),
        ("Fylket vokser.", ("Program",)),
        ("Kapittel 3", ("Program",)),
        ("Fylket krymper.", ("Program", "Kapittel 3")),
    ]


def test_paragraphs_set_side_by_side_stay_apart_and_items_in_a_row_do_too(tmp_path: Path) -> None:
    (tmp_path / "plan.html").write_text(
        "<meta charset='utf-8'><table><tr><td><p>Vi skal spare energi.<p>Fylket vokser.</td>"
        "<td><h2>Fisk</h2><p>Vi skal verne laksen.</td></tr></table>"
        "<table><tr><th>Tiltak</th><th>Frist</th></tr><tr><td><ul><li>Bygge veg<li>Bygge bru</ul>"
        "</td><td><table><tr><td>Veg</td><td>2027</td></tr></table></td></tr></table>",
        encoding="utf-8",
    )
    found = read_document(tmp_path / "plan.html").passages
    assert [(passage.kind, passage.text) for passage in found] == [
        (Kind.PARAGRAPH, "Vi skal spare energi."),
        (Kind.PARAGRAPH, "Fylket vokser."),
        (Kind.HEADING, "Fisk"),
        (Kind.PARAGRAPH, "Vi skal verne laksen."),
        (Kind.TABLE_ROW, "Tiltak: Bygge veg • Bygge bru | Frist: Veg | 2027"),
    ]
    assert found[-1].heading == ()
