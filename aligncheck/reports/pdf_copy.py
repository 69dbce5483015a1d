"""A PDF copied with its page labels, tags, language and outline, and without anything that acts.

What a reader of the copy needs comes along; scripts, actions that start or send something, and
files inside the file do not: the copy goes on to others, who trust it as ours.
"""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

FAULTS = (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What pypdf raises over a file that it cannot copy."""

_KEPT = frozenset(
    {
        "/Type",
        "/Pages",
        "/PageLabels",
        "/PageLayout",
        "/PageMode",
        "/ViewerPreferences",
        "/Outlines",
        "/Names",
        "/Dests",
        "/Lang",
        "/MarkInfo",
        "/StructTreeRoot",
        "/OCProperties",
        "/AcroForm",
    }
)
"""Of a file's catalogue; nothing else of it comes along."""

_ACTING = ("/AA", "/OpenAction", "/JS", "/JavaScript", "/XFA", "/EF", "/AF", "/EmbeddedFiles")
_INTO_TAGS = ("/StructParent", "/StructParents")  # numbers in the tree of tags of their own file
_HARMLESS = frozenset({"/GoTo", "/Named"})
_WEB = ("http://", "https://", "mailto:")
_PLAYING = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


def with_file(writer: PdfWriter | None, path: Path) -> PdfWriter:
    """The copy with all pages of the file after those that it has; a new one with the first file.

    Raises one of `FAULTS` for a file without a page or that cannot be copied. Tags, language and
    title are those of the first file; page labels go on with those of each.
    """
    if writer is None:
        return _cloned(path) or _appended(PdfWriter(), _opened(path))
    return _appended(writer, _opened(path))


def _opened(path: Path) -> PdfReader:
    reader = PdfReader(path, strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    if not len(reader.pages):
        raise ValueError("no pages")
    return reader


def _cloned(path: Path) -> PdfWriter | None:
    """The whole file as a copy; None where it is too damaged for more than its pages."""
    reader = _opened(path)
    try:
        _make_harmless(reader, _ACTING)
        writer = PdfWriter(clone_from=reader)
        return writer if len(writer.pages) == len(reader.pages) else None
    except FAULTS:
        return None


def _appended(writer: PdfWriter, reader: PdfReader) -> PdfWriter:
    start, own = len(writer.pages), _page_labels(reader.root_object)
    _make_harmless(reader, (*_ACTING, *_INTO_TAGS))
    writer.append(reader, import_outline=True)
    before = _page_labels(writer.root_object)
    if own or before:
        first = before or ([(0, _plain_numbers())] if start else [])
        joined = [
            *first,
            *((start + page, label) for page, label in own or [(0, _plain_numbers())]),
        ]
        numbers = [part for page, label in joined for part in (NumberObject(page), label)]
        labels = DictionaryObject({NameObject("/Nums"): ArrayObject(numbers)})
        writer.root_object[NameObject("/PageLabels")] = labels
    return writer


def _plain_numbers() -> DictionaryObject:
    """The label of pages that are counted from 1."""
    return DictionaryObject({NameObject("/S"): NameObject("/D")})


def _page_labels(root: DictionaryObject) -> list[tuple[int, DictionaryObject]]:
    """Where labels begin (page from 0) and how they count, out of the catalogue's number tree."""
    found: dict[int, DictionaryObject] = {}
    for node in _parts(root.get("/PageLabels")):
        pairs = _items(node.get("/Nums")) if isinstance(node, DictionaryObject) else []
        for page, label in zip(pairs[::2], pairs[1::2], strict=False):
            at, how = _plain(page), _plain(label)
            if isinstance(at, NumberObject) and isinstance(how, DictionaryObject):
                simple = {key: _plain(how[key]) for key in ("/S", "/P", "/St") if key in how}
                kept = {NameObject(key): value for key, value in simple.items() if value}
                found.setdefault(int(at), DictionaryObject(kept))
    return sorted(found.items())


def _items(value: object) -> list[object]:
    array = _plain(value)
    return list(array) if isinstance(array, ArrayObject) else []


def _plain(value: object) -> object:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _make_harmless(reader: PdfReader, dropped: tuple[str, ...]) -> None:
    """Take out of the file as read what could act, and the keys `dropped`; before it is copied."""
    root = reader.root_object
    for key in [key for key in root if key not in _KEPT]:
        del root[key]
    for part in _parts(root):
        if isinstance(part, ArrayObject):
            part[:] = [item for item in part if not _plays(item)]
            continue
        for key in [key for key in part if key in dropped or _acts(key, part)]:
            del part[key]


def _acts(key: str, part: DictionaryObject) -> bool:
    """Whether actions stand under the key that do more than lead to a place or the web.

    Those that are to follow an action go all; `/Next` of a bookmark is but the next bookmark.
    """
    if key == "/Next":
        return "/S" in part
    if key not in ("/A", "/PA"):
        return False
    value = _plain(part.raw_get(key))
    actions = map(_plain, value) if isinstance(value, ArrayObject) else (value,)
    return any(_is_harmful(action) for action in actions)


def _is_harmful(action: object) -> bool:
    if not isinstance(action, DictionaryObject) or "/S" not in action:
        return False
    kind = str(_plain(action.raw_get("/S")))
    return not (_leads_to_web(action) if kind == "/URI" else kind in _HARMLESS)


def _leads_to_web(action: DictionaryObject) -> bool:
    """Whether its address is one of the web or of mail, and no file or script."""
    address = _plain(action.raw_get("/URI")) if "/URI" in action else ""
    if isinstance(address, bytes):
        address = address.decode("latin-1")
    return str(address).strip().lower().startswith(_WEB)


def _plays(item: PdfObject) -> bool:
    """Whether it is an annotation that holds a file or plays something."""
    note = _plain(item)
    return (
        isinstance(note, DictionaryObject)
        and "/Subtype" in note
        and "/Rect" in note
        and _plain(note.raw_get("/Subtype")) in _PLAYING
    )


def _parts(root: object) -> Iterator[DictionaryObject | ArrayObject]:
    """The part and every dictionary and list that it leads to, each once; streams among them.

    What is dropped from a part before the next one is asked for is not looked into.
    """
    waiting: list[object] = [root]
    seen: dict[int, object] = {}  # by identity; what is held here keeps its own
    while waiting:
        part = _plain(waiting.pop())
        if not isinstance(part, DictionaryObject | ArrayObject) or id(part) in seen:
            continue
        seen[id(part)] = part
        yield part
        waiting += list.__iter__(part) if isinstance(part, ArrayObject) else dict.values(part)
