"""Documents in the store: each reading of a file is kept whole, its passages also for search."""

import sqlite3
from typing import Any

from aligncheck.documents import Document, Passage
from aligncheck.store.plain import (
    document_from_plain,
    document_to_plain,
    hash_of,
    pack,
    storable,
    text_hash,
    unpack,
)


def keep_document(connection: sqlite3.Connection, document: Document) -> int:
    """The number under which this reading of the file is kept; the same one the second time."""
    plain = document_to_plain(document)
    reading = hash_of(plain[2:])
    row = connection.execute(
        "SELECT id FROM documents WHERE sha256 = ? AND reading = ?", (document.sha256, reading)
    ).fetchone()
    if row is not None:
        return int(row["id"])
    cursor = connection.execute(
        "INSERT INTO documents (sha256, reading, name, status, pages, language, content) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            document.sha256,
            reading,
            storable(document.name),
            document.status,
            document.pages,
            document.language,
            pack(plain),
        ),
    )
    return int(cursor.lastrowid or 0)


def reading_of(connection: sqlite3.Connection, number: int) -> str:
    """The hash of what was read from the file."""
    row = connection.execute("SELECT reading FROM documents WHERE id = ?", (number,)).fetchone()
    return str(row["reading"])


def load_document(connection: sqlite3.Connection, number: int) -> Document:
    """The document that is kept under that number."""
    row = connection.execute("SELECT content FROM documents WHERE id = ?", (number,)).fetchone()
    return document_from_plain(unpack(row["content"]))


def keep_passages(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Let the document's passages be found by search; done once a document."""
    known = connection.execute("SELECT 1 FROM passages WHERE document = ? LIMIT 1", (number,))
    if known.fetchone() is not None:
        return
    connection.executemany(
        "INSERT INTO passages (document, number, page, kind, language, text, text_hash, "
        "model_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        _passage_rows(number, document),
    )


def model_hash(passage: Passage) -> bytes:
    """The hash of the passage's text as the bundled model reads it; its vector has that hash."""
    from aligncheck.matching.trained import text_for_models

    return text_hash(text_for_models(passage.text, passage.language))


def passage_numbers(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    """From the place of each passage in the document to its row."""
    rows = connection.execute("SELECT number, id FROM passages WHERE document = ?", (number,))
    return {row["number"]: row["id"] for row in rows}


def _passage_rows(number: int, document: Document) -> list[tuple[Any, ...]]:
    return [
        (
            number,
            place,
            passage.page,
            passage.kind,
            passage.language,
            storable(passage.text),
            text_hash(passage.text),
            model_hash(passage),
        )
        for place, passage in enumerate(document.passages)
    ]
