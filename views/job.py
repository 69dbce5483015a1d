"""How far the check of a plan is; the worker writes it, this fragment reads it."""

import contextlib
from collections.abc import Callable, Mapping
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
from views.storage import cached_store, put_in_line, waiting_line
from views.words import escaped, language, plain, say

STAGES = ("starting", "reading", "judging", "grading", "saving")
POLL_SECONDS = 1.0


def show_job(job_id: str) -> None:
    """The plan's name and the running check, until it ends."""
    job = cached_store().job(job_id)
    show(
        element("h1", plain("job.heading")),
        element("p", str(job.payload.get("title", "")), css="lead quiet"),
    )
    _show_progress(job_id)


@st.fragment(run_every=POLL_SECONDS)
def _show_progress(job_id: str) -> None:
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
        if st.button(label, key="ocr", type="primary", on_click=_again, args=(job,)):
            st.rerun()
    _show_way_back(job)


def _again(job: Job) -> None:
    """Check the same files once more, reading the pages as pictures."""
    go_to(job=put_in_line(replace(from_payload(job.payload), ocr=True)))
    _forget(job.id)  # the new check has the files


def _show_cancelled(job: Job) -> None:
    show(element("div", plain("job.cancelled"), css="note"))
    _show_way_back(job)


def _show_way_back(job: Job) -> None:
    """The way out; a click in a fragment draws the whole page only when asked to."""
    if st.button(say("job.back"), key="back", on_click=_leave, args=(job.id,)):
        st.rerun()


def _leave(id: str) -> None:
    _forget(id)
    go_to(job=None, new="1")


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
