"""What was read in vain, and what would lift a weak point."""

from aligncheck.compare.plans import current_evidence
from aligncheck.decisions import ReviewedFinding
from aligncheck.grading.cue import CueName
from aligncheck.reports.report import Report
from aligncheck.reports.texts import say

LIFTING = (CueName.RESPONSIBLE, CueName.DEADLINE, CueName.QUANTITY, CueName.MONEY)
"""What a concrete measure has; the words for them are keys of texts.toml."""


def missing_cues(found: ReviewedFinding, language: str) -> tuple[str, ...]:
    """What the strongest passage lacks of what makes a concrete measure; empty without one."""
    for item in current_evidence(found)[:1]:
        present = {cue.name for cue in item.cues}
        return tuple(say(cue.value, language) for cue in LIFTING if cue not in present)
    return ()


def read_passages(report: Report) -> int:
    """How many passages of the plan were held against the frameworks."""
    return sum(passage.is_evidence for passage in report.assessment.document.passages)
