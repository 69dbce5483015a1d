"""Frozen dataclasses as plain JSON values and back, without loss."""

import hashlib
import json
import types
import typing
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from aligncheck.documents import Box, Document, Kind, Language, Passage, Status
from aligncheck.frameworks import Wording

Plain: TypeAlias = Any
"""JSON values: lists, dicts with string keys, strings, numbers, booleans, None."""

Places = Mapping[Passage, int]
Type: TypeAlias = Any  # a type, or what stands for one in an annotation
Reader = Callable[[Any, Sequence[Passage]], Any]


def to_plain(value: object, places: Places | None = None) -> Plain:
    """The value as lists, dicts and numbers; passages that have a place stand as its number."""
    if isinstance(value, Passage):
        place = (places or {}).get(value)
        return passage_to_plain(value) if place is None else place
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name), places) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(item, places) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item, places) for key, item in value.items()}
    return value.item() if hasattr(value, "item") else value


def from_plain(kind: Type, plain: Plain, passages: Sequence[Passage] = ()) -> Plain:
    """The value of that type; unknown keys are left out, missing ones take their default."""
    return _reader(kind)(plain, passages)


@cache
def _reader(kind: Type) -> Reader:
    """What turns plain values into values of that type."""
    origin: Type = typing.get_origin(kind)
    inner = typing.get_args(kind)
    if kind is Passage:
        return lambda plain, passages: (
            passages[plain] if isinstance(plain, int) else passage_from_plain(plain)
        )
    if kind is Wording:
        return lambda plain, passages: _wording_from_plain(plain)
    if is_dataclass(kind):
        return _record_reader(kind)
    if origin is tuple:
        item = _reader(inner[0])
        return lambda plain, passages: tuple(item(part, passages) for part in plain)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = _reader(inner[1])
        return lambda plain, passages: {key: value(part, passages) for key, part in plain.items()}
    if origin in (types.UnionType, typing.Union):
        some = _reader(next(part for part in inner if part is not types.NoneType))
        return lambda plain, passages: None if plain is None else some(plain, passages)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda plain, passages: kind(plain)
    return lambda plain, passages: plain


def _record_reader(kind: Type) -> Reader:
    hints = typing.get_type_hints(kind)
    readers = [
        (field.name, _reader(hints[field.name]), _is_needed(field)) for field in fields(kind)
    ]

    def read(plain: Plain, passages: Sequence[Passage]) -> Plain:
        return kind(
            **{
                name: reader(plain[name], passages)
                for name, reader, needed in readers
                if needed or name in plain
            }
        )

    return read


def _wording_from_plain(plain: Plain) -> Wording:
    """The text in three languages; a source or note kept by an older program is in one only."""
    return Wording(plain, plain, plain) if isinstance(plain, str) else Wording(**plain)


def _is_needed(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def passage_to_plain(passage: Passage) -> list[Any]:
    """The passage as a short list; boxes keep every digit.

    The page's label stands in it only where there is one, so that a reading without labels has
    the same hash as one by a program that knew none.
    """
    boxes = [[box.page, box.x0, box.y0, box.x1, box.y1] for box in passage.boxes]
    heading = list(passage.heading)
    return [
        passage.text,
        passage.kind,
        heading,
        passage.language,
        passage.page,
        boxes,
        passage.file,
        *([] if passage.page_label is None else [passage.page_label]),
    ]


def passage_from_plain(plain: Sequence[Any]) -> Passage:
    """The passage that the list was made of."""
    text, kind, heading, language, page, boxes, file, *label = plain
    place = tuple([Box(*box) for box in boxes])
    read = (text, Kind(kind), tuple(heading), Language(language), page, place, file)
    return Passage(*read, *label)


def document_to_plain(document: Document) -> list[Any]:
    """The whole document as a list; what depends on its content follows its name and hash.

    Names of files stand in it only where passages do not tell them, as labels of pages do.
    """
    return [
        document.name,
        document.sha256,
        document.status,
        document.message,
        document.pages,
        list(document.unread_pages),
        [passage_to_plain(passage) for passage in document.passages],
        document.language,
        list(document.warnings),
        *([list(document.file_names)] if document.file_names else []),
    ]


def document_from_plain(plain: Plain) -> Document:
    """The document that the list was made of."""
    name, sha256, status, message, pages, unread, passages, language, warnings, *files = plain
    return Document(
        name=name,
        sha256=sha256,
        status=Status(status),
        message=message,
        pages=pages,
        unread_pages=tuple(unread),
        passages=tuple([passage_from_plain(passage) for passage in passages]),
        language=Language(language),
        warnings=tuple(warnings),
        file_names=tuple(*files),
    )


def files_from_plain(plain: Plain) -> tuple[str, ...]:
    """The file in which each passage of that document stands; empty where it has one file only."""
    _, _, _, _, _, _, passages, _, _, *names = plain
    files = tuple([file for _, _, _, _, _, _, file, *_ in passages])
    return files if len(set(*names or [files])) > 1 else ()


def pack(plain: Plain) -> bytes:
    """Plain values as compressed JSON; the same bytes for the same values."""
    return zlib.compress(canonical(plain), 1)


def unpack(content: bytes) -> Plain:
    """The plain values that were packed."""
    return json.loads(zlib.decompress(content))


def canonical(plain: Plain) -> bytes:
    """Plain values as JSON with one spelling only; any Unicode string passes."""
    return json.dumps(plain, separators=(",", ":")).encode("ascii")


def hash_of(plain: Plain) -> str:
    """The SHA-256 of plain values."""
    return hashlib.sha256(canonical(plain)).hexdigest()


def text_hash(text: str) -> bytes:
    """The SHA-256 of a text; lone surrogates count too."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def storable(text: str) -> str:
    """The text as SQLite takes it: lone surrogates become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")
