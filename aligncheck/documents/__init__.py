"""Files to documents of passages; the only room that knows a PDF library."""

from aligncheck.documents.document import Document, Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.messages import message_for
from aligncheck.documents.passage import EVIDENCE_KINDS, Box, Kind, Language, Passage
from aligncheck.documents.picture import render_page
from aligncheck.documents.reading import read_document, read_plan
from aligncheck.documents.warnings import page_ranges, warning_for

__all__ = [
    "EVIDENCE_KINDS",
    "Box",
    "Document",
    "Kind",
    "Language",
    "Limits",
    "Passage",
    "Status",
    "message_for",
    "page_ranges",
    "read_document",
    "read_plan",
    "render_page",
    "warning_for",
]
