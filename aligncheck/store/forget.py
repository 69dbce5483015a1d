"""Forget a document: its text, vectors, verdicts and files; reviewers' decisions stay."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from aligncheck.store.database import in_parts
from aligncheck.store.documents import hashes_of
from aligncheck.store.loose import drop_noted
from aligncheck.store.records import JobStatus
from aligncheck.store.unfinished import is_needed


@dataclass(frozen=True, slots=True)
class Gone:
    """Vectors that were removed: of which model, and their numbers."""

    model: str
    ids: tuple[int, ...]


_ONE = "SELECT id FROM documents WHERE sha256 = ?"
_CHECKED = "json_extract(result, '$.assessment')"  # what came of a job that was done


def files_of(connection: sqlite3.Connection, sha256: str) -> tuple[str, ...]:
    """The SHA-256 of the document and of each file that it was made of."""
    rows = connection.execute(
        f"SELECT DISTINCT sha256 FROM document_files WHERE document IN ({_ONE})", (sha256,)
    )
    return tuple(sorted({sha256, *(row["sha256"] for row in rows)}))


def kept_texts(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """SHA-256 and name of every document of which anything is kept, also where it was only checked.

    Of a plan of several files that was only checked these are the SHA-256 of each of them.
    """
    rows = connection.execute(
        "SELECT sha256, name FROM documents UNION SELECT file, name FROM loose_texts "
        "ORDER BY sha256, name"
    )
    return tuple((row["sha256"], row["name"]) for row in rows)


def forget_plan(connection: sqlite3.Connection, sha256: str) -> tuple[list[Gone], list[str]]:
    """Remove the document, and of its files those that nothing else needs, such as a running check.

    It tells which vectors went, and the SHA-256 of each file that is to go too.
    """
    files = files_of(connection, sha256)
    gone = _forget_document(connection, sha256)
    unneeded = [file for file in files if not is_needed(connection, file)]
    for file in unneeded:
        gone += _forget_document(connection, file)
    return gone, unneeded


def is_being_checked(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether a check that waits or runs reads the document or one of its files."""
    running = "SELECT 1 FROM jobs WHERE status = ? AND instr(payload, ?)"
    return any(
        connection.execute(running, (JobStatus.RUNNING, file)).fetchone()
        for file in files_of(connection, sha256)
    )


def _forget_document(connection: sqlite3.Connection, sha256: str) -> list[Gone]:
    """Remove every row about that content; tells which vectors went."""
    hashes = drop_noted(connection, sha256)
    for row in connection.execute(_ONE, (sha256,)).fetchall():
        hashes |= hashes_of(connection, row["id"])
        connection.execute(
            "DELETE FROM evidence WHERE assessment IN "
            "(SELECT id FROM assessments WHERE document = ?)",
            (row["id"],),
        )
        connection.execute("DELETE FROM passages WHERE document = ?", (row["id"],))
        connection.execute("DELETE FROM documents WHERE id = ?", (row["id"],))
    connection.execute("DELETE FROM results WHERE sha256 = ?", (sha256,))
    connection.execute(
        f"DELETE FROM jobs WHERE (instr(payload || result, ?) OR {_CHECKED} IS NOT NULL) "
        f"AND ({_CHECKED} IS NULL OR {_CHECKED} NOT IN (SELECT id FROM assessments)) "
        "AND status <> ?",
        (sha256, JobStatus.RUNNING),
    )
    return _forget_texts(connection, sorted(hashes))


def wipe_index(connection: sqlite3.Connection) -> None:
    """Rewrite the word index without what was removed, so that no trace of it stays."""
    connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('optimize')")


def _forget_texts(connection: sqlite3.Connection, hashes: Sequence[bytes]) -> list[Gone]:
    """Remove vectors and verdicts of texts that stand in no other document."""
    gone: dict[str, list[int]] = {}
    for part in in_parts(hashes):
        marks = ", ".join("?" * len(part))
        orphans = (
            f"text_hash IN ({marks}) AND text_hash NOT IN "
            f"(SELECT text_hash FROM passages WHERE text_hash IN ({marks}) "
            f"UNION SELECT model_hash FROM passages WHERE model_hash IN ({marks}))"
        )
        for row in connection.execute(
            f"SELECT id, model FROM vectors WHERE {orphans}", [*part, *part, *part]
        ):
            gone.setdefault(row["model"], []).append(row["id"])
        for table in ("vectors", "judgements"):
            connection.execute(f"DELETE FROM {table} WHERE {orphans}", [*part, *part, *part])
    return [Gone(model, tuple(ids)) for model, ids in gone.items()]
