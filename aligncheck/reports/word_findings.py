"""The tables of findings in the Word report: criterion, quote, strength, pages, assessment."""

from collections.abc import Mapping
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from aligncheck.assessment import Evidence
from aligncheck.compare.labels import (
    POSSIBLE_GAP,
    status_label,
    strength_label,
    together_label,
    told_status,
)
from aligncheck.compare.plans import current_evidence
from aligncheck.decisions import ReviewedFinding
from aligncheck.documents import Passage
from aligncheck.reports.colours import STATUS_COLOURS, hexadecimal
from aligncheck.reports.decided import counting, reviewers
from aligncheck.reports.overruled import overruled_text
from aligncheck.reports.quotes import LONGEST_QUOTE, place, places, quoted, short_names
from aligncheck.reports.report import Report
from aligncheck.reports.targets import targets_text
from aligncheck.reports.texts import counted, say
from aligncheck.reports.word_page import (
    add_band,
    add_row,
    first_paragraph,
    ground,
    paragraph,
    put,
    small,
    table,
)

WIDTHS = {"criterion": 4.0, "finding": 5.9, "strength": 2.4, "all_pages": 2.1, "judgement": 2.6}
"""The columns with their widths in centimetres; the longest words of the labels fit in."""


@dataclass(frozen=True, slots=True)
class _Table:
    """How the rows of a table are filled: files by their letters, pages where there are any."""

    report: Report
    short: Mapping[str, str]
    has_pages: bool
    is_reviewed: bool


def add_findings(document: WordDocument, report: Report) -> None:
    """One table a framework, one row a criterion, under the names of their groups."""
    language, short = report.language, short_names(report)
    filling = _Table(report, short, _has_pages(report), bool(counting(report)))
    widths = dict(WIDTHS)
    if not filling.has_pages:
        widths["finding"] += widths.pop("all_pages")
    heads = [say(key, language) for key in widths]
    put(document.add_paragraph(style="Heading 1"), say("findings", language))
    add_files_line(document, report)
    for framework in report.framework_ids:
        put(document.add_paragraph(style="Heading 2"), report.framework_title(framework))
        made = table(document, heads, tuple(widths.values()))
        group = ""
        for found in report.grouped(framework):
            now = report.group(found.finding.criterion)
            if now and now != group:
                add_band(made, now)
            group = now
            _fill(add_row(made), found, filling)


def add_files_line(document: WordDocument, report: Report) -> None:
    """'Filer: A = plan.pdf; B = vedlegg.pdf' before a table that names them so; else nothing."""
    if short := short_names(report):
        told = "; ".join(f"{letter} = {file}" for file, letter in short.items())
        small(document.add_paragraph(), say("files_line", report.language, files=told))


def put_quote(
    line: Paragraph,
    passage: Passage,
    report: Report,
    short: Mapping[str, str] | None = None,
    *,
    most: int = LONGEST_QUOTE,
    size: float = 9.5,
) -> None:
    """The quote in its own language, and behind it in brackets where it stands."""
    spoken = passage.language.value
    put(line, quoted(passage, report.language, most), size=size, spoken=spoken)
    if stands := place(passage, report, short or {}):
        headings = "" if passage.page is not None else spoken
        put(line, f" ({stands})", grey=True, size=size, spoken=headings, cites=True)


def add_targets(where: WordDocument | _Cell, evidence: Evidence, report: Report) -> None:
    """The UN targets that the passage may serve, said to be suggestions; nothing without any."""
    criterion, language = report.criteria.get(evidence.criterion), report.language
    if told := targets_text(evidence, criterion, language):
        small(paragraph(where), f"{say('targets', language)}: {told}")


def _has_pages(report: Report) -> bool:
    """Whether there is anything to tell in a column of pages: pages, or which of several files."""
    document = report.assessment.document
    return bool(document.pages) or len(document.files) > 1


def _fill(cells: tuple[_Cell, ...], found: ReviewedFinding, filling: _Table) -> None:
    report, criterion = filling.report, found.finding.criterion
    name, quote, strength, *pages, judgement = cells
    first_paragraph(name, report.label(criterion), bold=True, size=9.5)
    small(paragraph(name), criterion)
    _fill_quote(quote, found, filling)
    now = found.current_strength
    first_paragraph(strength, strength_label(now, report.language) if now else "–", size=9)
    if told := _together(found, report.language):
        small(paragraph(strength), told)
    for cell in pages:
        every = (item.passage for item in current_evidence(found))
        first_paragraph(cell, places(every, report, filling.short) or "–", size=9)
    _fill_judgement(judgement, found, filling)


def _together(found: ReviewedFinding, language: str) -> str:
    """That the quoted passage is a goal by its words, as long as no person has judged it."""
    quoted = max(found.evidence, key=lambda item: item.current_strength, default=None)
    if quoted is None or quoted.decisions or quoted.current_strength != found.current_strength:
        return ""
    return together_label(quoted.evidence, language)


def _fill_quote(cell: _Cell, found: ReviewedFinding, filling: _Table) -> None:
    report, evidence = filling.report, current_evidence(found)
    if not found.current_status.is_assessed:
        first_paragraph(cell, "–", grey=True, size=9)
    elif not evidence:
        _fill_nearest(cell, found, filling)
    else:
        put_quote(first_paragraph(cell), evidence[0].passage, report, filling.short)
        add_targets(cell, evidence[0], report)
        if others := len(evidence) - 1:
            small(paragraph(cell), counted("more_passages", others, report.language))


def _fill_nearest(cell: _Cell, found: ReviewedFinding, filling: _Table) -> None:
    report, language = filling.report, filling.report.language
    near = (item.passage for item in found.finding.near_misses)
    told = overruled_text(found, report, filling.short)
    first_paragraph(cell, told or say("nothing_found", language), grey=True, size=9)
    if stand := places(near, report, filling.short):
        small(paragraph(cell), say("nearest_at", language, pages=stand))


def _fill_judgement(cell: _Cell, found: ReviewedFinding, filling: _Table) -> None:
    status, language = found.current_status, filling.report.language
    first_paragraph(cell, told_status(status, language), bold=True, size=9.5)
    ground(cell, hexadecimal(STATUS_COLOURS[status]).lstrip("#"))
    if found.may_be_gap:
        small(paragraph(cell), POSSIBLE_GAP.in_language(language))
    if not found.is_decided:
        if filling.is_reviewed:
            small(paragraph(cell), say("by_machine", language))
        return
    names = ", ".join(reviewers(found.decisions))
    carried = all(item.is_carried for item in found.decisions)
    mark = f" ({say('carried_mark', language)})" if carried else ""
    small(paragraph(cell), f"{say('person', language)}: {names}{mark}")
    machine = status_label(found.finding.status, language).lower()
    small(paragraph(cell), f"{say('machine', language)}: {machine}")
