"""What can happen to a criterion or a passage from one draft to the next."""

from enum import StrEnum

from aligncheck.frameworks import Wording


class Change(StrEnum):
    """What happened from the old draft to the new; a closed set.

    The words are others: gained and lost (in one draft only), strengthened, weakened. The words are
    the same, but not what they are held for: newly counted, no longer counted, rejudged.
    """

    GAINED = "gained"
    LOST = "lost"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    NO_LONGER_COUNTED = "no_longer_counted"
    NEWLY_COUNTED = "newly_counted"
    REJUDGED = "rejudged"
    MOVED = "moved"
    UNCHANGED = "unchanged"
    NOT_COMPARABLE = "not_comparable"

    @property
    def label(self) -> Wording:
        """The word for people."""
        return _LABELS[self]


GREATEST_FIRST = (
    Change.LOST,
    Change.WEAKENED,
    Change.GAINED,
    Change.STRENGTHENED,
    Change.NO_LONGER_COUNTED,
    Change.NEWLY_COUNTED,
    Change.REJUDGED,
    Change.MOVED,
)
"""The changes in the order in which they are told: losses first; what only moved, last."""

_LABELS = {
    Change.GAINED: Wording("Nytt", "Nytt", "Gained"),
    Change.LOST: Wording("Falt bort", "Falle bort", "Lost"),
    Change.STRENGTHENED: Wording("Styrket", "Styrkt", "Strengthened"),
    Change.WEAKENED: Wording("Svekket", "Svekt", "Weakened"),
    Change.NO_LONGER_COUNTED: Wording("Teller ikke lenger", "Tel ikkje lenger", "No longer counts"),
    Change.NEWLY_COUNTED: Wording("Teller nå", "Tel no", "Counts now"),
    Change.REJUDGED: Wording("Vurdert annerledes", "Vurdert annleis", "Judged otherwise"),
    Change.MOVED: Wording("Flyttet", "Flytta", "Moved"),
    Change.UNCHANGED: Wording("Uendret", "Uendra", "Unchanged"),
    Change.NOT_COMPARABLE: Wording(
        "Kan ikke sammenlignes", "Kan ikkje samanliknast", "Cannot be compared"
    ),
}
