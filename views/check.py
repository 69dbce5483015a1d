"""Check a plan: upload it, watch the check, read what it covers and what is missing."""

import streamlit as st

from views.entry import show_entry
from views.job import show_job
from views.place import chosen_id, remember
from views.quote import element, show
from views.several_jobs import show_jobs
from views.storage import cached_plan, is_known_job, jobs_of
from views.words import plain, say


def main() -> None:
    """A running check or several, a checked plan, or the way in."""
    job_id = st.query_params.get("job")
    if job_id and is_known_job(job_id):
        show_job(job_id)
        return
    batch = st.query_params.get("batch")
    if batch and jobs_of(batch):
        show_jobs(batch)
        return
    chosen = None if _asks_for_another() else chosen_id()
    plan = cached_plan(chosen) if chosen else None
    if plan is not None:
        from views.result import show_result  # draws charts; the way in needs none

        remember(plan.row.id)
        st.query_params.pop("new", None)
        show_result(plan)
        return
    if chosen:
        remember(None)
        st.info(say("common.forgotten"))
    show(element("h1", plain("check.title")))
    show_entry()


def _asks_for_another() -> bool:
    """Whether the address asks for the way in; a page loaded anew while a check began may still
    have both that and the plan, and the plan is what is meant."""
    return bool(st.query_params.get("new")) and not st.query_params.get("plan")


main()
