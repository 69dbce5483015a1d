"""How far reviewers agree: percent, Krippendorff's alpha, and where they do not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from aligncheck.decisions import Decision, DecisionAction, standing, strength_given

if TYPE_CHECKING:
    from aligncheck.compare.figure import Figure

Value = int | str


@dataclass(frozen=True, slots=True)
class Rating:
    """What one reviewer said on one unit; a number where the values have an order."""

    reviewer: str
    unit: str
    value: Value


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A unit on which reviewers differ, with each one's value."""

    unit: str
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over the units that two or more rated; None where there is nothing to compare.

    `percent` is the share of equal pairs. The alphas follow Krippendorff (2004), chapter 11, with
    95 % intervals; `ordinal` is None where a value is no number.
    """

    units: int
    percent: float | None
    nominal: "Figure | None"
    ordinal: "Figure | None"
    disagreements: tuple[Disagreement, ...]


def agreement(ratings: Sequence[Rating]) -> Agreement:
    """How far the reviewers agree; a reviewer's last rating of a unit counts."""
    from aligncheck.compare.alpha import krippendorff_alpha  # numpy: other comparisons need none

    by_unit: dict[str, dict[str, Rating]] = defaultdict(dict)
    for rating in ratings:
        by_unit[rating.unit][rating.reviewer] = rating
    shared = {unit: tuple(given.values()) for unit, given in by_unit.items() if len(given) > 1}
    values = [[rating.value for rating in given] for given in shared.values()]
    numbers = all(isinstance(value, int) for unit in values for value in unit)
    apart = [
        Disagreement(unit, given)
        for unit, given in shared.items()
        if len({rating.value for rating in given}) > 1
    ]
    return Agreement(
        units=len(shared),
        percent=_percent(values),
        nominal=krippendorff_alpha(values, ordinal=False),
        ordinal=krippendorff_alpha(values, ordinal=True) if numbers else None,
        disagreements=tuple(apart),
    )


def verdicts(decisions: Sequence[Decision]) -> tuple[Rating, ...]:
    """Each reviewer's standing word on each passage or criterion: accepted, rejected, …"""
    return tuple(
        Rating(decision.reviewer, _unit(decision), _VERDICTS[decision.action])
        for decision in standing(decisions)
    )


def strengths(decisions: Sequence[Decision]) -> tuple[Rating, ...]:
    """Each reviewer's standing strength of each passage or criterion, 0 where it was rejected."""
    ratings = []
    for decision in standing(decisions):
        strength = strength_given(decision)
        if strength is not None:
            ratings.append(Rating(decision.reviewer, _unit(decision), strength))
        elif _VERDICTS[decision.action] in {"rejected", "missing"}:
            ratings.append(Rating(decision.reviewer, _unit(decision), 0))
    return tuple(ratings)


_VERDICTS = {
    DecisionAction.ACCEPT: "accepted",
    DecisionAction.STRENGTH: "accepted",
    DecisionAction.COVERS_GAP: "accepted",
    DecisionAction.REJECT: "rejected",
    DecisionAction.REALLY_MISSING: "missing",
    DecisionAction.NOT_APPLICABLE: "not applicable",
}


def _unit(decision: Decision) -> str:
    return f"{decision.assessment_id} {decision.criterion} {decision.passage_key}".strip()


def _percent(units: Sequence[Sequence[Value]]) -> float | None:
    pairs = [first == second for unit in units for first, second in combinations(unit, 2)]
    return sum(pairs) / len(pairs) if pairs else None
