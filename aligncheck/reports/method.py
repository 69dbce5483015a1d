"""How the result came about and how wrong it can be, in plain lines."""

from aligncheck.compare.error_rate import FEWEST, ErrorKind, ErrorRate, error_rates, total_rate
from aligncheck.compare.labels import strength_label
from aligncheck.documents.warnings import warning_for
from aligncheck.reports.report import Report, fit
from aligncheck.reports.texts import moment, percent, say

SHORT_CHECKSUM = 12  # characters of a checksum that are shown in running text


def method_lines(report: Report) -> tuple[str, ...]:
    """What was done, with what, what it cannot tell, and the error as far as it is known."""
    language = report.language
    scale = ", ".join(strength_label(strength, language) for strength in range(6))
    return (
        say("says_not_does", language),
        say("how", language),
        say("scale", language, scale=scale),
        *_error_lines(report),
        *_reading_lines(report),
        *_source_lines(report),
    )


def _error_lines(report: Report) -> tuple[str, ...]:
    language = report.language
    rates = {found.false_gap_rate for found in report.assessment.findings} - {None}
    lines = [
        say("false_gaps_line", language, rate=percent(rate, language))
        for rate in sorted(rate for rate in rates if rate is not None)
    ] or [say("no_error_measured", language)]
    counted = error_rates([report.reviewed])
    totals = (total_rate(counted, kind) for kind in ErrorKind)
    return (*lines, *(_rate_line(rate, language) for rate in totals if rate.judged))


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
    told = [fit(warning_for(kept, report.language)) for kept in report.assessment.warnings]
    return (say("reading_warnings", report.language, warnings=" ".join(told)),) if told else ()


def _source_lines(report: Report) -> tuple[str, ...]:
    language, assessment = report.language, report.assessment
    model = assessment.model
    frameworks = "; ".join(
        f"{item.title.in_language(language)} {item.version}"
        + (f" ({say('as_of', language, date=moment(item.as_of, language))})" if item.as_of else "")
        for item in assessment.frameworks
    )
    checksum = model.sha256[:SHORT_CHECKSUM]
    return (
        say("model_line", language, name=model.name, version=model.version, checksum=checksum),
        say("frameworks_line", language, frameworks=fit(frameworks)),
        f"{fit(assessment.document.name)}: SHA-256 {assessment.document.sha256}",
    )
