"""One colour for each framework and each status, the same in every report."""

import hashlib
from collections.abc import Mapping

from aligncheck.assessment import CriterionStatus

Colour = tuple[int, int, int]
"""Red, green and blue, 0–255."""

# Okabe and Ito's palette (2008), told apart with the common kinds of colour blindness.
FRAMEWORK_COLOURS: Mapping[str, Colour] = {
    "S3": (0, 114, 178),
    "S3-P": (204, 121, 167),
    "EGD": (0, 158, 115),
    "SDG": (230, 159, 0),
}
_OTHERS: tuple[Colour, ...] = ((213, 94, 0), (86, 180, 233), (140, 110, 200), (120, 120, 60))

STATUS_COLOURS: Mapping[CriterionStatus, Colour] = {
    CriterionStatus.COVERED: (222, 239, 228),
    CriterionStatus.WEAK: (253, 243, 214),
    CriterionStatus.NO_EVIDENCE: (250, 226, 220),
    CriterionStatus.NOT_APPLICABLE: (238, 238, 238),
    CriterionStatus.NOT_ASSESSED: (238, 238, 238),
}
"""Pale grounds for dark text; a sign and a word always stand on them."""


def framework_colour(framework: str) -> Colour:
    """The framework's colour; for a framework of one's own, one that follows from its id."""
    if framework in FRAMEWORK_COLOURS:
        return FRAMEWORK_COLOURS[framework]
    number = hashlib.sha256(framework.encode("utf-8", "replace")).digest()[0]
    return _OTHERS[number % len(_OTHERS)]


def hexadecimal(colour: Colour) -> str:
    """The colour as '#0072B2'."""
    return "#{:02X}{:02X}{:02X}".format(*colour)
