"""Search in all checked plans: by the words, and by the meaning where the model is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from aligncheck.documents import Passage, page_number
from aligncheck.errors import AligncheckError
from aligncheck.store import Filters, Hit, searched_words
from views.address import go_to
from views.page_picture import show_page_picture
from views.quote import element, marked, quotation, show
from views.storage import CheckedPlan, cached_plan, cached_store, decided_plans
from views.words import counted, language, plain, say

if TYPE_CHECKING:
    from aligncheck.encoding.encoder import Encoder

MOST = 20
ONE_SCREEN = 8


def show_hits(text: str, filters: Filters) -> None:
    """The passages, best first; the one that was opened with its page."""
    from aligncheck.batch.corpus import search  # heavier than what the table of plans needs

    encoder = _encoder_or_none()
    if encoder is None:
        show(element("p", plain("corpus.words_only"), css="note"))
    found = search(cached_store(), text, encoder=encoder, filters=filters, limit=MOST + 1)
    hits = _still_so(found, filters)[:MOST]
    if not hits:
        show(element("p", plain("corpus.no_hits"), css="note"))
        return
    heading = "corpus.best_hits" if len(found) > MOST else "corpus.hits"
    show(element("h2", counted(heading, len(hits))))
    _show_cards(hits, searched_words(text))


def _still_so(hits: Sequence[Hit], filters: Filters) -> list[Hit]:
    """The hits that support a criterion as the filters ask, also after people's decisions."""
    if not (filters.framework or filters.status):
        return list(hits)
    decided = decided_plans()
    plans = {id: cached_plan(id) for id in {hit.assessment_id for hit in hits} & decided}
    return [
        hit
        for hit in hits
        if hit.assessment_id not in decided or _supports(hit, plans[hit.assessment_id], filters)
    ]


def _supports(hit: Hit, plan: CheckedPlan | None, filters: Filters) -> bool:
    if plan is None:
        return False
    passage = plan.assessment.document.passages[hit.number]
    return any(
        item.evidence.passage == passage
        for found in plan.reviewed.findings
        if filters.framework in (None, found.finding.framework)
        and filters.status in (None, found.current_status)
        for item in found.evidence
    )


def _show_cards(hits: Sequence[Hit], words: Sequence[str]) -> None:
    opened = st.query_params.get("hit", "")
    shown = hits if st.query_params.get("more") == "1" else hits[:ONE_SCREEN]
    for number, hit in enumerate(shown):
        id = f"{hit.assessment_id}-{hit.number}"
        with st.container(border=True, key=f"card_hit_{number}"):
            show(
                quotation(marked(hit.text, words), spoken=hit.language, css="quote"),
                element("p", _place(hit), css="meta"),
            )
            label = say(_opener(hit, is_open=id == opened))
            st.button(
                label,
                key=f"hit_{number}",
                icon=":material/find_in_page:",
                on_click=go_to,
                kwargs={"hit": None if id == opened else id},
            )
            if id == opened:
                _show_page(hit)
    if len(hits) > len(shown):
        label = say("check.show_more", number=len(hits) - len(shown))
        st.button(label, key="more_hits", on_click=go_to, kwargs={"more": "1"})


def _opener(hit: Hit, *, is_open: bool) -> str:
    if is_open:
        return "corpus.close"
    return "corpus.open_at" if hit.page is not None else "check.show_context"


def _show_page(hit: Hit) -> None:
    plan = cached_plan(hit.assessment_id)
    if plan is None:
        return
    passages: tuple[Passage, ...] = plan.assessment.document.passages
    show_page_picture(plan, [passages[hit.number]], 0)


def _place(hit: Hit) -> str:
    known = [hit.title, _page(hit), hit.county or "", str(hit.year or ""), _reason(hit)]
    return " · ".join(part for part in known if part)


def _page(hit: Hit) -> str:
    at = hit.cited
    if at is None or not at.number:
        return hit.file
    return plain("common.page", page=page_number(at, language()))


def _reason(hit: Hit) -> str:
    reasons = [plain("corpus.by_words")] if hit.by_words else []
    if hit.by_some_words:
        reasons.append(plain("corpus.by_some_words"))
    if hit.similarity is not None:
        reasons.append(plain("corpus.by_meaning"))
    return ", ".join(reasons)


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
