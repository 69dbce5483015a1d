"""How far the check of a plan is; the worker writes it, this fragment reads it."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from aligncheck.batch.plan_job import from_payload
from aligncheck.batch.unfinished import forget_upload, is_scan, may_be_read_again
from aligncheck.documents import Status, message_for
from aligncheck.errors import StoreError
from aligncheck.store import Job, JobStatus
from views.address import go_to
from views.place import remember
from views.quote import element, show
from views.storage import cached_store, is_known_job, put_in_line, waiting_line
from views.words import escaped, language, plain, say

STAGES = ("starting", "reading", "judging", "grading", "saving")
POLL_SECONDS = 1.0


def show_job(job_id: str) -> None:
    """The plan's name and the running check, until it ends."""
    job = cached_store().job(job_id)
    if job.status is JobStatus.RUNNING:
        st.session_state["jobs"] = [*dict.fromkeys([*_own_jobs(), job_id])]
    show(
        element("h1", plain("job.heading")),
        element("p", str(job.payload.get("title", "")), css="lead quiet"),
    )
    _show_progress(job_id)


def _own_jobs() -> list[str]:
    """The single checks that this person has watched and that may have no result yet."""
    return list(st.session_state.get("jobs", ()))


def show_way_back_to_job() -> None:
    """On the way in: that this person's plan is being checked, and the way to that check."""
    jobs = [cached_store().job(id) for id in _own_jobs() if is_known_job(id)]
    open_jobs = [job for job in jobs if job.status in (JobStatus.RUNNING, JobStatus.FAILED)]
    st.session_state["jobs"] = [job.id for job in open_jobs]
    running = [job.id for job in open_jobs if job.status is JobStatus.RUNNING]
    if open_jobs:
        every = POLL_SECONDS if running else None
        st.fragment(_show_cards, run_every=every)([job.id for job in open_jobs], running)


def _show_cards(ids: Sequence[str], running: Sequence[str]) -> None:
    jobs = [cached_store().job(id) for id in ids]
    if running != [job.id for job in jobs if job.status is JobStatus.RUNNING]:
        st.rerun()  # one has ended: the list of checked plans may have grown
    if running:
        waiting_line().ensure_worker()
    for job in jobs:
        with st.container(border=True, key=f"card_way_{job.id}"):
            show(element("p", _told(job)))
            back = {"job": job.id, "new": None}
            label = say("job.go_to")
            if st.button(label, key=f"go_{job.id}", on_click=go_to, kwargs=back):
                st.rerun()


def _told(job: Job) -> str:
    title = str(job.payload.get("title", ""))
    if job.status is JobStatus.RUNNING:
        return plain("job.checking", title=title, stage=stage_told(job))
    return plain("job.failed_named", title=title) if title else plain("job.failed")


@st.fragment(run_every=POLL_SECONDS)
def _show_progress(job_id: str) -> None:
    if st.query_params.get("job") != job_id:
        st.rerun()  # a click here led elsewhere: the whole page must follow
    job = cached_store().job(job_id)
    _ENDINGS[job.status](job)


def _show_running(job: Job) -> None:
    line = waiting_line()
    line.ensure_worker()
    st.progress(min(1.0, job.fraction), text=escaped(stage_told(job)))
    show(element("p", plain("job.keep"), css="small quiet"))
    st.button(say("job.cancel"), key="cancel", on_click=cancel, args=(job.id,))


def cancel(id: str) -> None:
    """Stop the check, and forget what was uploaded for it."""
    cached_store().cancel_job(id)
    waiting_line().remove(id)
    _forget(id)


def _forget(id: str) -> None:
    """Forget what was uploaded; where the store cannot, the next worker tries again."""
    with contextlib.suppress(StoreError):
        forget_upload(cached_store(), id)


def stage_told(job: Job) -> str:
    """What the running check does now, and about how long it takes yet."""
    stage = job.stage if job.stage in STAGES else "waiting"
    name, seconds = plain(f"job.{stage}"), job.message
    if not seconds.isdigit() or int(seconds) < 2:
        return f"{name} …"
    left = int(seconds)
    if left < 90:
        return f"{name} … {plain('job.left_seconds', number=left)}"
    return f"{name} … {plain('job.left_minutes', number=round(left / 60))}"


def _show_done(job: Job) -> None:
    st.query_params.pop("job", None)
    remember(str(job.result["assessment"]))
    st.rerun()


def _show_failed(job: Job) -> None:
    sentences = [plain("job.failed"), reason(job)]
    if "files" not in job.payload:
        sentences.append(plain("job.not_kept"))
    show(element("div", *(element("p", text) for text in sentences), css="bad"))
    if may_be_read_again(job):
        label = say("job.read_pictures")
        st.button(label, key="ocr", type="primary", on_click=_again, args=(job,))
    _show_way_back(job)


def _again(job: Job) -> None:
    """Check the same files once more, reading the pages as pictures."""
    go_to(job=put_in_line(replace(from_payload(job.payload), ocr=True)))
    _let_go(job.id)  # the new check has the files


def _show_cancelled(job: Job) -> None:
    show(element("div", plain("job.cancelled"), css="note"))
    _show_way_back(job)


def _show_way_back(job: Job) -> None:
    st.button(say("job.back"), key="back", on_click=_leave, args=(job.id,))


def _leave(id: str) -> None:
    _let_go(id)
    go_to(job=None, new="1")


def _let_go(id: str) -> None:
    """Forget what was uploaded, and lead back to that check no more."""
    st.session_state["jobs"] = [other for other in _own_jobs() if other != id]
    _forget(id)


def reason(job: Job) -> str:
    """Why the check failed, in one sentence that says what to do."""
    kind, _, rest = job.message.partition(":")
    if is_scan(job):
        return plain("job.no_text_read" if job.payload["ocr"] else "job.no_text")
    if kind == "document" and rest in set(Status):
        return message_for(Status(rest), language())
    return plain("job.failed_setup" if kind == "error" else "job.failed_unknown")


_ENDINGS: Mapping[JobStatus, Callable[[Job], None]] = {
    JobStatus.RUNNING: _show_running,
    JobStatus.DONE: _show_done,
    JobStatus.FAILED: _show_failed,
    JobStatus.CANCELLED: _show_cancelled,
}
