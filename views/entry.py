"""The way in: upload a plan, take the sample, or open one that was checked before."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from aligncheck.batch.plan_job import PlanFile, PlanJob, display_name, guessed_title
from aligncheck.documents.filetype import PDF_MARK_WITHIN, SUFFIXES
from aligncheck.launch import SAMPLE
from aligncheck.store import PlanRecord
from views.about_plan import LONGEST_TITLE, ask_about, record_of, told_faults
from views.address import go_to
from views.job import show_way_back_to_job
from views.place import remember, told_apart
from views.quote import element, show
from views.several import NamedUpload, ask_plans, faults_in
from views.several_jobs import show_way_back_to_jobs
from views.storage import (
    cached_frameworks,
    cached_own_frameworks,
    cached_store,
    checked_plans,
    put_in_line,
    titles_of,
)
from views.words import counted, escaped, language, plain, say

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 100  # of one file; what is a little larger arrives and is refused in words
SAMPLE_TITLE = "Regional plan for Vidstrand 2026–2037"
RECENT = 6
ONE, SEVERAL = "one", "several"
USUAL = "regional-no"  # the profile that is chosen at first
NO_TITLE = "plan"  # stands in for a title that the file's name will give
Upload = tuple[str, bytes]
"""A file's own name and its bytes."""


def show_entry() -> None:
    """The form on the left, shortcuts on the right."""
    show(element("p", plain("check.intro"), css="lead quiet"))
    show_way_back_to_jobs()
    show_way_back_to_job()
    form, shortcuts = st.columns([1.7, 1], gap="large")
    with form:
        _show_form()
    with shortcuts:
        _show_sample()
        _show_recent()


def _show_form() -> None:
    most = min(MOST_MEGABYTES, st.get_option("server.maxUploadSize"))
    uploads = st.file_uploader(
        say("check.upload"),
        accept_multiple_files=True,
        key="uploads",
    )
    if refused := _refused(uploads, most):
        show(element("div", *(element("p", told) for told in refused), css="bad"))
    choice = _choose_what_files_are(len(uploads)) if len(uploads) > 1 else ONE
    plans = ask_plans(uploads) if choice == SEVERAL else ()
    texts = _ask_about_one() if choice == ONE else {}
    frameworks = _choose_frameworks()
    profile = _choose_profile()
    label = counted("several.start", len(plans)) if plans else say("check.start")
    is_ready = bool(uploads) and not refused and (choice != SEVERAL or bool(plans))
    if not st.button(label, type="primary", disabled=not is_ready, key="start"):
        return
    if choice is None:
        st.warning(say("several.choose_first"))
    elif not frameworks:
        st.warning(say("check.no_framework"))
    elif faults := faults_in(plans) if plans else tuple(told_faults(texts, guessed=NO_TITLE)):
        show(element("div", *(element("p", fault) for fault in faults), css="bad"))
    elif plans:
        begin_checks(plans, frameworks, profile)
    else:
        files = [(upload.name, upload.getvalue()) for upload in uploads]
        begin_check(files, frameworks, profile, record_of(texts))


def _refused(uploads: Sequence[UploadedFile], most: int) -> list[str]:
    """A sentence on each file that is no plan in a known format, or that is too large."""
    told = []
    for upload in uploads:
        name = display_name(upload.name)
        suffix = Path(name).suffix.lower()
        is_pdf = b"%PDF" in bytes(upload.getbuffer()[:PDF_MARK_WITHIN])
        if upload.size > most * MEGABYTE:
            told.append(plain("check.too_large", file=name, most=most))
        elif suffix not in SUFFIXES and not is_pdf:
            told.append(plain("check.wrong_format", file=name))
    return told


def _choose_what_files_are(number: int) -> str | None:
    """Whether the files are one plan or several; None until the person has said it."""
    options = (ONE, SEVERAL)
    return st.radio(
        say("several.choice", number=number),
        options,
        index=None,
        format_func=lambda option: say(f"several.choice_{option}"),
        captions=[say("several.choice_one_note"), say("several.choice_several_note")],
        key="files_are",
    )


