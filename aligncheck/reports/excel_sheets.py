"""What stands on each sheet of the workbook."""

from collections.abc import Callable, Sequence

from aligncheck.assessment import CriterionStatus, Evidence
from aligncheck.compare.labels import status_label, told_status
from aligncheck.compare.plans import Plan, current_evidence, plan_matrix
from aligncheck.decisions import ReviewedFinding
from aligncheck.documents import Passage, cited_page, unread_text
from aligncheck.reports.comparison import frameworks_of
from aligncheck.reports.decided import (
    DecisionLine,
    carried_text,
    decision_lines,
    judged_text,
    value_text,
)
from aligncheck.reports.excel_changes import changes_sheet
from aligncheck.reports.method import method_lines, possible_gap_lines
from aligncheck.reports.overruled import overruled_text
from aligncheck.reports.quotes import place, places
from aligncheck.reports.report import Report, fit, group_labels
from aligncheck.reports.rows import carried_from, cue_words, heading_path, verdict
from aligncheck.reports.sheet import Cell, Sheet, sheet
from aligncheck.reports.targets import targets_text
from aligncheck.reports.texts import moment, say
from aligncheck.reports.weak_points import lift


def matrix_sheet(plans: Sequence[Plan], language: str) -> Sheet:
    """Criteria × plans; one column of status and one of strength for each plan."""
    matrix, groups = plan_matrix(plans), group_labels(frameworks_of(plans), language)
    heads = [
        (say(key, language), width)
        for key, width in (("framework", 12), ("group", 28), ("id", 9), ("criterion", 42))
    ]
    for title in matrix.titles:
        heads += [(fit(title), 24), (f"{say('strength', language)} – {fit(title)}", 11)]
    rows, colours = [], {}
    for number, row in enumerate(matrix.rows, start=1):
        label = fit(matrix.label(row.criterion, language))
        cells: list[Cell] = [row.framework, groups.get(row.criterion, ""), row.criterion, label]
        for column, cell in enumerate(row.cells):
            place = 4 + 2 * column
            colours[number, place] = colours[number, place + 1] = cell.status
            told = told_status(
                cell.status,
                language,
                may_be_gap=cell.may_be_gap,
                unread=cell.unread,
                reviewed=cell.decided,
            )
            cells += [told, _strength(cell.status, cell.strength)]
        rows.append(tuple(cells))
    return Sheet(say("matrix", language), tuple(heads), tuple(rows), colours, named=4)


def _matrix(report: Report) -> Sheet:
    return matrix_sheet((Plan(report.title, report.reviewed), *report.plans), report.language)


def _strength(status: CriterionStatus | None, strength: int | None) -> int | None:
    """The strength; nothing where the criterion was left out, which is no strength 0."""
    return strength if status is None or status.is_assessed else None


def _status(found: ReviewedFinding, language: str) -> str:
    return told_status(found.current_status, language, may_be_gap=found.may_be_gap)


def _findings(report: Report) -> Sheet:
    heads = (
        ("framework", 12),
        ("group", 28),
        ("id", 9),
        ("criterion", 42),
        ("status", 20),
        ("strength", 9),
        ("all_pages", 18),
        ("finding", 80),
        ("quoted_from", 18),
        ("machine_status", 20),
        ("machine_strength", 10),
        ("human_status", 20),
        ("human_strength", 10),
    )
    rows = [_finding(found, report) for found in report.reviewed.findings]
    findings = enumerate(report.reviewed.findings, start=1)
    colours = {(number, 4): found.current_status for number, found in findings}
    return sheet(report.language, "findings", heads, rows, colours)


def _finding(found: ReviewedFinding, report: Report) -> tuple[Cell, ...]:
    language, finding = report.language, found.finding
    evidence = current_evidence(found)
    return (
        finding.framework,
        report.group(finding.criterion),
        finding.criterion,
        report.label(finding.criterion),
        _status(found, language),
        _strength(found.current_status, found.current_strength),
        _places(evidence, report),
        *_quote(evidence, report),
        status_label(finding.status, language),
        _strength(finding.status, finding.strength),
        status_label(found.status, language) if found.status else None,
        _strength(found.status, found.strength),
    )


def _places(evidence: Sequence[Evidence], report: Report) -> str:
    return places((item.passage for item in evidence), report)


def _quote(evidence: Sequence[Evidence], report: Report) -> tuple[str, str]:
    """The first passage and where it stands; both empty without any."""
    return _told(evidence[0].passage if evidence else None, report)


def _told(passage: Passage | None, report: Report) -> tuple[str, str]:
    return (passage.text, place(passage, report)) if passage else ("", "")


