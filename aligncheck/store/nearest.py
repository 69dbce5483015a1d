"""The nearest of a million vectors: int8 copies in memory-mapped files beside the store.

One row a vector: round(127 · v / max|v|), with max|v| / 127 kept as its scale. The ids ascend,
new ones are appended; what is forgotten is overwritten with zeros. Files and store bear the same
mark, a new one each time something is appended: the files of a store that was moved away, or that
a backup has replaced, are not taken for this one's.
"""

import contextlib
import hashlib
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.errors import StoreError
from aligncheck.store.database import Database
from aligncheck.store.vectors import vector_from

ROWS_AT_ONCE = 4096  # float32 copies of so many rows stay in the processor's cache
_APPENDED_AT_ONCE = 20_000
_ENDINGS = ("rows", "scales", "ids", "mark")


@dataclass(frozen=True, slots=True)
class NearestFiles:
    """Where the copies of one model's vectors lie."""

    rows: Path
    scales: Path
    ids: Path
    mark: Path
    dimension: int

    @property
    def count(self) -> int:
        """How many vectors are whole in all three files."""
        sizes = (self.dimension, 4, 8)
        paths = (self.rows, self.scales, self.ids)
        return min(
            path.stat().st_size // size if path.exists() else 0
            for path, size in zip(paths, sizes, strict=True)
        )


def nearest_files(folder: Path, model: str, dimension: int) -> NearestFiles:
    """The files of that model under `folder`."""
    stem = f"{_stem(model)}-{dimension}"
    rows, scales, ids, mark = (folder / f"{stem}.{ending}" for ending in _ENDINGS)
    return NearestFiles(rows, scales, ids, mark, dimension)


def catch_up(database: Database, files: NearestFiles, model: str) -> None:
    """Append the vectors that were kept since the last time; anew where another store wrote."""
    files.rows.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with database.reading() as connection:
        is_strange = files.count > 0 and not _is_ours(connection, files.mark)
    if is_strange:
        with database.writing() as connection:
            _drop_strange(connection, files.mark.parent)
    while _is_behind(database, files, model):
        with database.writing() as connection:  # the one writer at a time also owns the files
            _append(connection, files, model)


def nearest(files: NearestFiles, query: NDArray[np.float32], count: int) -> list[tuple[int, float]]:
    """The ids of the `count` nearest vectors with their cosine, best first."""
    total = files.count
    if not total:
        return []
    rows = np.memmap(files.rows, np.int8, "r", shape=(total, files.dimension))
    scores = np.empty(total, np.float32)
    copy = np.empty((ROWS_AT_ONCE, files.dimension), np.float32)
    for start in range(0, total, ROWS_AT_ONCE):
        part = rows[start : start + ROWS_AT_ONCE]
        floats = copy[: len(part)]
        np.copyto(floats, part)
        np.dot(floats, query, out=scores[start : start + len(part)])
    scores *= np.memmap(files.scales, np.float32, "r", shape=(total,))
    best = np.argpartition(scores, -count)[-count:] if count < total else np.arange(total)
    best = best[np.lexsort((best, -scores[best]))]
    ids = np.memmap(files.ids, np.int64, "r", shape=(total,))[best]
    return [(int(id), float(score)) for id, score in zip(ids, scores[best], strict=True)]


def erase(folder: Path, model: str, forgotten: Sequence[int]) -> None:
    """Overwrite the copies of that model's vectors with zeros, for those ids."""
    for path in folder.glob(f"{_stem(model)}-*.ids"):
        dimension = int(path.stem.rpartition("-")[2])
        _erase(nearest_files(folder, model, dimension), np.array(forgotten, np.int64))


def _erase(files: NearestFiles, wanted: NDArray[np.int64]) -> None:
    total = files.count
    if not total:
        return
    ids = np.memmap(files.ids, np.int64, "r", shape=(total,))
    places = np.searchsorted(ids, wanted)
    inside = places < total
    places = places[inside][ids[places[inside]] == wanted[inside]]
    rows = np.memmap(files.rows, np.int8, "r+", shape=(total, files.dimension))
    rows[places] = 0
    rows.flush()


def _stem(model: str) -> str:
    return hashlib.sha256(model.encode()).hexdigest()[:16]


def _is_ours(connection: sqlite3.Connection, mark: Path) -> bool:
    """Whether the files beside that mark were last written for this store as it is now."""
    row = connection.execute(
        "SELECT mark FROM search_files WHERE stem = ?", (mark.stem,)
    ).fetchone()
    try:
        return row is not None and mark.read_bytes() == row["mark"].encode()
    except FileNotFoundError:
        return False


def _drop_strange(connection: sqlite3.Connection, folder: Path) -> None:
    """Remove all files that were written for another store."""
    paths = [path for ending in _ENDINGS for path in folder.glob(f"*.{ending}")]
    ours = {path.stem for path in paths if _is_ours(connection, path.with_suffix(".mark"))}
    with _errors(folder):
        for path in paths:
            if path.stem not in ours:
                path.unlink(missing_ok=True)


def _is_behind(database: Database, files: NearestFiles, model: str) -> bool:
    with database.reading() as connection:
        newest = connection.execute(
            "SELECT id FROM vectors WHERE model = ? AND id > ? LIMIT 1", (model, _last_id(files))
        )
        return newest.fetchone() is not None


def _append(connection: sqlite3.Connection, files: NearestFiles, model: str) -> None:
    found = connection.execute(
        "SELECT id, vector FROM vectors WHERE id > ? AND model = ? ORDER BY id LIMIT ?",
        (_last_id(files), model, _APPENDED_AT_ONCE),
    ).fetchall()
    if not found:
        return
    vectors = np.stack([vector_from(row["vector"], files.dimension) for row in found])
    scales = np.maximum(np.abs(vectors).max(axis=1), np.float32(1e-12)) / np.float32(127)
    rows = np.rint(vectors / scales[:, None]).astype(np.int8)
    ids = np.array([row["id"] for row in found], np.int64)
    _write_behind(files, rows, scales.astype(np.float32), ids)
    mark = secrets.token_hex(16)
    with _errors(files.mark.parent):
        files.mark.touch(mode=0o600)
        files.mark.write_bytes(mark.encode())
    connection.execute("INSERT OR REPLACE INTO search_files VALUES (?, ?)", (files.mark.stem, mark))


def _write_behind(
    files: NearestFiles,
    rows: NDArray[np.int8],
    scales: NDArray[np.float32],
    ids: NDArray[np.int64],
) -> None:
    """Append to all three files; what an interrupted writer left behind is cut off first."""
    total = files.count
    contents = ((files.rows, rows, files.dimension), (files.scales, scales, 4), (files.ids, ids, 8))
    with _errors(files.rows.parent):
        for path, content, size in contents:
            path.touch(mode=0o600)
            with path.open("r+b") as file:
                file.truncate(total * size)
                file.seek(total * size)
                file.write(content.tobytes())


@contextlib.contextmanager
def _errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the search files in {folder} cannot be written: {error.strerror}; "
            "free some space and search again"
        ) from error


def _last_id(files: NearestFiles) -> int:
    total = files.count
    if not total:
        return 0
    return int(np.memmap(files.ids, np.int64, "r", shape=(total,))[-1])
