"""Gaps that are gaps because people turned the machine's passages down."""

from collections.abc import Mapping, Sequence

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import ReviewedFinding
from aligncheck.reports.quotes import places_within
from aligncheck.reports.report import Report
from aligncheck.reports.texts import counted


def is_overruled(found: ReviewedFinding) -> bool:
    """Whether the machine found passages where people now say that there is no evidence."""
    return found.current_status is CriterionStatus.NO_EVIDENCE and bool(found.finding.evidence)


def overruled_text(
    found: ReviewedFinding, report: Report, short: Mapping[str, str] | None = None
) -> str:
    """'Maskinen fant 13 avsnitt (s. 1, 10). Etter gjennomgangen teller de ikke.'; else empty."""
    if not is_overruled(found):
        return ""
    passages = [item.passage for item in found.finding.evidence]
    pages = places_within(passages, report, short or {})
    where = f" ({pages})" if pages else ""
    return counted("overruled", len(passages), report.language, where=where)


def searched_text(gaps: Sequence[ReviewedFinding], report: Report) -> str:
    """How many passages were read, and of which gaps none of them reached the threshold."""
    passages = report.assessment.judged
    if not gaps or not passages:
        return ""
    overruled = sum(map(is_overruled, gaps))
    key = "read_only" if overruled == len(gaps) else "searched_else" if overruled else "searched"
    return counted(key, passages, report.language)
