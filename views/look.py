"""How statuses and frameworks look: colours; the symbol and the word stand beside them."""

from collections.abc import Mapping

from aligncheck.assessment import CriterionStatus
from aligncheck.reports.colours import STATUS_COLOURS, framework_colour, hexadecimal

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


def status_ground(status: CriterionStatus) -> str:
    """The pale ground on which a status stands in a table."""
    return hexadecimal(STATUS_COLOURS[status])


def framework_hue(framework_id: str) -> str:
    """The colour a framework has on every page and in every report."""
    return hexadecimal(framework_colour(framework_id))
