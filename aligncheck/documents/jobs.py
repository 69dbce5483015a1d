"""What the worker does with a request to read a file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from aligncheck.documents.document import Document
from aligncheck.documents.filetype import FileType
from aligncheck.documents.limits import Limits

Say = Callable[..., None]


def read_job(request: Mapping[str, Any], limits: Limits, say: Say) -> Mapping[str, Any]:
    """The wire form of the document that the request names."""
    from aligncheck.documents.answers import document_to_wire

    if request["job"] == "text":
        from aligncheck.documents.pdf.read import page_texts

        path, ocr = Path(request["path"]), bool(request["ocr"])
        return {"texts": page_texts(path, limits, ocr=ocr, say=say)}
    return document_to_wire(_read(request, limits, say))


def _read(request: Mapping[str, Any], limits: Limits, say: Say) -> Document:
    path, kind = Path(request["path"]), FileType(request["type"])
    if request["job"] == "second":
        from aligncheck.documents.pdf.second import read_again

        return read_again(path, limits, say)
    if kind is FileType.PDF:
        from aligncheck.documents.pdf.read import read_pdf

        skip = frozenset(request.get("skip", ()))
        return read_pdf(path, limits, ocr=bool(request["ocr"]), skip=skip, say=say)
    from aligncheck.documents.office.read import read_office

    return read_office(path, kind, limits)
