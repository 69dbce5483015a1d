"""Word files as they stand after all changes: headings by style, lists, tables, notes and boxes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.styles.style import ParagraphStyle
from docx.table import Table
from docx.text.paragraph import Paragraph

from aligncheck.documents.office.parts import BOLD_LEVEL, MARK, Part, boxed, is_bold_heading
from aligncheck.documents.office.tables import Row, table_parts
from aligncheck.documents.office.word_tree import (
    W,
    called_notes,
    hidden_styles,
    settle,
    take_boxes,
    text_of,
)
from aligncheck.documents.passage import Kind

_HEADING = re.compile(r"^(?:heading|overskrift)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|tittel|subtitle|undertittel)$", re.IGNORECASE)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_DIAGRAM_PART = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}dm"
_NOTES = {"/footnotes": f"{W}footnote", "/endnotes": f"{W}endnote"}
_CONTENTS = re.compile(r"(?:innhold|innhald|(?:table of )?contents)\w*\s*:?", re.IGNORECASE)
_ENTRY = re.compile(r"\t\d{1,3}\s*$")  # a page; a year or a sum may stand behind a tab too
_LEADERS = frozenset({"dot", "hyphen", "underscore", "heavy", "middleDot"})


def docx_parts(path: Path) -> Iterator[Part]:
    """The parts of a Word file in reading order."""
    document = docx.Document(str(path))
    hidden = hidden_styles(document.styles.element)
    body = document.element.body
    called = called_notes(body)
    settle(body, hidden)
    notes = _notes(document, hidden)
    for gone in set(called).difference(called_notes(body)):
        notes.pop(gone, None)  # their mark in the text was deleted
    yield from _furniture(document, hidden)
    yield from _without_contents(_with_notes(document, notes))


def _with_notes(document: WordDocument, notes: dict[tuple[str, str], str]) -> Iterator[Part]:
    """The parts of the text, each note after the paragraph or table that calls it."""
    for element in list(document.element.body):
        called = called_notes(element)
        yield from _block(element, document)
        yield from (Part(Kind.FOOTNOTE, notes.pop(call)) for call in called if call in notes)
    yield from (Part(Kind.FOOTNOTE, text) for text in notes.values())


def _furniture(document: WordDocument, hidden: frozenset[str]) -> Iterator[Part]:
    seen: set[str] = set()
    for section in document.sections:
        for kind, story in ((Kind.HEADER, section.header), (Kind.FOOTER, section.footer)):
            settle(story._element, hidden)
            for part in _blocks(story._element, story):
                if part.text.strip() and part.text not in seen:
                    seen.add(part.text)
                    yield Part(kind, part.text)


def _blocks(holder: Any, story: Any) -> Iterator[Part]:  # noqa: ANN401
    """The parts of the paragraphs and tables that stand in the holder."""
    for element in list(holder):
        yield from _block(element, story)


def _block(element: Any, story: Any) -> Iterator[Part]:  # noqa: ANN401
    if element.tag == f"{W}p":
        yield from _paragraph(Paragraph(element, story))
    elif element.tag == f"{W}tbl":
        yield from _table(Table(element, story))


def _without_contents(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, lines with a page number right below "Innhold" being contents."""
    below = False
    for part in parts:
        entry = bool(_ENTRY.search(part.text))
        below = bool(_CONTENTS.fullmatch(part.text.strip())) or (below and entry)
        yield Part(Kind.TOC, part.text) if below and entry else part


def _boxes(element: Any, story: Any) -> list[Part]:  # noqa: ANN401
    """What stands in the boxes and diagrams that are anchored in the element, which loses boxes."""
    parts = [part for box in take_boxes(element) for part in boxed(_blocks(box, story))]
    return parts + list(boxed(_diagrams(element, story)))


def _diagrams(element: Any, story: Any) -> Iterator[Part]:  # noqa: ANN401
    """What stands in the diagrams (SmartArt), which Word keeps in files of their own."""
    for called in element.iter(_DIAGRAM):
        kept = story.part.related_parts.get(called.get(_DIAGRAM_PART))
        if kept is not None:
            for paragraph in parse_xml(kept.blob).iter(f"{_DRAWING}p"):
                text = "".join(words.text or "" for words in paragraph.iter(f"{_DRAWING}t"))
                yield Part(Kind.PARAGRAPH, text)


def _paragraph(paragraph: Paragraph) -> Iterator[Part]:
    element = paragraph._p
    boxes = _boxes(element, paragraph)
    text = text_of(element)
    if text.strip():
        named = element.find(f"{W}pPr/{W}pStyle")
        # to look up the style of a paragraph that names none takes python-docx 5 ms
        style = None if named is None else _style(paragraph.part, named.get(f"{W}val"))
        yield _part(style, text, paragraph)
    yield from boxes


