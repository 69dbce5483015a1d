"""Word files as they stand after all changes: headings by style, lists, tables, notes and boxes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from aligncheck.documents.office.parts import MARK, Part, row_parts
from aligncheck.documents.passage import Kind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"^(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|tittel|subtitle|undertittel)$", re.IGNORECASE)
_FOOTNOTES = "/footnotes"
_CONTENTS = "Table of Contents"  # the gallery of the contents list that Word makes
MOST_BOLD_HEADING = 16  # words of a bold line that serves as a heading


def docx_parts(path: Path) -> Iterator[Part]:
    """The parts of a Word file in reading order."""
    document = docx.Document(str(path))
    _open_controls(document.element.body)
    yield from _furniture(document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield from _paragraph(block)
    yield from _footnotes(document)


def _open_controls(body: Any) -> None:  # noqa: ANN401
    """Put what content controls hold in their place; contents lists and prompts are left out."""
    for control in list(body.iter(f"{_W}sdt")):
        gallery = control.find(f"{_W}sdtPr//{_W}docPartGallery")
        if gallery is None or gallery.get(f"{_W}val") != _CONTENTS:
            if control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None:
                for words in list(control.iter(f"{_W}r")):
                    words.getparent().remove(words)
            for child in list(control.iterchildren(f"{_W}sdtContent")):
                for held in list(child):
                    control.addprevious(held)
        control.getparent().remove(control)


def _furniture(document: WordDocument) -> Iterator[Part]:
    seen: set[str] = set()
    for section in document.sections:
        for kind, story in ((Kind.HEADER, section.header), (Kind.FOOTER, section.footer)):
            for paragraph in story.paragraphs:
                text = _text(paragraph._p)
                if text.strip() and text not in seen:
                    seen.add(text)
                    yield Part(kind, text)


def _paragraph(paragraph: Paragraph) -> Iterator[Part]:
    element = paragraph._p
    style = (paragraph.style.name if paragraph.style is not None else None) or ""
    text = _text(element)
    if text.strip():
        yield _part(style, text, element, paragraph)
    for box in element.iter(f"{_W}txbxContent"):
        if any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            continue
        for inner in box.iter(f"{_W}p"):
            yield Part(Kind.PARAGRAPH, _text(inner))


def _part(style: str, text: str, element: Any, paragraph: Paragraph) -> Part:  # noqa: ANN401
    heading = _HEADING.match(style)
    if heading or _TITLE.match(style):
        return Part(Kind.HEADING, text, int(heading[1]) if heading else 0)
    low = style.lower()
    if low.startswith(("toc", "innhold")) or re.search(r"\t\d{1,4}\s*$", text):
        return Part(Kind.TOC, text)
    if low in {"caption", "bildetekst"}:
        return Part(Kind.CAPTION, text)
    numbering = element.find(f"{_W}pPr/{_W}numPr")
    if numbering is not None or low.startswith("list") or MARK.match(text):
        return Part(Kind.BULLET, text, depth=_depth(low, numbering))
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    if bold and len(text.split()) <= MOST_BOLD_HEADING and not text.rstrip().endswith((".", ",")):
        return Part(Kind.HEADING, text, 9)
    return Part(Kind.PARAGRAPH, text)


def _depth(style: str, numbering: Any) -> int:  # noqa: ANN401
    """How deep in its list an item stands: by its numbering, else by a style as 'List Bullet 2'."""
    level = None if numbering is None else numbering.find(f"{_W}ilvl")
    if level is not None:
        given = level.get(f"{_W}val", "")
        return int(given) if given.isdecimal() else 0
    named = re.search(r"[2-9]$", style)
    return int(named[0]) - 1 if named else 0


def _text(element: Any) -> str:  # noqa: ANN401
    """What a paragraph says as it stands after all changes are accepted."""
    pieces: list[str] = []
    for node in element.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}noBreakHyphen"):
        inside = [parent.tag for parent in node.iterancestors()]
        if f"{_W}moveFrom" in inside:
            continue
        box = next((tag for tag in inside if tag in {f"{_W}txbxContent", element.tag}), "")
        if box == f"{_W}txbxContent" and element.tag != f"{_W}txbxContent":
            continue
        marks = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}noBreakHyphen": "-"}
        pieces.append(marks.get(node.tag, node.text or ""))
    return "".join(pieces)


def _table(table: Table) -> list[Part]:
    rows: list[list[list[str]]] = []
    for row in table.rows:
        cells: list[list[str]] = [[]] * row.grid_cols_before
        seen = set()
        for cell in row.cells:  # a cell over several columns comes once for each
            first = cell._tc not in seen
            seen.add(cell._tc)
            cells.append([_text(p) for p in cell._tc.iter(f"{_W}p")] if first else [])
        rows.append(cells)
    marked = bool(table.rows) and table.rows[0]._tr.find(f"{_W}trPr/{_W}tblHeader") is not None
    return row_parts(rows, marked=marked or _is_bold(table))


def _is_bold(table: Table) -> bool:
    runs = (
        [run for cell in table.rows[0].cells for p in cell.paragraphs for run in p.runs]
        if table.rows
        else []
    )
    return bool(runs) and all(run.bold for run in runs if run.text.strip())


def _footnotes(document: WordDocument) -> Iterator[Part]:
    from docx.oxml import parse_xml

    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(_FOOTNOTES):
            for note in parse_xml(relation.target_part.blob).iter(f"{_W}footnote"):
                text = " ".join(_text(p) for p in note.iter(f"{_W}p"))
                if text.strip():
                    yield Part(Kind.FOOTNOTE, text)
