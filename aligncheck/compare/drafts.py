"""Two drafts of one plan: what was gained, lost, strengthened, weakened and moved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aligncheck.assessment import Assessment, CriterionStatus, Evidence, Finding
from aligncheck.compare.change import GREATEST_FIRST, Change
from aligncheck.compare.plans import current_evidence
from aligncheck.compare.same_passage import moved, same_passages, same_words
from aligncheck.decisions import ReviewedAssessment, ReviewedFinding
from aligncheck.documents import Passage

ONE_PLAN_FROM = 0.2
"""Share of passages in common from which two documents may be drafts of one plan.

Measured on 12 plans (2026-11-29): at most 0.07 between any two plans, 0.99 between two drafts.
"""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """One passage in both drafts; None where a draft does not have it.

    The strengths are 0 where the passage is there but is no evidence for the criterion.
    """

    change: Change
    before: Passage | None
    after: Passage | None
    strength_before: int
    strength_after: int


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """One criterion in both drafts, with its passages; the greatest changes first.

    `may_be_gap_before` and `…_after`: in that draft only hardly likely passages speak for it.
    """

    criterion: str
    framework: str
    change: Change
    status_before: CriterionStatus
    status_after: CriterionStatus
    strength_before: int
    strength_after: int
    may_be_gap_before: bool
    may_be_gap_after: bool
    passages: tuple[PassageChange, ...]

    @property
    def differs_within(self) -> bool:
        """Of the same strength as before, but not by the same passages, or not as surely."""
        other = any(item.change not in (Change.UNCHANGED, Change.MOVED) for item in self.passages)
        surer = self.may_be_gap_before is not self.may_be_gap_after
        return self.change is Change.UNCHANGED and (other or surer)


@dataclass(frozen=True, slots=True)
class DraftComparison:
    """The new draft against the old, criterion by criterion in the new draft's order.

    `in_common` is the share (0–1) of the shorter draft's passages that the other has too.
    """

    old: Assessment
    new: Assessment
    criteria: tuple[CriterionChange, ...]
    in_common: float

    @property
    def may_be_two_plans(self) -> bool:
        """True where the two have so little in common that they are hardly drafts of one plan."""
        return self.in_common < ONE_PLAN_FROM

    def with_change(self, *changes: Change) -> tuple[CriterionChange, ...]:
        """The criteria to which one of these happened."""
        return tuple(item for item in self.criteria if item.change in changes)

    @property
    def differing_within(self) -> tuple[CriterionChange, ...]:
        """The unchanged criteria behind which something is other than before."""
        return tuple(item for item in self.criteria if item.differs_within)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which passages of the drafts are one, both ways, and which of the old have moved."""

    forth: Mapping[Passage, Passage]
    back: Mapping[Passage, Passage]
    moved: frozenset[Passage]


def compare_drafts(old: Assessment, new: Assessment) -> DraftComparison:
    """What happened to each criterion and its passages from `old` to `new`."""
    return _compared(old, new, _uncertain(old), _uncertain(new))


def compare_as_decided(old: ReviewedAssessment, new: ReviewedAssessment) -> DraftComparison:
    """The same as both drafts stand with people's decisions."""
    return _compared(as_decided(old), as_decided(new), _possible_gaps(old), _possible_gaps(new))


def _uncertain(assessment: Assessment) -> frozenset[str]:
    return frozenset(found.criterion for found in assessment.findings if found.is_uncertain)


def _possible_gaps(reviewed: ReviewedAssessment) -> frozenset[str]:
    return frozenset(found.finding.criterion for found in reviewed.findings if found.may_be_gap)


def _compared(
    old: Assessment, new: Assessment, doubted_old: frozenset[str], doubted_new: frozenset[str]
) -> DraftComparison:
    """The comparison; `doubted_…` are the criteria that may be a gap in that draft."""
    grown = abs(new.document.pages - old.document.pages)
    passages = _passages(old), _passages(new)
    pairing = _pairing(*passages, grown)
    shorter = min(len(passages[0]), len(passages[1]))
    in_common = len(pairing.forth) / shorter if shorter else 0.0
    before = {finding.criterion: finding for finding in old.findings}
    after = {finding.criterion: finding for finding in new.findings}
    criteria = tuple(
        _criterion_change(
            before.get(id), after.get(id), pairing, (id in doubted_old, id in doubted_new)
        )
        for id in {**after, **before}
    )
    return DraftComparison(old, new, criteria, in_common)


def as_decided(reviewed: ReviewedAssessment) -> Assessment:
    """The result as it stands with people's decisions, for a comparison of drafts."""
    findings = tuple(_as_decided(found) for found in reviewed.findings)
    return replace(reviewed.assessment, findings=findings)


def _as_decided(found: ReviewedFinding) -> Finding:
    if not found.is_decided:
        return found.finding
    return replace(
        found.finding,
        status=found.current_status,
        strength=found.current_strength,
        evidence=current_evidence(found),
        near_misses=tuple(item.evidence for item in found.passages if not item.stands),
    )


