"""Krippendorff's alpha with its interval."""

from collections.abc import Sequence
from functools import partial
from itertools import permutations

import numpy as np

from aligncheck.compare.agreement import Value
from aligncheck.compare.figure import Figure, Numbers, measure, ratio


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
