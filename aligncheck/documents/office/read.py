"""The whole way of a file without pages: parts, passages, document."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from aligncheck.documents.document import Document, Status
from aligncheck.documents.filetype import FileType
from aligncheck.documents.limits import Limits
from aligncheck.documents.office.parts import CutShort, Part, passages_of
from aligncheck.documents.passage import Language, Passage
from aligncheck.documents.warnings import Warning, warning

MOST_UNPACKED = 20  # times the file limit that an archive may unpack to
_ARCHIVES = {FileType.DOCX, FileType.ODT}


def read_office(path: Path, kind: FileType, limits: Limits) -> Document:
    """What the file holds; damaged where its reader cannot open it."""
    if kind in _ARCHIVES and _unpacked(path) > MOST_UNPACKED * limits.file_bytes:
        return _document(Status.TOO_LARGE, ())
    try:
        parts, text_cut = _capped(_parts(path, kind), limits.characters)
        passages, passages_cut = passages_of(parts, limits.passages)
    except MemoryError:
        raise
    except Exception:  # the readers raise whatever they meet: KeyError, XMLSyntaxError, their own
        return _document(Status.DAMAGED, ())
    cuts = {Warning.TEXT_CUT: text_cut, Warning.PASSAGES_CUT: passages_cut}
    told = [warning(cut, ()) for cut, happened in cuts.items() if happened]
    if not passages:
        return _document(Status.TOO_LARGE if told else Status.EMPTY, ())
    return _document(Status.PARTIAL if told else Status.OK, passages, told)


def _parts(path: Path, kind: FileType) -> Iterable[Part]:
    if kind is FileType.DOCX:
        from aligncheck.documents.office.docx import docx_parts

        return docx_parts(path)
    if kind is FileType.ODT:
        from aligncheck.documents.office.odt import odt_parts

        return odt_parts(path)
    if kind is FileType.HTML:
        from aligncheck.documents.office.html import html_parts

        return html_parts(path)
    if kind is FileType.MARKDOWN:
        from aligncheck.documents.office.markdown import markdown_parts

        return markdown_parts(path)
    from aligncheck.documents.office.plain import plain_parts

    return plain_parts(path)


def _unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _capped(parts: Iterable[Part], most: int) -> tuple[list[Part], bool]:
    """The parts until they hold so many characters, and whether there are more."""
    kept: list[Part] = []
    seen = 0
    try:
        for part in parts:
            seen += len(part.text)
            if seen > most:
                return kept, True
            kept.append(part)
    except CutShort:
        return kept, True
    return kept, False


def _document(
    status: Status, passages: tuple[Passage, ...], warnings: Iterable[str] = ()
) -> Document:
    spoken: dict[Language, int] = {}
    for passage in passages:
        spoken[passage.language] = spoken.get(passage.language, 0) + len(passage.text)
    language = max(spoken, key=lambda name: spoken[name], default=Language.OTHER)
    return Document("", "", status, "", 0, (), passages, language, tuple(warnings))
