"""A sign in the text that says how strong a commitment is."""

from dataclasses import dataclass
from enum import StrEnum


class CueName(StrEnum):
    """What a cue tells: the first four are what a concrete measure needs."""

    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    QUANTITY = "quantity"
    MONEY = "money"
    COMMITTED = "committed"
    INTENT = "intent"
    OWN_ACTOR = "own_actor"
    OTHER_ACTOR = "other_actor"
    PAST = "past"
    NEGATION = "negation"
    MEASURE_HEADING = "measure_heading"
    BACKGROUND_HEADING = "background_heading"
    DATA = "data"
    TITLES = "titles"
    COUNTS_TOGETHER = "counts_together"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue and the words that gave it, verbatim from the passage or its heading.

    Empty for `COUNTS_TOGETHER`: no word gives it, but the passages beside it.
    """

    name: CueName
    text: str
