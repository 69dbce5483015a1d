"""Documents in the store: each reading of a file is kept whole, its passages also for search."""

import sqlite3
from typing import Any

from aligncheck.documents import Document, Passage
from aligncheck.store.plain import (
    Plain,
    document_from_plain,
    document_to_plain,
    files_from_plain,
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
    return document_from_plain(_content(connection, number))


def files_of_passages(connection: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """The file in which each passage of the document stands; empty where it has one file only.

    Several times quicker than loading the document.
    """
    return files_from_plain(_content(connection, number))


def keep_passages(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Let the document's passages be found by search, by the vectors that are made of them now."""
    known = connection.execute("SELECT 1 FROM passages WHERE document = ? LIMIT 1", (number,))
    if known.fetchone() is not None:
        _renew_hashes(connection, number, document)
        return
    connection.executemany(
        "INSERT INTO passages (document, number, page, page_label, kind, language, text, "
        "text_hash, model_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        _passage_rows(number, document),
    )


def model_hash(passage: Passage) -> bytes:
    """The hash of the passage's text as the bundled model reads it; its vector has that hash."""
    from aligncheck.matching.trained import text_for_models

    return text_hash(text_for_models(passage.text, passage.language))


def hashes_of(connection: sqlite3.Connection, number: int) -> set[bytes]:
    """All hashes under which vectors and verdicts of the document's passages may be kept."""
    kept = connection.execute(
        "SELECT text_hash, model_hash FROM passages WHERE document = :number UNION "
        "SELECT model_hash, NULL FROM former_hashes WHERE document = :number",
        {"number": number},
    )
    hashes = {hash for row in kept for hash in row if hash is not None}
    for passage in load_document(connection, number).passages:
        hashes.update((text_hash(passage.text), model_hash(passage)))
    return hashes


def passage_numbers(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    """From the place of each passage in the document to its row."""
    rows = connection.execute("SELECT number, id FROM passages WHERE document = ?", (number,))
    return {row["number"]: row["id"] for row in rows}


def _content(connection: sqlite3.Connection, number: int) -> Plain:
    row = connection.execute("SELECT content FROM documents WHERE id = ?", (number,)).fetchone()
    return unpack(row["content"])


def _renew_hashes(connection: sqlite3.Connection, number: int, document: Document) -> None:
    """Note how the bundled model reads the passages now; the old hashes stay, to be forgotten."""
    rows = connection.execute(
        "SELECT number, model_hash FROM passages WHERE document = ? ORDER BY number", (number,)
    )
    for row in rows.fetchall():
        hash = model_hash(document.passages[row["number"]])
        if row["model_hash"] == hash:
            continue
        if row["model_hash"] is not None:
            connection.execute(
                "INSERT OR IGNORE INTO former_hashes VALUES (?, ?)", (number, row["model_hash"])
            )
        connection.execute(
            "UPDATE passages SET model_hash = ? WHERE document = ? AND number = ?",
            (hash, number, row["number"]),
        )


def _passage_rows(number: int, document: Document) -> list[tuple[Any, ...]]:
    return [
        (
            number,
            place,
            passage.page,
            passage.page_label,
            passage.kind,
            passage.language,
            storable(passage.text),
            text_hash(passage.text),
            model_hash(passage),
        )
        for place, passage in enumerate(document.passages)
    ]
