"""A calm A4 page in Word: styles, tables and boxes; knows nothing of assessments."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict, Unpack, cast

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from aligncheck.reports.report import fit
from aligncheck.reports.writing import steadied

PAGE_WIDTH = 17.0  # centimetres between the margins
FONT = "Arial"  # Liberation Sans stands in for it with the same widths
INK = RGBColor(0x1F, 0x29, 0x33)
GREY = RGBColor(0x5B, 0x65, 0x70)
RULE = "C9D0D6"
HEAD_GROUND = "E9EEF2"
BOX_GROUND = "F5F7F9"
TAGS = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}
NO_BREAK = "\N{NO-BREAK SPACE}"
_PAGE_SIGN = re.compile(r"\b(s\.|pp?\.|PDF-side|PDF pages?) (?=\w)")
_SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12}


def new_page(language: str, title: str, page_word: str) -> WordDocument:
    """An empty A4 document in that language, with the title at its head and page numbers."""
    document = new_document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    _set_styles(document, language)
    small(section.header.paragraphs[0], title)
    _number_pages(section.footer.paragraphs[0], page_word)
    return document


def finished(document: WordDocument, title: str, made: datetime) -> bytes:
    """The document as bytes, the same for the same content."""
    properties = document.core_properties
    properties.title, properties.author = title, "aligncheck"
    properties.last_modified_by, properties.comments = "aligncheck", ""
    properties.created = properties.modified = made
    buffer = io.BytesIO()
    document.save(buffer)
    return steadied(buffer.getvalue())


class Look(TypedDict, total=False):
    """How a run of text looks; size in points, `spoken` is the language that it is written in.

    Where it `cites`, a page stays beside its "s." at the end of a line.
    """

    bold: bool
    grey: bool
    size: float
    spoken: str
    cites: bool


def put(place: Paragraph, text: str, **look: Unpack[Look]) -> Run:
    """A run of plain text at the end of the paragraph; never a field, never a link."""
    kept = _PAGE_SIGN.sub(rf"\1{NO_BREAK}", fit(text)) if look.get("cites") else fit(text)
    before = " " if text[:1] == " " and kept else ""
    after = " " if text[-1:] == " " and kept else ""
    run = place.add_run(before + kept + after)
    run.bold = look.get("bold") or None
    if look.get("grey"):
        run.font.color.rgb = GREY
    if "size" in look:
        run.font.size = Pt(look["size"])
    if look.get("spoken") in TAGS:
        run._r.get_or_add_rPr().append(_tag(look["spoken"]))
    return run


def _tag(language: str) -> BaseOxmlElement:
    """What tells a screen reader and the spelling checker the language (WCAG 3.1.2)."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), TAGS[language])
    return tag


def small(paragraph: Paragraph, text: str) -> None:
    """A line of small grey text."""
    put(paragraph, text, grey=True, size=8.5)


def paragraph(place: WordDocument | _Cell, text: str = "", **look: Unpack[Look]) -> Paragraph:
    """A new paragraph in the document or cell."""
    made = place.add_paragraph()
    if text:
        put(made, text, **look)
    return made


def first_paragraph(cell: _Cell, text: str = "", **look: Unpack[Look]) -> Paragraph:
    """The paragraph that a new cell already has, with the text in it."""
    made = cast(Paragraph, cell.paragraphs[0])
    if text:
        put(made, text, **look)
    return made


def table(document: WordDocument, heads: Sequence[str], widths: Sequence[float]) -> Table:
    """A table of those widths in centimetres; its head comes again on each page."""
    made = cast(Table, document.add_table(rows=1, cols=len(heads)))
    made.alignment = WD_TABLE_ALIGNMENT.LEFT
    made.autofit = False
    _rule(made)
    for cell, head, width in zip(made.rows[0].cells, heads, widths, strict=True):
        cell.width = Cm(width)
        first_paragraph(cell, head, bold=True, size=9)
        ground(cell, HEAD_GROUND)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    _mark_row(made.rows[0]._tr, "w:tblHeader")
    return made


def add_row(made: Table, *, whole: bool = True) -> tuple[_Cell, ...]:
    """A new row; `whole` where it is not torn over a page break, for rows lower than a page."""
    row = cast(_Row, made.add_row())  # type: ignore[no-untyped-call,unused-ignore]
    if whole:
        _mark_row(row._tr, "w:cantSplit")
    for cell, column in zip(row.cells, made.columns, strict=True):
        if column.width is not None:
            cell.width = column.width
    return tuple(row.cells)


def add_band(made: Table, text: str) -> None:
    """A row over the whole width that names a group; it stays with the row under it."""
    cells = add_row(made)
    whole = cells[0].merge(cells[-1])
    line = first_paragraph(whole, text, bold=True, grey=True, size=9)
    line.paragraph_format.keep_with_next = True
    ground(whole, BOX_GROUND)


def box(document: WordDocument, width: float, lines: Sequence[str], *, whole: bool = True) -> None:
    """A shaded box over the page with a paragraph for each line; `whole` as for `add_row`."""
    made = document.add_table(rows=1, cols=1)
    made.autofit = False
    cell = cast(_Cell, made.rows[0].cells[0])
    cell.width = Cm(width)
    ground(cell, BOX_GROUND)
    if whole:
        _mark_row(made.rows[0]._tr, "w:cantSplit")
    _rule(made)
    for number, line in enumerate(lines):
        first_paragraph(cell, line, size=9) if number == 0 else paragraph(cell, line, size=9)


def ground(cell: _Cell, colour: str) -> None:
    """Colour the cell's ground."""
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _set_styles(document: WordDocument, language: str) -> None:
    normal = cast(ParagraphStyle, document.styles["Normal"])
    normal.font.name, normal.font.size, normal.font.color.rgb = FONT, Pt(9.5), INK
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = 1.1
    normal.element.get_or_add_rPr().append(_tag(language))
    for name, size in _SIZES.items():
        style = cast(ParagraphStyle, document.styles[name])
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        style.font.bold = True
        style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
        style.font.name = FONT
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
        style.paragraph_format.space_after = Pt(4)
        style.paragraph_format.keep_with_next = True
    _drop_rule(cast(ParagraphStyle, document.styles["Title"]))


def _drop_rule(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for rule in properties.findall(qn("w:pBdr")):
        properties.remove(rule)


def _number_pages(paragraph: Paragraph, word: str) -> None:
    """The page's number; the one field of the document, written by us and never from text."""
    small(paragraph, word)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run = paragraph.add_run("1")
    run.font.size, run.font.color.rgb = Pt(8.5), GREY
    field.append(run._r)
    paragraph._p.append(field)


def _rule(made: Table) -> None:
    """Thin lines between rows, none between columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    made._tbl.tblPr.append(borders)


def _mark_row(row: CT_Row, mark: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(mark))
