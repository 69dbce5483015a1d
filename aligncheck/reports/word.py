"""The report as a Word document, in the form that goes into a case file."""

from collections.abc import Sequence

from docx.document import Document as WordDocument

from aligncheck.assessment import Assessment, CriterionStatus
from aligncheck.compare.labels import told_status
from aligncheck.compare.plans import Plan, current_evidence
from aligncheck.compare.shares import percent
from aligncheck.compare.summary import summary_sentence
from aligncheck.decisions import ReviewedFinding
from aligncheck.documents import (
    Passage,
    few_passages_text,
    unread_text,
)
from aligncheck.reports.decided import (
    counting,
    decision_cells,
    decision_lines,
    judged_text,
    reviewers,
)
from aligncheck.reports.method import method_lines
from aligncheck.reports.overruled import overruled_text, searched_text
from aligncheck.reports.quotes import short_names
from aligncheck.reports.report import Report
from aligncheck.reports.texts import counted, say
from aligncheck.reports.weak_points import lift
from aligncheck.reports.word_findings import (
    add_files_line,
    add_findings,
    add_targets,
    put_quote,
)
from aligncheck.reports.word_page import (
    PAGE_WIDTH,
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
from aligncheck.reports.word_plans import add_sentences

SHORT_QUOTE = 90  # characters of a passage in the table of decisions: enough to know it again
_COVERAGE_WIDTHS = (5.5, 2.0, 2.3, 2.2, 2.5, 2.5)
_DECISION_WIDTHS = (2.2, 2.4, 4.8, 2.9, 2.2, 2.5)
CRITERION_SIZE = 10.5  # points: of the many headings of criteria, smaller than of frameworks
_ON, _DONE = 2, 3  # the columns of what was decided on and of what was done


def word_bytes(report: Report) -> bytes:
    """The .docx: summary, table of findings, gaps, weak points, method and error, decisions."""
    language = report.language
    document = new_page(language, report.title, say("page_of", language))
    _add_summary(document, report)
    add_findings(document, report)
    _add_gaps(document, report)
    _add_weak(document, report)
    if report.plans:
        plans = (Plan(report.title, report.reviewed), *report.plans)
        add_sentences(document, plans, language)
    _add_method(document, report)
    _add_decisions(document, report)
    return finished(document, report.title, report.made)


def _add_summary(document: WordDocument, report: Report) -> None:
    language, assessment = report.language, report.assessment
    small(document.add_paragraph(), say("kicker", language))
    put(document.add_paragraph(style="Title"), report.title)
    frameworks = ", ".join(f"{item.id} {item.version}" for item in assessment.frameworks)
    model = f"{assessment.model.name} {assessment.model.version}"
    parts = _page_count(assessment.document.pages, language)
    parts += [say("document_line", language, frameworks=frameworks, model=model)]
    small(document.add_paragraph(), " · ".join(parts))
    put(document.add_paragraph(style="Heading 1"), say("summary", language))
    if few := _few_text(assessment, language):
        paragraph(document, few, bold=True)
    paragraph(document, summary_sentence(report.reviewed, language), size=11.5)
    _add_unread(document, report, report.with_status(CriterionStatus.NO_EVIDENCE))
    small(document.add_paragraph(), _who_reviewed(report))
    _add_coverage(document, report)


def _few_text(assessment: Assessment, language: str) -> str:
    """The question whether this is the whole plan; nothing where nobody kept how much was read."""
    if assessment.judged is None and assessment.only_quotes:
        return ""
    return few_passages_text(assessment.document, language, judged=assessment.judged)


def _page_count(pages: int, language: str) -> list[str]:
    """'12 sider'; nothing where the format has no pages."""
    return [counted("page_count", pages, language)] if pages else []


def _who_reviewed(report: Report) -> str:
    language, decided = report.language, [f for f in report.reviewed.findings if f.is_decided]
    if not decided:
        return say("machine_only", language)
    names = ", ".join(reviewers(counting(report)))
    held = len(report.reviewed.findings)
    told = counted("reviewed_by", held, language, reviewers=names, decided=len(decided))
    taken = sum(item.is_carried for found in decided for item in found.decisions)
    return f"{told} {say('reviewed_before', language, count=taken)}" if taken else told


def _add_coverage(document: WordDocument, report: Report) -> None:
    language = report.language
    heads = [told_status(item, language) for item in CriterionStatus]
    made = table(document, [say("framework", language), *heads], _COVERAGE_WIDTHS)
    for framework in report.framework_ids:
        found = report.grouped(framework)
        counts = [sum(f.current_status is item for f in found) for item in CriterionStatus]
        cells = add_row(made)
        first_paragraph(cells[0], report.framework_title(framework))
        for cell, count in zip(cells[1:], counts, strict=True):
            first_paragraph(cell, str(count), grey=count == 0)


def _add_gaps(document: WordDocument, report: Report) -> None:
    language = report.language
    put(document.add_paragraph(style="Heading 1"), say("gaps", language))
    gaps = report.with_status(CriterionStatus.NO_EVIDENCE)
    if not gaps:
        paragraph(document, say("no_gaps", language))
    elif searched := searched_text(gaps, report):
        small(document.add_paragraph(), searched)
    _add_unread(document, report, gaps)
    for found in gaps:
        _add_question(document, found, report)
        if told := overruled_text(found, report):
            paragraph(document, told)
        _add_nearest(document, found, report)


def _add_unread(document: WordDocument, report: Report, gaps: Sequence[ReviewedFinding]) -> None:
    """How much of the plan was not read, wherever something is said to be missing."""
    told = unread_text(report.assessment.document, report.language)
    if gaps and told:
        paragraph(document, told, bold=True)


def _add_question(document: WordDocument, found: ReviewedFinding, report: Report) -> None:
    language, criterion = report.language, report.criteria.get(found.finding.criterion)
    heading = document.add_paragraph(style="Heading 2")
    put(heading, f"{report.label(found.finding.criterion)} ", size=CRITERION_SIZE)
    put(heading, found.finding.criterion, grey=True, size=8.5)
    asked = [("asks", criterion.asks), ("question", criterion.question)] if criterion else []
    for key, wording in asked:
        line = paragraph(document, f"{say(key, language)}: ", bold=True)
        put(line, wording.in_language(language))
        line.paragraph_format.keep_with_next = True
    _add_judged(document, found, language)


def _add_judged(document: WordDocument, found: ReviewedFinding, language: str) -> None:
    """'Menneske: bekreftet at det mangler (Kari Ås)'; nothing where only the machine judged."""
    if told := judged_text(found, language):
        line = paragraph(document, f"{say('person', language)}: ", bold=True)
        put(line, told)
        line.paragraph_format.keep_with_next = True


def _add_nearest(document: WordDocument, found: ReviewedFinding, report: Report) -> None:
    language, near = report.language, found.finding.near_misses
    if not near:
        small(document.add_paragraph(), say("no_nearest", language))
    else:
        line = paragraph(document, f"{say('nearest', language)}:", bold=True)
        line.paragraph_format.keep_with_next = True
    for item in near:
        _add_quote(document, item.passage, report)
    rate = found.finding.false_gap_rate
    if rate is not None and not found.is_judged_whole:
        small(document.add_paragraph(), say("false_gap", language, rate=percent(rate, language)))


def _add_quote(document: WordDocument, passage: Passage, report: Report) -> None:
    put_quote(document.add_paragraph(style="List Bullet"), passage, report)


def _add_weak(document: WordDocument, report: Report) -> None:
    language, weak = report.language, report.weakly_covered
    if weak:
        put(document.add_paragraph(style="Heading 1"), say("weak", language))
    possible = [found for found in weak if found.may_be_gap]
    _add_unread(document, report, possible)
    if possible:
        small(document.add_paragraph(), say("possible_gaps_often", language))
    for found in weak:
        _add_question(document, found, report)
        if found.may_be_gap:
            paragraph(document, say("possible_gap", language))
        for item in current_evidence(found)[:1]:
            _add_quote(document, item.passage, report)
            add_targets(document, item, report)
        if told := lift(found, language):
            paragraph(document, told)


def _add_method(document: WordDocument, report: Report) -> None:
    put(document.add_paragraph(style="Heading 1"), say("method", report.language))
    box(document, PAGE_WIDTH, method_lines(report))


def _add_decisions(document: WordDocument, report: Report) -> None:
    language = report.language
    put(document.add_paragraph(style="Heading 1"), say("decisions", language))
    lines = decision_lines(report)
    if not lines:
        paragraph(document, say("no_decisions", language))
        return
    add_files_line(document, report)
    keys = ("when", "who", "criterion", "action", "from_to", "reason")
    made = table(document, [say(key, language) for key in keys], _DECISION_WIDTHS)
    short = short_names(report)
    for line in lines:
        cells = add_row(made)
        for cell, text in zip(cells, decision_cells(line.decision, report), strict=True):
            first_paragraph(cell, text, grey=bool(line.note), size=9)
        if line.passage:
            quote = paragraph(cells[_ON])
            put_quote(quote, line.passage, report, short, most=SHORT_QUOTE, size=8.5)
        if line.note:
            small(paragraph(cells[_DONE]), line.note)
