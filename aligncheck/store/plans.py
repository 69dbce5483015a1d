"""What is known of a plan beside its text, and which of it a person said in the app."""

import json
import sqlite3
from collections.abc import Mapping

from aligncheck.errors import StoreError
from aligncheck.store.plain import canonical, storable
from aligncheck.store.records import PlanRecord, faults_of

FIELDS = ("title", "county", "municipality", "year", "plan_type", "adopted")
Values = Mapping[str, str | int | None]
"""What is known by the names of its columns."""


def values_of(plan: PlanRecord) -> dict[str, str | int | None]:
    """The record by columns, as it can be kept."""
    values = {name: getattr(plan, name) for name in FIELDS}
    return {
        name: storable(value) if isinstance(value, str) else value for name, value in values.items()
    }


def describe_plan(connection: sqlite3.Connection, id: str, plan: PlanRecord) -> None:
    """Take over what is newly known; what is not said stays, and so does what a person said."""
    said = _said(connection, id)
    known = {name: value for name, value in _given(plan).items() if name not in said}
    _write(connection, id, known)


def name_plan(connection: sqlite3.Connection, id: str, title: str) -> None:
    """Let the plan have that title where it has none."""
    connection.execute(
        "UPDATE assessments SET title = COALESCE(title, ?) WHERE id = ?", (storable(title), id)
    )


def say_of_plan(connection: sqlite3.Connection, id: str, plan: PlanRecord) -> None:
    """Put down what a person says of the plan; no list of plans changes it afterwards."""
    _say(connection, id, _given(plan))


def inherit(connection: sqlite3.Connection, id: str) -> None:
    """Let a new check know what a person said of the plan at an earlier check of the same file."""
    row = connection.execute(
        f"SELECT {', '.join(FIELDS)}, by_hand FROM assessments "
        f"WHERE id <> :id AND by_hand <> '[]' AND id IN ({_OF_ONE_FILE}) "
        "ORDER BY created DESC, rowid DESC LIMIT 1",
        {"id": id},
    ).fetchone()
    if row is not None:
        _say(connection, id, {name: row[name] for name in json.loads(row["by_hand"])})


def correct_plan(connection: sqlite3.Connection, id: str, plan: PlanRecord) -> None:
    """Let the plan be known as a person says, empty fields too, at every check of its file."""
    faults = faults_of(plan)
    if faults:
        raise StoreError(f"the plan cannot be kept so; correct its {', '.join(faults)}")
    row = connection.execute(
        f"SELECT {', '.join(FIELDS)} FROM assessments WHERE id = ?", (id,)
    ).fetchone()
    if row is None:
        raise StoreError(f"the store holds no assessment {id!r}; it may have been forgotten")
    new = {name: value for name, value in values_of(plan).items() if value != row[name]}
    checks = connection.execute(_OF_ONE_FILE, {"id": id}).fetchall()
    for check in checks:
        _say(connection, check["id"], new)


_OF_ONE_FILE = (
    "SELECT same.id FROM assessments AS same JOIN documents ON documents.id = same.document "
    "WHERE documents.sha256 = (SELECT sha256 FROM documents JOIN assessments AS one "
    "ON one.document = documents.id WHERE one.id = :id)"
)
"""The checks of the file that the assessment :id rests on, itself among them."""


def _given(plan: PlanRecord) -> dict[str, str | int | None]:
    return {name: value for name, value in values_of(plan).items() if value is not None}


def _said(connection: sqlite3.Connection, id: str) -> set[str]:
    """The columns that hold a person's word."""
    row = connection.execute("SELECT by_hand FROM assessments WHERE id = ?", (id,)).fetchone()
    return set() if row is None else set(json.loads(row["by_hand"]))


def _say(connection: sqlite3.Connection, id: str, values: Values) -> None:
    said = sorted(_said(connection, id) | set(values))
    _write(connection, id, {**values, "by_hand": canonical(said).decode()})


def _write(connection: sqlite3.Connection, id: str, values: Values) -> None:
    if values:
        sets = ", ".join(f"{name} = ?" for name in values)
        connection.execute(f"UPDATE assessments SET {sets} WHERE id = ?", (*values.values(), id))
