"""Reports of a checked plan, made when they are asked for."""

import re
from collections.abc import Callable

import streamlit as st

from aligncheck.reports import FORMATS, Format, report, report_bytes
from views.storage import CheckedPlan, files_of
from views.words import escaped, language, say

FIRST = ("docx", "xlsx", "pdf")


def show_downloads(plan: CheckedPlan) -> None:
    """The formats in a fold-out; the three that a case file needs stand first."""
    files = files_of(plan)
    with st.popover(say("check.report"), width="stretch", icon=":material/download:"):
        for name in (*FIRST, *(name for name in FORMATS if name not in FIRST)):
            if name == "pdf" and not all(path.suffix == ".pdf" for path in files.values()):
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


def _maker(plan: CheckedPlan, name: str) -> Callable[[], bytes]:
    """What makes the file once its button is pressed."""
    tongue = language()

    def make() -> bytes:
        content = report(
            plan.assessment,
            language=tongue,
            decisions=plan.decisions,
            files=files_of(plan),
        )
        return report_bytes(content, name)

    return make


def _file_name(plan: CheckedPlan, known: Format) -> str:
    title = re.sub(r"[^\w-]+", "-", plan.row.title).strip("-")[:60] or "plan"
    return f"{title}{known.suffix}"
