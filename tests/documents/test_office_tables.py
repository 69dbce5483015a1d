"""A value of a table in a draft stands under the head of its own column, merged cells or not."""

from pathlib import Path

import docx
import odfdo
from docx.oxml import parse_xml

from aligncheck.documents import read_document

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
