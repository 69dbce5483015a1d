"""The sheet of the workbook that says what changed since the earlier draft."""

from collections.abc import Sequence

from aligncheck.compare.drafts import Change, PassageChange, as_decided, compare_drafts
from aligncheck.documents import Passage, cited_page, page_number
from aligncheck.reports.report import Report
from aligncheck.reports.sheet import Cell, Sheet, sheet
from aligncheck.reports.texts import say


def changes_sheet(report: Report) -> Sheet:
    """Criterion by criterion what is other than in the earlier draft, with both quotes."""
    language = report.language
    heads = (
        ("id", 9),
        ("criterion", 42),
        ("change", 18),
        ("before", 9),
        ("after", 9),
        ("quote_before", 80),
        ("quote_after", 80),
        ("pages", 18),
    )
    if report.previous is None:
        return sheet(language, "changes", heads, [(say("no_previous", language),)])
    files = (report.previous.document.files, report.assessment.document.files)
    rows: list[tuple[Cell, ...]] = []
    for criterion in compare_drafts(report.previous, as_decided(report.reviewed)).criteria:
        name = (criterion.criterion, report.label(criterion.criterion))
        change = criterion.change.label.in_language(language)
        rows.append((*name, change, criterion.strength_before, criterion.strength_after))
        rows += [
            (*name, *_change(item, *files, language))
            for item in criterion.passages
            if item.change is not Change.UNCHANGED
        ]
    return sheet(language, "changes", heads, rows)


def _change(
    item: PassageChange, before: Sequence[str], after: Sequence[str], language: str
) -> tuple[Cell, ...]:
    def words(passage: Passage | None) -> str:
        return passage.text if passage else ""

    def place(passage: Passage | None, files: Sequence[str]) -> str:
        page = cited_page(passage, files) if passage else None
        return page_number(page, language) if page else "–"

    label = "  " + item.change.label.in_language(language).lower()
    return (
        label,
        item.strength_before,
        item.strength_after,
        words(item.before),
        words(item.after),
        f"{place(item.before, before)} → {place(item.after, after)}",
    )
