"""One criterion of a checked plan: what it asks and what the plan says on it."""

import streamlit as st

from aligncheck.assessment import Assessment, CriterionStatus
from aligncheck.compare import told_status
from aligncheck.decisions import DecisionAction, ReviewedEvidence, ReviewedFinding
from aligncheck.documents import cited_page, page_number
from aligncheck.frameworks import Criterion
from aligncheck.reports.weak_points import lift
from views.evidence import show_passages
from views.measured import possible_gaps_told
from views.points import counterparts, headline_targets, points, warning_signs
from views.quote import Html, element, joined, show
from views.storage import CheckedPlan
from views.verdict import judge, show_decisions, show_undo
from views.words import counted, language, percent, plain, say

WORDS_SHOWN = 6


def show_criterion(plan: CheckedPlan, found: ReviewedFinding) -> None:
    """What the criterion asks, how the plan stands, and the passages behind that."""
    criterion = plan.criteria[found.finding.criterion]
    show(criterion_head(plan, found), _asks(plan, found, criterion))
    show_decisions(found)
    statuses = (found.finding.status, found.current_status)
    if CriterionStatus.NO_EVIDENCE in statuses or found.finding.is_uncertain:
        _show_gap_verdicts(plan, found)
    _show_passages(plan, found)
    _show_requirements(criterion)


def criterion_head(plan: CheckedPlan, found: ReviewedFinding) -> Html:
    """Its status, also that it may be a gap, its framework and id, and its label."""
    tongue = language()
    criterion = plan.criteria[found.finding.criterion]
    status = found.current_status
    told = told_status(status, tongue, may_be_gap=found.may_be_gap)
    title = plan.framework(found.finding.framework).title.in_language(tongue)
    return joined(
        [
            element(
                "p",
                element("span", told, css=f"state {status}"),
                element("span", f"  ·  {title}  ·  {criterion.id}", css="ref"),
            ),
            element("h2", criterion.label.in_language(tongue)),
        ]
    )


def _asks(plan: CheckedPlan, found: ReviewedFinding, criterion: Criterion) -> Html:
    tongue = language()
    rows = [
        ("check.asks", element("p", criterion.asks.in_language(tongue))),
        ("check.question", element("p", criterion.question.in_language(tongue), css="question")),
    ]
    if found.finding.status is CriterionStatus.NO_EVIDENCE:
        rows.append(("check.searched", element("p", _searched(plan, found, criterion))))
        rows.append(("check.false_gap", element("p", _false_gap(found))))
    if found.may_be_gap:
        doubt = f"{plain('check.uncertain_text')} {possible_gaps_told()}"
        rows.append(("check.uncertain", element("p", doubt)))
    if found.current_status is CriterionStatus.WEAK and (advice := lift(found, tongue)):
        rows.append(("check.lift", element("p", advice)))
    cells: list[str | Html] = []
    for key, told in rows:
        cells += [element("div", plain(key), css="what"), told]
    return element("div", *cells, css="asks")


def _searched(plan: CheckedPlan, found: ReviewedFinding, criterion: Criterion) -> str:
    """How much was read, how near the nearest passage comes, and which words were looked for."""
    document = plan.assessment.document
    sentences = [_read(plan.assessment)]
    if found.finding.near_misses:
        nearest = found.finding.near_misses[0]
        page, told = cited_page(nearest.passage, document.files), percent(nearest.probability)
        if page is None:
            sentences.append(plain("check.searched_nearest_unpaged", probability=told))
        else:
            sentences.append(
                plain(
                    "check.searched_nearest", page=page_number(page, language()), probability=told
                )
            )
    words = _words(criterion, document.language)
    return " ".join([*sentences, words]) if words else " ".join(sentences)


def _read(assessment: Assessment) -> str:
    """How many passages were held against the criterion, where that is known."""
    if not assessment.judged:
        return plain("check.searched_unknown")
    pages, read = assessment.document.pages, assessment.judged
    if not pages:
        return counted("check.searched_text_unpaged", read)
    return counted("check.searched_text", read, pages=counted("common.pages", pages))


def _words(criterion: Criterion, spoken: str) -> str:
    terms = criterion.terms.get(spoken) or criterion.terms.get("nb") or ()
    shown = [term for term in terms if _reads_as_words(term)][:WORDS_SHOWN]
    told = ", ".join(term.replace("*", "…") for term in shown)
    return plain("check.searched_words", words=told).replace("….", "…") if told else ""


def _reads_as_words(term: str) -> bool:
    """Whether no part is left open but the ending: 'quadrup*le heli*' is a pattern, no words."""
    return "~" not in term and "*" not in term.rstrip("*")


def _false_gap(found: ReviewedFinding) -> str:
    rate = found.finding.false_gap_rate
    if rate is None:
        return plain("check.false_gap_unknown")
    return plain("check.false_gap_text", share=percent(rate))


def _show_gap_verdicts(plan: CheckedPlan, found: ReviewedFinding) -> None:
    """The two verdicts on the whole criterion; the third stands under each passage."""
    with st.container(horizontal=True):
        st.button(
            say("check.missing"),
            key="really_missing",
            icon=":material/block:",
            on_click=judge,
            args=(plan, found, DecisionAction.REALLY_MISSING),
        )
        st.button(
            say("check.not_applicable"),
            key="not_applicable",
            icon=":material/remove:",
            on_click=judge,
            args=(plan, found, DecisionAction.NOT_APPLICABLE),
        )
        show_undo(plan, key="undo_gap")


def _show_passages(plan: CheckedPlan, found: ReviewedFinding) -> None:
    standing = [item for item in found.passages if not item.near_miss or item.stands]
    nearest = [item for item in found.passages if item.near_miss and not item.stands]
    if standing:
        show(element("h3", plain("check.evidence", number=len(standing))))
        show_passages(plan, found, _ordered(standing), key="evidence")
    if not standing:
        show(element("h3", plain("check.nearest" if nearest else "check.nearest_none")))
        show_passages(plan, found, _ordered(nearest), key="nearest")


def _ordered(items: list[ReviewedEvidence]) -> list[ReviewedEvidence]:
    """Strongest first as the machine gave them, or in the plan's own order."""
    if st.query_params.get("order") != "page":
        return items
    return sorted(items, key=lambda item: (item.evidence.passage.page or 0, _top(item)))


def _top(item: ReviewedEvidence) -> float:
    boxes = item.evidence.passage.boxes
    return boxes[0].y0 if boxes else 0.0


def _show_requirements(criterion: Criterion) -> None:
    """The finer points of the criterion, folded away."""
    lines = points(criterion)
    _show_list(say("check.requirements", number=len(lines)), lines)
    _show_list(say("check.warning_signs"), warning_signs(criterion))
    _show_list(say("check.targets"), headline_targets(criterion))
    _show_list(say("check.counterparts"), counterparts(criterion))


def _show_list(title: str, lines: list[Html]) -> None:
    if lines:
        with st.expander(title):
            show(element("ul", *lines))
