"""Passages as cards: the quote first, then where it stands, how strong it is, and why."""

from collections.abc import Sequence

import streamlit as st

from aligncheck.assessment import COVERED_FROM, Evidence
from aligncheck.compare import strength_label
from aligncheck.compare.labels import cue_label
from aligncheck.decisions import DecisionAction, ReviewedEvidence, ReviewedFinding, passage_key
from aligncheck.documents import Passage, cited_page, page_number
from aligncheck.frameworks import Criterion
from views.address import go_to
from views.page_picture import opener, show_page_picture
from views.quote import Html, element, joined, marked, quotation, show
from views.storage import CheckedPlan
from views.verdict import decision_lines, judge
from views.words import language, percent, plain, say

SHOWN_FIRST = 3
HEADINGS_SHOWN = 2  # the plan's own name and its parts would stand in every card
LONG_QUOTE = 900  # characters from which a quote scrolls in its card


def show_passages(
    plan: CheckedPlan, found: ReviewedFinding, items: Sequence[ReviewedEvidence], *, key: str
) -> None:
    """The cards, the first few at once; the opened one with its page."""
    everything = st.query_params.get("more") == "1"
    shown = items if everything else items[:SHOWN_FIRST]
    opened = st.query_params.get("passage", "")
    for number, item in enumerate(shown):
        with st.container(border=True, key=f"card_{key}_{number}"):
            show(card(plan, item))
            _show_actions(plan, found, item, f"{key}_{number}", opened)
        if passage_key(item.evidence.passage)[:16] == opened:
            show_page_picture(plan, [other.evidence.passage for other in items], number)
    hidden = len(items) - len(shown)
    if hidden:
        label = say("check.show_more", number=hidden)
        st.button(label, key=f"more_{key}", on_click=go_to, kwargs={"more": "1"})


def card(plan: CheckedPlan, item: ReviewedEvidence) -> Html:
    """The passage as people read it: quote, place, strength, cues, reasons, verdicts."""
    evidence = item.evidence
    shown = shade(item.current_strength if item.stands else 0)
    words = [*(cue.text for cue in evidence.cues), *evidence.why.terms]
    files = plan.assessment.document.files
    long = " long" if len(evidence.passage.text) > LONG_QUOTE else ""
    return joined(
        [
            quotation(
                marked(evidence.passage.text, words),
                spoken=evidence.passage.language,
                css=f"quote {shown}{long}",
            ),
            element("p", place(evidence.passage, files), css="meta"),
            _strength(item),
            _cues(evidence),
            _targets(plan, item),
            element("p", _why(plan, evidence), css="small quiet"),
            _copies(plan, evidence),
            *_verdicts(plan, item),
        ]
    )


def _verdicts(plan: CheckedPlan, item: ReviewedEvidence) -> list[Html]:
    """What people said of the passage, each verdict that a later one replaced marked so."""
    found = plan.finding(item.evidence.criterion)
    lines = decision_lines(item.decisions, found.decisions if found else item.decisions)
    return [element("p", line, css="human") for line in lines]


def place(passage: Passage, files: Sequence[str] = ()) -> str:
    """The page and the nearest headings above the passage; its file where `files` are several."""
    at = cited_page(passage, files)
    page = (
        plain("common.page", page=page_number(at, language()))
        if at
        else plain("common.page_unknown")
    )
    if at is None and len(files) > 1:
        page = f"{passage.file} · {page}"
    nearest = passage.heading[-HEADINGS_SHOWN:]
    return " · ".join([page, " › ".join(nearest)]) if nearest else page


def dots(strength: int) -> str:
    """The strength as five dots."""
    return "●" * strength + "○" * (5 - strength)


def shade(strength: int) -> str:
    """The style of a quote: as what covers, as what is weak, or (0) as what does not count."""
    if not strength:
        return "q-no_evidence"
    return "q-covered" if strength >= COVERED_FROM else "q-weak"


def _strength(item: ReviewedEvidence) -> Html:
    told = strength_label(item.current_strength, language())
    return element(
        "p",
        element("span", dots(item.current_strength), css="dots"),
        f" {plain('common.strength_column')} {told}",
        css="small",
    )


def _cues(evidence: Evidence) -> Html:
    told: dict[str, dict[str, str]] = {}
    for cue in evidence.cues:
        told.setdefault(cue_label(cue, language()), {}).setdefault(cue.text.lower(), cue.text)
    chips = [
        element(
            "span",
            element("strong", label),
            f" {', '.join(words.values())}".rstrip(),
            css="chip",
        )
        for label, words in told.items()
    ]
    return element("div", *chips, css="chips") if chips else joined([])


def _targets(plan: CheckedPlan, item: ReviewedEvidence) -> Html:
    """The criterion's targets that a passage fits best, said to be a suggestion; few or none."""
    known = {sub.id: sub for sub in plan.criteria[item.evidence.criterion].subcriteria}
    told = [
        plain(
            "check.suggested_target",
            number=one.target.rpartition("-")[2],
            target=known[one.target].label.in_language(language()),
            probability=percent(one.probability),
        )
        for one in item.evidence.likely_targets
        if one.target in known
    ]
    if not (told and item.stands):
        return joined([])
    return element(
        "p", element("strong", plain("check.suggested_targets")), f" {'; '.join(told)}", css="small"
    )


def _copies(plan: CheckedPlan, evidence: Evidence) -> Html:
    """That a verdict goes for other passages, too: those of the same words and no other place."""
    found, key = plan.finding(evidence.criterion), passage_key(evidence.passage)
    shown = found.passages if found else ()
    number = sum(passage_key(item.evidence.passage) == key for item in shown)
    if number < 2:
        return joined([])
    return element("p", plain("check.same_words", number=number), css="small")


def _why(plan: CheckedPlan, evidence: Evidence) -> str:
    """The reasons in words: terms found, the nearest example, the probability."""
    parts = []
    if evidence.why.terms:
        parts.append(plain("check.why_terms", terms=", ".join(evidence.why.terms)))
    if evidence.why.probe:
        criterion = plan.criteria[evidence.criterion]
        parts.append(plain("check.why_probe", probe=probe_in(criterion, evidence.why.probe)))
    parts.append(plain("check.why_probability", probability=percent(evidence.probability)))
    return f"{plain('check.why')} {'; '.join(parts)}."


def probe_in(criterion: Criterion, probe: str) -> str:
    """The example in the language on the screen; as it stands where it has no counterpart."""
    own = criterion.probes.get(language(), ())
    for examples in criterion.probes.values():
        if probe in examples and len(examples) == len(own):
            return own[examples.index(probe)]
    return probe


def _may_cover(found: ReviewedFinding, item: ReviewedEvidence) -> bool:
    """Whether a person may say that it covers a gap or a possible gap, which it does not yet."""
    open_to_it = item.near_miss or found.finding.is_uncertain
    return open_to_it and not (item.stands and item.current_strength >= COVERED_FROM)


def _show_actions(
    plan: CheckedPlan, found: ReviewedFinding, item: ReviewedEvidence, key: str, opened: str
) -> None:
    id = passage_key(item.evidence.passage)[:16]
    with st.container(horizontal=True):
        open_now = id == opened
        label = say(opener(item.evidence.passage, is_open=open_now))
        st.button(
            label,
            key=f"page_{key}",
            icon=":material/find_in_page:",
            on_click=go_to,
            kwargs={"passage": None if open_now else id},
        )
        if _may_cover(found, item):
            st.button(
                say("check.covers"),
                key=f"covers_{key}",
                icon=":material/check:",
                on_click=judge,
                args=(plan, found, DecisionAction.COVERS_GAP, item),
            )
