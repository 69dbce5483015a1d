"""Plans side by side in Excel: the matrix, the sentences with their pages, and the method."""

from aligncheck.compare.plans import plan_sentences
from aligncheck.reports.comparison import Comparison, cited, lacking
from aligncheck.reports.excel import workbook
from aligncheck.reports.excel_sheets import matrix_sheet
from aligncheck.reports.method import how_lines, plan_reading_lines, plans_error_lines, source_lines
from aligncheck.reports.report import fit, framework_title, group_labels
from aligncheck.reports.sheet import Cell, Sheet
from aligncheck.reports.texts import say


def excel_bytes(comparison: Comparison) -> bytes:
    """The .xlsx with matrix, sentences and method."""
    language = comparison.language
    sheets = (matrix_sheet(comparison.plans, language), _sentences(comparison), _method(comparison))
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
            "; ".join(item.left_out),
        )
        for item in plan_sentences(comparison.matrix, language)
    ]
    heads = tuple((say(key, language), width) for key, width in keys)
    return Sheet(say("sentences", language), heads, tuple(rows), {}, named=4)


def _method(comparison: Comparison) -> Sheet:
    language = comparison.language
    reviewed = [plan.reviewed for plan in comparison.plans]
    lines = (
        say("plans_no_rank", language),
        *how_lines(language),
        *plans_error_lines(reviewed, language),
        *plan_reading_lines(comparison.plans, language),
        *source_lines([item.assessment for item in reviewed], comparison.wordings, language),
    )
    head = ((say("method", language), 120),)
    return Sheet(say("method", language), head, tuple((line,) for line in lines), {})
