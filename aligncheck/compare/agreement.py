"""How far reviewers agree: percent, Krippendorff's alpha, and where they do not."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, permutations

import numpy as np

from aligncheck.compare.figure import Figure, Numbers, measure, ratio
from aligncheck.decisions import Decision, DecisionAction, standing, strength_given

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
    nominal: Figure | None
    ordinal: Figure | None
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


def krippendorff_alpha(units: Sequence[Sequence[Value]], *, ordinal: bool) -> Figure | None:
    """1 for full agreement, 0 for chance; None without pairs or where only one value occurs.

    The interval draws whole units, as those of the other measured figures do; an ordinal distance
    follows from the ratings that were drawn.
    """
    paired = [unit for unit in units if len(unit) > 1]
    order = sorted({value for unit in paired for value in unit}, key=int if ordinal else str)
    if len(order) < 2:
        return None
    counts = np.stack([_coincidences(unit, order) for unit in paired])
    alphas = partial(_alphas, values=len(order), ordinal=ordinal)
    return measure("alpha", counts, alphas, n=len(paired))


def _coincidences(unit: Sequence[Value], order: Sequence[Value]) -> Numbers:
    """How often each pair of values occurs in the unit, each rating counted once in all."""
    pairs = np.zeros((len(order), len(order)))
    for first, second in permutations(unit, 2):
        pairs[order.index(first), order.index(second)] += 1 / (len(unit) - 1)
    return pairs.ravel()


def _alphas(sums: Numbers, *, values: int, ordinal: bool) -> Numbers:
    """Alpha of each draw; not a number where all its ratings are one value."""
    pairs = sums.reshape(-1, values, values)
    totals = pairs.sum(axis=2)
    count = totals.sum(axis=1)
    apart = _ordinal(totals) if ordinal else 1.0 - np.eye(values)
    observed = (pairs * apart).sum(axis=(1, 2)) * (count - 1)
    expected = (totals[:, :, None] * totals[:, None, :] * apart).sum(axis=(1, 2))
    return 1 - ratio(observed, expected)


def _ordinal(totals: Numbers) -> Numbers:
    """The squared number of ratings between two values, half of each end counted."""
    middle = totals.cumsum(axis=1) - totals / 2
    return np.asarray((middle[:, :, None] - middle[:, None, :]) ** 2)


def _percent(units: Sequence[Sequence[Value]]) -> float | None:
    pairs = [first == second for unit in units for first, second in combinations(unit, 2)]
    return sum(pairs) / len(pairs) if pairs else None