def _ask_about_one() -> dict[str, str]:
    """The one plan's title, and folded away what else is known of it."""
    title = st.text_input(
        say("check.plan_title"),
        help=say("check.plan_title_help"),
        max_chars=LONGEST_TITLE,
        key="title",
    )
    with st.expander(say("check.about_plan")):
        return {"title": title, **ask_about({}, "upload")}


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
    own = {str(path): framework for path, framework in cached_own_frameworks()}
    known = {framework.id: framework for framework in cached_frameworks()} | own
    titles = titles_of(known.values(), language())
    return {name: titles[framework.id] for name, framework in known.items()}


def _choose_profile() -> str | None:
    """The profile that says which targets are suggested; one of them is for all."""
    profiles = {
        profile.id: profile.label.in_language(language())
        for framework in cached_frameworks()
        for profile in framework.profiles
    }
    return st.radio(
        say("check.profile"),
        list(profiles),
        index=list(profiles).index(USUAL) if USUAL in profiles else 0,
        format_func=lambda id: escaped(profiles[id]),
        captions=[escaped(_profile_note(id)) for id in profiles],
        key="profile",
    )


def _profile_note(id: str) -> str:
    for framework in cached_frameworks():
        for profile in framework.profiles:
            if profile.id == id:
                return profile.note.in_language(language())
    return ""


def begin_check(
    files: Sequence[Upload], frameworks: Sequence[str], profile: str | None, record: PlanRecord
) -> None:
    """Hand the plan to the worker and show how far it is."""
    kept = _kept(files)
    title = record.title or guessed_title(kept[0].name)
    hashes = tuple(Path(file.path).stem for file in kept)
    named = replace(record, files=hashes if len(kept) > 1 else ())
    remember(None)
    go_to(job=put_in_line(PlanJob(title, kept, tuple(frameworks), profile, False, named)), new=None)
    _keep_again(files, kept)
    st.rerun()


def begin_checks(
    plans: Sequence[NamedUpload], frameworks: Sequence[str], profile: str | None
) -> None:
    """Hand each plan to the worker and show how far they are."""
    batch = uuid4().hex
    files = [(plan.file.name, plan.file.getvalue()) for plan in plans]
    kept = _kept(files)
    for place, (plan, file) in enumerate(zip(plans, kept, strict=True)):
        title = plan.record.title or plan.guessed
        put_in_line(
            PlanJob(title, (file,), tuple(frameworks), profile, False, plan.record, batch, place)
        )
    _keep_again(files, kept)
    st.session_state["batch"] = batch
    remember(None)
    go_to(batch=batch, new=None)
    st.rerun()


def _kept(files: Sequence[Upload]) -> tuple[PlanFile, ...]:
    """The files as the store keeps them."""
    store = cached_store()
    return tuple(
        PlanFile(display_name(name), str(store.save_file(data, name=name))) for name, data in files
    )


def _keep_again(files: Sequence[Upload], kept: Sequence[PlanFile]) -> None:
    """Keep what was forgotten with another check before this one began."""
    for (name, data), file in zip(files, kept, strict=True):
        if not Path(file.path).is_file():
            cached_store().save_file(data, name=name)


def _show_sample() -> None:
    if not SAMPLE.is_file():
        return
    with st.container(border=True, key="card_sample"):
        show(
            element("h3", plain("check.sample_heading")),
            element("p", plain("check.sample_text"), css="small quiet"),
        )
        if st.button(say("check.sample"), key="sample"):
            names = [framework.id for framework in cached_frameworks()]
            record = PlanRecord(title=SAMPLE_TITLE)
            begin_check([(SAMPLE.name, SAMPLE.read_bytes())], names, USUAL, record)


def _show_recent() -> None:
    with st.container(border=True, key="card_recent"):
        show(element("h3", plain("check.recent")))
        every = checked_plans()
        rows, names = every[:RECENT], told_apart(every)
        if not rows:
            show(element("p", plain("check.recent_none"), css="small quiet"))
        with st.container(key="rows_recent"):
            for row in rows:
                label = escaped(names[row.id])
                if st.button(label, key=f"recent_{row.id}", type="tertiary", width="stretch"):
                    remember(row.id)
                    st.query_params.pop("new", None)
                    st.rerun()
