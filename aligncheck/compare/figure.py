"""A measured figure with its 95 % interval."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Statistic = Callable[[Numbers], Numbers]
"""Turns summed counts (draws × parts) into one figure a draw."""

DRAWS = 1000
SEED = 20
_TAILS = (2.5, 97.5)


class Better(StrEnum):
    """Which way a figure should move."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with the interval that resampling gave; `n` cases; not a number where n is 0."""

    name: str
    value: float
    low: float
    high: float
    n: int
    better: Better = Better.HIGHER


def measure(
    name: str,
    counts: Numbers,
    statistic: Statistic,
    *,
    n: int,
    better: Better = Better.HIGHER,
) -> Figure:
    """The statistic of the summed counts, with a percentile bootstrap over their rows.

    A row holds the counts of one unit that is drawn as a whole (a document, a text, a pair).
    """
    if not len(counts):
        return Figure(name, float("nan"), float("nan"), float("nan"), 0, better)
    value = float(statistic(counts.sum(axis=0)[None])[0])
    drawn = statistic(_weights(len(counts)) @ counts)
    known = drawn[~np.isnan(drawn)]
    low, high = np.percentile(known, _TAILS) if len(known) else (value, value)
    return Figure(name, value, float(low), float(high), n, better)


def share(name: str, hits: Numbers, cases: Numbers, better: Better = Better.HIGHER) -> Figure:
    """Hits of cases, both given a unit, with its interval."""
    counts = np.stack([hits, cases], axis=1).astype(np.float64)
    n = int(counts[:, 1].sum())
    return measure(name, counts, lambda s: ratio(s[:, 0], s[:, 1]), n=n, better=better)


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Part of whole; not a number where there is no whole."""
    empty = np.full(np.broadcast(part, whole).shape, np.nan)
    return np.asarray(np.divide(part, whole, out=empty, where=whole > 0))


def summed_by_unit(units: NDArray[np.int64], counts: Numbers) -> Numbers:
    """The rows of `counts` added up for each unit; `units` numbers the unit of each row."""
    sums = np.zeros((int(units.max(initial=-1)) + 1, counts.shape[1]))
    np.add.at(sums, units, counts)
    return sums


def _weights(units: int) -> Numbers:
    """How often each unit is drawn (draws × units); the same for the same number of units."""
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(units, np.full(units, 1.0 / units), size=DRAWS)
    return drawn.astype(np.float64)
