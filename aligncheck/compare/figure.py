"""A measured figure with its 95 % interval."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from aligncheck.compare.error_rate import wilson_interval

Numbers = NDArray[np.float64]
Statistic = Callable[[Numbers], Numbers]
"""Turns summed counts (draws × parts) into one figure a draw."""

DRAWS = 1000
SEED = 20
FEWEST_CASES, FEWEST_UNITS = 10, 5
"""Of fewer, draws only tell the few apart: the figure has no interval."""
FEWEST_PLANS = 10
"""From so many plans on whole plans are drawn; of fewer, what is drawn lies within them."""
_TAILS = (2.5, 97.5)
_UNKNOWN = float("nan")


class Better(StrEnum):
    """Which way a figure should move."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of `n` cases with its interval; not a number where n is 0.

    `low` and `high` are not numbers where the cases are too few to say how sure the figure is.
    """

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

    A row holds the counts of one unit that is drawn as a whole (a document, a text, a pair). No
    interval where cases or units are too few, or where no draw differs from another.
    """
    if not len(counts):
        return Figure(name, _UNKNOWN, _UNKNOWN, _UNKNOWN, 0, better)
    value = float(statistic(counts.sum(axis=0)[None])[0])
    units = int(counts.any(axis=1).sum())
    low = high = _UNKNOWN
    if n >= FEWEST_CASES and units >= FEWEST_UNITS:
        drawn = statistic(_weights(len(counts)) @ counts)
        known = drawn[~np.isnan(drawn)]
        if len(known) and known.min() < known.max():
            low, high = (float(tail) for tail in np.percentile(known, _TAILS))
    return Figure(name, value, low, high, n, better)


def share(name: str, hits: Numbers, cases: Numbers, better: Better = Better.HIGHER) -> Figure:
    """Hits of cases, both given a unit, with its interval.

    Of no hits, or nothing but hits, every draw is the same; there Wilson's interval tells what so
    many cases leave open, counted as if each stood alone.
    """
    counts = np.stack([hits, cases], axis=1).astype(np.float64)
    n = int(counts[:, 1].sum())
    figure = measure(name, counts, lambda s: ratio(s[:, 0], s[:, 1]), n=n, better=better)
    if figure.value not in (0.0, 1.0) or n < FEWEST_CASES:
        return figure
    low, high = wilson_interval(n if figure.value else 0, n)
    return replace(figure, low=low, high=high)


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Part of whole; not a number where there is no whole."""
    empty = np.full(np.broadcast(part, whole).shape, np.nan)
    return np.asarray(np.divide(part, whole, out=empty, where=whole > 0))


def numbered(units: Iterable[Hashable]) -> NDArray[np.int64]:
    """The number of each unit, in order of first appearance."""
    places: dict[Hashable, int] = {}
    return np.array([places.setdefault(unit, len(places)) for unit in units], np.int64)


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
