"""What ties one passage to one criterion, and why."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Why:
    """The reasons that can be shown: terms found in the passage and the nearest example.

    `similarity` is the cosine between the passage and `probe`, the nearest example passage
    of the criterion, or what the criterion asks where it has no examples.
    """

    terms: tuple[str, ...] = ()
    probe: str = ""
    similarity: float = 0.0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A finer point under a criterion (a UN target) that a passage fits best."""

    target: str
    probability: float


@dataclass(frozen=True, slots=True)
class Match:
    """A criterion that a passage may be evidence for, with a calibrated probability.

    `accepted` says whether the probability reaches the criterion's own threshold; `level` is
    the model's own estimate of the strength (1–5), None where the model has none.
    """

    criterion: str
    probability: float
    accepted: bool
    why: Why
    level: float | None = None
    targets: tuple[Suggestion, ...] = ()


def most_probable_first(found: Iterable[Match]) -> tuple[Match, ...]:
    """The matches of one passage in one order, whatever frameworks they come from."""
    return tuple(sorted(found, key=lambda match: (-match.probability, match.criterion)))
