"""Plans side by side in Excel: the matrix, the sentences with their pages, and the method."""

from aligncheck.compare.labels import POSSIBLE_GAP, told_status
from aligncheck.compare.plans import plan_sentences
from aligncheck.reports.comparison import Comparison, cited, lacking, set_aside
from aligncheck.reports.excel import workbook
from aligncheck.reports.excel_sheets import matrix_sheet
from aligncheck.reports.method import plans_lines
from aligncheck.reports.report import fit, framework_title, group_labels
from aligncheck.reports.sheet import Cell, Sheet
from aligncheck.reports.texts import say


def excel_bytes(comparison: Comparison) -> bytes:
    """The .xlsx with matrix, sentences, one row a plan, and method."""
    language = comparison.language
    sheets = (
        matrix_sheet(comparison.plans, language),
        _sentences(comparison),
        _plans(comparison),
        _method(comparison),
    )
    title = say("plans_title", language, count=len(comparison.plans))
    return workbook(sheets, title, comparison.made, language)


def _sentences(comparison: Comparison) -> Sheet:
    """One row a criterion: the sentence, and the plans by what they say, with their pages."""
    language, frameworks = comparison.language, comparison.frameworks
    groups = group_labels(frameworks, language)
    keys = (
        ("framework", 22),
        ("group", 28),
        ("id", 9),
        ("criterion", 42),
        ("plans_where", 60),
        ("plans_covered", 50),
        ("plans_weak", 50),
        ("plans_without", 50),
        ("plans_left_out", 40),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            framework_title(frameworks, item.framework, language),
            groups.get(item.criterion, ""),
            item.criterion,
            fit(comparison.matrix.label(item.criterion, language)),
            item.sentence,
            "; ".join(cited(item.pages, language)),
            "; ".join(cited(item.weak, language)),
            "; ".join(lacking(item, language)),
            "; ".join(set_aside(item, language)),
        )
        for item in plan_sentences(comparison.matrix, language)
    ]
    heads = tuple((say(key, language), width) for key, width in keys)
    return Sheet(say("sentences", language), heads, tuple(rows), {}, named=4)


def _plans(comparison: Comparison) -> Sheet:
    """One row a plan: how many criteria have each status, who reviewed it, what was not read."""
    language, statuses = comparison.language, comparison.statuses
    heads = (
        (say("plan", language), 42),
        *((told_status(status, language), 18) for status in statuses),
        (POSSIBLE_GAP.in_language(language).capitalize(), 14),
        (say("plans_reviewed", language), 42),
        (say("unread", language), 60),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            row.title,
            *(row.counts[status] for status in statuses),
            row.possible_gaps,
            ", ".join(row.reviewers),
            row.unread,
        )
        for row in comparison.plan_rows
    ]
    return Sheet(say("plans", language), heads, tuple(rows), {}, named=1)


def _method(comparison: Comparison) -> Sheet:
    language = comparison.language
    lines = (say("plans_no_rank", language), *plans_lines(comparison))
    head = ((say("method", language), 120),)
    return Sheet(say("method", language), head, tuple((line,) for line in lines), {})
