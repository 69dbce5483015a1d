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
from aligncheck.documents import unread_text
from aligncheck.reports.comparison import Comparison, cited, frameworks_of, lacking
from aligncheck.reports.decided import reviewers
from aligncheck.reports.method import how_lines, plan_reading_lines, plans_error_lines, source_lines
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

NAMED = 5  # criteria that the summary names of those that most plans lack, or that all have
FEW = 12  # plans that a row names in less than half a page; with more it may break over pages
SENTENCE_WIDTHS = (4.2, 4.6, 8.2)
"""In centimetres; the longest words of the labels, and of the heads of one row a plan, fit in."""
PLAN_WIDTHS = (5.0, 1.9, 3.0, 1.9, 2.1, 3.1)
_SHOWN = (
    CriterionStatus.COVERED,
    CriterionStatus.WEAK,
    CriterionStatus.NO_EVIDENCE,
    CriterionStatus.NOT_APPLICABLE,
)


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
    if item.left_out:
        _add_plans(cell, f"– {say('plans_left_out', language)}", item.left_out)


def _add_plans(cell: _Cell, head: str, plans: Sequence[str]) -> None:
    line = paragraph(cell, f"{head}: ", size=8.5, grey=True)
    put(line, "; ".join(plans), size=8.5)


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
    """How many plans and criteria; what most plans lack; what all of them have."""
    language, matrix = comparison.language, comparison.matrix
    yield counted("plans_held", len(matrix.rows), language, count=len(comparison.plans))
    lacking = sorted(matrix.rows, key=lambda row: -_gaps(row))[:NAMED]
    told = [
        say(
            "plans_count",
            language,
            label=fit(matrix.label(row.criterion, language)),
            number=_gaps(row),
            count=row.counted,
        )
        for row in lacking
        if _gaps(row)
    ]
    if told:
        yield say("plans_gaps", language, labels="; ".join(told))
    shared = [fit(matrix.label(row.criterion, language)) for row in matrix.rows if _in_all(row)]
    if shared:
        key = "plans_all" if len(shared) <= NAMED else "plans_all_many"
        yield say(key, language, number=len(shared), labels="; ".join(shared[:NAMED]))


def _gaps(row: MatrixRow) -> int:
    return len(row.with_status(CriterionStatus.NO_EVIDENCE))


def _in_all(row: MatrixRow) -> bool:
    return row.counted > 1 and len(row.with_status(CriterionStatus.COVERED)) == row.counted


def _add_plan_rows(document: WordDocument, comparison: Comparison) -> None:
    """One row a plan: how many criteria have each status, who reviewed it, what was not read."""
    language = comparison.language
    heads = [told_status(item, language) for item in _SHOWN]
    names = [say("plan", language), *heads, say("plans_reviewed", language)]
    made = table(document, names, PLAN_WIDTHS)
    for plan in comparison.plans:
        found = plan.reviewed.findings
        cells = add_row(made)
        first_paragraph(cells[0], fit(plan.title))
        if unread := unread_text(plan.reviewed.assessment.document, language):
            paragraph(cells[0], unread, size=8.5)
        for cell, status in zip(cells[1:5], _SHOWN, strict=True):
            number = sum(item.current_status is status for item in found)
            first_paragraph(cell, str(number), grey=number == 0)
        if possible := sum(item.may_be_gap for item in found):
            small(paragraph(cells[2]), say("plans_possible", language, number=possible))
        people = reviewers([item for each in found for item in each.decisions])
        first_paragraph(cells[5], ", ".join(people) or "–", size=9)


def _add_method(document: WordDocument, comparison: Comparison) -> None:
    language = comparison.language
    reviewed = [plan.reviewed for plan in comparison.plans]
    assessments = [item.assessment for item in reviewed]
    put(document.add_paragraph(style="Heading 1"), say("method", language))
    cell = box(document, PAGE_WIDTH, whole=False)
    lines = [
        *how_lines(language),
        *plans_error_lines(reviewed, language),
        *plan_reading_lines(comparison.plans, language),
        *source_lines(assessments, language),
        *(f"{fit(item.document.name)}: SHA-256 {item.document.sha256}" for item in assessments),
    ]
    for number, line in enumerate(lines):
        first_paragraph(cell, line, size=9) if number == 0 else paragraph(cell, line, size=9)
