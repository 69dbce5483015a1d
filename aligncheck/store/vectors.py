"""Vectors in the store, one for each model and text, as float32 or float16."""

import sqlite3
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligncheck.store.database import in_parts

Vectors = NDArray[np.float32]


def kept_name(model: str, made_by: str) -> str:
    """The name under which vectors of that model are kept that are made in that way."""
    return f"{model}@{made_by}"


def kept_names(connection: sqlite3.Connection, model: str) -> tuple[str, ...]:
    """All names under which vectors of that model are kept, in whatever way they were made."""
    found = [model]  # without a way: kept by a release that did not note it
    last, end = f"{model}@", f"{model}A"  # A is the letter behind @
    while True:
        (last,) = connection.execute(
            "SELECT min(model) FROM vectors WHERE model > ? AND model < ?", (last, end)
        ).fetchone()
        if last is None:
            return tuple(found)
        if last.rpartition("@")[0] == model:
            found.append(last)


def drop_former(
    connection: sqlite3.Connection, model: str, made_by: str, hashes: Sequence[bytes]
) -> dict[str, list[int]]:
    """Remove vectors of those texts that the model made in other ways: their ids by name."""
    gone: dict[str, list[int]] = {}
    for name in kept_names(connection, model):
        if name == kept_name(model, made_by):
            continue
        for part in in_parts(hashes):
            found = f"model = ? AND text_hash IN ({', '.join('?' * len(part))})"
            rows = connection.execute(f"SELECT id FROM vectors WHERE {found}", (name, *part))
            gone.setdefault(name, []).extend(row["id"] for row in rows)
            connection.execute(f"DELETE FROM vectors WHERE {found}", (name, *part))
    return gone


def find_vectors(
    connection: sqlite3.Connection, model: str, dimension: int, hashes: Sequence[bytes]
) -> dict[bytes, NDArray[np.float32]]:
    """The vectors that are kept for texts of those hashes."""
    found = {}
    for part in in_parts(hashes):
        rows = connection.execute(
            f"SELECT text_hash, vector FROM vectors WHERE model = ? AND text_hash IN "
            f"({', '.join('?' * len(part))})",
            (model, *part),
        )
        for row in rows:
            found[row["text_hash"]] = vector_from(row["vector"], dimension)
    return found


def keep_vectors(
    connection: sqlite3.Connection, model: str, hashes: Sequence[bytes], vectors: Vectors
) -> None:
    """Keep one row of `vectors` for each hash, in the type they have; known ones stay."""
    connection.executemany(
        "INSERT OR IGNORE INTO vectors (model, text_hash, vector) VALUES (?, ?, ?)",
        [(model, hash, row.tobytes()) for hash, row in zip(hashes, vectors, strict=True)],
    )


def newest_model(connection: sqlite3.Connection) -> str | None:
    """The model whose vector was kept last."""
    row = connection.execute("SELECT model FROM vectors ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    model, _, _ = str(row["model"]).rpartition("@")
    return model or str(row["model"])


def vector_from(content: bytes, dimension: int) -> NDArray[np.float32]:
    """The vector that was kept; its length in bytes tells float32 from float16."""
    kind = np.float32 if len(content) == dimension * 4 else np.float16
    return np.frombuffer(content, dtype=kind).astype(np.float32)
