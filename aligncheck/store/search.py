"""Search in all checked plans, by words and by meaning at once."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.store.candidates import (
    Candidate,
    by_words,
    of_vectors,
    plans_that_pass,
    some_words_query,
    that_support,
    together,
    word_query,
)
from aligncheck.store.database import Database
from aligncheck.store.nearest import catch_up, nearest, nearest_files
from aligncheck.store.records import Filters, Hit, Needed
from aligncheck.store.vectors import kept_names, newest_model

ROUNDS = (200, 2_000, 20_000)  # candidates looked at until enough of them pass the filters
Vector = NDArray[np.float32]
Look = Callable[[int], tuple[list[Candidate], bool]]
"""The candidates among so many that are best, and whether there may be more behind them."""


def find_passages(
    database: Database,
    folder: Path,
    text: str,
    *,
    vector: Vector | None,
    model: str | None,
    needed: Needed,
    filters: Filters,
    limit: int,
) -> tuple[Hit, ...]:
    """The best `limit` passages, by meaning only those that are as `needed`.

    Copies of the vectors for quick search lie in `folder`.
    """
    near = _nearness(database, folder, vector, model)
    with database.reading() as connection:
        plans = plans_that_pass(connection, filters)

        def holding(query: str, count: int) -> tuple[list[Candidate], bool]:
            found = by_words(connection, query, plans, count)
            return found, len(found) == count

        def meaning(count: int) -> tuple[list[Candidate], bool]:
            vectors = [item for item in near(count) if item[1] >= needed.similarity]
            return of_vectors(connection, vectors, plans, needed), len(vectors) == count

        words = partial(holding, word_query(text))
        some_words = partial(holding, some_words_query(text))
        in_words = _until_enough(connection, words, filters, limit)
        too_few = len(in_words) < limit
        in_some = _until_enough(connection, some_words, filters, limit) if too_few else []
        in_meaning = _until_enough(connection, meaning, filters, limit)
        return together(connection, in_words, in_some, in_meaning, limit)


def _nearness(
    database: Database, folder: Path, vector: Vector | None, model: str | None
) -> Callable[[int], list[tuple[int, float]]]:
    """What gives the nearest vectors; nothing where no vector is asked for or kept."""
    if vector is None:
        return lambda count: []
    with database.reading() as connection:
        model = newest_model(connection) if model is None else model
        names = () if model is None else kept_names(connection, model)
    query = np.ascontiguousarray(vector, np.float32).reshape(-1)
    files = {name: nearest_files(folder, name, len(query)) for name in names}
    for name, each in files.items():
        catch_up(database, each, name)

    def near(count: int) -> list[tuple[int, float]]:
        found = (item for each in files.values() for item in nearest(each, query, count))
        return sorted(found, key=lambda item: (-item[1], item[0]))[:count]

    return near


def _until_enough(
    connection: sqlite3.Connection, look: Look, filters: Filters, limit: int
) -> list[Candidate]:
    """The candidates that pass; looks further while they are too few and there may be more."""
    passed: list[Candidate] = []
    for count in ROUNDS:
        found, may_go_on = look(max(count, limit))
        passed = that_support(connection, found, filters)
        if len(passed) >= limit or not may_go_on:
            break
    return passed
