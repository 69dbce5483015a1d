"""One act of a reviewer, and which acts of a log still stand."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aligncheck.documents import Passage


class DecisionAction(StrEnum):
    """What a reviewer did; a closed set."""

    ACCEPT = "accept"
    REJECT = "reject"
    STRENGTH = "strength"
    NOT_APPLICABLE = "not_applicable"
    COVERS_GAP = "covers_gap"
    REALLY_MISSING = "really_missing"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of one reviewer; decisions are appended, never changed.

    `passage_key` is empty for a decision on the criterion itself. `before` and `after` are
    the words or numbers that stood before and stand now. An undo takes back the same
    reviewer's latest standing decision on the same criterion and passage.

    A decision that was made on an earlier draft keeps who made it, when and why; `carried_from`
    then names that draft, `carried_by` and `carried_at` who took it over and when, where known.
    """

    assessment_id: str
    criterion: str
    passage_key: str
    action: DecisionAction
    before: str
    after: str
    reason: str
    reviewer: str
    at: str  # ISO 8601 with time zone
    model: str
    framework_version: str
    carried_from: str = ""
    carried_by: str = ""
    carried_at: str = ""

    @property
    def is_carried(self) -> bool:
        """Whether it was made on an earlier draft and taken over from there."""
        return bool(self.carried_from)


def passage_key(passage: Passage) -> str:
    """The SHA-256 of the passage's text and place; the same in every reading of the same file."""
    corner = [round(passage.boxes[0].x0), round(passage.boxes[0].y0)] if passage.boxes else []
    place = json.dumps([passage.page, corner, passage.text], ensure_ascii=True)
    return hashlib.sha256(place.encode("ascii")).hexdigest()


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that no later undo took back, in their order; carried ones come first.

    So whatever was decided on the draft itself goes before what was carried to it. Carried ones
    stand in the order in which they were made, whichever draft was taken over first. An undo takes
    back the last in this order.
    """
    kept: dict[int, Decision] = {}
    stacks: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, decision in enumerate(decisions):
        stack = stacks[decision.reviewer, decision.criterion, decision.passage_key]
        if decision.action is not DecisionAction.UNDO:
            kept[position] = decision
            stack.append(position)
        elif stack:
            last = max(stack, key=lambda place: (_order(kept[place]), place))
            stack.remove(last)
            del kept[last]
    return tuple(sorted(kept.values(), key=_order))


def by_plan(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """The decisions by the id of the assessment that they are on, each list in their order."""
    kept: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        kept[decision.assessment_id].append(decision)
    return dict(kept)


def _order(decision: Decision) -> tuple[bool, str]:
    return (False, decision.at) if decision.is_carried else (True, "")
