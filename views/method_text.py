"""How plans are judged, how well, and the note that transparency asks for."""

import re
from pathlib import Path

import streamlit as st

from views.measured import measured_table
from views.quote import Html, element, show
from views.words import plain, say

METHOD = Path(__file__).resolve().parent.parent / "docs" / "method.md"
STEPS = ("how_1", "how_2", "how_3", "how_4")
LIMITS = ("limit_1", "limit_2", "limit_3")
NOTES = ("purpose", "model", "data", "privacy", "oversight", "repeat")


def show_method() -> None:
    """The steps, the limits, and the whole method as it is documented."""
    show(
        element("ul", *(element("li", plain(f"method.{step}")) for step in STEPS)),
        element("h3", plain("method.limits_heading")),
        element("ul", *(element("li", plain(f"method.{limit}")) for limit in LIMITS)),
    )
    show(measured_table() or element("p", plain("method.figures_none"), css="note"))
    if METHOD.is_file():
        with st.expander(say("method.full_method")):
            st.code(_method_text(), language="markdown", wrap_lines=True)


def _method_text() -> str:
    """The documented method without the marks between which its figures are renewed."""
    return re.sub(r"<!--.*?-->\n?", "", METHOD.read_text("utf-8"))


def show_technical_note() -> None:
    """Purpose, model, data, privacy, oversight and repeatability."""
    cells: list[str | Html] = []
    for name in NOTES:
        cells.append(element("div", plain(f"method.note_{name}"), css="what"))
        cells.append(element("p", plain(f"method.note_{name}_text")))
    show(element("div", *cells, css="asks"))
