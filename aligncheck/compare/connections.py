"""Passages that serve criteria of several frameworks at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from aligncheck.assessment import Evidence
from aligncheck.compare.plans import current_evidence
from aligncheck.decisions import ReviewedAssessment
from aligncheck.documents import Passage


@dataclass(frozen=True, slots=True)
class Connection:
    """A passage with what it serves on either side; evidence in the order of the frameworks."""

    passage: Passage
    left: tuple[Evidence, ...]
    right: tuple[Evidence, ...]

    @property
    def strength(self) -> int:
        """How strongly it ties: as strong as the weaker side."""
        strongest = [max(item.strength for item in side) for side in (self.left, self.right)]
        return min(strongest)


@dataclass(frozen=True, slots=True)
class ConnectionCell:
    """Two criteria and the passages that serve both, strongest tie first."""

    left: str
    right: str
    passages: tuple[Connection, ...]


@dataclass(frozen=True, slots=True)
class Connections:
    """All ties, strongest first, and the matrix of those pairs of criteria that have any."""

    connections: tuple[Connection, ...]
    cells: tuple[ConnectionCell, ...]

    def cell(self, left: str, right: str) -> tuple[Connection, ...]:
        """The passages that serve both criteria."""
        for cell in self.cells:
            if (cell.left, cell.right) == (left, right):
                return cell.passages
        return ()


def connections(
    reviewed: ReviewedAssessment,
    *,
    left: Sequence[str] = ("S3",),
    right: Sequence[str] = ("EGD", "SDG"),
) -> Connections:
    """The passages that stand as evidence in a framework of `left` and in one of `right`."""
    sides = {**dict.fromkeys(left, 0), **dict.fromkeys(right, 1)}
    served: dict[Passage, tuple[list[Evidence], list[Evidence]]] = defaultdict(lambda: ([], []))
    for finding in reviewed.findings:
        side = sides.get(finding.finding.framework)
        if side is not None:
            for item in current_evidence(finding):
                served[item.passage][side].append(item)
    ties = [
        Connection(passage, tuple(lefts), tuple(rights))
        for passage, (lefts, rights) in served.items()
        if lefts and rights
    ]
    ties.sort(key=lambda tie: -tie.strength)
    return Connections(tuple(ties), _cells(ties))


def _cells(ties: Sequence[Connection]) -> tuple[ConnectionCell, ...]:
    pairs: dict[tuple[str, str], list[Connection]] = defaultdict(list)
    for tie in ties:
        for first in tie.left:
            for second in tie.right:
                pairs[first.criterion, second.criterion].append(tie)
    return tuple(
        ConnectionCell(first, second, tuple(found))
        for (first, second), found in sorted(pairs.items())
    )
