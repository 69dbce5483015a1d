"""Decisions of an earlier draft that still fit the new one, and those to look at again."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from aligncheck.assessment import Assessment, Finding
from aligncheck.compare.same_passage import Words, unchanged_passages, words_of
from aligncheck.decisions import ACCEPTING, Decision, DecisionAction, passage_key, standing
from aligncheck.documents import Passage
from aligncheck.frameworks import Criterion, Wording


class WhyLeft(StrEnum):
    """Why a decision is to be looked at again; a closed set."""

    OTHER_CRITERION = "other_criterion"
    CHANGED = "changed"
    NOT_SHOWN = "not_shown"
    NOT_FOUND = "not_found"
    WHOLE_CRITERION = "whole_criterion"

    @property
    def label(self) -> Wording:
        """The reason in words."""
        return _LABELS[self]


_LABELS = {
    WhyLeft.OTHER_CRITERION: Wording(
        "Kriteriet har fått en annen ordlyd, eller hører til et annet rammeverk",
        "Kriteriet har fått ein annan ordlyd, eller høyrer til eit anna rammeverk",
        "The criterion is worded differently now, or belongs to another framework",
    ),
    WhyLeft.CHANGED: Wording(
        "Avsnittet er endret eller tatt ut",
        "Avsnittet er endra eller teke ut",
        "The passage was changed or taken out",
    ),
    WhyLeft.NOT_SHOWN: Wording(
        "Avsnittet står der, men vises ikke lenger under kriteriet",
        "Avsnittet står der, men blir ikkje lenger vist under kriteriet",
        "The passage is there, but is no longer shown under the criterion",
    ),
    WhyLeft.NOT_FOUND: Wording(
        "Avsnittet er ikke funnet igjen; det kan være endret, tatt ut eller ikke lenger vist",
        "Avsnittet er ikkje funne att; det kan vere endra, teke ut eller ikkje lenger vist",
        "The passage was not found again; it may be changed, taken out or no longer shown",
    ),
    WhyLeft.WHOLE_CRITERION: Wording(
        "Vurderingen gjelder hele kriteriet, ikke ett avsnitt",
        "Vurderinga gjeld heile kriteriet, ikkje eitt avsnitt",
        "The decision is on the whole criterion, not on one passage",
    ),
}


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A decision that was not carried, its passage in the earlier draft (if any), and why."""

    decision: Decision
    passage: Passage | None
    why: WhyLeft


