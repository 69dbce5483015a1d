"""What a file is by its first bytes, whatever its name says."""

import hashlib
import re
import zipfile
from enum import StrEnum
from pathlib import Path, PurePath

HEAD_BYTES = 4096
_OBJECT = re.compile(rb"\d+ \d+ obj\b")
PDF_MARK_WITHIN = 1024  # where readers accept %PDF, ISO 32000-1 annex H.3.4.1
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"  # what may stand before the first word of a text
_WEB, _MARKDOWN, _PLAIN = {".html", ".htm", ".xhtml"}, {".md", ".markdown"}, {".txt", ".text"}


class FileType(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    HTML = "html"
    TEXT = "text"
    MARKDOWN = "markdown"
    EMPTY = "empty"
    UNKNOWN = "unknown"


TOLD_BY_NAME = frozenset(_WEB | _MARKDOWN | _PLAIN)
"""Suffixes of files whose format their content alone does not tell."""
SUFFIXES = TOLD_BY_NAME | {".pdf", ".docx", ".odt"}


def without_suffix(name: str) -> str:
    """The file's name without folder and suffix; what follows another dot stays: 'Plan kap. 3'."""
    path = PurePath(name)
    return path.stem if path.suffix.lower() in SUFFIXES else path.name


def file_hash(path: Path) -> str:
    """The SHA-256 of the file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def file_type(path: Path) -> FileType:
    """The format of the file by its content; text and Markdown also need their suffix."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip(b"\x00\t\r\n "):
        return FileType.EMPTY
    suffix = path.suffix.lower()
    if _has_pdf_mark(head, suffix) or _has_pdf_objects(head, suffix):
        return FileType.PDF
    if head.startswith(b"PK\x03\x04"):
        return _office_type(path)
    return _text_type(head, suffix)


def _has_pdf_mark(head: bytes, suffix: str) -> bool:
    """True where %PDF stands near the beginning; in a text, which may speak of it, right there."""
    if suffix in TOLD_BY_NAME:
        return head.lstrip(_BEFORE_TEXT).startswith(b"%PDF-")
    return b"%PDF" in head[:PDF_MARK_WITHIN]


def _has_pdf_objects(head: bytes, suffix: str) -> bool:
    """True for a PDF that lost its first line: the second reader may still make sense of it."""
    named = suffix == ".pdf"
    return named and head.startswith(b"%") and bool(_OBJECT.search(head))


def _office_type(path: Path) -> FileType:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return FileType.UNKNOWN
    if "word/document.xml" in names:
        return FileType.DOCX
    if "content.xml" in names and "mimetype" in names:
        return FileType.ODT
    return FileType.UNKNOWN


def _text_type(head: bytes, suffix: str) -> FileType:
    start = head.lstrip(_BEFORE_TEXT).lower()
    if suffix in _WEB and b"<" in start and b"\x00" not in head:
        return FileType.HTML
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileType.UNKNOWN
    if suffix in _MARKDOWN:
        return FileType.MARKDOWN
    return FileType.TEXT if suffix in _PLAIN else FileType.UNKNOWN
