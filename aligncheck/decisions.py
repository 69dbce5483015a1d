"""What people decided about findings, and an assessment seen with those decisions beside it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from aligncheck.assessment import COVERED_FROM, Assessment, CriterionStatus, Evidence, Finding
from aligncheck.decision import Decision, DecisionAction, passage_key, standing

__all__ = [
    "ACCEPTING",
    "REJECTING",
    "Decision",
    "DecisionAction",
    "ReviewedAssessment",
    "ReviewedEvidence",
    "ReviewedFinding",
    "apply_decisions",
    "covering",
    "in_force",
    "passage_key",
    "standing",
    "strength_given",
]


@dataclass(frozen=True, slots=True)
class ReviewedEvidence:
    """A passage with the reviewers' verdict beside the machine's; None where nobody decided."""

    evidence: Evidence
    near_miss: bool
    accepted: bool | None
    strength: int | None
    decisions: tuple[Decision, ...]

    @property
    def stands(self) -> bool:
        """Whether the passage counts as evidence now: the person's word before the machine's."""
        return not self.near_miss if self.accepted is None else self.accepted

    @property
    def current_strength(self) -> int:
        """The reviewer's strength, or the machine's where nobody changed it."""
        return self.evidence.strength if self.strength is None else self.strength


_WITHOUT_EVIDENCE = frozenset(
    {CriterionStatus.NO_EVIDENCE, CriterionStatus.NOT_APPLICABLE, CriterionStatus.NOT_ASSESSED}
)


@dataclass(frozen=True, slots=True)
class ReviewedFinding:
    """A finding, untouched, with what people made of it; None where nobody decided."""

    finding: Finding
    passages: tuple[ReviewedEvidence, ...]
    status: CriterionStatus | None
    strength: int | None
    decisions: tuple[Decision, ...]

    @property
    def current_status(self) -> CriterionStatus:
        """The reviewers' status, or the machine's where nobody decided."""
        return self.finding.status if self.status is None else self.status

    @property
    def current_strength(self) -> int:
        """The reviewers' strength, or the machine's where nobody decided."""
        return self.finding.strength if self.strength is None else self.strength

    @property
    def evidence(self) -> tuple[ReviewedEvidence, ...]:
        """The passages that count now, in the machine's order; none in a gap or where set aside."""
        if self.current_status in _WITHOUT_EVIDENCE:
            return ()
        return tuple(item for item in self.passages if item.stands)

    @property
    def is_decided(self) -> bool:
        """Whether a person has decided anything here."""
        return bool(self.decisions)

    @property
    def may_be_gap(self) -> bool:
        """True where only hardly likely passages speak for it, and no person has vouched for it.

        Who takes a passage away makes it no surer; who accepts one, or judges the whole, does.
        """
        weak = self.current_status is CriterionStatus.WEAK
        return weak and self.finding.is_uncertain and not self._is_vouched_for

    @property
    def is_judged_whole(self) -> bool:
        """Whether a person had a word on the criterion itself."""
        return any(not decision.passage_key for decision in self.decisions)

    @property
    def _is_vouched_for(self) -> bool:
        return self.is_judged_whole or any(item.accepted for item in self.passages)


@dataclass(frozen=True, slots=True)
class ReviewedAssessment:
    """An assessment, untouched, with its decisions beside it; findings in the same order.

    `unplaced` holds standing decisions on criteria or passages that the assessment lacks,
    such as those made under another model.
    """

    assessment: Assessment
    findings: tuple[ReviewedFinding, ...]
    unplaced: tuple[Decision, ...]


def apply_decisions(assessment: Assessment, decisions: Sequence[Decision]) -> ReviewedAssessment:
    """The assessment with the standing decisions beside it; the machine's result is untouched."""
    by_criterion: dict[str, list[Decision]] = defaultdict(list)
    for decision in standing(decisions):
        by_criterion[decision.criterion].append(decision)
    findings = tuple(
        _reviewed(finding, by_criterion.get(finding.criterion, []))
        for finding in assessment.findings
    )
    placed = {id(decision) for found in findings for decision in found.decisions}
    left = [item for items in by_criterion.values() for item in items if id(item) not in placed]
    return ReviewedAssessment(assessment, findings, tuple(left))


def _reviewed(finding: Finding, decisions: list[Decision]) -> ReviewedFinding:
    passages = tuple(
        _reviewed_evidence(evidence, near_miss, decisions)
        for near_miss, group in ((False, finding.evidence), (True, finding.near_misses))
        for evidence in group
    )
    keys = {"", *(passage_key(item.evidence.passage) for item in passages)}
    placed = tuple(decision for decision in decisions if decision.passage_key in keys)
    status, strength = _outcome(finding, passages, placed)
    return ReviewedFinding(finding, passages, status, strength, placed)


