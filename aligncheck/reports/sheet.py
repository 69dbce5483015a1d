"""A sheet of the workbook before it is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligncheck.assessment import CriterionStatus
from aligncheck.reports.texts import say

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, its heads with their widths in characters, and its rows.

    The first `named` columns say what a row is about.
    """

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]
    colours: dict[tuple[int, int], CriterionStatus]
    named: int = 0


def sheet(
    language: str,
    name: str,
    heads: Sequence[tuple[str, int]],
    rows: Iterable[tuple[Cell, ...]],
    colours: dict[tuple[int, int], CriterionStatus] | None = None,
) -> Sheet:
    """A sheet whose name and heads are keys of the texts."""
    keys = [key for key, _ in heads]
    named = keys.index("criterion") + 1 if "criterion" in keys else 0
    titles = tuple((say(key, language), width) for key, width in heads)
    return Sheet(say(name, language), titles, tuple(rows), colours or {}, named)
