"""How statuses, strengths and frameworks look: symbol and colour; the word stands beside them."""

from collections.abc import Mapping

from aligncheck.assessment import CriterionStatus

ORDER = (
    CriterionStatus.NO_EVIDENCE,
    CriterionStatus.WEAK,
    CriterionStatus.COVERED,
    CriterionStatus.NOT_APPLICABLE,
    CriterionStatus.NOT_ASSESSED,
)
"""Gaps first: that is what a planner has to act on."""

COLOURS: Mapping[CriterionStatus, str] = {
    CriterionStatus.COVERED: "#1b6e4b",
    CriterionStatus.WEAK: "#8a5a00",
    CriterionStatus.NO_EVIDENCE: "#a3341f",
    CriterionStatus.NOT_APPLICABLE: "#5b6770",
    CriterionStatus.NOT_ASSESSED: "#5b6770",
}
"""Each at least 4.5 : 1 on white (WCAG 2.1, level AA)."""

_OWN_FRAMEWORK = "#444f57"
_FRAMEWORKS: Mapping[str, str] = {
    "S3": "#1d5b79",
    "S3-P": "#6a4c93",
    "EGD": "#2f7d4f",
    "SDG": "#a85b14",
}


def framework_colour(framework_id: str) -> str:
    """The colour a framework has on every page."""
    return _FRAMEWORKS.get(framework_id, _OWN_FRAMEWORK)
