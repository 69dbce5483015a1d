"""Compare plans: criteria × plans, the quotes behind a cell, and one sentence a criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import Plan, PlanMatrix, plan_matrix, plan_sentences
from aligncheck.compare.plans import PlanPages
from aligncheck.documents import unread_text
from aligncheck.reports.comparison import cited
from aligncheck.store import AssessmentRow
from views.address import key_of, select
from views.downloads import show_comparison_downloads
from views.matrix import key_to, legend, numbers_of, plans_of, show_matrix, unlike
from views.quote import element, show, table
from views.side_by_side import show_side_by_side
from views.storage import checked_plans, framework_titles
from views.words import language, plain, say, whole

MOST_PLANS = 50
ANY = "any"


def main() -> None:
    """The choice of plans, the matrix, two plans side by side, and the sentences."""
    show(element("h1", plain("compare.title")))
    rows = checked_plans()
    if len(rows) < 2:
        show(element("p", plain("compare.need_two"), css="note"))
        st.page_link("views/check.py", label=say("common.go_check"))
        return
    show(
        element("p", plain("compare.intro"), css="quiet"),
        element("p", plain("compare.narrow"), css="note narrow"),
    )
    chosen = choose_plans(rows)
    if not chosen:
        return
    plans = plans_of(chosen)
    matrix = _sorted_rows(_of_framework(plan_matrix(plans)))
    cell = show_matrix(matrix)
    show(element("p", key_to(matrix), css="small"), element("p", legend(), css="small quiet"))
    _show_unread(plans)
    show_side_by_side(chosen, matrix, cell)
    _show_sentences(matrix)
    show_comparison_downloads(plans)


def _show_unread(plans: Sequence[Plan]) -> None:
    """The plans that were not read whole: what seems to be missing in them may stand unread."""
    for plan in plans:
        if told := unread_text(plan.reviewed.assessment.document, language()):
            show(element("p", f"{plan.title}: {told}", css="warn"))


def choose_plans(rows: Sequence[AssessmentRow]) -> tuple[AssessmentRow, ...]:
    """The plans that stand beside each other, in their order."""
    county_at, type_at, sort_at = st.columns(3)
    with county_at:
        counties = {ANY: plain("compare.any"), **_known(rows, "county")}
        county = select(say("compare.county"), counties, name="county")
    with type_at:
        types = {ANY: plain("compare.any"), **_known(rows, "plan_type")}
        plan_type = select(say("compare.plan_type"), types, name="type")
    with sort_at:
        orders = {n: plain(f"compare.sort_{n}") for n in ("title", "county", "year", "covered")}
        order = select(say("compare.sort"), orders, name="sort")
    offered = [
        row for row in rows if county in (ANY, row.county) and plan_type in (ANY, row.plan_type)
    ]
    kept = _ticked(_in_order(offered, order))
    if len(kept) > MOST_PLANS:
        st.info(say("compare.too_many", number=MOST_PLANS))
    return tuple(kept[:MOST_PLANS])


def _known(rows: Sequence[AssessmentRow], name: str) -> dict[str, str]:
    found = sorted({str(getattr(row, name)) for row in rows if getattr(row, name)})
    return {value: value for value in found}


def _in_order(rows: Sequence[AssessmentRow], order: str) -> list[AssessmentRow]:
    if order == "covered":
        return sorted(rows, key=lambda row: -row.coverage.covered)
    if order == "year":
        return sorted(rows, key=lambda row: -(row.year or 0))
    if order == "county":
        return sorted(rows, key=lambda row: (row.county or "~", row.title))
    return sorted(rows, key=lambda row: row.title)


def _ticked(rows: Sequence[AssessmentRow]) -> list[AssessmentRow]:
    """The plans that are ticked in the folded list; at first those in the address, or all."""
    titles = dict(zip((row.id for row in rows), unlike(rows), strict=True))
    key, first = key_of("plans", list(titles)), _named(titles) or list(titles)[:MOST_PLANS]
    chosen = min(len(st.session_state.get(key, first)), MOST_PLANS)
    label = say("compare.plans", chosen=whole(chosen), number=whole(len(rows)))
    with st.expander(label, key="fold_plans"):  # with a key it stays open when its label changes
        ids = st.multiselect(
            say("compare.choose_plans"),
            list(titles),
            default=first,
            format_func=titles.__getitem__,
            key=key,
            placeholder=plain("compare.choose_plans"),
            wrap=True,
        )
    return [row for row in rows if row.id in ids]


def _named(titles: Mapping[str, str]) -> list[str]:
    """The plans that the address names, such as those uploaded together."""
    named = st.query_params.get("plans", "").split(",")
    return [id for id in titles if id in named]


def _of_framework(matrix: PlanMatrix) -> PlanMatrix:
    """Only the rows of the framework that was chosen."""
    titles = _framework_titles(matrix)
    left, right = st.columns([2, 1])
    with left:
        framework = select(say("common.framework"), titles, name="framework")
    with right:
        orders = {name: plain(f"compare.rows_{name}") for name in ("framework", "gaps")}
        select(say("compare.rows"), orders, name="rows")
    rows = tuple(row for row in matrix.rows if framework in (ANY, row.framework))
    return PlanMatrix(matrix.titles, rows, matrix.criteria)


def _framework_titles(matrix: PlanMatrix) -> dict[str, str]:
    known = framework_titles(language())
    ids = dict.fromkeys(row.framework for row in matrix.rows)
    return {**{id: known.get(id, id) for id in ids}, ANY: plain("common.all_frameworks")}


def _sorted_rows(matrix: PlanMatrix) -> PlanMatrix:
    if st.query_params.get("rows") != "gaps":
        return matrix
    gap = CriterionStatus.NO_EVIDENCE
    rows = sorted(matrix.rows, key=lambda row: -len(row.with_status(gap)))
    return PlanMatrix(matrix.titles, tuple(rows), matrix.criteria)


def _show_sentences(matrix: PlanMatrix) -> None:
    """Per criterion how many plans document it, with the pages."""
    tongue = language()
    show(element("h2", plain("compare.sentences")))
    heads = [plain(f"compare.{name}") for name in ("sentence", "behind", "behind_weak")]
    numbers = numbers_of(matrix)
    rows = [
        (item.sentence, *(_pages(pages, numbers) for pages in (item.pages, item.weak)))
        for item in plan_sentences(matrix, tongue)
    ]
    show(table(heads, rows))


def _pages(plans: Sequence[PlanPages], numbers: Mapping[str, str]) -> str:
    """The plans, by their numbers where they have some, and the pages."""
    told = [replace(item, plan=numbers.get(item.plan, item.plan)) for item in plans]
    return "; ".join(cited(told, language()))


main()
