"""What was read as JSON lines: one a passage, one a file."""

import json
from collections.abc import Iterable, Iterator

from aligncheck.documents.document import Document
from aligncheck.documents.messages import message_for
from aligncheck.documents.passage import Passage
from aligncheck.documents.warnings import warning_for


def passages_to_jsonl_lines(
    documents: Iterable[Document], *, language: str = "nb"
) -> Iterator[str]:
    """The lines for the documents: first the passages of each, then the document itself."""
    for document in documents:
        for passage in document.passages:
            yield _line(passage_record(passage))
        yield _line(document_record(document, language=language))


def passage_record(passage: Passage) -> dict[str, object]:
    """The passage as plain values; boxes are [page, x0, y0, x1, y1] in points from the top left."""
    return {
        "file": passage.file,
        "text": passage.text,
        "kind": str(passage.kind),
        "page": passage.page,
        "page_label": passage.page_label,
        "boxes": [[box.page, box.x0, box.y0, box.x1, box.y1] for box in passage.boxes],
        "heading": list(passage.heading),
        "language": str(passage.language),
    }


def document_record(document: Document, *, language: str = "nb") -> dict[str, object]:
    """How the reading of the file went, in the reader's language."""
    told = [message_for(document.status, language)]
    told += [warning_for(warning, language) for warning in document.warnings]
    return {
        "file": document.name,
        "status": str(document.status),
        "message": " ".join(told),
        "pages": document.pages,
        "unread_pages": list(document.unread_pages),
    }


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False)
