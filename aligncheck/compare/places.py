"""Where in the plan the evidence stands: pages × frameworks."""

from collections import defaultdict
from dataclasses import dataclass

from aligncheck.compare.plans import current_evidence
from aligncheck.decisions import ReviewedAssessment
from aligncheck.documents import Passage

PARTS = 40  # at most; equal parts that stand in for pages in a file without them


@dataclass(frozen=True, slots=True)
class PlaceCell:
    """One page (or part) and one framework: how many passages, and the strongest's strength."""

    framework: str
    file: str
    place: int  # 1-based
    passages: int
    strength: int


@dataclass(frozen=True, slots=True)
class Places:
    """The strip; `count` places in all, pages of the plan or parts where it has no pages."""

    paged: bool
    count: int
    cells: tuple[PlaceCell, ...]

    def of_framework(self, framework: str) -> tuple[PlaceCell, ...]:
        """The places where the framework has evidence, in order."""
        return tuple(cell for cell in self.cells if cell.framework == framework)


def places(reviewed: ReviewedAssessment) -> Places:
    """Where each framework's standing evidence is; a passage over a page break counts on both."""
    document = reviewed.assessment.document
    order = {passage: number for number, passage in enumerate(document.passages)}
    paged = any(passage.page is not None for passage in document.passages)
    count = document.pages if paged else min(PARTS, max(len(order), 1))
    found: dict[tuple[str, str, int], dict[Passage, int]] = defaultdict(dict)
    for finding in reviewed.findings:
        for item in current_evidence(finding):
            for place in _places_of(item.passage, order, None if paged else count):
                at = found[finding.finding.framework, item.passage.file, place]
                at[item.passage] = max(at.get(item.passage, 0), item.strength)
    cells = tuple(
        PlaceCell(framework, file, place, len(at), max(at.values()))
        for (framework, file, place), at in sorted(found.items())
    )
    return Places(paged, count, cells)


def pages_of_passage(passage: Passage) -> tuple[int, ...]:
    """The pages that the passage stands on, in order."""
    first = () if passage.page is None else (passage.page,)
    return tuple(sorted({*first, *(box.page for box in passage.boxes)}))


def _places_of(passage: Passage, order: dict[Passage, int], parts: int | None) -> tuple[int, ...]:
    """The pages of the passage, or the one of so many parts that it stands in."""
    if parts is None:
        return pages_of_passage(passage)
    position = order.get(passage)
    return () if position is None else (1 + position * parts // len(order),)
