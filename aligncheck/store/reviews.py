"""Reviewers' decisions in the store: appended, never changed."""

import sqlite3
from collections.abc import Iterable
from dataclasses import astuple, fields

from aligncheck.decisions import Decision, DecisionAction
from aligncheck.store.plain import storable

_NAMES = tuple(field.name for field in fields(Decision))


def append_decisions(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Write the decisions behind all others, in their order."""
    marks = ", ".join("?" * len(_NAMES))
    connection.executemany(
        f"INSERT INTO decisions ({', '.join(_NAMES)}) VALUES ({marks})",
        [[storable(str(value)) for value in astuple(decision)] for decision in decisions],
    )


def decisions_of(connection: sqlite3.Connection, assessment_id: str) -> tuple[Decision, ...]:
    """The decisions on that assessment in the order in which they were taken."""
    rows = connection.execute(
        f"SELECT {', '.join(_NAMES)} FROM decisions WHERE assessment_id = ? ORDER BY number",
        (assessment_id,),
    )
    return tuple(_decision(row) for row in rows)


def every_decision(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """The decisions on all plans, also forgotten ones, in the order in which they were taken."""
    rows = connection.execute(f"SELECT {', '.join(_NAMES)} FROM decisions ORDER BY number")
    return tuple(_decision(row) for row in rows)


def decided(connection: sqlite3.Connection) -> frozenset[str]:
    """The ids of the assessments on which anybody has decided anything."""
    rows = connection.execute("SELECT DISTINCT assessment_id FROM decisions")
    return frozenset(row["assessment_id"] for row in rows)


def _decision(row: sqlite3.Row) -> Decision:
    values = {name: row[name] for name in _NAMES}
    return Decision(**{**values, "action": DecisionAction(row["action"])})
