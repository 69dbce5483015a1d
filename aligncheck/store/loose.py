"""Texts that are not kept, only verdicts on them: the files in which they stood, to forget them by.

So it is with several files that are checked as one in the terminal, and with a scan that is read
anew each time.
"""

import hashlib
import sqlite3
from collections.abc import Iterable

from aligncheck.documents import Document
from aligncheck.store.plain import storable, text_hash

_LENGTH = hashlib.sha256().digest_size


def note_texts(connection: sqlite3.Connection, document: Document, files: Iterable[str]) -> None:
    """Note the hashes of the document's texts under each of its files (their SHA-256)."""
    hashes = b"".join(sorted({text_hash(passage.text) for passage in document.passages}))
    reading = hashlib.sha256(hashes).hexdigest()
    connection.executemany(
        "INSERT OR IGNORE INTO loose_texts (file, reading, name, hashes) VALUES (?, ?, ?, ?)",
        [(file, reading, storable(document.name), hashes) for file in files],
    )


def drop_noted(connection: sqlite3.Connection, file: str) -> set[bytes]:
    """The hashes of all texts that stood with that file in one plan; nothing is noted of it now."""
    rows = connection.execute(
        "SELECT DISTINCT reading, hashes FROM loose_texts WHERE file = ?", (file,)
    ).fetchall()
    connection.executemany(
        "DELETE FROM loose_texts WHERE reading = ?", [(row["reading"],) for row in rows]
    )
    return {
        row["hashes"][start : start + _LENGTH]
        for row in rows
        for start in range(0, len(row["hashes"]), _LENGTH)
    }
