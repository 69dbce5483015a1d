"""Pages that are pictures: the offer to have them read (OCR), by a new check of the same plan."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import streamlit as st

from aligncheck.batch.plan_job import JOB_KIND, PlanJob, from_payload
from aligncheck.decisions import standing
from aligncheck.documents.tesseract import tesseract
from aligncheck.documents.warnings import Warning, warning_for
from aligncheck.errors import FrameworkError
from aligncheck.frameworks.loading import framework_file
from aligncheck.store import Job, JobStatus, PlanRecord
from views.address import go_to
from views.place import remember
from views.quote import element, show
from views.storage import CheckedPlan, cached_plan, cached_store, jobs_behind, put_in_line
from views.words import language, plain, say

_UNREAD = frozenset({Warning.PICTURES, Warning.NO_TESSERACT})
_ELSEWHERE = dict.fromkeys(("criterion", "passage", "at", "more"), None)
"""What the address no longer says on the way to another check."""


def show_reading_of_pictures(plan: CheckedPlan) -> None:
    """Where OCR would read more of the plan: a button that begins a new check, or opens it."""
    if not _has_pictures(plan) or tesseract() is None:
        return
    job = _job_to_repeat(plan)
    if job is None:
        return
    with st.container(border=True, key="card_pictures"):
        show(element("p", plain("check.pictures")))
        read = _already_read(plan, job)
        if read is not None:
            st.button(say("check.open_read"), key="open_read", on_click=_open, args=(read,))
            return
        if standing(plan.decisions):
            page = plain("drafts.title")
            show(element("p", plain("check.pictures_decided", page=page), css="small quiet"))
        label = say("check.read_pictures")
        st.button(label, key="read_pictures", on_click=_read, args=(plan.row.title, job))


def note_for(kept: str) -> str:
    """A note on the reading; of pictures, what to install where nothing here can read them."""
    if _code(kept) == Warning.PICTURES and tesseract() is None:
        file, _, pages = kept.rpartition(f"{Warning.PICTURES}:")
        kept = f"{file}{Warning.NO_TESSERACT}:{pages}"
    return warning_for(kept, language())


def _has_pictures(plan: CheckedPlan) -> bool:
    """Whether pages are pictures that no OCR has looked at."""
    return any(_code(kept) in _UNREAD for kept in plan.assessment.document.warnings)


def _code(kept: str) -> str:
    """What a kept warning is about; of a plan of several files the file's name stands before."""
    return kept.rpartition(": ")[2].partition(":")[0]


def _job_to_repeat(plan: CheckedPlan) -> PlanJob | None:
    """How the plan was checked in the app; None where its files or frameworks are gone."""
    jobs = (from_payload(job.payload) for job in jobs_behind(plan.row.id))
    return next((job for job in jobs if _is_all_there(job)), None)


def _is_all_there(job: PlanJob) -> bool:
    try:
        frameworks = [framework_file(name) for name in job.frameworks]
    except FrameworkError:
        return False
    files = [Path(file.path) for file in job.files]
    return all(path.is_file() for path in (*files, *frameworks))


def _with_ocr(job: PlanJob) -> Iterator[Job]:
    """The checks of the same files against the same, by which pictures were to be read."""
    for other in cached_store().jobs(JOB_KIND):
        if other.status in (JobStatus.RUNNING, JobStatus.DONE):
            asked = from_payload(other.payload)
            if asked.ocr and _what(asked) == _what(job):
                yield other


def _what(job: PlanJob) -> tuple[object, ...]:
    return tuple(file.path for file in job.files), frozenset(job.frameworks), job.profile


def _already_read(plan: CheckedPlan, job: PlanJob) -> str | None:
    """The id of a check in which OCR has read the pictures of this one."""
    for other in _with_ocr(job):
        if other.status is JobStatus.DONE:
            id = str(other.result["assessment"])
            checked = None if id == plan.row.id else cached_plan(id)
            if checked is not None and not _has_pictures(checked):
                return id
    return None


def _open(id: str) -> None:
    remember(id)
    go_to(**_ELSEWHERE)


def _read(title: str, job: PlanJob) -> None:
    """Go to the new check; what a person said of the plan, it takes over from the checks before.

    One that runs already, begun in another tab, is not begun twice.
    """
    for other in _with_ocr(job):
        if other.status is JobStatus.RUNNING:
            go_to(job=other.id, **_ELSEWHERE)
            return
    said = PlanRecord(files=job.record.files)
    again = replace(job, title=title, ocr=True, record=said, batch="", place=0)
    go_to(job=put_in_line(again), **_ELSEWHERE)
