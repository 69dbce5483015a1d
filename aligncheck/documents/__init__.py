"""Files to documents of passages; the only room that knows a PDF library."""

from importlib import import_module
from typing import TYPE_CHECKING

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.messages import message_for
from aligncheck.documents.pages import (
    CitedPage,
    cited_page,
    cited_pages,
    page_number,
    page_ranges,
    pages_in,
    pages_text,
    pages_within,
)
from aligncheck.documents.passage import EVIDENCE_KINDS, Box, Kind, Language, Passage
from aligncheck.documents.warnings import few_passages_text, unread_text, warning_for

if TYPE_CHECKING:
    from aligncheck.documents.picture import render_page
    from aligncheck.documents.reading import read_document, read_plan

__all__ = [
    "EVIDENCE_KINDS",
    "Box",
    "CitedPage",
    "Document",
    "Kind",
    "Language",
    "Limits",
    "Passage",
    "Status",
    "cited_page",
    "cited_pages",
    "few_passages_text",
    "message_for",
    "page_number",
    "page_ranges",
    "pages_in",
    "pages_text",
    "pages_within",
    "read_document",
    "read_plan",
    "render_page",
    "unread_text",
    "warning_for",
]
_READERS = {"read_document": "reading", "read_plan": "reading", "render_page": "picture"}


def __getattr__(name: str) -> object:
    """What starts a child process, loaded when first asked for: a kept document needs none."""
    if name in _READERS:
        return getattr(import_module(f"{__name__}.{_READERS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