def _passages(assessment: Assessment) -> tuple[Passage, ...]:
    """The passages that can be evidence, and those that were, in reading order."""
    quoted = [
        item.passage
        for finding in assessment.findings
        for item in (*finding.evidence, *finding.near_misses)
    ]
    read = assessment.document.judged
    return tuple(dict.fromkeys([*read, *sorted(quoted, key=lambda passage: passage.place)]))


def _pairing(old: tuple[Passage, ...], new: tuple[Passage, ...], grown: int) -> _Pairing:
    """A passage moved when it changed its place among the others, or further than `grown` pages."""
    pairs = same_passages(old, new)
    further = {
        first
        for first, second in pairs.items()
        if abs((old[first].page or 0) - (new[second].page or 0)) > grown + 1
    }
    gone = moved(pairs) | further
    return _Pairing(
        {old[first]: new[second] for first, second in pairs.items()},
        {new[second]: old[first] for first, second in pairs.items()},
        frozenset(old[first] for first in gone),
    )


def _criterion_change(
    before: Finding | None, after: Finding | None, pairing: _Pairing, doubts: tuple[bool, bool]
) -> CriterionChange:
    known = after or before
    assert known is not None
    passages = _passage_changes(before, after, pairing)
    status_before, strength_before = _state(before)
    status_after, strength_after = _state(after)
    return CriterionChange(
        criterion=known.criterion,
        framework=known.framework,
        change=_change(before, after, passages),
        status_before=status_before,
        status_after=status_after,
        strength_before=strength_before,
        strength_after=strength_after,
        may_be_gap_before=doubts[0],
        may_be_gap_after=doubts[1],
        passages=passages,
    )


def _state(finding: Finding | None) -> tuple[CriterionStatus, int]:
    if finding is None:
        return CriterionStatus.NOT_ASSESSED, 0
    return finding.status, finding.strength


def _change(
    before: Finding | None, after: Finding | None, passages: tuple[PassageChange, ...]
) -> Change:
    states = (_state(before), _state(after))
    if not all(status.is_assessed for status, _ in states):
        same = states[0][0] is states[1][0]
        return Change.UNCHANGED if same else Change.NOT_COMPARABLE
    change = _by_strength(states[0][1], states[1][1])
    if change is not Change.UNCHANGED and not any(item.change in _OF_WORDS for item in passages):
        return _SAME_WORDS[change]
    best = max(passages, key=lambda item: item.strength_after, default=None)
    if change is Change.UNCHANGED and best is not None and best.change is Change.MOVED:
        return Change.MOVED
    return change


_OF_WORDS = frozenset({Change.GAINED, Change.LOST, Change.STRENGTHENED, Change.WEAKENED})
_SAME_WORDS = {
    Change.GAINED: Change.NEWLY_COUNTED,
    Change.LOST: Change.NO_LONGER_COUNTED,
    Change.STRENGTHENED: Change.REJUDGED,
    Change.WEAKENED: Change.REJUDGED,
}
"""What a change is called where no words are others than before."""


def _by_strength(before: int, after: int) -> Change:
    if before == after:
        return Change.UNCHANGED
    if not before:
        return Change.GAINED
    if not after:
        return Change.LOST
    return Change.STRENGTHENED if after > before else Change.WEAKENED


def _passage_changes(
    before: Finding | None, after: Finding | None, pairing: _Pairing
) -> tuple[PassageChange, ...]:
    old = _by_passage(before.evidence if before else ())
    new = _by_passage(after.evidence if after else ())
    seen = {passage: pairing.back.get(passage) for passage in new}
    known = set(seen.values())
    changes = [_passage_change(old, new, seen[passage], passage, pairing) for passage in new]
    changes += [
        _passage_change(old, new, passage, pairing.forth.get(passage), pairing)
        for passage in old
        if passage not in known
    ]
    order = (*GREATEST_FIRST, Change.UNCHANGED)
    return tuple(sorted(changes, key=lambda item: order.index(item.change)))


def _by_passage(evidence: tuple[Evidence, ...]) -> dict[Passage, Evidence]:
    return {item.passage: item for item in evidence}


def _passage_change(
    old: Mapping[Passage, Evidence],
    new: Mapping[Passage, Evidence],
    before: Passage | None,
    after: Passage | None,
    pairing: _Pairing,
) -> PassageChange:
    strength_before = old[before].strength if before and before in old else 0
    strength_after = new[after].strength if after and after in new else 0
    change = _by_strength(strength_before, strength_after)
    if before and after:
        change = _of_pair(change, same_words(before, after))
    if change is Change.UNCHANGED and before in pairing.moved:
        change = Change.MOVED
    return PassageChange(change, before, after, strength_before, strength_after)


def _of_pair(change: Change, same: bool) -> Change:
    """What happened to a passage that stands in both drafts: it is neither gained nor lost."""
    return (_SAME_WORDS if same else _REWORDED).get(change, change)


_REWORDED = {Change.GAINED: Change.STRENGTHENED, Change.LOST: Change.WEAKENED}
