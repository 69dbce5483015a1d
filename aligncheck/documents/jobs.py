"""What the worker does with a request to read a file."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from aligncheck.documents.limits import Limits

Say = Callable[..., None]


def read_job(request: Mapping[str, Any], limits: Limits, say: Say) -> Mapping[str, Any]:
    """The wire form of the document that the request names."""
    from aligncheck.documents.answers import document_to_wire
    from aligncheck.documents.pdf.read import read_pdf

    document = read_pdf(
        Path(request["path"]),
        limits,
        ocr=bool(request["ocr"]),
        skip=frozenset(request.get("skip", ())),
        say=say,
    )
    return document_to_wire(document)
