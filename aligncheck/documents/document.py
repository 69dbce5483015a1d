"""A document: what was read from one file, and how far the reading came."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from aligncheck.documents.passage import Language, Passage


class Status(StrEnum):
    """How far the reading came; the list is closed."""

    OK = "ok"
    PARTIAL = "partial"
    NO_TEXT = "no_text"
    ENCRYPTED = "encrypted"
    UNSUPPORTED_ENCRYPTION = "unsupported_encryption"
    NOT_PDF = "not_pdf"
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    DUPLICATE = "duplicate"


LASTING = frozenset(
    {Status.OK, Status.PARTIAL, Status.NO_TEXT, Status.ENCRYPTED, Status.UNSUPPORTED_ENCRYPTION}
)
"""What another try would not change; a crash or a time-out may have been the machine's fault."""


@dataclass(frozen=True, slots=True)
class Document:
    """The passages of one file (or of several checked as one plan) in reading order."""

    name: str  # as shown to people
    sha256: str  # of the bytes; of the files' hashes in order where there are several
    status: Status
    message: str  # nb; other languages by message_for
    pages: int  # 0 in a file without pages
    unread_pages: tuple[int, ...]  # 1-based pages whose text could not be read
    passages: tuple[Passage, ...]
    language: Language  # of most of its words
    warnings: tuple[str, ...]
    file_names: tuple[str, ...] = ()  # of all files, where its passages do not stand in each

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files in reading order, each once."""
        return self.file_names or tuple(dict.fromkeys(passage.file for passage in self.passages))

    @property
    def judged(self) -> tuple[Passage, ...]:
        """The passages that are held against frameworks: all but headings and the like."""
        return tuple(passage for passage in self.passages if passage.is_evidence)


def with_files(document: Document, files: Iterable[str]) -> Document:
    """The document that knows those files in that order, also where no passage stands in one."""
    every = tuple(dict.fromkeys([*files, *document.files]))
    return document if every == document.files else replace(document, file_names=every)


def with_name(document: Document, name: str) -> Document:
    """The document under that name, in its passages too."""
    if document.name == name:
        return document
    passages = tuple(replace(passage, file=name) for passage in document.passages)
    return replace(document, name=name, passages=passages)
