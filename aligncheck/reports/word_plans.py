"""Plans side by side in Word: criterion by criterion, what is asked and where the plans stand."""

from collections.abc import Iterator, Sequence

from docx.document import Document as WordDocument
from docx.table import _Cell

from aligncheck.assessment import CriterionStatus
from aligncheck.compare.labels import told_status
from aligncheck.compare.plans import (
    CriterionSentence,
    MatrixRow,
    Plan,
    PlanMatrix,
    plan_matrix,
    plan_sentences,
)
from aligncheck.reports.comparison import Comparison, cited, frameworks_of, lacking, set_aside
from aligncheck.reports.method import plans_lines, without_error_rate
from aligncheck.reports.report import fit, framework_title, group_labels
from aligncheck.reports.texts import counted, say
from aligncheck.reports.word_page import (
    PAGE_WIDTH,
    add_band,
    add_row,
    box,
    finished,
    first_paragraph,
    new_page,
    paragraph,
    put,
    small,
    table,
)

NAMED = 5  # criteria that the summary names of those that all plans have
LACKING = 3  # criteria that it names, framework by framework, of those that most plans lack
FEW = 12  # plans that a row names in less than half a page; with more it may break over pages
SENTENCE_WIDTHS = (4.2, 4.6, 8.2)
"""In centimetres; the longest words of the labels, and of the heads of one row a plan, fit in."""
PLAN_WIDTHS = (5.0, 1.9, 3.0, 1.9, 2.1, 3.1)
_WITH_ONE_MORE = (3.5, 1.9, 3.0, 1.9, 2.1, 1.9, 2.7)


def plan_widths(statuses: int) -> tuple[float, ...]:
    """The columns of one row a plan, with so many statuses."""
    return PLAN_WIDTHS if statuses == len(PLAN_WIDTHS) - 2 else _WITH_ONE_MORE


def word_bytes(comparison: Comparison) -> bytes:
    """The .docx: summary, one row a plan, one sentence a criterion, method and error."""
    language = comparison.language
    title = say("plans_title", language, count=len(comparison.plans))
    document = new_page(language, title, say("page_of", language))
    _add_summary(document, comparison, title)
    add_sentences(document, comparison.plans, language)
    _add_method(document, comparison)
    return finished(document, title, comparison.made)


def add_sentences(document: WordDocument, plans: Sequence[Plan], language: str) -> None:
    """The table of each framework: criterion, what is asked, and where the plans stand."""
    matrix, frameworks = plan_matrix(plans), frameworks_of(plans)
    groups = group_labels(frameworks, language)
    asked = {item.id: fit(item.asks.in_language(language)) for item in matrix.criteria}
    sentences = plan_sentences(matrix, language)
    put(document.add_paragraph(style="Heading 1"), say("plans_where", language))
    heads = [say(key, language) for key in ("criterion", "asks", "plans_where")]
    for id in dict.fromkeys(item.framework for item in sentences):
        title = framework_title(frameworks, id, language)
        put(document.add_paragraph(style="Heading 2"), title)
        made = table(document, heads, SENTENCE_WIDTHS)
        own = [item for item in sentences if item.framework == id]
        for group in dict.fromkeys(groups.get(item.criterion, "") for item in own):
            if group:
                add_band(made, group)
            for item in own:
                if groups.get(item.criterion, "") == group:
                    cells = add_row(made, whole=len(plans) <= FEW)
                    _fill_criterion(cells, item, matrix, asked, language)
                    _fill_plans(cells[2], item, language)


def _fill_criterion(
    cells: tuple[_Cell, ...],
    item: CriterionSentence,
    matrix: PlanMatrix,
    asked: dict[str, str],
    language: str,
) -> None:
    label = fit(matrix.label(item.criterion, language))
    first_paragraph(cells[0], label, bold=True, size=9.5)
    small(paragraph(cells[0]), item.criterion)
    first_paragraph(cells[1], asked.get(item.criterion, ""), size=9)


def _fill_plans(cell: _Cell, item: CriterionSentence, language: str) -> None:
    """The sentence, and under it the plans by what they say, with their pages."""
    first_paragraph(cell, item.sentence, bold=True, size=9.5)
    for status, plans in (
        (CriterionStatus.COVERED, cited(item.pages, language)),
        (CriterionStatus.WEAK, cited(item.weak, language)),
        (CriterionStatus.NO_EVIDENCE, lacking(item, language)),
    ):
        if plans:
            _add_plans(cell, told_status(status, language), plans)
    if left_out := set_aside(item, language):
        _add_plans(cell, f"– {say('plans_left_out', language)}", left_out)


