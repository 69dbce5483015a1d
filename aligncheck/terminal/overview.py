"""An assessment as text for a terminal: one sentence, coverage, gaps first, weak, covered."""

import textwrap
from collections.abc import Iterator, Sequence

from aligncheck.assessment import Assessment, CriterionStatus, Evidence, Finding, coverage
from aligncheck.compare.labels import STATUS_SYMBOLS, together_label
from aligncheck.compare.quotation import in_quotes
from aligncheck.compare.shares import chance, percent
from aligncheck.compare.summary import summary_sentence
from aligncheck.decisions import apply_decisions
from aligncheck.documents import (
    cited_pages,
    few_passages_text,
    pages_text,
    unread_text,
    warning_for,
)
from aligncheck.frameworks import Criterion, Framework
from aligncheck.output import harmless
from aligncheck.terminal.texts import counted, say

QUOTES = 3
WIDTH = 96
_HEADINGS = {
    CriterionStatus.NO_EVIDENCE: "gaps",
    CriterionStatus.WEAK: "weak",
    CriterionStatus.COVERED: "covered",
    CriterionStatus.NOT_APPLICABLE: "not_applicable",
}
_SECTIONS = ("gaps", "possible_gaps", "weak", "covered", "not_applicable")
_MISSING = frozenset({"gaps", "possible_gaps"})


def overview(assessment: Assessment, language: str) -> str:
    """The whole assessment in the language: in one sentence, then framework by framework."""
    return "".join(f"{harmless(line)}\n" for line in _lines(assessment, language))


def _lines(assessment: Assessment, language: str) -> Iterator[str]:
    document = assessment.document
    judged = len(document.judged)
    yield f"{say('plan', language)}: {document.name}"
    yield from _wrapped(summary_sentence(apply_decisions(assessment, ()), language), "")
    yield _read(document.pages, judged, language)
    if few := few_passages_text(document, language):
        yield few
    for warning in assessment.warnings:
        yield f"{say('warnings', language)}: {warning_for(warning, language)}"
    unread = unread_text(document, language)
    for framework in assessment.frameworks:
        findings = assessment.of_framework(framework.id)
        yield from _framework(framework, findings, document.files, unread, language)
    yield ""
    yield say("error_rate", language)


def _read(pages: int, judged: int, language: str) -> str:
    """'12 sider, 80 avsnitt vurdert'; no pages where the format has none."""
    told = [counted("pages", pages, language)] if pages else []
    return ", ".join([*told, counted("judged", judged, language)])


def _framework(
    framework: Framework,
    findings: Sequence[Finding],
    files: Sequence[str],
    unread: str,
    language: str,
) -> Iterator[str]:
    """The framework's findings by heading; what is missing with the sentence on unread pages."""
    counts = coverage(findings)
    yield ""
    yield f"═══ {framework.title.in_language(language)} "
    yield say(
        "coverage",
        language,
        covered=counts.covered,
        weak=counts.weak,
        no_evidence=counts.no_evidence,
        not_applicable=counts.not_applicable,
    )
    for heading, chosen in _sections(findings).items():
        if chosen:
            yield ""
            yield f"── {say(heading, language)}"
            if heading in _MISSING:
                yield from _wrapped(unread, "   ")
            if heading == "possible_gaps":
                yield from _wrapped(say("possible_gaps_often", language), "   ")
            yield from _how_often_none(chosen, language)
            for finding in chosen:
                yield from _finding(framework, finding, files, language)


def _sections(findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    """The findings under their headings, what is missing first."""
    sections: dict[str, list[Finding]] = {name: [] for name in _SECTIONS}
    for finding in findings:
        heading = "possible_gaps" if finding.is_uncertain else _HEADINGS.get(finding.status)
        if heading:
            sections[heading].append(finding)
    return sections


def _finding(
    framework: Framework, finding: Finding, files: Sequence[str], language: str
) -> Iterator[str]:
    criterion = framework.criterion(finding.criterion)
    yield f"{STATUS_SYMBOLS[finding.status]} {criterion.id} {criterion.label.in_language(language)}"
    is_gap = finding.status is CriterionStatus.NO_EVIDENCE
    if is_gap or finding.is_uncertain:
        question = criterion.question.in_language(language)
        yield from _wrapped(f"{say('question', language)}: {question}", "    ")
    if is_gap:
        yield from _near_misses(finding, files, language)
    for item in finding.evidence[:QUOTES]:
        yield from _quote(item, files, language)
        yield from _targets(item, criterion, language)
    if len(finding.evidence) > QUOTES:
        yield "    " + say("more", language, count=len(finding.evidence) - QUOTES)


def _near_misses(finding: Finding, files: Sequence[str], language: str) -> Iterator[str]:
    key = "nearest" if finding.near_misses else "nothing_near"
    yield f"    ({say(key, language)})"
    for item in finding.near_misses:
        yield from _quote(item, files, language)


def _how_often_none(gaps: Sequence[Finding], language: str) -> Iterator[str]:
    """How often such gaps were none, once for all; nothing where there are no gaps or figures."""
    rates = [
        finding.false_gap_rate
        for finding in gaps
        if finding.status is CriterionStatus.NO_EVIDENCE and finding.false_gap_rate is not None
    ]
    for share in dict.fromkeys(round(100 * rate) for rate in rates):
        yield from _wrapped(say("false_gap", language, share=share), "   ")


def _quote(item: Evidence, files: Sequence[str], language: str) -> Iterator[str]:
    pages = cited_pages([item.passage], files)
    place = [pages_text(pages, language)] if pages else []
    place += [item.passage.heading[-1]] if item.passage.heading else []
    strength = say("strength", language, strength=item.strength)
    likely = chance(item.probability, language)
    told = [part for part in (strength, together_label(item, language), likely) if part]
    yield f"    [{' · '.join([*place, *told])}]"
    yield from _wrapped(in_quotes(item.passage.text, language), "    ")


def _targets(item: Evidence, criterion: Criterion, language: str) -> Iterator[str]:
    """The UN targets that the passage may serve, said to be suggestions; nothing without any."""
    labels = {point.id: point.label.in_language(language) for point in criterion.subcriteria}
    told = [
        f"{one.target.rpartition('-')[2]} {labels.get(one.target, '')} "
        f"({percent(one.probability, language)})"
        for one in item.likely_targets
    ]
    if told:
        yield from _wrapped(say("targets", language, targets="; ".join(told)), "    ")


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent)
