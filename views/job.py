"""How far the check of a plan is; the worker writes it, this fragment reads it."""

from collections.abc import Callable, Mapping

import streamlit as st

from aligncheck.documents import Status, message_for
from aligncheck.store import Job, JobStatus
from views.place import remember
from views.quote import element, show
from views.storage import cached_store, waiting_line
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
    stage = job.stage if job.stage in STAGES else "waiting"
    st.progress(min(1.0, job.fraction), text=escaped(_told(stage, job.message)))
    show(element("p", plain("job.keep"), css="small quiet"))
    if st.button(say("job.cancel"), key="cancel"):
        cached_store().cancel_job(job.id)
        line.remove(job.id)
        st.rerun()


def _told(stage: str, seconds: str) -> str:
    name = plain(f"job.{stage}")
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
    sentences = [plain("job.failed"), _reason(job.message)]
    show(element("div", *(element("p", text) for text in sentences), css="bad"))
    _show_way_back()


def _show_cancelled(job: Job) -> None:
    show(element("div", plain("job.cancelled"), css="note"))
    _show_way_back()


def _show_way_back() -> None:
    if st.button(say("job.back"), key="back", type="primary"):
        st.query_params.pop("job", None)
        st.query_params["new"] = "1"
        st.rerun()


def _reason(message: str) -> str:
    kind, _, rest = message.partition(":")
    if kind == "document" and rest in set(Status):
        return message_for(Status(rest), language())
    return rest if kind == "error" else plain("job.failed_unknown")


_ENDINGS: Mapping[JobStatus, Callable[[Job], None]] = {
    JobStatus.RUNNING: _show_running,
    JobStatus.DONE: _show_done,
    JobStatus.FAILED: _show_failed,
    JobStatus.CANCELLED: _show_cancelled,
}