def _add_plans(cell: _Cell, head: str, plans: Sequence[str]) -> None:
    line = paragraph(cell, f"{head}: ", size=8.5, grey=True)
    put(line, "; ".join(plans), size=8.5, cites=True)


def _add_summary(document: WordDocument, comparison: Comparison, title: str) -> None:
    language = comparison.language
    small(document.add_paragraph(), say("plans_kicker", language))
    put(document.add_paragraph(style="Title"), title)
    frameworks = [item.title.in_language(language) for item in comparison.frameworks]
    small(document.add_paragraph(), fit(" · ".join(frameworks)))
    put(document.add_paragraph(style="Heading 1"), say("summary", language))
    for sentence in summary(comparison):
        paragraph(document, sentence, size=11.5)
    _add_plan_rows(document, comparison)
    small(document.add_paragraph(), say("plans_no_rank", language))


def summary(comparison: Comparison) -> Iterator[str]:
    """How many plans and criteria; framework by framework what most lack; what all have."""
    language, matrix = comparison.language, comparison.matrix
    yield _held(comparison)
    yield from _lacking_most(comparison)
    shared = [fit(matrix.label(row.criterion, language)) for row in matrix.rows if _in_all(row)]
    if shared:
        key = "plans_all" if len(shared) <= NAMED else "plans_all_many"
        yield say(key, language, number=len(shared), labels="; ".join(shared[:NAMED]))


def _held(comparison: Comparison) -> str:
    """How many plans and criteria; how many all share, where not all are."""
    rows = comparison.matrix.rows
    shared = sum(not row.with_status(CriterionStatus.NOT_ASSESSED) for row in rows)
    plans, language = len(comparison.plans), comparison.language
    if shared == len(rows):
        return counted("plans_held", len(rows), language, count=plans)
    return say("plans_held_unlike", language, count=plans, criteria=len(rows), shared=shared)


def _lacking_most(comparison: Comparison) -> Iterator[str]:
    """Of each framework the criteria that most plans lack; those whose error is unknown say so."""
    language, matrix = comparison.language, comparison.matrix
    unmeasured = without_error_rate([plan.reviewed for plan in comparison.plans])
    ids = dict.fromkeys(row.framework for row in matrix.rows)
    for id in sorted(ids, key=lambda id: id in unmeasured):
        own = [row for row in matrix.rows if row.framework == id and row.counted > 1 and _gaps(row)]
        told = [
            say(
                "plans_count",
                language,
                label=fit(matrix.label(row.criterion, language)),
                number=_gaps(row),
                count=row.counted,
            )
            for row in sorted(own, key=lambda row: -_gaps(row))[:LACKING]
        ]
        if told:
            key = "plans_gaps_unmeasured" if id in unmeasured else "plans_gaps"
            title = framework_title(comparison.frameworks, id, language)
            yield say(key, language, framework=title, labels="; ".join(told))


def _gaps(row: MatrixRow) -> int:
    return len(row.with_status(CriterionStatus.NO_EVIDENCE))


def _in_all(row: MatrixRow) -> bool:
    return row.counted > 1 and len(row.with_status(CriterionStatus.COVERED)) == row.counted


def _add_plan_rows(document: WordDocument, comparison: Comparison) -> None:
    """One row a plan: how many criteria have each status, who reviewed it, what was not read."""
    language = comparison.language
    statuses = comparison.statuses
    heads = [told_status(item, language) for item in statuses]
    names = [say("plan", language), *heads, say("plans_reviewed", language)]
    made = table(document, names, plan_widths(len(heads)))
    for row in comparison.plan_rows:
        name, *numbers, people = add_row(made)
        first_paragraph(name, row.title)
        if row.unread:
            paragraph(name, row.unread, size=8.5)
        for cell, status in zip(numbers, statuses, strict=True):
            first_paragraph(cell, str(row.counts[status]), grey=row.counts[status] == 0)
            if status is CriterionStatus.WEAK and row.possible_gaps:
                possible = say("plans_possible", language, number=row.possible_gaps)
                small(paragraph(cell), possible)
        first_paragraph(people, ", ".join(row.reviewers) or "–", size=9)


def _add_method(document: WordDocument, comparison: Comparison) -> None:
    put(document.add_paragraph(style="Heading 1"), say("method", comparison.language))
    box(document, PAGE_WIDTH, plans_lines(comparison), whole=False)
