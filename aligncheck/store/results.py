"""What became of each file of a batch: one row for its content and all that it was held against."""

import sqlite3
from dataclasses import dataclass

from aligncheck.assessment import Assessment
from aligncheck.documents import Document, Status
from aligncheck.store.assessments import keep_assessment
from aligncheck.store.plain import storable
from aligncheck.store.plans import describe_plan
from aligncheck.store.records import PlanRecord


@dataclass(frozen=True, slots=True)
class Result:
    """The outcome of one file; `assessment_id` is None where it could not be judged."""

    sha256: str
    status: Status
    message: str
    pages: int
    assessment_id: str | None


def find_result(connection: sqlite3.Connection, sha256: str, config: str) -> Result | None:
    """The outcome of that content under that configuration, None where it is not known."""
    row = connection.execute(
        "SELECT sha256, status, message, pages, assessment FROM results "
        "WHERE sha256 = ? AND config = ?",
        (sha256, config),
    ).fetchone()
    if row is None:
        return None
    status = Status(row["status"])
    return Result(row["sha256"], status, row["message"], row["pages"], row["assessment"])


def keep_result(
    connection: sqlite3.Connection,
    config: str,
    document: Document,
    assessment: Assessment | None,
    plan: PlanRecord,
) -> None:
    """Keep the outcome of a document; one that is known stands, and only learns of the plan."""
    known = find_result(connection, document.sha256, config)
    if known is not None:
        if known.assessment_id is not None:
            describe_plan(connection, known.assessment_id, plan)
        return
    id = None if assessment is None else keep_assessment(connection, assessment, plan)
    connection.execute(
        "INSERT INTO results (sha256, config, status, message, pages, assessment) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            document.sha256,
            config,
            document.status,
            storable(document.message),
            document.pages,
            id,
        ),
    )


def drop_result(connection: sqlite3.Connection, sha256: str, config: str) -> None:
    """Forget the outcome of that content, so that it is tried again."""
    connection.execute("DELETE FROM results WHERE sha256 = ? AND config = ?", (sha256, config))