@lru_cache(maxsize=256)
def _style(part: Any, name: str | None) -> ParagraphStyle:  # noqa: ANN401
    """The style of that name in the file; python-docx looks through all styles each time."""
    style: ParagraphStyle = part.get_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return style


def _part(style: ParagraphStyle | None, text: str, paragraph: Paragraph) -> Part:
    element, name = paragraph._p, (style.name if style is not None else None) or ""
    heading = _HEADING.match(name)
    if heading or _TITLE.match(name):
        return Part(Kind.HEADING, text, int(heading[1]) if heading else 0)
    low = name.lower()
    entry = bool(_ENTRY.search(text)) and _points_to_page(element, style)
    if entry or low.startswith(("toc", "innhold")):
        return Part(Kind.TOC, text)
    if low in {"caption", "bildetekst"}:
        return Part(Kind.CAPTION, text)
    numbering = element.find(f"{W}pPr/{W}numPr")
    if numbering is not None or low.startswith("list") or MARK.match(text):
        return Part(Kind.BULLET, text, depth=_depth(low, numbering))
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    if bold and is_bold_heading(text):
        return Part(Kind.HEADING, text, BOLD_LEVEL)
    return Part(Kind.PARAGRAPH, text)


def _points_to_page(element: Any, style: ParagraphStyle | None) -> bool:  # noqa: ANN401
    """True for a line with a leader to its last number, or with a link or field to its page."""
    settings = [element, *([] if style is None else [style.element])]
    stops = [stop for holder in settings for stop in holder.findall(f"{W}pPr/{W}tabs/{W}tab")]
    links = (link.get(f"{W}anchor") or "" for link in element.iter(f"{W}hyperlink"))
    fields = (field.text or "" for field in element.iter(f"{W}instrText"))
    return (
        any(stop.get(f"{W}leader") in _LEADERS for stop in stops)
        or any(link.startswith("_Toc") for link in links)
        or any("PAGEREF" in field for field in fields)
    )


def _depth(style: str, numbering: Any) -> int:  # noqa: ANN401
    """How deep in its list an item stands: by its numbering, else by a style as 'List Bullet 2'."""
    level = None if numbering is None else numbering.find(f"{W}ilvl")
    if level is not None:
        given = level.get(f"{W}val", "")
        return int(given) if given.isdecimal() else 0
    named = re.search(r"[2-9]$", style)
    return int(named[0]) - 1 if named else 0


def _table(table: Table) -> list[Part]:
    rows: list[Row] = []
    boxes: list[list[Part]] = []
    above: dict[int, Any] = {}
    for row in table.rows:
        boxes.append(_boxes(row._tr, table))
        cells: list[Sequence[Part] | None] = [()] * row.grid_cols_before
        speaking: dict[int, Any] = {}
        for own in row._tr.tc_lst:
            goes_on = own.vMerge == "continue"
            speaking[len(cells)] = above.get(len(cells), own) if goes_on else own
            cells.append(list(_blocks(speaking[len(cells)], table)))
            cells += [None] * (own.grid_span - 1)
        rows.append(cells)
        above = speaking  # the uppermost of merged cells says what stands in all of them
    return table_parts(rows, marked=_heads(table), boxes=boxes)


def _heads(table: Table) -> int:
    """How many rows are marked as heads, or set in bold: a second one only below merged cells."""
    rows = [row._tr for row in table.rows]
    marked = takewhile(lambda row: row.find(f"{W}trPr/{W}tblHeader") is not None, rows)
    bold = list(takewhile(lambda row: _is_bold(row, table), rows[:2]))
    merged = any(cell.grid_span > 1 for row in rows[:1] for cell in row.tc_lst)
    return len(list(marked)) or min(len(bold), 1 + merged)


def _is_bold(row: Any, table: Table) -> bool:  # noqa: ANN401
    """True where all words of the row are bold."""
    runs = [run for p in row.iter(f"{W}p") for run in Paragraph(p, table).runs]
    return bool(runs) and all(run.bold for run in runs if run.text.strip())


def _notes(document: WordDocument, hidden: frozenset[str]) -> dict[tuple[str, str], str]:
    """What the footnotes and the endnotes say, by the kind and the number of the note."""
    notes: dict[tuple[str, str], str] = {}
    for kind, tag in _NOTES.items():
        for relation in document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(kind):
                continue
            root = parse_xml(relation.target_part.blob)
            settle(root, hidden)
            for note in root.iter(tag):
                text = " ".join(text_of(p) for p in note.iter(f"{W}p"))
                if text.strip():
                    notes[tag, note.get(f"{W}id")] = text
    return notes
