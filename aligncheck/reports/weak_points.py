"""What may be missing, and what would lift a weak point."""

from collections.abc import Sequence

from aligncheck.compare.plans import current_evidence
from aligncheck.decisions import ReviewedFinding
from aligncheck.grading.cue import CueName
from aligncheck.grading.ladder import ANALYSIS
from aligncheck.reports.texts import say

LIFTING = (
    CueName.COMMITTED,
    CueName.RESPONSIBLE,
    CueName.DEADLINE,
    CueName.QUANTITY,
    CueName.MONEY,
)
"""What a passage needs to count as a concrete measure, in the order in which it is asked for."""


def lift(found: ReviewedFinding, language: str) -> str:
    """What would lift the strongest passage, in a sentence; empty without one, or if all is there.

    Empty also for a possible gap, whose passages may be about something else. A passage that only
    refers to others needs a word on the plan's own part before all else.
    """
    if found.may_be_gap:
        return ""
    for item in current_evidence(found)[:1]:
        if item.criterion in ANALYSIS:
            return say(f"lift_{item.criterion}", language)
        cues = {cue.name for cue in item.cues}
        if CueName.OTHER_ACTOR in cues and CueName.OWN_ACTOR not in cues:
            return say("lift_other_actor", language)
        lacking = [say(f"lift_{cue}", language) for cue in LIFTING if cue not in cues]
        return say("lift", language, missing=_listed(lacking, language)) if lacking else ""
    return ""


def _listed(words: Sequence[str], language: str) -> str:
    """'en frist, et måltall og penger'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {say('and', language)} {words[-1]}"
