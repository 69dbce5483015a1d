"""The sheet of the workbook that says what changed since the earlier draft."""

from collections.abc import Mapping, Sequence

from aligncheck.compare.change import Change
from aligncheck.compare.drafts import (
    CriterionChange,
    DraftComparison,
    PassageChange,
    compare_as_decided,
    compare_drafts,
)
from aligncheck.compare.labels import POSSIBLE_GAP
from aligncheck.documents import Passage, cited_page, page_number
from aligncheck.reports.report import Report
from aligncheck.reports.sheet import Cell, Sheet, sheet
from aligncheck.reports.texts import say


def changes_sheet(report: Report) -> Sheet:
    """Criterion by criterion what is other than in the earlier draft, with both quotes.

    Strengths are those after review, as on the other sheets; the machine's stand beside them.
    """
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
        ("machine_before", 10),
        ("machine_after", 10),
    )
    if report.previous is None:
        return sheet(language, "changes", heads, [(say("no_previous", language),)])
    old, new = report.previous, report.reviewed
    compared = compare_drafts(old.assessment, new.assessment)
    machine = _by_criterion(compared)
    if any(found.is_decided for found in (*old.findings, *new.findings)):
        compared = compare_as_decided(old, new)
    files = (old.assessment.document.files, new.assessment.document.files)
    rows: list[tuple[Cell, ...]] = []
    for criterion in compared.criteria:
        alone = machine[criterion.criterion]
        name = (criterion.criterion, report.label(criterion.criterion))
        strengths = (criterion.strength_before, criterion.strength_after)
        by_machine = (alone.strength_before, alone.strength_after)
        change = _told(criterion.change, alone.change, language) + _doubt(criterion, language)
        rows.append((*name, change, *strengths, "", "", "", *by_machine))
        known = {(item.before, item.after): item for item in alone.passages}
        rows += [
            (*name, *_change(item, known.get((item.before, item.after)), *files, language))
            for item in criterion.passages
            if item.change is not Change.UNCHANGED
        ]
    return sheet(language, "changes", heads, rows)


def _by_criterion(compared: DraftComparison) -> Mapping[str, CriterionChange]:
    return {item.criterion: item for item in compared.criteria}


_SAME = (Change.UNCHANGED, Change.MOVED)


def _told(change: Change, machine: Change, language: str) -> str:
    """What happened; where only people's decisions make the difference, that is said instead."""
    if machine in _SAME and change not in _SAME:
        return say("changed_in_review", language)
    return change.label.in_language(language)


def _doubt(criterion: CriterionChange, language: str) -> str:
    """That it may be a gap in the new draft, or else that it may have been one in the earlier."""
    if criterion.may_be_gap_after:
        return f" – {POSSIBLE_GAP.in_language(language)}"
    return f" – {say('was_possible_gap', language)}" if criterion.may_be_gap_before else ""


def _change(
    item: PassageChange,
    alone: PassageChange | None,
    before: Sequence[str],
    after: Sequence[str],
    language: str,
) -> tuple[Cell, ...]:
    def words(passage: Passage | None) -> str:
        return passage.text if passage else ""

    def place(passage: Passage | None, files: Sequence[str]) -> str:
        page = cited_page(passage, files) if passage else None
        return page_number(page, language) if page else "–"

    stands_in_both = item.before is not None and item.after is not None
    machine = alone.change if alone else Change.UNCHANGED if stands_in_both else item.change
    return (
        "  " + _told(item.change, machine, language).lower(),
        item.strength_before,
        item.strength_after,
        words(item.before),
        words(item.after),
        f"{place(item.before, before)} → {place(item.after, after)}",
        alone.strength_before if alone else 0,
        alone.strength_after if alone else 0,
    )
