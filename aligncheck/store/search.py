"""Search in all checked plans, by words and by meaning at once."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.store.candidates import (
    Candidate,
    by_words,
    of_vectors,
    plans_that_pass,
    that_support,
    together,
)
from aligncheck.store.database import Database
from aligncheck.store.nearest import catch_up, nearest, nearest_files
from aligncheck.store.records import Filters, Hit
from aligncheck.store.vectors import newest_model

ROUNDS = (200, 2_000, 20_000)  # candidates looked at until enough of them pass the filters
Vector = NDArray[np.float32]


def find_passages(
    database: Database,
    folder: Path,
    text: str,
    *,
    vector: Vector | None,
    model: str | None,
    filters: Filters,
    limit: int,
) -> tuple[Hit, ...]:
    """The best `limit` passages; copies of the vectors for quick search lie in `folder`."""
    near = _nearness(database, folder, vector, model)
    with database.reading() as connection:
        plans = plans_that_pass(connection, filters)

        def words(count: int) -> list[Candidate]:
            return by_words(connection, text, plans, count)

        def meaning(count: int) -> list[Candidate]:
            return of_vectors(connection, near(count), plans)

        in_words = _until_enough(connection, words, filters, limit)
        in_meaning = _until_enough(connection, meaning, filters, limit)
        return together(connection, in_words, in_meaning, limit)


def _nearness(
    database: Database, folder: Path, vector: Vector | None, model: str | None
) -> Callable[[int], list[tuple[int, float]]]:
    """What gives the nearest vectors; nothing where no vector is asked for or kept."""
    if vector is None:
        return lambda count: []
    if model is None:
        with database.reading() as connection:
            model = newest_model(connection)
    if model is None:
        return lambda count: []
    query = np.ascontiguousarray(vector, np.float32).reshape(-1)
    files = nearest_files(folder, model, len(query))
    catch_up(database, files, model)
    return lambda count: nearest(files, query, count)


def _until_enough(
    connection: sqlite3.Connection,
    look: Callable[[int], list[Candidate]],
    filters: Filters,
    limit: int,
) -> list[Candidate]:
    """The candidates that pass; looks further where the filters left too few."""
    passed: list[Candidate] = []
    for count in ROUNDS:
        passed = that_support(connection, look(max(count, limit)), filters)
        if len(passed) >= limit or filters.is_empty:
            break
    return passed
