"""Several files at once: the names of the plans they are, and what stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from aligncheck.batch.plan_job import display_name, guessed_title
from aligncheck.store import PlanRecord
from views.about_plan import LONGEST, LONGEST_TITLE, Texts, record_of, told_faults
from views.quote import element, show
from views.words import counted, plain, say

MOST_PLANS = 50  # at once; a folder of more is for `aligncheck batch`
WIDTHS = (3.2, 1.5, 1.0)


@dataclass(frozen=True, slots=True)
class NamedUpload:
    """One plan among several: its file, and what stands in its fields."""

    file: UploadedFile
    texts: Texts

    @property
    def guessed(self) -> str:
        """The title that the file's name gives."""
        return guessed_title(self.file.name)

    @property
    def record(self) -> PlanRecord:
        """What the person said; a guessed title that was left as it is says nothing."""
        title = self.texts["title"] if self.texts["title"].strip() != self.guessed else ""
        return record_of({**self.texts, "title": title})


def ask_plans(uploads: Sequence[UploadedFile]) -> tuple[NamedUpload, ...]:
    """The plans that the files will be, each under a title that can be corrected."""
    different, copies = _different(uploads)
    if len(different) > MOST_PLANS:
        show(element("p", plain("several.too_many", number=MOST_PLANS), css="warn"))
        return ()
    show(
        element("h3", counted("several.heading", len(different))),
        element("p", plain("several.titles"), css="small quiet"),
    )
    for copy, first in copies:
        told = plain("several.same", copy=display_name(copy), first=display_name(first))
        show(element("p", told, css="warn small"))
    with st.container(border=True, key="card_several", gap="small"):
        return tuple(_ask_plan(upload, number) for number, upload in enumerate(different, start=1))


def _ask_plan(upload: UploadedFile, number: int) -> NamedUpload:
    key = f"several_{upload.file_id}"
    with st.container(gap="xxsmall"):
        return NamedUpload(upload, _ask_fields(upload, number, key))


def _ask_fields(upload: UploadedFile, number: int, key: str) -> Texts:
    show(element("p", f"{number}. {display_name(upload.name)}", css="small quiet"))
    places = dict(zip(("title", "county", "year"), st.columns(WIDTHS), strict=True))
    return {
        name: place.text_input(
            say("check.plan_title" if name == "title" else f"about.{name}"),
            guessed_title(upload.name) if name == "title" else "",
            max_chars=LONGEST_TITLE if name == "title" else LONGEST,
            key=f"{key}_{name}",
            label_visibility="visible" if number == 1 else "collapsed",
        )
        for name, place in places.items()
    }


def faults_in(plans: Sequence[NamedUpload]) -> tuple[str, ...]:
    """A sentence on each field that cannot be right, with the plan's file."""
    return tuple(
        plain("several.fault", file=display_name(plan.file.name), fault=fault)
        for plan in plans
        for fault in told_faults(plan.texts, guessed=plan.guessed)
    )


def _different(
    uploads: Sequence[UploadedFile],
) -> tuple[list[UploadedFile], list[tuple[str, str]]]:
    """The files without those that hold the same as an earlier one, and the names of both."""
    different: list[UploadedFile] = []
    copies: list[tuple[str, str]] = []
    for upload in uploads:
        alike = (one for one in different if one.size == upload.size)
        first = next((one for one in alike if one.getbuffer() == upload.getbuffer()), None)
        if first is None:
            different.append(upload)
        else:
            copies.append((upload.name, first.name))
    return different, copies
