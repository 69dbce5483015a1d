"""How statuses and frameworks look: colours; the symbol and the word stand beside them."""

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


def status_ground(status: CriterionStatus) -> str:
    """The pale ground on which a status stands in a table."""
    return hexadecimal(STATUS_COLOURS[status])


def framework_hue(framework_id: str) -> str:
    """The colour a framework has on every page and in every report."""
    return hexadecimal(framework_colour(framework_id))
