"""The way in: upload a plan, take the sample, or open one that was checked before."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from aligncheck.batch.plan_job import PlanFile, PlanJob, display_name
from aligncheck.store import PlanRecord
from views.place import remember
from views.quote import element, show
from views.storage import (
    cached_frameworks,
    cached_own_frameworks,
    cached_store,
    checked_plans,
    put_in_line,
)
from views.words import day, escaped, language, plain, say

FORMATS = ("pdf", "docx", "odt", "html", "txt", "md")
SAMPLE = Path(__file__).resolve().parent.parent / "corpus" / "plans"
SAMPLE_TITLE = "Regional plan for Vidstrand 2026–2037"
RECENT = 6
Upload = tuple[str, bytes]
"""A file's own name and its bytes."""


def show_entry() -> None:
    """The form on the left, shortcuts on the right."""
    show(element("p", plain("check.intro"), css="lead quiet"))
    form, shortcuts = st.columns([1.7, 1], gap="large")
    with form:
        _show_form()
    with shortcuts:
        _show_sample()
        _show_recent()


def _show_form() -> None:
    uploads = st.file_uploader(
        say("check.upload"), type=FORMATS, accept_multiple_files=True, key="uploads"
    )
    title = st.text_input(
        say("check.plan_title"), help=say("check.plan_title_help"), max_chars=120, key="title"
    )
    frameworks = _choose_frameworks()
    profile = _choose_profile()
    record = _choose_record(title)
    if st.button(say("check.start"), type="primary", disabled=not uploads, key="start"):
        if not frameworks:
            st.warning(say("check.no_framework"))
            return
        files = [(upload.name, upload.getvalue()) for upload in uploads]
        begin_check(files, frameworks, profile, record)


def _choose_frameworks() -> list[str]:
    """Names or files of the frameworks that were ticked."""
    known = _framework_labels()
    builtin = [framework.id for framework in cached_frameworks()]
    return st.pills(
        say("check.frameworks"),
        list(known),
        selection_mode="multi",
        default=builtin,
        format_func=lambda name: escaped(known[name]),
        key="frameworks",
    )


def _framework_labels() -> dict[str, str]:
    tongue = language()
    own = {str(path): framework for path, framework in cached_own_frameworks()}
    known = {framework.id: framework for framework in cached_frameworks()} | own
    return {name: framework.title.in_language(tongue) for name, framework in known.items()}


def _choose_profile() -> str | None:
    """The applicability profile; None where every criterion applies."""
    profiles = {
        profile.id: profile.label.in_language(language())
        for framework in cached_frameworks()
        for profile in framework.profiles
    }
    labels = {"": plain("check.profile_all"), **profiles}
    first = list(labels).index("regional-no") if "regional-no" in labels else 0
    chosen = st.radio(
        say("check.profile"),
        list(labels),
        index=first,
        format_func=lambda id: escaped(labels[id]),
        captions=["", *(escaped(_profile_note(id)) for id in profiles)],
        key="profile",
    )
    return chosen or None


def _profile_note(id: str) -> str:
    for framework in cached_frameworks():
        for profile in framework.profiles:
            if profile.id == id:
                return profile.note.in_language(language())
    return ""


def _choose_record(title: str) -> PlanRecord:
    """What is known of the plan, for comparing and for finding it again."""
    with st.expander(say("check.about_plan")):
        left, right = st.columns(2)
        county = left.text_input(say("check.county"), max_chars=60, key="county")
        municipality = right.text_input(say("check.municipality"), max_chars=60, key="municipality")
        year = left.number_input(
            say("check.year"), min_value=1990, max_value=2100, value=None, step=1, key="year"
        )
        plan_type = right.text_input(say("check.plan_type"), max_chars=60, key="plan_type")
    return PlanRecord(
        title=title.strip() or None,
        county=county.strip() or None,
        municipality=municipality.strip() or None,
        year=int(year) if year else None,
        plan_type=plan_type.strip() or None,
    )


def begin_check(
    files: Sequence[Upload], frameworks: Sequence[str], profile: str | None, record: PlanRecord
) -> None:
    """Hand the plan to the worker and show how far it is."""
    store = cached_store()
    kept = [
        PlanFile(display_name(name), str(store.save_file(data, name=name))) for name, data in files
    ]
    name = kept[0].name.rpartition(".")[0] or kept[0].name
    title = record.title or " ".join(name.replace("_", " ").split())
    hashes = tuple(Path(file.path).stem for file in kept)
    named = replace(record, title=title, adopted=None, files=hashes if len(kept) > 1 else ())
    job = PlanJob(title, tuple(kept), tuple(frameworks), profile, False, named)
    put_in_line(job)
    for (name, data), file in zip(files, kept, strict=True):
        if not Path(file.path).is_file():  # forgotten with another check, before this one began
            store.save_file(data, name=name)
    st.rerun()


def sample_plan() -> Path | None:
    """The sample plan in Bokmål that ships with the project."""
    return next(iter(sorted(SAMPLE.glob("*nb*.pdf"), key=lambda path: -path.stat().st_size)), None)


def _show_sample() -> None:
    sample = sample_plan()
    if sample is None:
        return
    with st.container(border=True, key="card_sample"):
        show(
            element("h3", plain("check.sample_heading")),
            element("p", plain("check.sample_text"), css="small quiet"),
        )
        if st.button(say("check.sample"), key="sample"):
            names = [framework.id for framework in cached_frameworks()]
            record = PlanRecord(title=SAMPLE_TITLE)
            begin_check([(sample.name, sample.read_bytes())], names, "regional-no", record)


def _show_recent() -> None:
    with st.container(border=True, key="card_recent"):
        show(element("h3", plain("check.recent")))
        rows = checked_plans()[:RECENT]
        if not rows:
            show(element("p", plain("check.recent_none"), css="small quiet"))
        titles = [row.title for row in rows]
        with st.container(key="rows_recent"):
            for row in rows:
                when = f" · {day(row.created)}" if titles.count(row.title) > 1 else ""
                label = f"{escaped(row.title)}{when}"
                if st.button(label, key=f"recent_{row.id}", type="tertiary", width="stretch"):
                    remember(row.id)
                    st.query_params.pop("new", None)
                    st.rerun()
