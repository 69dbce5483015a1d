"""Checks that came to nothing, cancelled or failed: what was uploaded for them is forgotten."""

import shutil
from collections.abc import Collection, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aligncheck.batch.plan_job import JOB_KIND
from aligncheck.batch.waiting import WaitingLine
from aligncheck.documents import Status
from aligncheck.store import Job, JobStatus, Store

COPIES = "reading-"  # how a folder of copies begins that a check reads from
TIME_TO_ANSWER = timedelta(hours=1)  # for a person who is asked whether to read a scan as pictures
_HOW = ("ocr",)  # what stays of a payload beside the status
_WHICH = (*_HOW, "title", "batch", "place")


def is_scan(job: Job) -> bool:
    """Whether the check failed because the plan's pages are pictures without text."""
    return job.status is JobStatus.FAILED and job.message == f"document:{Status.NO_TEXT}"


def may_be_read_again(job: Job) -> bool:
    """Whether the plan's files are still there to be read as pictures, which was not tried yet."""
    files = [Path(file["path"]) for file in job.payload.get("files", ())]
    is_kept = bool(files) and all(path.is_file() for path in files)
    return is_scan(job) and not job.payload["ocr"] and is_kept


def forget_upload(store: Store, job_id: str, *, wholly: bool = False) -> None:
    """Forget the files, names and title of a check that came to nothing; how it ended stays.

    A file stays on which an assessment rests or that another check needs. The title of one among
    several plans stays until it is to be forgotten `wholly`: it tells which of them failed.
    """
    drop_copies(store)
    payload = store.job(job_id).payload
    stays = _HOW if wholly or not payload.get("batch") else _WHICH
    rest = {name: payload[name] for name in stays if name in payload}
    if rest.keys() != payload.keys():
        hashes = [Path(file["path"]).stem for file in payload.get("files", ())]
        store.forget_upload(job_id, hashes, rest)


def forget_if_over(store: Store, job_id: str) -> None:
    """Forget what was uploaded, unless the person may still want a scan read as pictures."""
    if not may_be_read_again(store.job(job_id)):
        forget_upload(store, job_id)


def drop_copies(store: Store) -> None:
    """Remove the copies of plans that a killed check has left; one that runs keeps its own."""
    if copies := _copies(store):
        with WaitingLine(store.folder).only_worker() as none_runs:
            if none_runs:
                _remove(copies)


def _copies(store: Store) -> tuple[Path, ...]:
    return tuple(store.folder.glob(f"{COPIES}*"))


def _remove(copies: Iterable[Path]) -> None:
    for folder in copies:
        shutil.rmtree(folder, ignore_errors=True)


def tidy(store: Store, waiting: Collection[str]) -> None:
    """Forget what checks that came to nothing have left, also where their process was killed.

    `waiting` are the jobs in line; one that never came there, as its page was killed, has failed.
    """
    _remove(_copies(store))
    for job in store.jobs(JOB_KIND):
        since = datetime.now(UTC) - datetime.fromisoformat(job.updated)
        if job.status is JobStatus.RUNNING and job.id not in waiting and since > TIME_TO_ANSWER:
            store.fail_job(job.id, "unexpected")
            forget_upload(store, job.id)
        elif job.status in (JobStatus.CANCELLED, JobStatus.FAILED):
            if since > TIME_TO_ANSWER:
                forget_upload(store, job.id, wholly=True)
            elif not may_be_read_again(job):
                forget_upload(store, job.id)
