"""What a checked plan covers, what is weak and what is missing."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import STATUS_SYMBOLS, pages_of_passage, status_label, summary_sentence
from aligncheck.compare.labels import POSSIBLE_GAP
from aligncheck.decisions import ReviewedFinding
from aligncheck.documents import Language
from views.about_plan import show_correction, told_about
from views.address import follow_address, go_to, segment, select
from views.criterion import show_criterion
from views.downloads import show_downloads
from views.look import ORDER
from views.notes import show_few_passages, show_reading_notes, show_unread_pages
from views.quote import Html, element, show
from views.storage import CheckedPlan, titles_of
from views.strip import show_all_pages, show_strip
from views.verdict import was_just_judged
from views.words import LANGUAGES, counted, day, escaped, language, plain, say, whole

ALL = "all"
ALWAYS = ORDER[:3]  # the statuses that are offered even where nothing has them
AWAY = {**dict.fromkeys(("plan", "criterion", "passage", "at", "more"), None), "new": "1"}
"""What the address says on the way to another plan."""


def show_result(plan: CheckedPlan) -> None:
    """The plan's name, the result in one sentence, and the criteria, gaps first."""
    _show_head(plan)
    show_few_passages(plan)
    show(element("p", summary_sentence(plan.reviewed, language()), css="lead"))
    show(element("div", *_tiles(plan), css="tiles"))
    show_reading_notes(plan)
    show_strip(plan)
    chosen = _choose_findings(plan)
    _show_findings(plan, chosen)
    show(element("p", plain("check.not_a_score"), css="small quiet"))


def _show_head(plan: CheckedPlan) -> None:
    name, another, report = st.columns([4.4, 1.6, 1.75], vertical_alignment="bottom")
    with name:
        show(
            element("h1", plan.row.title),
            element("p", told_about(plan.row), css="small"),
            element("p", _checked(plan), css="small quiet"),
        )
        show_correction(plan.row)
    with another:
        label = say("check.another")
        st.button(label, key="another", width="stretch", on_click=go_to, kwargs=AWAY)
    with report:
        show_downloads(plan)


def _checked(plan: CheckedPlan) -> str:
    document = plan.assessment.document
    read = plan.assessment.judged
    spoken = LANGUAGES.get(document.language, "") if document.language != Language.OTHER else ""
    parts = [
        plain("check.checked_on", day=day(plan.row.created)),
        counted("common.pages", document.pages) if document.pages else "",
        counted("check.read", read) if read else "",
        spoken,
    ]
    return " · ".join(part for part in parts if part)


def _tiles(plan: CheckedPlan) -> list[Html]:
    """One tile a framework: its title, a bar and the counts in words."""
    tiles = []
    for framework in plan.assessment.frameworks:
        found = [item for item in plan.reviewed.findings if item.finding.framework == framework.id]
        title = framework.title.in_language(language())
        tiles.append(element("div", element("h3", title), _bar(found), _counts(found), css="tile"))
    return tiles


def _number(found: Sequence[ReviewedFinding], status: CriterionStatus) -> int:
    return sum(item.current_status is status for item in found)


def _bar(found: Sequence[ReviewedFinding]) -> Html:
    shown = (CriterionStatus.COVERED, CriterionStatus.WEAK, CriterionStatus.NO_EVIDENCE)
    whole_bar = max(1, sum(_number(found, status) for status in shown))
    parts = [
        element("span", css=f"b-{status}", percent=100 * _number(found, status) / whole_bar)
        for status in shown
        if _number(found, status)
    ]
    return element("div", *parts, css="bar")


def _counts(found: Sequence[ReviewedFinding]) -> Html:
    order = (CriterionStatus.COVERED, CriterionStatus.WEAK, CriterionStatus.NO_EVIDENCE)
    rest = (CriterionStatus.NOT_APPLICABLE, CriterionStatus.NOT_ASSESSED)
    shown = [*order, *(status for status in rest if _number(found, status))]
    return element(
        "div", *(_count(status, _number(found, status)) for status in shown), css="counts"
    )


def _count(status: CriterionStatus, number: int) -> Html:
    words = plain(f"check.tile_{status}", number=whole(number))
    return element("span", f"{STATUS_SYMBOLS[status]} {words}", css=status)


