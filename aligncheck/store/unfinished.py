"""Jobs that came to nothing: how they ended stays, what they brought in does not."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from aligncheck.store.plain import canonical
from aligncheck.store.records import JobStatus


def empty_job(connection: sqlite3.Connection, id: str, rest: Mapping[str, Any]) -> bool:
    """Leave of a cancelled or failed job only `rest` as its payload; False for any other job."""
    changed = connection.execute(
        "UPDATE jobs SET payload = ? WHERE id = ? AND status IN (?, ?)",
        (canonical(rest).decode(), id, JobStatus.CANCELLED, JobStatus.FAILED),
    )
    return changed.rowcount > 0


def is_needed(connection: sqlite3.Connection, sha256: str) -> bool:
    """Whether an assessment rests on that file, alone or as a part, or another job names it."""
    found = connection.execute(
        "SELECT 1 FROM assessments JOIN documents ON documents.id = assessments.document "
        "WHERE documents.sha256 = :sha256 OR documents.id IN "
        "(SELECT document FROM document_files WHERE sha256 = :sha256) "
        "UNION ALL SELECT 1 FROM jobs WHERE status <> :done AND instr(payload, :sha256) LIMIT 1",
        {"sha256": sha256, "done": JobStatus.DONE},
    )
    return found.fetchone() is not None
