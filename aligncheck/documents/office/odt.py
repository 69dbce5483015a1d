"""OpenDocument texts: headings by outline level, lists, tables, notes and boxes."""

from collections.abc import Iterator
from itertools import filterfalse
from pathlib import Path
from typing import Any

import odfdo

from aligncheck.documents.office.parts import (
    BOLD_LEVEL,
    Part,
    as_item,
    boxed,
    is_bold_heading,
    stands_beside,
)
from aligncheck.documents.office.tables import Cell, in_columns, span_of, table_parts
from aligncheck.documents.passage import Kind

_PASSED_OVER = {"text:tracked-changes", "office:annotation", "text:note"}
_SHAPES = "draw:"  # frames, text boxes and drawn shapes
_CONTENTS = {
    f"text:{name}"
    for name in ("table-of-content", "alphabetical-index", "illustration-index", "table-index")
}
_TITLES = {"Title", "Subtitle"}


def odt_parts(path: Path) -> Iterator[Part]:
    """The parts of an OpenDocument text in reading order."""
    document = odfdo.Document(str(path))
    _drop_hidden(document)
    _name_headings(document)
    yield from _parts(document.body)


def _drop_hidden(document: odfdo.Document) -> None:
    """Take out what its section or its style hides."""
    hidden = {
        style.get_attribute("style:name")
        for style in document.get_styles()
        for said in style.get_elements("style:text-properties")
        if said.get_attribute("text:display") == "none"
    }
    for tag in ("text:section", "text:p", "text:h", "text:span"):
        for element in document.body.get_elements(f"descendant::{tag}"):
            styled = element.get_attribute("text:style-name") in hidden and tag != "text:section"
            if styled or element.get_attribute("text:display") == "none":
                element.delete()


def _name_headings(document: odfdo.Document) -> None:
    """Make headings of titles and of short lines in bold, which are set as paragraphs."""
    bases: dict[str, str] = {}
    bold: set[str] = set()
    for style in document.get_styles():
        name = str(style.get_attribute("style:name"))
        bases[name] = str(style.get_attribute("style:parent-style-name"))
        settings = style.get_elements("style:text-properties")
        if any(said.get_attribute("fo:font-weight") == "bold" for said in settings):
            bold.add(name)
    for line in document.body.get_elements("descendant::text:p[not(ancestor::text:list)]"):
        name = str(line.get_attribute("text:style-name"))
        level = 0 if {name, bases.get(name)} & _TITLES else BOLD_LEVEL
        if level == 0 or (is_bold_heading(_text(line)) and _is_bold(line, bold)):
            line.tag = "text:h"
            line.set_attribute("text:outline-level", str(level))


def _is_bold(element: Any, bold: set[str]) -> bool:  # noqa: ANN401
    """True where all words of the element stand in bold styles."""
    if element.get_attribute("text:style-name") in bold:
        return True
    loose = [element.text or "", *(child.tail or "" for child in element.children)]
    return not "".join(loose).strip() and all(
        child.tag in _PASSED_OVER or not _text(child).strip() or _is_bold(child, bold)
        for child in element.children
    )


def _parts(holder: Any) -> Iterator[Part]:  # noqa: ANN401
    for element in holder.children:
        tag = element.tag
        if tag == "text:h":
            level = int(element.get_attribute("text:outline-level") or 1)
            yield Part(Kind.HEADING, _text(element), level)
            yield from _beside(element)
        elif tag == "text:p":
            yield Part(Kind.PARAGRAPH, _text(element))
            yield from _beside(element)
        elif tag == "text:list":
            yield from _items(element)
        elif tag == "table:table":
            yield from _table(element)
        elif tag in _CONTENTS:
            yield from (Part(Kind.TOC, part.text) for part in _parts(element))
        elif tag.startswith(_SHAPES):
            yield from boxed(_parts(element))
        elif tag not in _PASSED_OVER:
            yield from _parts(element)


def _items(element: Any) -> Iterator[Part]:  # noqa: ANN401
    yield from map(as_item, _parts(element))


def _beside(element: Any) -> Iterator[Part]:  # noqa: ANN401
    """What stands in the notes, boxes and shapes that are anchored in a paragraph."""
    for child in element.children:
        if child.tag == "text:note":
            body = child.get_element("text:note-body")
            words = " ".join(part.text for part in _parts(body)) if body else ""
            yield Part(Kind.FOOTNOTE, words)
        elif child.tag.startswith(_SHAPES):
            yield from boxed(_parts(child))
        elif child.tag not in _PASSED_OVER:
            yield from _beside(child)


def _text(element: Any) -> str:  # noqa: ANN401
    """What the element says, without its notes and boxes."""
    pieces = [element.text or ""]
    for child in element.children:
        if child.tag in {"text:tab", "text:s", "text:line-break"}:
            pieces.append(" ")
        elif child.tag not in _PASSED_OVER and not child.tag.startswith(_SHAPES):
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _table(element: Any) -> list[Part]:  # noqa: ANN401
    rows: list[list[Cell]] = []
    boxes: list[list[Part]] = []
    marked = 0
    for row in _rows(element):
        marked += row.parent.tag == "table:table-header-rows"
        boxes.append([])
        rows.append([cell for child in row.children for cell in _cells(child, boxes[-1])])
    return table_parts(in_columns(rows), marked=marked, boxes=boxes)


def _cells(element: Any, boxes: list[Part]) -> list[Cell]:  # noqa: ANN401
    """The cell, as often as it is repeated; none where another cell covers it. Its text boxes and
    notes are put with the boxes of the row."""
    if element.tag != "table:table-cell":
        return []
    parts = list(_parts(element))
    boxes += filter(stands_beside, parts)
    own = list(filterfalse(stands_beside, parts))
    wide, deep, times = (
        span_of(element.get_attribute(f"table:number-{name}"))
        for name in ("columns-spanned", "rows-spanned", "columns-repeated")
    )
    return [Cell(own, wide, deep)] * times


def _rows(element: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in element.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows(child)