def _choose_findings(plan: CheckedPlan) -> tuple[ReviewedFinding, ...]:
    """The findings that the person wants to see, by status, framework and page."""
    left, middle, right = _places(plan)
    with middle:
        framework = _choose_framework(plan)
    in_framework = tuple(
        item for item in plan.reviewed.findings if framework in (ALL, item.finding.framework)
    )
    on_page = tuple(item for item in in_framework if _is_on_page(item))
    with left:
        status = _choose_status(on_page)
    with right:
        orders = {name: plain(f"check.order_{name}") for name in ("strength", "page")}
        select(say("check.order"), orders, name="order")
    return tuple(
        item
        for item in in_framework
        if (item.current_status is status and _is_on_page(item))
        or was_just_judged(item.finding.criterion)
    )


def _places(plan: CheckedPlan) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Where status, framework and order are chosen; more than three statuses need a row of theirs.

    All findings of the plan decide, so that nothing moves when the person chooses.
    """
    if len(_offered(plan.reviewed.findings)) > len(ALWAYS):
        above, (middle, right) = st.container(), st.columns(2)
        return above, middle, right
    left, middle, right = st.columns([3.4, 1.6, 1.2], vertical_alignment="bottom")
    return left, middle, right


def _choose_framework(plan: CheckedPlan) -> str:
    titles = titles_of(plan.assessment.frameworks, language())
    names = {ALL: plain("common.all_frameworks"), **titles}
    return select(say("common.framework"), names, name="framework")


def _choose_status(found: Sequence[ReviewedFinding]) -> CriterionStatus:
    """Gaps first, each with its number."""
    labels = {
        status.value: say(
            "check.filter_status_option",
            symbol=STATUS_SYMBOLS[status],
            status=status_label(status, language()),
            number=_number(found, status),
        )
        for status in _offered(found)
    }
    return CriterionStatus(segment(say("check.filter_status"), labels, name="show"))


def _offered(found: Sequence[ReviewedFinding]) -> list[CriterionStatus]:
    """Gap, weak and covered, and of the other statuses those that something has."""
    return [status for status in ORDER if status in ALWAYS or _number(found, status)]


def _is_on_page(found: ReviewedFinding) -> bool:
    """Whether a passage that counts stands on the page, if only with its end."""
    at = st.query_params.get("at", "")
    if not at.isdigit():
        return True
    return any(int(at) in pages_of_passage(item.evidence.passage) for item in found.evidence)


def _show_findings(plan: CheckedPlan, found: Sequence[ReviewedFinding]) -> None:
    """The criteria on the left; the one that was clicked on the right."""
    if not found:
        _show_nothing_here(plan)
        return
    if any(item.current_status is CriterionStatus.NO_EVIDENCE or item.may_be_gap for item in found):
        show_unread_pages(plan)
    rows, detail = st.columns([1, 2.1], gap="medium")
    ids = [item.finding.criterion for item in found]
    named = st.query_params.get("criterion", "")
    chosen = named if named in ids else ids[0]
    with rows:
        _show_rows(plan, found, chosen)
    with detail, st.container(border=True, key="card_criterion"):
        item = next(item for item in found if item.finding.criterion == chosen)
        show_criterion(plan, item)


def _show_nothing_here(plan: CheckedPlan) -> None:
    """Why the list is empty, and the way on."""
    only_gaps = not {"show", "at", "framework"} & set(st.query_params)
    key = "check.none_gaps" if only_gaps else "check.none_here"
    show(element("p", plain(key), css="note"))
    if not only_gaps:
        label = say("check.clear_filters")
        st.button(label, key="clear", on_click=_clear_filters, args=(plan,))


def _clear_filters(plan: CheckedPlan) -> None:
    go_to(show=None, framework=None)
    follow_address("show", "framework")
    show_all_pages(plan)


def _show_rows(plan: CheckedPlan, found: Sequence[ReviewedFinding], chosen: str) -> None:
    criteria = plan.criteria
    with st.container(key="rows_criteria"):
        for framework in plan.assessment.frameworks:
            own = [item for item in found if item.finding.framework == framework.id]
            if not own:
                continue
            own.sort(key=lambda item: not item.may_be_gap)
            show(element("h3", framework.title.in_language(language()), css="rowhead"))
            for item in own:
                id = item.finding.criterion
                label = escaped(criteria[id].label.in_language(language()))
                label += f" · {POSSIBLE_GAP.in_language(language())}" if item.may_be_gap else ""
                symbol = STATUS_SYMBOLS[item.current_status]
                kind: Literal["secondary", "tertiary"] = "secondary" if id == chosen else "tertiary"
                sign = "▸ " if id == chosen else ""  # so that its colour never stands alone
                st.button(
                    f"{sign}{symbol} {label}",
                    key=f"row_{id}",
                    type=kind,
                    width="stretch",
                    on_click=go_to,
                    kwargs={"criterion": id, "passage": None, "more": None},
                )