ACCEPTING = frozenset({DecisionAction.ACCEPT, DecisionAction.STRENGTH, DecisionAction.COVERS_GAP})
REJECTING = frozenset({DecisionAction.REJECT, DecisionAction.REALLY_MISSING})


def _reviewed_evidence(
    evidence: Evidence, near_miss: bool, decisions: list[Decision]
) -> ReviewedEvidence:
    key = passage_key(evidence.passage)
    own = tuple(decision for decision in decisions if decision.passage_key == key)
    accepted, strength = None, None
    for decision in decisions:
        if decision.passage_key == key:
            if decision.action in ACCEPTING | REJECTING:
                accepted = decision.action in ACCEPTING
            given = strength_given(decision)
            strength = strength if given is None else given
        elif _denies_all(decision) and (accepted or not near_miss):
            accepted = False
    return ReviewedEvidence(evidence, near_miss, accepted, strength, own)


def _denies_all(decision: Decision) -> bool:
    """Whether it says that nothing in the plan speaks for the criterion, whatever was shown."""
    return decision.action is DecisionAction.REALLY_MISSING and not decision.passage_key


def strength_given(decision: Decision) -> int | None:
    """The strength that the decision gives its passage; None where it gives none.

    Who says that a passage covers the criterion has called it a commitment, however weak the
    machine graded it; that holds for decisions noted with the machine's strength, too.
    """
    if decision.action not in ACCEPTING:
        return None
    strength = _strength(decision.after, otherwise=None)
    if decision.action is DecisionAction.COVERS_GAP:
        return covering(strength or 0)
    return strength


def covering(strength: int) -> int:
    """The strength of a passage that a person says covers the criterion: a commitment at least."""
    return max(COVERED_FROM, strength)


def _strength(text: str, *, otherwise: int | None) -> int | None:
    return int(text) if text in {"0", "1", "2", "3", "4", "5"} else otherwise


def _outcome(
    finding: Finding, passages: tuple[ReviewedEvidence, ...], decisions: tuple[Decision, ...]
) -> tuple[CriterionStatus | None, int | None]:
    if not decisions:
        return None, None
    latest = _decisive(decisions)
    if latest.action is DecisionAction.NOT_APPLICABLE:
        return CriterionStatus.NOT_APPLICABLE, 0
    if latest.action is DecisionAction.REALLY_MISSING:
        return CriterionStatus.NO_EVIDENCE, 0
    if not latest.passage_key:
        return _criterion_outcome(finding, latest)
    strength = max((item.current_strength for item in passages if item.stands), default=0)
    return _status_at(strength), strength


_REOPENING = frozenset({DecisionAction.ACCEPT, DecisionAction.COVERS_GAP})


def _decisive(decisions: Sequence[Decision]) -> Decision:
    """The latest decision that bears on the status: a criterion that was set aside stays so
    until somebody accepts a passage for it or decides on the criterion again."""
    decisive = decisions[0]
    for decision in decisions[1:]:
        is_set_aside = decisive.action is DecisionAction.NOT_APPLICABLE
        if not is_set_aside or not decision.passage_key or decision.action in _REOPENING:
            decisive = decision
    return decisive


def in_force(decisions: Sequence[Decision]) -> tuple[bool, ...]:
    """Of each standing decision on one criterion, whether no later one took its place."""
    return tuple(
        not any(_replaces(later, earlier) for later in decisions[place + 1 :])
        for place, earlier in enumerate(decisions)
    )


def _replaces(later: Decision, earlier: Decision) -> bool:
    if later.passage_key == earlier.passage_key:
        return True
    if not later.passage_key:
        return _denies_all(later) and earlier.action in ACCEPTING
    reopening = _REOPENING if earlier.action is DecisionAction.NOT_APPLICABLE else ACCEPTING
    return not earlier.passage_key and later.action in reopening


def _criterion_outcome(finding: Finding, decision: Decision) -> tuple[CriterionStatus, int]:
    """A word on the whole criterion; `after` may hold a strength, a gap rejected is covered."""
    is_gap = finding.status is CriterionStatus.NO_EVIDENCE
    if decision.action is DecisionAction.ACCEPT:
        return finding.status, finding.strength
    if decision.action is DecisionAction.REJECT and not is_gap:
        return CriterionStatus.NO_EVIDENCE, 0
    strength = strength_given(decision)
    if strength is None:
        strength = _strength(decision.after, otherwise=COVERED_FROM) or 0
    return _status_at(strength), strength


def _status_at(strength: int) -> CriterionStatus:
    if strength == 0:
        return CriterionStatus.NO_EVIDENCE
    return CriterionStatus.COVERED if strength >= COVERED_FROM else CriterionStatus.WEAK
