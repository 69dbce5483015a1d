"""A passage where it stands: its page as a picture with exactly it marked, or its neighbours."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from aligncheck.decisions import passage_key
from aligncheck.documents import Box, Passage, page_number, pages_in, render_page
from aligncheck.errors import AligncheckError
from views.address import go_to
from views.quote import element, show
from views.storage import CheckedPlan, file_of
from views.words import language, plain, say

DPI = 110
AROUND = 3  # passages before and after it, where the file has no pages


def opener(passage: Passage, *, is_open: bool) -> str:
    """The text's key of the button that shows the passage where it stands, or hides it again."""
    kind = "context" if passage.page is None else "page"
    return f"check.hide_{kind}" if is_open else f"check.show_{kind}"


def show_page_picture(plan: CheckedPlan, passages: Sequence[Passage], number: int) -> None:
    """The page of that passage, and buttons to its neighbours where it has any."""
    passage = passages[number]
    with st.container(border=True, key="card_page"):
        if len(passages) > 1:
            _show_neighbours(passages, number)
        file = file_of(plan, passage)
        if passage.page is None:
            _show_context(plan, passage)
        elif file is None:
            show(element("p", plain("check.page_missing"), css="note"))
        else:
            _show_pages(plan, file, passage)


def _show_context(plan: CheckedPlan, passage: Passage) -> None:
    """What stands before and after it in its file."""
    every = [item for item in plan.assessment.document.passages if item.file == passage.file]
    if passage not in every:
        show(element("p", plain("check.page_unpaged"), css="note"))
        return
    at = every.index(passage)
    for item in every[max(0, at - AROUND) : at + AROUND + 1]:
        if item is every[at]:
            show(element("blockquote", item.text, css="quote"))
        else:
            show(element("p", item.text, css="small quiet"))


def _show_neighbours(passages: Sequence[Passage], number: int) -> None:
    before, told, after = st.columns([1, 1, 1], vertical_alignment="center")
    with before:
        _step(say("check.previous"), "previous", passages[max(0, number - 1)], number == 0)
    with told:
        count = plain("check.passage_of", number=number + 1, all=len(passages))
        show(element("p", count, css="small quiet"))
    with after:
        last = number + 1 >= len(passages)
        _step(say("check.next"), "next", passages[number if last else number + 1], last)


def _step(label: str, key: str, passage: Passage, disabled: bool) -> None:
    """A button to the page of a neighbouring passage."""
    st.button(
        label,
        key=key,
        disabled=disabled,
        on_click=go_to,
        kwargs={"passage": passage_key(passage)[:16], "more": "1"},
    )


def _show_pages(plan: CheckedPlan, file: Path, passage: Passage) -> None:
    """Every page that the passage stands on."""
    pages = sorted({box.page for box in passage.boxes}) or [passage.page or 1]
    for page in pages_in(plan.assessment.document, passage.file, pages):
        try:
            picture = cached_picture(file, page.number, passage.boxes)
        except AligncheckError:
            show(element("p", plain("check.page_failed"), css="bad"))
            return
        told = plain("check.page_picture", page=page_number(page, language()))
        st.image(picture, width="stretch", alt=told)


@st.cache_resource(show_spinner=False, scope="session", max_entries=30)
def cached_picture(file: Path, page: int, boxes: tuple[Box, ...]) -> bytes:
    """The page as PNG; kept for this session only."""
    return render_page(file, page, boxes=boxes, dpi=DPI)
