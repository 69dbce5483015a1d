"""How far reviewers agree: percent, Krippendorff's alpha, and where they do not."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from aligncheck.decisions import Decision, DecisionAction, standing, strength_given

Value = int | str
Distance = Callable[[Value, Value], float]


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

    `percent` is the share of equal pairs. The alphas follow Krippendorff (2004), chapter 11;
    `ordinal` is None where a value is no number.
    """

    units: int
    percent: float | None
    nominal: float | None
    ordinal: float | None
    disagreements: tuple[Disagreement, ...]


def agreement(ratings: Sequence[Rating]) -> Agreement:
    """How far the reviewers agree; a reviewer's last rating of a unit counts."""
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
        nominal=krippendorff_alpha(values, _nominal),
        ordinal=krippendorff_alpha(values, _ordinal(values)) if numbers else None,
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


def krippendorff_alpha(units: Sequence[Sequence[Value]], distance: Distance) -> float | None:
    """1 for full agreement, 0 for chance; None without pairs or where only one value occurs."""
    pairs: dict[tuple[Value, Value], float] = defaultdict(float)
    totals: Counter[Value] = Counter()
    for values in (unit for unit in units if len(unit) > 1):
        for first, second in combinations(values, 2):
            pairs[first, second] += 2 / (len(values) - 1)
        totals.update(values)
    count = sum(totals.values())
    if len(totals) < 2:
        return None
    observed = sum(weight * distance(*pair) for pair, weight in pairs.items()) / count
    expected = sum(
        totals[first] * totals[second] * distance(first, second) * 2
        for first, second in combinations(totals, 2)
    ) / (count * (count - 1))
    return 1 - observed / expected


def _nominal(first: Value, second: Value) -> float:
    return float(first != second)


def _ordinal(units: Sequence[Sequence[Value]]) -> Distance:
    """The squared number of ratings between two values, half of each end counted."""
    totals = Counter(value for unit in units for value in unit)
    order = sorted(totals, key=lambda value: int(value))

    def distance(first: Value, second: Value) -> float:
        low, high = sorted((order.index(first), order.index(second)))
        between = sum(totals[value] for value in order[low : high + 1])
        return float((between - (totals[first] + totals[second]) / 2) ** 2)

    return distance


def _percent(units: Sequence[Sequence[Value]]) -> float | None:
    pairs = [first == second for unit in units for first, second in combinations(unit, 2)]
    return sum(pairs) / len(pairs) if pairs else None