def _evidence(report: Report) -> Sheet:
    language = report.language
    heads = (
        ("framework", 12),
        ("id", 9),
        ("criterion", 34),
        ("status", 20),
        ("role", 10),
        ("passage", 90),
        ("page", 7),
        ("pdf_page", 9),
        ("heading", 34),
        ("strength", 9),
        ("probability", 12),
        ("language", 8),
        ("cues", 34),
        ("terms", 28),
        ("targets", 40),
        ("verdict", 14),
        ("human_strength", 10),
        ("file", 28),
        ("carried_over", 28),
    )
    rows: list[tuple[Cell, ...]] = []
    for found in report.reviewed.findings:
        criterion = report.criteria.get(found.finding.criterion)
        for item in found.passages:
            passage, decided = item.evidence.passage, verdict(item)
            rows.append(
                (
                    found.finding.framework,
                    found.finding.criterion,
                    report.label(found.finding.criterion),
                    _status(found, language),
                    say("role_near_miss" if item.near_miss else "role_evidence", language),
                    passage.text,
                    *_page_cells(passage),
                    heading_path(passage),
                    item.evidence.strength,
                    round(item.evidence.probability, 4),
                    passage.language.value,
                    cue_words(item, language),
                    "; ".join(item.evidence.why.terms),
                    targets_text(item.evidence, criterion, language) if item.stands else None,
                    say(decided, language) if decided else None,
                    item.strength,
                    passage.file,
                    carried_from(item),
                )
            )
    return sheet(language, "evidence", heads, rows)


def _page_cells(passage: Passage) -> tuple[Cell, Cell]:
    """The page to cite, a number where it is one; its place in the file where that is another."""
    page = cited_page(passage)
    if page is None:
        return None, None
    printed = int(page.printed) if page.printed.isdecimal() else page.printed or None
    return printed, None if page.label is None else page.number


def _gaps(report: Report) -> Sheet:
    """Gaps and weak points: what is asked, the guiding question, what could lift it."""
    heads = (
        ("id", 9),
        ("criterion", 42),
        ("status", 20),
        ("asks", 60),
        ("question", 60),
        ("nearest", 80),
        ("quoted_from", 18),
        ("all_pages", 18),
        ("judgement", 40),
        ("unread", 40),
    )
    open_points = (*report.with_status(CriterionStatus.NO_EVIDENCE), *report.weakly_covered)
    rows = [_open_point(found, report) for found in open_points]
    colours = {(number, 2): found.current_status for number, found in enumerate(open_points, 1)}
    return sheet(report.language, "open_points", heads, rows, colours)


def _open_point(found: ReviewedFinding, report: Report) -> tuple[Cell, ...]:
    language, criterion = report.language, report.criteria.get(found.finding.criterion)
    near = current_evidence(found) or found.finding.near_misses
    told = (judged_text(found, language), overruled_text(found, report))
    is_gap = found.current_status is CriterionStatus.NO_EVIDENCE or found.may_be_gap
    warned = say("possible_gap", language) if found.may_be_gap else ""
    return (
        found.finding.criterion,
        report.label(found.finding.criterion),
        _status(found, language),
        criterion.asks.in_language(language) if criterion else "",
        criterion.question.in_language(language) if criterion else "",
        *_quote(near, report),
        _places(near, report),
        ". ".join(filter(None, told)) or f"{warned} {lift(found, language)}".strip(),
        unread_text(report.assessment.document, language) if is_gap else "",
    )


def _decisions(report: Report) -> Sheet:
    language = report.language
    heads = (
        ("when", 18),
        ("who", 20),
        ("id", 9),
        ("criterion", 42),
        ("action", 30),
        ("before", 14),
        ("after", 14),
        ("reason", 60),
        ("passage", 60),
        ("quoted_from", 18),
        ("model", 24),
        ("version", 10),
        ("carried_over", 40),
        ("note", 24),
    )
    rows = [_decision(line, report) for line in decision_lines(report)]
    return sheet(language, "decisions", heads, rows or [(say("no_decisions", language),)])


def _decision(line: DecisionLine, report: Report) -> tuple[Cell, ...]:
    language, item = report.language, line.decision
    return (
        moment(item.at, language),
        item.reviewer,
        item.criterion,
        report.label(item.criterion),
        say(f"action_{item.action.value}", language),
        value_text(item.before, language),
        value_text(item.after, language),
        item.reason,
        *_told(line.passage, report),
        item.model,
        item.framework_version,
        carried_text(item, language),
        line.note or None,
    )


def _method(report: Report) -> Sheet:
    lines = (*method_lines(report), *possible_gap_lines([report.reviewed], report.language))
    rows: Sequence[tuple[Cell, ...]] = [(line,) for line in lines]
    return sheet(report.language, "method", (("method", 120),), rows)


SHEETS: tuple[Callable[[Report], Sheet], ...] = (
    _matrix,
    _findings,
    _evidence,
    _gaps,
    _decisions,
    changes_sheet,
    _method,
)