@dataclass(frozen=True, slots=True)
class Carrying:
    """The decisions as they stand on the new draft, and those to look at again."""

    decisions: tuple[Decision, ...]
    left: tuple[LeftBehind, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a criterion shows in the old draft, by key, and the keys that this has in the new."""

    passages: Mapping[str, Passage]
    new_keys: Mapping[str, str]


_NOTHING = _Shown({}, {})


@dataclass(frozen=True, slots=True)
class _There:
    """The passages of the new draft, by their words; not `whole` where only quoted ones are known.

    A result that was kept as JSON holds no others.
    """

    words: Collection[Words]
    whole: bool


def carry_decisions(
    old: Assessment,
    made: Sequence[Decision],
    new: Assessment,
    known: Sequence[Decision] = (),
    *,
    draft: str,
    assessment_id: str = "",
) -> Carrying:
    """What was decided on the old draft, named `draft`, and holds for the new one as it stands.

    A verdict on a passage is carried where the new draft shows the same words under the same
    criterion of the same framework, as long as that reads the same, too, where both drafts know
    its text; who takes it over, and when, is for the caller to add. `known` are the decisions
    on the new draft: nothing is carried to a passage or a criterion on which somebody has
    decided there, nothing is carried twice, and nothing comes back to where it was made.
    """
    shown, others = _shown_in_both(old, new), _other_criteria(old, new)
    decided = [item for item in standing(known) if not item.is_carried]
    settled = {(item.criterion, item.passage_key) for item in decided}
    here = {_origin(item) for item in known}
    carried, left = [], []
    last = standing(made)
    there = _there(new) if last else _There((), whole=False)
    for place, decision in enumerate(last):
        both = shown.get(decision.criterion, _NOTHING)
        key = both.new_keys.get(decision.passage_key, "")
        if settled & {(decision.criterion, ""), (decision.criterion, key)}:
            continue
        other = WhyLeft.OTHER_CRITERION if decision.criterion in others else None
        if why := other or _why_left(decision, both, there, last[place + 1 :]):
            left.append(LeftBehind(decision, both.passages.get(decision.passage_key), why))
            continue
        moved = _moved(decision, key, draft, assessment_id)
        if _origin(moved) not in here:
            carried.append(moved)
    return Carrying(tuple(carried), tuple(left))


def _there(new: Assessment) -> _There:
    quoted = {passage for finding in new.findings for passage in _passages(finding)}
    passages = new.document.passages
    words = {words_of(passage) for passage in passages}
    return _There(words, whole=any(passage not in quoted for passage in passages))


def _moved(decision: Decision, key: str, draft: str, assessment_id: str) -> Decision:
    """The decision on the new draft; one that was carried before still names its first draft."""
    return replace(
        decision,
        assessment_id=assessment_id,
        passage_key=key,
        carried_from=decision.carried_from or draft,
        carried_by="",
        carried_at="",
    )


def _shown_in_both(old: Assessment, new: Assessment) -> dict[str, _Shown]:
    """By criterion: passages that are evidence or near in both drafts, with the same words."""
    before, after = _shown_by_criterion(old), _shown_by_criterion(new)
    return {
        criterion: _shown(passages, after.get((framework, criterion), ()))
        for (framework, criterion), passages in before.items()
    }


def _other_criteria(old: Assessment, new: Assessment) -> frozenset[str]:
    """The ids that stand for one criterion in the old draft and for another in the new."""
    before, after = _criteria(old), _criteria(new)
    return frozenset(
        id for id in before.keys() & after.keys() if _is_another(*before[id], *after[id])
    )


def _criteria(draft: Assessment) -> dict[str, tuple[str, Criterion | None]]:
    """By id: the framework of each criterion and, where the framework is attached, its text."""
    texts = {(each.id, item.id): item for each in draft.frameworks for item in each.criteria}
    return {
        found.criterion: (found.framework, texts.get((found.framework, found.criterion)))
        for found in draft.findings
    }


def _is_another(before: str, old: Criterion | None, after: str, new: Criterion | None) -> bool:
    if before != after or old is None or new is None:
        return before != after
    return (old.label, old.asks) != (new.label, new.asks)


def _shown_by_criterion(draft: Assessment) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """The passages that are evidence or near by framework and criterion, as the draft is read."""
    read = {passage: place for place, passage in enumerate(draft.document.passages)}
    return {
        (finding.framework, finding.criterion): tuple(
            sorted(_passages(finding), key=lambda passage: read.get(passage, len(read)))
        )
        for finding in draft.findings
    }


def _passages(finding: Finding) -> Iterable[Passage]:
    return dict.fromkeys(item.passage for item in (*finding.evidence, *finding.near_misses))


def _shown(old: Sequence[Passage], new: Sequence[Passage]) -> _Shown:
    pairs = unchanged_passages(old, new)
    return _Shown(
        {passage_key(passage): passage for passage in old},
        {passage_key(old[first]): passage_key(new[second]) for first, second in pairs.items()},
    )


def _why_left(
    decision: Decision, shown: _Shown, there: _There, later: Sequence[Decision]
) -> WhyLeft | None:
    """Why the decision cannot be carried; None where it can."""
    if not decision.passage_key or _is_overruled(decision, later):
        return WhyLeft.WHOLE_CRITERION
    if decision.passage_key in shown.new_keys:
        return None
    passage = shown.passages.get(decision.passage_key)
    if passage is not None and words_of(passage) in there.words:
        return WhyLeft.NOT_SHOWN
    return WhyLeft.CHANGED if passage is not None and there.whole else WhyLeft.NOT_FOUND


_DENYING = frozenset(
    {DecisionAction.NOT_APPLICABLE, DecisionAction.REALLY_MISSING, DecisionAction.REJECT}
)


def _is_overruled(decision: Decision, later: Sequence[Decision]) -> bool:
    """Whether an accepted passage stopped counting by a later word on the whole criterion."""
    return decision.action in ACCEPTING and any(
        item.criterion == decision.criterion and not item.passage_key and item.action in _DENYING
        for item in later
    )


def _origin(decision: Decision) -> tuple[str, ...]:
    """What stays the same however often and by whatever way a decision is carried."""
    what = (decision.criterion, decision.passage_key, decision.action, decision.after)
    return (*what, decision.reviewer, decision.at)
