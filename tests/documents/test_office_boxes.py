"""What stands in the text boxes of a draft is read once, apart from what they are anchored in."""

from pathlib import Path

import odfdo
import pytest

from aligncheck.documents import Kind
from tests.documents.word import box, draft, run, shown, words

TEXT = "Fylkeskommunen skal halvere utslippene fra egen virksomhet innen 2030."
BOX = "Fylket skal bygge sykkelvei."


def odt(path: Path, *elements: str, styles: str = "") -> Path:
    """An OpenDocument text of the elements."""
    draft = odfdo.Document("text")
    draft.body.clear()
    if styles:
        draft.insert_style(odfdo.Element.from_tag(styles), automatic=True)
    for element in elements:
        draft.body.append(odfdo.Element.from_tag(element))
    draft.save(str(path))
    return path


FRAME = f"<draw:frame><draw:text-box><text:p>{BOX}</text:p></draw:text-box></draw:frame>"


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        (f"<text:p>{TEXT}{FRAME}</text:p>", Kind.PARAGRAPH),
        (f"<text:p>{TEXT}<text:span>{FRAME}</text:span></text:p>", Kind.PARAGRAPH),
        (
            f"<text:p><draw:custom-shape><text:p>{BOX}</text:p></draw:custom-shape>{TEXT}</text:p>",
            Kind.PARAGRAPH,
        ),
        (f"<text:h>{TEXT}<draw:g>{FRAME}</draw:g></text:h>", Kind.HEADING),
        (
            "<table:table><table:table-row><table:table-cell>"
            f"<text:p>{TEXT}{FRAME}</text:p></table:table-cell></table:table-row></table:table>",
            Kind.TABLE_ROW,
        ),
    ],
)
def test_a_box_of_an_opendocument_text_stands_after_what_it_is_anchored_in(
    tmp_path: Path, element: str, kind: Kind
) -> None:
    path = odt(tmp_path / "plan.odt", element)
    assert shown(path) == [(kind, TEXT), (Kind.PARAGRAPH, BOX)]


def test_a_box_that_is_anchored_to_a_page_is_read_without_the_picture_beside_it(
    tmp_path: Path,
) -> None:
    picture = "<draw:frame><svg:desc>Et kart</svg:desc></draw:frame>"
    path = odt(tmp_path / "plan.odt", FRAME, picture, f"<text:p>{TEXT}</text:p>")
    assert shown(path) == [(Kind.PARAGRAPH, BOX), (Kind.PARAGRAPH, TEXT)]


def test_a_box_parts_no_list_from_its_lead_in_and_heads_nothing(tmp_path: Path) -> None:
    box = FRAME.replace("<text:p>", "<text:h>Fakta</text:h><text:p>")
    items = "".join(
        f"<text:list-item><text:p>{item}</text:p></text:list-item>"
        for item in (f"kutte utslipp{box}", "spare energi")
    )
    path = odt(
        tmp_path / "plan.odt",
        f"<text:p>Vi skal:{FRAME}</text:p>",
        f"<text:list>{items}</text:list>",
        f"<text:p>{TEXT}</text:p>",
    )
    assert shown(path) == [
        (Kind.BULLET, "Vi skal: kutte utslipp • spare energi"),
        (Kind.PARAGRAPH, BOX),
        (Kind.PARAGRAPH, "Fakta"),
        (Kind.PARAGRAPH, BOX),
        (Kind.PARAGRAPH, TEXT),
    ]


def test_a_box_of_a_word_file_is_read_once_after_the_paragraph_it_is_anchored_in(
    tmp_path: Path,
) -> None:
    path = draft(tmp_path / "plan.docx", f"<w:p>{run(TEXT)}{box(words(BOX))}</w:p>", words(TEXT))
    assert shown(path) == [
        (Kind.PARAGRAPH, TEXT),
        (Kind.PARAGRAPH, BOX),
        (Kind.PARAGRAPH, TEXT),
    ]


