"""How the result came about and how wrong it can be, in plain lines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from aligncheck.assessment import Assessment, CriterionStatus, Origin
from aligncheck.compare.error_rate import FEWEST, ErrorKind, ErrorRate, error_rates, total_rate
from aligncheck.compare.labels import strength_label
from aligncheck.compare.plans import Plan
from aligncheck.compare.shares import percent
from aligncheck.decisions import ReviewedAssessment
from aligncheck.documents import Document, Kind
from aligncheck.documents.pages import has_page_labels
from aligncheck.documents.warnings import unread_text, warning_for
from aligncheck.frameworks import Framework
from aligncheck.reports.comparison import Comparison
from aligncheck.reports.measured import measured_frameworks, verdict_lines
from aligncheck.reports.report import Report, fit, framework_title
from aligncheck.reports.texts import moment, say

SHORT_CHECKSUM = 12  # characters of a checksum that are shown in running text


def method_lines(report: Report) -> tuple[str, ...]:
    """What was done, with what, what it cannot tell, and the error as far as it is known."""
    language, document = report.language, report.assessment.document
    return (
        *how_lines(language),
        *error_lines([report.reviewed], language, nearest="read_nearest"),
        *_reading_lines(report),
        *_quote_lines(report),
        *_page_lines([document], language),
        *source_lines([Plan(report.title, report.reviewed)], report.wordings, language),
        *_file_lines([document]),
        *_previous_lines(report),
    )


def plans_lines(comparison: Comparison) -> tuple[str, ...]:
    """The same of plans side by side."""
    plans, language = comparison.plans, comparison.language
    documents = [plan.reviewed.assessment.document for plan in plans]
    return (
        *how_lines(language),
        *plans_error_lines([plan.reviewed for plan in plans], language),
        *plan_reading_lines(plans, language),
        *_page_lines(documents, language),
        *source_lines(plans, comparison.wordings, language),
        *_file_lines(documents),
    )


def _file_lines(documents: Iterable[Document]) -> tuple[str, ...]:
    """Which files were read, to the last byte."""
    return tuple(f"{fit(document.name)}: SHA-256 {document.sha256}" for document in documents)


def _previous_lines(report: Report) -> tuple[str, ...]:
    """Which earlier draft it was compared with, or took decisions over from."""
    if report.previous is None:
        return ()
    draft = report.previous.assessment.document
    told = {"draft": fit(draft.name), "checksum": draft.sha256}
    return (say("previous_line", report.language, **told),)


def how_lines(language: str) -> tuple[str, ...]:
    """How a verdict comes about, and what it does not say."""
    scale = ", ".join(strength_label(strength, language) for strength in range(6))
    return (
        say("says_not_does", language),
        say("how", language),
        say("scale", language, scale=scale),
    )


def error_lines(
    reviewed: Sequence[ReviewedAssessment], language: str, *, nearest: str
) -> tuple[str, ...]:
    """How often verdicts like those here are wrong, and the errors that people here found.

    `nearest` is the key of the sentence that says where to read on; nothing where no gap is.
    """
    is_any_gap = bool(_gap_rates(reviewed))
    counted = error_rates(reviewed)
    totals = (total_rate(counted, kind) for kind in ErrorKind)
    return (
        *_false_gap_lines(reviewed, language),
        *verdict_lines([item.assessment for item in reviewed], language),
        *_unmeasured_lines(reviewed, language),
        *([say(nearest, language)] if is_any_gap else ()),
        *(_rate_line(rate, language) for rate in totals if rate.judged),
    )


def plans_error_lines(reviewed: Sequence[ReviewedAssessment], language: str) -> tuple[str, ...]:
    """The same of plans side by side, where the nearest passages are not shown."""
    return (
        *error_lines(reviewed, language, nearest="read_nearest_elsewhere"),
        *possible_gap_lines(reviewed, language),
    )


def possible_gap_lines(reviewed: Sequence[ReviewedAssessment], language: str) -> tuple[str, ...]:
    """What a possible gap is worth, where there is one."""
    is_any = any(found.may_be_gap for each in reviewed for found in each.findings)
    return (say("possible_gaps_often", language),) if is_any else ()


def without_error_rate(reviewed: Sequence[ReviewedAssessment]) -> frozenset[str]:
    """The ids of frameworks with gaps here for which no share of false ones is measured."""
    gaps = _gap_rates(reviewed)
    return frozenset(id for id, _ in gaps) - {id for id, rate in gaps if rate is not None}


def _gap_rates(reviewed: Sequence[ReviewedAssessment]) -> dict[tuple[str, float | None], None]:
    """Of the machine's gaps the framework and the measured share of false ones, each once."""
    return dict.fromkeys(
        (item.framework, item.false_gap_rate)
        for each in reviewed
        for item in each.assessment.findings
        if item.status is CriterionStatus.NO_EVIDENCE
    )


def _false_gap_lines(reviewed: Sequence[ReviewedAssessment], language: str) -> list[str]:
    """Of each framework with a gap the share of false ones, where it is measured."""
    return [
        say(
            "false_gaps_line",
            language,
            framework=_title(id, reviewed, language),
            rate=percent(rate, language),
        )
        for id, rate in _gap_rates(reviewed)
        if rate is not None
    ]


