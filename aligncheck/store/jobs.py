"""Long tasks in the store: a worker writes how far it is, anybody may look or ask it to stop."""

import json
import sqlite3
import uuid
from collections.abc import Mapping
from typing import Any

from aligncheck.errors import StoreError
from aligncheck.store.plain import Plain, canonical, storable
from aligncheck.store.records import Job, JobStatus
from aligncheck.store.times import now


def start_job(connection: sqlite3.Connection, kind: str, payload: Mapping[str, Any]) -> str:
    """The id of a new job that runs."""
    id, moment = uuid.uuid4().hex, now()
    connection.execute(
        "INSERT INTO jobs (id, kind, payload, status, created, updated) VALUES (?, ?, ?, ?, ?, ?)",
        (id, kind, canonical(payload).decode(), JobStatus.RUNNING, moment, moment),
    )
    return id


def report_progress(
    connection: sqlite3.Connection, id: str, stage: str, fraction: float, message: str
) -> None:
    """Note how far a running job is; one that was ended stays as it is."""
    connection.execute(
        "UPDATE jobs SET stage = ?, fraction = ?, message = ?, updated = ? "
        "WHERE id = ? AND status = ?",
        (storable(stage), fraction, storable(message), now(), id, JobStatus.RUNNING),
    )


def end_job(
    connection: sqlite3.Connection,
    id: str,
    status: JobStatus,
    *,
    result: Plain = None,
    message: str = "",
) -> None:
    """End a running job; the first end stands."""
    done = 1.0 if status is JobStatus.DONE else None
    connection.execute(
        "UPDATE jobs SET status = ?, result = ?, message = ?, fraction = COALESCE(?, fraction), "
        "updated = ? WHERE id = ? AND status = ?",
        (
            status,
            canonical(result).decode(),
            storable(message),
            done,
            now(),
            id,
            JobStatus.RUNNING,
        ),
    )


def job(connection: sqlite3.Connection, id: str) -> Job:
    """The job of that id as it stands now."""
    row = connection.execute("SELECT * FROM jobs WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise StoreError(f"the store holds no job {id!r}; start it again")
    return _job(row)


def jobs(connection: sqlite3.Connection, kind: str | None, batch: str | None) -> tuple[Job, ...]:
    """The jobs of that kind and whose payload names that batch, the newest first; None is all."""
    rows = connection.execute(
        "SELECT * FROM jobs WHERE (:kind IS NULL OR kind = :kind) "
        "AND (:batch IS NULL OR json_extract(payload, '$.batch') = :batch) "
        "ORDER BY created DESC, rowid DESC",
        {"kind": kind, "batch": batch},
    )
    return tuple(_job(row) for row in rows)


def _job(row: sqlite3.Row) -> Job:
    return Job(
        id=row["id"],
        kind=row["kind"],
        payload=json.loads(row["payload"]),
        status=JobStatus(row["status"]),
        stage=row["stage"],
        fraction=row["fraction"],
        message=row["message"],
        result=json.loads(row["result"]),
        created=row["created"],
        updated=row["updated"],
    )