def test_a_box_in_a_cell_is_read_once_after_the_row(tmp_path: Path) -> None:
    cells = [f"<w:p>{run('Elferjer')}{box(words(BOX))}</w:p>", words("2028")]
    rows = [[words("Tiltak"), words("Frist")], cells, [words("Buss"), words("2029")]]
    deep = "<w:tcPr><w:vMerge/></w:tcPr>"
    written = [
        "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
    ]
    written[1] = (
        written[1]
        .replace("<w:tc>", f"<w:tc>{deep}", 1)
        .replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>')
    )
    written[2] = written[2].replace("<w:tc>", f"<w:tc>{deep}", 1)
    path = draft(tmp_path / "plan.docx", f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(written)}</w:tbl>")
    assert shown(path) == [
        (Kind.TABLE_ROW, "Tiltak: Elferjer | Frist: 2028"),
        (Kind.PARAGRAPH, BOX),
        (Kind.TABLE_ROW, "Tiltak: Elferjer | Frist: 2029"),
    ]


def test_a_table_and_a_list_in_a_box_of_a_word_file_are_read(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{words(BOX)}</w:tc></w:tr></w:tbl>"
    inside = words("Fylket skal:") + words("- kutte") + words("- spare") + table
    path = draft(tmp_path / "plan.docx", f"<w:p>{box(inside)}</w:p>", words("- Fylket vokser."))
    assert shown(path) == [
        (Kind.PARAGRAPH, "Fylket skal: kutte - spare"),
        (Kind.TABLE_ROW, BOX),
        (Kind.BULLET, "Fylket vokser."),
    ]


def test_titles_and_lines_in_bold_of_an_opendocument_text_are_headings(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="Bold" style:family="text">'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    bold = '<text:span text:style-name="Bold">{}</text:span>'
    path = odt(
        tmp_path / "plan.odt",
        '<text:p text:style-name="Title">Klimaplan</text:p>',
        f"<text:p>{bold.format('Vi skal halvere matsvinnet')}</text:p>",
        f"<text:p>{bold.format('Kollektivtransport. ')}{BOX}</text:p>",
        f"<text:p>{bold.format('Fylket vokser.')}</text:p>",
        f"<text:list><text:list-item><text:p>{bold.format('spare energi')}</text:p>"
        "</text:list-item></text:list>",
        styles=style,
    )
    assert shown(path) == [
        (Kind.HEADING, "Klimaplan"),
        (Kind.HEADING, "Vi skal halvere matsvinnet"),
        (Kind.PARAGRAPH, f"Kollektivtransport. {BOX}"),
        (Kind.PARAGRAPH, "Fylket vokser."),
        (Kind.BULLET, "spare energi"),
    ]


def test_hidden_words_of_an_opendocument_text_are_not_read(tmp_path: Path) -> None:
    style = (
        '<style:style style:name="Gone" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    path = odt(
        tmp_path / "plan.odt",
        '<text:p>Fylket <text:span text:style-name="Gone">kanskje </text:span>vokser.</text:p>',
        f'<text:section text:name="x" text:display="none"><text:p>{BOX}</text:p></text:section>',
        styles=style,
    )
    assert shown(path) == [(Kind.PARAGRAPH, "Fylket vokser.")]


def test_a_note_of_an_opendocument_text_stands_after_what_calls_it(tmp_path: Path) -> None:
    note = f"<text:note><text:note-body><text:p>{BOX}</text:p></text:note-body></text:note>"
    row = f"<table:table-cell><text:p>Elferjer{note}</text:p></table:table-cell>"
    path = odt(
        tmp_path / "plan.odt",
        f"<text:p>{TEXT}{note}</text:p>",
        f"<table:table><table:table-row>{row}</table:table-row></table:table>",
        "<text:h>Bakgrunn</text:h>",
    )
    assert shown(path) == [
        (Kind.PARAGRAPH, TEXT),
        (Kind.FOOTNOTE, BOX),
        (Kind.TABLE_ROW, "Elferjer"),
        (Kind.FOOTNOTE, BOX),
        (Kind.HEADING, "Bakgrunn"),
    ]
