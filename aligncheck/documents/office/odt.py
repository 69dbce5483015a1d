"""OpenDocument texts: headings by outline level, lists, tables and notes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import odfdo

from aligncheck.documents.office.parts import Cell, Part, as_item, in_columns, row_parts, span_of
from aligncheck.documents.passage import Kind

_PASSED_OVER = {"text:tracked-changes", "office:annotation", "text:note", "draw:frame"}
_CONTENTS = {"text:table-of-content", "text:alphabetical-index", "text:illustration-index"}


def odt_parts(path: Path) -> Iterator[Part]:
    """The parts of an OpenDocument text in reading order."""
    body = odfdo.Document(str(path)).body
    notes: list[Part] = []
    yield from _parts(body, notes)
    yield from notes


def _parts(holder: Any, notes: list[Part]) -> Iterator[Part]:  # noqa: ANN401
    for element in holder.children:
        tag = element.tag
        if tag == "text:h":
            level = int(element.get_attribute("text:outline-level") or 1)
            yield Part(Kind.HEADING, _text(element, notes), level)
        elif tag == "text:p":
            yield Part(Kind.PARAGRAPH, _text(element, notes))
            yield from _boxes(element, notes)
        elif tag == "text:list":
            yield from _items(element, notes)
        elif tag == "table:table":
            yield from _table(element, notes)
        elif tag in _CONTENTS:
            yield from (Part(Kind.TOC, part.text) for part in _parts(element, []))
        elif tag not in _PASSED_OVER:
            yield from _parts(element, notes)


def _items(element: Any, notes: list[Part]) -> Iterator[Part]:  # noqa: ANN401
    yield from map(as_item, _parts(element, notes))


def _boxes(element: Any, notes: list[Part]) -> Iterator[Part]:  # noqa: ANN401
    for frame in element.children:
        if frame.tag == "draw:frame":
            for box in frame.children:
                yield from _parts(box, notes)


def _text(element: Any, notes: list[Part]) -> str:  # noqa: ANN401
    """What the element says; its footnotes are put with the notes."""
    pieces = [element.text or ""]
    for child in element.children:
        if child.tag == "text:note":
            body = child.get_element("text:note-body")
            words = " ".join(part.text for part in _parts(body, [])) if body else ""
            notes.append(Part(Kind.FOOTNOTE, words))
        elif child.tag in {"text:tab", "text:s", "text:line-break"}:
            pieces.append(" ")
        elif child.tag not in _PASSED_OVER:
            pieces.append(_text(child, notes))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _table(element: Any, notes: list[Part]) -> list[Part]:  # noqa: ANN401
    rows: list[list[Cell]] = []
    marked = False
    for row in _rows(element):
        marked = marked or (not rows and row.parent.tag == "table:table-header-rows")
        rows.append([cell for child in row.children for cell in _cells(child, notes)])
    return row_parts(in_columns(rows), marked=marked)


def _cells(element: Any, notes: list[Part]) -> list[Cell]:  # noqa: ANN401
    """The cell, as often as it is repeated; none where another cell covers it."""
    if element.tag != "table:table-cell":
        return []
    paragraphs = [part.text for part in _parts(element, notes)]
    wide, deep, times = (
        span_of(element.get_attribute(f"table:number-{name}"))
        for name in ("columns-spanned", "rows-spanned", "columns-repeated")
    )
    return [Cell(paragraphs, wide, deep)] * times


def _rows(element: Any) -> Iterator[Any]:  # noqa: ANN401
    for child in element.children:
        if child.tag == "table:table-row":
            yield child
        elif child.tag in {"table:table-header-rows", "table:table-rows", "table:table-row-group"}:
            yield from _rows(child)
