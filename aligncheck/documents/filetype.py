"""What a file is by its first bytes, whatever its name says."""

import re
import zipfile
from enum import StrEnum
from pathlib import Path, PurePath

HEAD_BYTES = 4096
_OBJECT = re.compile(rb"\d+ \d+ obj\b")
PDF_MARK_WITHIN = 1024  # where readers accept %PDF, ISO 32000-1 annex H.3.4.1


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


_SUFFIXES = frozenset(
    {".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"}
)


def without_suffix(name: str) -> str:
    """The file's name without folder and suffix; what follows another dot stays: 'Plan kap. 3'."""
    path = PurePath(name)
    return path.stem if path.suffix.lower() in _SUFFIXES else path.name


def file_type(path: Path) -> FileType:
    """The format of the file by its content; text and Markdown also need their suffix."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip(b"\x00\t\r\n "):
        return FileType.EMPTY
    if b"%PDF" in head[:PDF_MARK_WITHIN] or _has_pdf_objects(head, path):
        return FileType.PDF
    if head.startswith(b"PK\x03\x04"):
        return _office_type(path)
    return _text_type(head, path.suffix.lower())


def _has_pdf_objects(head: bytes, path: Path) -> bool:
    """True for a PDF that lost its first line: the second reader may still make sense of it."""
    named = path.suffix.lower() == ".pdf"
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
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if suffix in {".html", ".htm", ".xhtml"} and b"<" in start and b"\x00" not in head:
        return FileType.HTML
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return FileType.UNKNOWN
    if suffix in {".md", ".markdown"}:
        return FileType.MARKDOWN
    return FileType.TEXT if suffix in {".txt", ".text"} else FileType.UNKNOWN
