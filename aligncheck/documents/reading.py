"""Read a file, or several as one plan, in a supervised child process."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from aligncheck.documents.answers import document_from_wire
from aligncheck.documents.document import Document, Status, with_files
from aligncheck.documents.filetype import FileType, file_hash, file_type
from aligncheck.documents.limits import DEFAULT_LIMITS, Limits
from aligncheck.documents.messages import message_for
from aligncheck.documents.passage import Language
from aligncheck.documents.supervisor import Outcome, supervise
from aligncheck.documents.warnings import Warning, warning

SECOND_OPINION = frozenset(
    {
        Status.NO_TEXT,
        Status.DAMAGED,
        Status.ENCRYPTED,
        Status.UNSUPPORTED_ENCRYPTION,
        Status.CRASHED,
        Status.MEMORY,
        Status.TIMEOUT,
    }
)
SECONDS_AGAIN = 8.0  # processor seconds before pages are counted; most files need one
MOST_NAMED_PAGES = 10_000  # a broken file may claim two thousand million
MOST_BAD_PAGES = 3  # pages that may end a child before the document is given up


def read_document(path: Path, *, limits: Limits = DEFAULT_LIMITS, ocr: bool = False) -> Document:
    """What the file holds; a bad file gives a status and a message, never an exception.

    One that cannot be reached, or that was changed while it was read, is damaged and has no hash.
    """
    name = path.name
    try:
        size = path.stat().st_size
        kind = file_type(path)
        sha256 = file_hash(path) if size <= limits.file_bytes else ""
    except OSError:
        return failed(name, "", Status.DAMAGED)
    if size == 0 or kind is FileType.EMPTY:
        return failed(name, sha256, Status.EMPTY)
    if size > limits.file_bytes:
        return failed(name, "", Status.TOO_LARGE)
    if kind is FileType.UNKNOWN:
        return failed(name, sha256, Status.NOT_PDF)
    document = _read_twice(path, kind, sha256, limits, ocr)
    if not _is_still(path, sha256):
        return failed(name, "", Status.DAMAGED)
    return document


def _is_still(path: Path, sha256: str) -> bool:
    """Whether the file is there and has that content: a network drive may have dropped."""
    try:
        return file_hash(path) == sha256
    except OSError:
        return False


def _read_twice(path: Path, kind: FileType, sha256: str, limits: Limits, ocr: bool) -> Document:
    """The document; of a PDF that gave nothing, what another library finds in it."""
    document = _read(path, kind, sha256, limits, ocr)
    pictures = any(told.startswith(Warning.PICTURES) for told in document.warnings)
    if kind is FileType.PDF and document.status in SECOND_OPINION and not pictures:
        return _read_again(path, document, limits)
    return document


def _read(path: Path, kind: FileType, sha256: str, limits: Limits, ocr: bool) -> Document:
    """The document from the child; a page that ends the child is left out and named."""
    skip: list[int] = []
    while True:
        request = {"job": "read", "path": str(path.absolute()), "type": kind, "skip": skip}
        outcome = supervise(request, limits, ocr=ocr)
        if outcome.answer is not None:
            return _received(outcome, path.name, sha256)
        skip.append(outcome.last_page)
        again = outcome.last_page and len(skip) <= min(MOST_BAD_PAGES, outcome.pages - 1)
        if not again or len(set(skip)) < len(skip):
            return failed(path.name, sha256, outcome.status, pages=outcome.pages)


def _read_again(path: Path, first: Document, limits: Limits) -> Document:
    """What another library finds in a file that gave nothing; the first answer if that is more."""
    request = {"job": "second", "path": str(path.absolute()), "type": FileType.PDF}
    outcome = supervise(request, replace(limits, seconds_base=SECONDS_AGAIN))
    if outcome.answer is None:
        return first
    second = _received(outcome, path.name, first.sha256)
    if not second.passages:
        return first
    told = warning(Warning.SECOND_READER, ())
    return replace(second, warnings=(*second.warnings, told))


def _received(outcome: Outcome, name: str, sha256: str) -> Document:
    """The answer as a document; an answer that is none is a crash."""
    assert outcome.answer is not None
    try:
        status = Status(outcome.answer["status"])
        if "passages" not in outcome.answer:
            return failed(name, sha256, status, pages=outcome.pages)
        message = message_for(status)
        return document_from_wire(outcome.answer, name=name, sha256=sha256, message=message)
    except (KeyError, TypeError, ValueError):
        return failed(name, sha256, Status.CRASHED, pages=outcome.pages)


def failed(name: str, sha256: str, status: Status, *, pages: int = 0) -> Document:
    """A document without passages and the reason."""
    unread = tuple(range(1, min(pages, MOST_NAMED_PAGES) + 1))
    message = message_for(status)
    return Document(name, sha256, status, message, pages, unread, (), Language.OTHER, ())


def read_plan(
    paths: Sequence[Path],
    *,
    name: str,
    limits: Limits = DEFAULT_LIMITS,
    ocr: bool = False,
) -> Document:
    """Several files as one plan: every passage names its file, one bad file leaves it partial."""
    parts: list[Document] = []
    for path in paths:
        part = read_document(path, limits=limits, ocr=ocr)
        seen = any(part.sha256 and _is_copy(part, other) for other in parts)
        parts.append(failed(part.name, part.sha256, Status.DUPLICATE) if seen else part)
    return _joined(name, parts)


def _is_copy(part: Document, other: Document) -> bool:
    """Whether both have the same bytes, and both are readable by their endings or neither is."""
    unread = Status.NOT_PDF
    return part.sha256 == other.sha256 and (part.status is unread) == (other.status is unread)


def _joined(name: str, parts: Sequence[Document]) -> Document:
    passages = tuple(passage for part in parts for passage in part.passages)
    status = _common_status(parts)
    hashes = "".join(part.sha256 for part in parts)
    spoken: dict[Language, int] = {}
    for passage in passages:
        spoken[passage.language] = spoken.get(passage.language, 0) + len(passage.text)
    plan = Document(
        name=name,
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
        status=status,
        message=message_for(status),
        pages=sum(part.pages for part in parts),
        unread_pages=_unread(parts),
        passages=passages,
        language=max(spoken, key=lambda language: spoken[language], default=Language.OTHER),
        warnings=tuple(warning for part in parts for warning in _warnings(part)),
    )
    given = [part.name for part in parts if part.status is not Status.DUPLICATE]
    return with_files(plan, given)


def _unread(parts: Sequence[Document]) -> tuple[int, ...]:
    """The unread pages of a plan of one file; of several, each file names its own in a warning."""
    return parts[0].unread_pages if len(parts) == 1 else ()


def _common_status(parts: Sequence[Document]) -> Status:
    told = [part.status for part in parts if part.status is not Status.DUPLICATE]
    if not told:
        return Status.EMPTY
    if all(status is told[0] for status in told):
        return told[0]
    return Status.PARTIAL if any(part.passages for part in parts) else told[0]


def _warnings(part: Document) -> list[str]:
    own = [f"{part.name}: {warning}" for warning in part.warnings]
    if part.status is Status.OK:
        return own
    pages = ", ".join(map(str, part.unread_pages))
    where = f" ({pages})" if pages else ""
    return [f"{part.name}: {part.status}{where}. {part.message}", *own]
