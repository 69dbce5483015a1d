"""The review queue: the passages and gaps of a plan, one entry each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import (
    Decision,
    ReviewedEvidence,
    ReviewedFinding,
    passage_key,
    standing,
)
from views.storage import CheckedPlan

ALL_FRAMEWORKS = "all"


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to judge, or (without one) a criterion for which nothing was found."""

    found: ReviewedFinding
    item: ReviewedEvidence | None
    copy: int = 1  # 2 for the second passage of the same key under the criterion, and so on

    @property
    def criterion(self) -> str:
        """The criterion it belongs to."""
        return self.found.finding.criterion

    @property
    def key(self) -> str:
        """The key that its decisions bear; empty for a gap."""
        return "" if self.item is None else passage_key(self.item.evidence.passage)

    @property
    def id(self) -> str:
        """A short name for the address."""
        name = f"{self.criterion}~{self.key[:12]}"
        return name if self.copy == 1 else f"{name}~{self.copy}"


def entries(plan: CheckedPlan, *, framework: str, what: str) -> tuple[Entry, ...]:
    """What there is to judge, gaps first within each framework, in the frameworks' order."""
    every: list[Entry] = []
    for found in plan.reviewed.findings:
        if framework not in (ALL_FRAMEWORKS, found.finding.framework):
            continue
        is_gap = found.finding.status is CriterionStatus.NO_EVIDENCE
        if is_gap and what != "evidence":
            every.append(Entry(found, None))
        if what != "gaps":
            every += _passages(found)
    return tuple(every)


def _passages(found: ReviewedFinding) -> list[Entry]:
    """The passages found, those of the same words and place counted."""
    copies: Counter[str] = Counter()
    every = []
    for item in found.passages:
        if not item.near_miss:
            key = passage_key(item.evidence.passage)
            copies[key] += 1
            every.append(Entry(found, item, copies[key]))
    return every


def judged_by(plan: CheckedPlan, name: str) -> frozenset[tuple[str, str]]:
    """Criterion and passage of everything on which that reviewer's word stands."""
    own = [item for item in standing(plan.decisions) if item.reviewer == name]
    return frozenset((item.criterion, item.passage_key) for item in own)


def judged_by_anybody(decisions: Sequence[Decision]) -> frozenset[tuple[str, str]]:
    """Criterion and passage of everything on which somebody's word stands."""
    return frozenset((item.criterion, item.passage_key) for item in standing(decisions))


def is_judged(entry: Entry, judged: frozenset[tuple[str, str]]) -> bool:
    """Whether the entry is done; a gap also by a word on one of its nearest passages."""
    if entry.item is not None:
        return (entry.criterion, entry.key) in judged or (entry.criterion, "") in judged
    return any(criterion == entry.criterion for criterion, _ in judged)


def left_to_do(every: Sequence[Entry], judged: frozenset[tuple[str, str]]) -> tuple[Entry, ...]:
    """The entries on which none of those words stands."""
    return tuple(entry for entry in every if not is_judged(entry, judged))
