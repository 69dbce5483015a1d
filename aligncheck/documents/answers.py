"""The wire between worker and parent: documents as plain JSON and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from aligncheck.documents.document import Document, Status
from aligncheck.documents.passage import Box, Kind, Language, Passage


def passage_to_wire(passage: Passage) -> list[Any]:
    """The passage as a list of plain values."""
    boxes = [
        [box.page, round(box.x0, 2), round(box.y0, 2), round(box.x1, 2), round(box.y1, 2)]
        for box in passage.boxes
    ]
    heading = list(passage.heading)
    place = [passage.page, passage.page_label, boxes]
    return [passage.text, passage.kind, heading, passage.language, *place]


def passage_from_wire(wire: Sequence[Any], file: str) -> Passage:
    """The passage that was sent; ValueError, TypeError or KeyError where it is none."""
    text, kind, heading, language, page, label, boxes = wire
    return Passage(
        text=str(text),
        kind=Kind(kind),
        heading=tuple(str(step) for step in heading),
        language=Language(language),
        page=None if page is None else int(page),
        boxes=tuple(Box(int(number), *map(float, sides)) for number, *sides in boxes),
        file=file,
        page_label=None if label is None else str(label),
    )


def document_to_wire(document: Document) -> dict[str, Any]:
    """The document as plain values; name, hash and message are the parent's to set."""
    return {
        "status": document.status,
        "pages": document.pages,
        "unread": list(document.unread_pages),
        "passages": [passage_to_wire(passage) for passage in document.passages],
        "language": document.language,
        "warnings": list(document.warnings),
    }


def document_from_wire(
    wire: Mapping[str, Any], *, name: str, sha256: str, message: str
) -> Document:
    """The document that was sent; ValueError, TypeError or KeyError where it is none."""
    return Document(
        name=name,
        sha256=sha256,
        status=Status(wire["status"]),
        message=message,
        pages=int(wire["pages"]),
        unread_pages=tuple(int(page) for page in wire["unread"]),
        passages=tuple(passage_from_wire(passage, name) for passage in wire["passages"]),
        language=Language(wire["language"]),
        warnings=tuple(str(warning) for warning in wire["warnings"]),
    )