def _unmeasured_lines(reviewed: Sequence[ReviewedAssessment], language: str) -> list[str]:
    """Of each framework of whose verdicts no error is measured, that it is not."""
    measured = measured_frameworks([item.assessment for item in reviewed])
    with_gaps, unmeasured = {id for id, _ in _gap_rates(reviewed)}, without_error_rate(reviewed)
    judged = dict.fromkeys(
        found.framework for each in reviewed for found in each.assessment.findings
    )
    return [
        say("no_error_measured", language, framework=_title(id, reviewed, language))
        for id in judged
        if (id in unmeasured if id in with_gaps else id not in measured)
    ]


def _title(id: str, reviewed: Sequence[ReviewedAssessment], language: str) -> str:
    frameworks = [item for each in reviewed for item in each.assessment.frameworks]
    return framework_title(frameworks, id, language)


def _rate_line(rate: ErrorRate, language: str) -> str:
    what = say(f"error_{rate.kind.value}", language)
    counts = {"what": what, "wrong": rate.wrong, "judged": rate.judged}
    if rate.rate is None or rate.low is None or rate.high is None:
        return say("error_too_few", language, fewest=FEWEST, **counts)
    shares = {
        "rate": percent(rate.rate, language),
        "low": percent(rate.low, language),
        "high": percent(rate.high, language),
    }
    return say("error_line", language, **counts, **shares)


def _reading_lines(report: Report) -> tuple[str, ...]:
    told = _warnings(report.assessment, report.language)
    return (say("reading_warnings", report.language, warnings=told),) if told else ()


def _quote_lines(report: Report) -> tuple[str, ...]:
    """How items of lists and rows of tables are quoted, where any are."""
    kinds = {
        item.passage.kind
        for found in report.assessment.findings
        for item in (*found.evidence, *found.near_misses)
    }
    joined = kinds & {Kind.BULLET, Kind.TABLE_ROW}
    return (say("quotes_joined", report.language),) if joined else ()


def _warnings(assessment: Assessment, language: str) -> str:
    return " ".join(fit(warning_for(kept, language)) for kept in assessment.warnings)


def plan_reading_lines(plans: Sequence[Plan], language: str) -> tuple[str, ...]:
    """Of each plan what was not read of it and why; none of plans that were read whole."""
    read = [(plan.title, plan.reviewed.assessment) for plan in plans]
    told = [
        (fit(title), f"{unread_text(item.document, language)} {_warnings(item, language)}".strip())
        for title, item in read
    ]
    return tuple(f"{title}: {text}" for title, text in told if text)


def _page_lines(documents: Iterable[Document], language: str) -> tuple[str, ...]:
    return (say("page_numbers", language),) if any(map(has_page_labels, documents)) else ()


def source_lines(
    plans: Sequence[Plan], wordings: Mapping[str, str], language: str
) -> tuple[str, ...]:
    """The programs with what they were asked for, the models and the frameworks, each once.

    Also whose texts are shown, where they are not those of the version that judged.
    """
    assessments = [plan.reviewed.assessment for plan in plans]
    models = dict.fromkeys(item.model for item in assessments)
    frameworks = dict.fromkeys(
        _framework_line(framework, language)
        for item in assessments
        for framework in item.frameworks
    )
    return (
        *_origin_lines(plans, language),
        *(
            say(
                "model_line",
                language,
                name=model.name,
                version=model.version,
                checksum=model.sha256[:SHORT_CHECKSUM],
            )
            for model in models
        ),
        say("frameworks_line", language, frameworks=fit("; ".join(frameworks))),
        *(
            say("other_wording", language, framework=fit(id), version=fit(version))
            for id, version in wordings.items()
        ),
    )


def _origin_lines(plans: Sequence[Plan], language: str) -> Iterator[str]:
    """The program, profile and OCR; where plans differ in them, with the plans of each."""
    by_origin: dict[Origin, list[Plan]] = {}
    for plan in plans:
        if origin := plan.reviewed.assessment.origin:
            by_origin.setdefault(origin, []).append(plan)
    for origin, own in by_origin.items():
        line = say(
            "program_line",
            language,
            version=fit(origin.version),
            checksum=origin.sha256[:SHORT_CHECKSUM],
            profile=_profile(origin.profile, own[0].reviewed.assessment, language),
            ocr=say("yes" if origin.ocr else "no", language),
        )
        titles = "; ".join(fit(plan.title) for plan in own)
        yield line if len(own) == len(plans) else f"{line} ({titles})"


def _profile(id: str | None, assessment: Assessment, language: str) -> str:
    """'Regional plan i Norge (regional-no)'; the id alone where no framework knows it."""
    if id is None:
        return say("no_profile", language)
    known = (each for framework in assessment.frameworks for each in framework.profiles)
    labels = [each.label.in_language(language) for each in known if each.id == id]
    return fit(f"{labels[0]} ({id})" if labels else id)


def _framework_line(framework: Framework, language: str) -> str:
    line = f"{framework.title.in_language(language)} {framework.version}"
    if not framework.as_of:
        return line
    return f"{line} ({say('as_of', language, date=moment(framework.as_of, language))})"
