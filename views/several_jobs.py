"""How far the checks of several plans are that were uploaded together, one row a plan."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from aligncheck.assessment import CriterionStatus
from aligncheck.batch.plan_job import from_payload
from aligncheck.batch.unfinished import forget_upload, may_be_read_again
from aligncheck.compare import told_status
from aligncheck.errors import StoreError
from aligncheck.store import AssessmentRow, Job, JobStatus
from views.address import go_to
from views.job import POLL_SECONDS, cancel, reason, stage_told
from views.look import ORDER
from views.place import remember
from views.quote import element, show
from views.storage import cached_store, checked_plans, jobs_of, put_in_line, waiting_line
from views.words import counted, escaped, language, plain, say

WIDTHS = (3.0, 3.0, 1.6)


def show_jobs(batch: str) -> None:
    """The plans in the order of the upload, until the last one is checked."""
    jobs = jobs_of(batch)
    running = _is_running(jobs)
    heading = "several.checking" if running else "several.checked"
    show(element("h1", counted(heading, len(jobs))))
    st.fragment(_show_list, run_every=POLL_SECONDS if running else None)(batch, running)


def show_way_back_to_jobs() -> None:
    """On the way in: that this person's plans are being checked, and the way to them."""
    batch = st.session_state.get("batch")
    jobs = jobs_of(str(batch)) if batch else ()
    if jobs:
        every = POLL_SECONDS if _is_running(jobs) else None
        st.fragment(_show_card, run_every=every)(str(batch), _ended(jobs))


def _ended(jobs: Sequence[Job]) -> int:
    return sum(job.status is not JobStatus.RUNNING for job in jobs)


def _show_card(batch: str, ended: int) -> None:
    jobs = jobs_of(batch)
    if _ended(jobs) != ended:
        st.rerun()  # the list of checked plans may have grown
    with st.container(border=True, key="card_batch"):
        show(element("p", plain("several.uploaded", progress=_progress(jobs))))
        if st.button(
            say("several.back_to"),
            key="back_to",
            on_click=go_to,
            kwargs={"batch": batch, "new": None},
        ):
            st.rerun()


def _show_list(batch: str, was_running: bool) -> None:
    jobs = jobs_of(batch)
    running = _is_running(jobs)
    if was_running and not running:
        st.rerun()  # the last one has ended: the page needs no more looking
    if running:
        waiting_line().ensure_worker()
    st.progress(_ended(jobs) / max(1, len(jobs)), text=escaped(_progress(jobs)))
    if running:
        show(element("p", plain("several.keep"), css="small quiet"))
    rows = {row.id: row for row in checked_plans()}
    for number, job in enumerate(jobs, start=1):
        with st.container(border=True, key=f"card_job_{job.id}"):
            _show_row(number, job, rows.get(_assessment(job)))
    _show_ways_on(batch, jobs, rows)


def _progress(jobs: Sequence[Job]) -> str:
    counts = {status: sum(job.status is status for job in jobs) for status in JobStatus}
    parts = [plain("several.done", number=counts[JobStatus.DONE], all=len(jobs))]
    for status in (JobStatus.FAILED, JobStatus.CANCELLED):
        if counts[status]:
            parts.append(plain(f"several.{status}_number", number=counts[status]))
    return " · ".join(parts)


def _show_row(number: int, job: Job, row: AssessmentRow | None) -> None:
    name, state, button = st.columns(WIDTHS, vertical_alignment="center")
    title = row.title if row else str(job.payload.get("title", ""))
    with name:
        show(element("p", f"{number}. {title}"))
    with state:
        show(element("p", _state(job, row), css="small quiet"))
    with button:
        _BUTTONS[job.status](job, row)
    if job.status is JobStatus.FAILED:
        sentences = [reason(job)]
        if not may_be_read_again(job):
            sentences.append(plain("job.not_kept"))
        show(element("div", *(element("p", text) for text in sentences), css="bad small"))


