"""Reports of a checked plan, made when they are asked for."""

import re
from collections.abc import Callable, Sequence

import streamlit as st

from aligncheck.compare import Plan
from aligncheck.reports import FORMATS, WITH_CHANGES, Format, report, report_bytes
from aligncheck.reports.comparison import (
    COMPARISON_FORMATS,
    FEWEST,
    comparison,
    comparison_bytes,
)
from views.quote import element, show
from views.storage import CheckedPlan, files_of
from views.words import escaped, language, plain, say

FIRST = ("docx", "xlsx", "pdf")


def show_downloads(plan: CheckedPlan) -> None:
    """The formats in a fold-out; the three that a case file needs stand first."""
    with st.popover(say("check.report"), width="stretch", icon=":material/download:"):
        show(element("p", plain("check.report_for"), css="small quiet"))
        for name in (*FIRST, *(name for name in FORMATS if name not in FIRST)):
            if name == "pdf" and not _can_be_marked(plan):
                continue
            known = FORMATS[name]
            st.download_button(
                escaped(known.label.in_language(language())),
                _maker(plan, name),
                _file_name(plan, known),
                known.media_type,
                key=f"report_{name}",
                width="stretch",
                on_click="ignore",
            )


def _can_be_marked(plan: CheckedPlan) -> bool:
    """Whether each file that the plan's passages stand in is kept, and is a PDF."""
    kept = files_of(plan)
    names = {passage.file for passage in plan.assessment.document.passages}
    return bool(names) and all(name in kept and kept[name].suffix == ".pdf" for name in names)


def show_changes_download(old: CheckedPlan, new: CheckedPlan) -> None:
    """The new draft as Excel, with a sheet of what changed since the old one."""
    known = FORMATS[WITH_CHANGES[0]]
    st.download_button(
        say("drafts.download", format=known.label.in_language(language())),
        _maker(new, known.name, previous=old),
        _file_name(new, known),
        known.media_type,
        key="report_changes",
        on_click="ignore",
        icon=":material/download:",
    )


def show_comparison_downloads(plans: Sequence[Plan]) -> None:
    """The plans side by side as Word and as Excel."""
    tongue = language()
    with st.container(horizontal=True):
        for name in COMPARISON_FORMATS if len(plans) >= FEWEST else ():
            known = FORMATS[name]
            st.download_button(
                say("compare.download", format=known.label.in_language(tongue)),
                _comparison_maker(plans, name),
                f"{plain('compare.file')}{known.suffix}",
                known.media_type,
                key=f"comparison_{name}",
                on_click="ignore",
                icon=":material/download:",
            )


def _comparison_maker(plans: Sequence[Plan], name: str) -> Callable[[], bytes]:
    """What makes the file once its button is pressed."""
    tongue = language()
    return lambda: comparison_bytes(comparison(plans, language=tongue), name)


def _maker(
    plan: CheckedPlan, name: str, *, previous: CheckedPlan | None = None
) -> Callable[[], bytes]:
    """What makes the file once its button is pressed."""
    tongue = language()

    def make() -> bytes:
        content = report(
            plan.assessment,
            language=tongue,
            decisions=plan.decisions,
            previous=previous.assessment if previous else None,
            previous_decisions=previous.decisions if previous else (),
            files=files_of(plan),
            named=plan.row.title,
        )
        return report_bytes(content, name)

    return make


def _file_name(plan: CheckedPlan, known: Format) -> str:
    return f"{file_stem(plan.row.title)}{known.suffix}"


def file_stem(title: str) -> str:
    """The title as the name of a file, without its suffix."""
    return re.sub(r"[^\w-]+", "-", title).strip("-")[:60] or "plan"
