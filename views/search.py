"""Search in all checked plans: by the words, and by the meaning where the model is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from aligncheck.documents import Passage
from aligncheck.errors import AligncheckError
from aligncheck.store import Filters, Hit
from views.page_picture import show_page_picture
from views.quote import element, show
from views.storage import cached_plan, cached_store
from views.words import counted, decimal, plain, say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aligncheck.encoding.encoder import Encoder

SHOWN = 20
ONE_SCREEN = 8


def show_hits(text: str, filters: Filters) -> None:
    """The passages, best first; the one that was opened with its page."""
    encoder = _encoder_or_none()
    if encoder is None:
        show(element("p", plain("corpus.words_only"), css="note"))
    hits = cached_store().search(
        text,
        vector=None if encoder is None else _vector(encoder, text),
        model=None if encoder is None else encoder.model_id,
        filters=filters,
        limit=SHOWN,
    )
    if not hits:
        show(element("p", plain("corpus.no_hits"), css="note"))
        return
    show(element("h2", counted("corpus.hits", len(hits))))
    _show_cards(hits)


def _show_cards(hits: Sequence[Hit]) -> None:
    opened = st.query_params.get("hit", "")
    for number, hit in enumerate(hits[:ONE_SCREEN]):
        id = f"{hit.assessment_id}-{hit.number}"
        with st.container(border=True, key=f"card_hit_{number}"):
            show(
                element("blockquote", hit.text, css="quote"),
                element("p", _place(hit), css="meta"),
                element("p", _reason(hit), css="small quiet"),
            )
            label = say("corpus.close") if id == opened else say("corpus.open_at")
            if st.button(label, key=f"hit_{number}", icon=":material/find_in_page:"):
                _open(None if id == opened else id)
            if id == opened:
                _show_page(hit)


def _open(id: str | None) -> None:
    if id is None:
        st.query_params.pop("hit", None)
    else:
        st.query_params["hit"] = id
    st.rerun()


def _show_page(hit: Hit) -> None:
    plan = cached_plan(hit.assessment_id)
    if plan is None:
        return
    passages: tuple[Passage, ...] = plan.assessment.document.passages
    show_page_picture(plan, [passages[hit.number]], 0)


def _place(hit: Hit) -> str:
    page = plain("common.page", page=hit.page) if hit.page else ""
    known = [hit.title, page, hit.county or "", str(hit.year or "")]
    return " · ".join(part for part in known if part)


def _reason(hit: Hit) -> str:
    reasons = [plain("corpus.by_words")] if hit.by_words else []
    if hit.similarity is not None:
        reasons.append(f"{plain('corpus.by_meaning')} ({decimal(hit.similarity)})")
    return ", ".join(reasons)


def _vector(encoder: "Encoder", text: str) -> "NDArray[np.float32]":
    vector: NDArray[np.float32] = encoder.encode([text])[0]
    return vector


def _encoder_or_none() -> "Encoder | None":
    try:
        return cached_encoder()
    except (AligncheckError, OSError):
        return None


@st.cache_resource(show_spinner=False)
def cached_encoder() -> "Encoder":
    """The encoder of the judge; loaded at the first search only."""
    from aligncheck.matching.trained import TrainedJudge

    encoder = TrainedJudge().encoder
    encoder.encode(["plan"])
    return encoder