def _state(job: Job, row: AssessmentRow | None) -> str:
    if job.status is JobStatus.RUNNING:
        return stage_told(job)
    if row is None:
        return plain(f"several.state_{job.status}")
    counts = {status: getattr(row.coverage, status.value) for status in ORDER}
    return " · ".join(
        f"{told_status(status, language())}: {counts[status]}"
        for status in ORDER
        if counts[status] or status in _ALWAYS
    )


_ALWAYS = (CriterionStatus.COVERED, CriterionStatus.WEAK, CriterionStatus.NO_EVIDENCE)


def _button_running(job: Job, row: AssessmentRow | None) -> None:
    st.button(say("job.cancel"), key=f"cancel_{job.id}", on_click=cancel, args=(job.id,))


def _button_done(job: Job, row: AssessmentRow | None) -> None:
    if row and st.button(say("corpus.open"), key=f"open_{job.id}"):
        st.query_params.pop("batch", None)
        remember(row.id)
        st.rerun()


def _button_failed(job: Job, row: AssessmentRow | None) -> None:
    if may_be_read_again(job):
        key = f"ocr_{job.id}"
        if st.button(say("job.read_pictures"), key=key, on_click=_read_pictures, args=(job.id,)):
            st.rerun()  # the whole page, which may have stopped looking


def _no_button(job: Job, row: AssessmentRow | None) -> None:
    pass


_BUTTONS: Mapping[JobStatus, Callable[[Job, AssessmentRow | None], None]] = {
    JobStatus.RUNNING: _button_running,
    JobStatus.DONE: _button_done,
    JobStatus.FAILED: _button_failed,
    JobStatus.CANCELLED: _no_button,
}


def _show_ways_on(batch: str, jobs: Sequence[Job], rows: Mapping[str, AssessmentRow]) -> None:
    """Stop what still waits, or go on with what is checked."""
    running = _is_running(jobs)
    checked = [id for id in dict.fromkeys(map(_assessment, jobs)) if id in rows]
    with st.container(horizontal=True, vertical_alignment="center"):
        if not running and len(checked) > 1:
            st.page_link(
                "views/compare.py",
                label=say("several.compare"),
                icon=":material/grid_on:",
                query_params={"plans": ",".join(checked)},
            )
        if running:
            st.button(
                say("several.cancel_rest"), key="cancel_rest", on_click=_cancel_rest, args=(batch,)
            )
        label = say("several.leave_running" if running else "several.leave")
        if st.button(label, key="leave", on_click=_leave, args=(batch,)):
            st.rerun()


def _cancel_rest(batch: str) -> None:
    """Cancel what waits first, so that nothing new begins meanwhile."""
    for job in reversed(jobs_of(batch)):
        if job.status is JobStatus.RUNNING:
            cancel(job.id)


def _leave(batch: str) -> None:
    """Go to the way in; where all have ended, also the names of those that failed are forgotten."""
    jobs = jobs_of(batch)
    if not _is_running(jobs):
        st.session_state.pop("batch", None)
        for job in jobs:
            with contextlib.suppress(StoreError):  # the next worker tries again
                forget_upload(cached_store(), job.id, wholly=True)
    go_to(batch=None, new="1")


def _read_pictures(id: str) -> None:
    """Check the same file once more in its old place, reading the pages as pictures."""
    job = cached_store().job(id)
    if not may_be_read_again(job):  # another tab has asked for it already
        return
    put_in_line(replace(from_payload(job.payload), ocr=True))
    with contextlib.suppress(StoreError):
        forget_upload(cached_store(), id, wholly=True)  # the new check has the file


def _is_running(jobs: Sequence[Job]) -> bool:
    return any(job.status is JobStatus.RUNNING for job in jobs)


def _assessment(job: Job) -> str:
    return str(job.result["assessment"]) if isinstance(job.result, dict) else ""
