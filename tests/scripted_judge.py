"""A judge that needs no model, and plans whose passages say what it finds in them."""

from collections.abc import Sequence

import pytest

import aligncheck.assess
from aligncheck.assess import check
from aligncheck.documents import Document, Kind, Language, Passage, Status, message_for
from aligncheck.grading.cue import Cue, CueName
from aligncheck.matching.match import Match, Why
from tests.sample_assessments import GREEN, SMART

NOTHING = "NONE 0 0"  # a sentence that serves no criterion


class ScriptedJudge:
    """Gives each passage the matches that stand in its text: 'S3-01 90' is a match of 90 %."""

    name, version, sha256 = "scripted", "1", "11" * 32

    def false_gap_rate(self, framework_id: str) -> float | None:
        return 0.2 if framework_id == "S3" else None

    def judge(self, passages: Sequence[Passage], frameworks) -> list[tuple[Match, ...]]:
        known = {criterion.id for framework in frameworks for criterion in framework.criteria}
        return [
            tuple(match for match in _matches(each.text) if match.criterion in known)
            for each in passages
        ]


def _matches(text: str) -> list[Match]:
    pairs = (part.split() for part in text.split(";") if part.strip())
    return [
        Match(id, float(chance) / 100, float(chance) >= 50, Why(), float(level))
        for id, chance, level in pairs
    ]


@pytest.fixture(autouse=True)
def strength_is_the_level(monkeypatch):
    """Strength is tested in its own room; here it is what the passage says: 2.3 is a 2 that
    is a commitment with a probability of 0.3."""
    cues = (Cue(CueName.DEADLINE, "2030"),)
    monkeypatch.setattr(aligncheck.assess, "grade", lambda match, _: (int(match.level), cues))
    monkeypatch.setattr(aligncheck.assess, "commitment", lambda match, _: match.level % 1)


def plan(*texts: str, kind: Kind = Kind.BULLET, status: Status = Status.OK) -> Document:
    passages = tuple(
        Passage(text, kind, (), Language.NB, page, (), "plan.pdf")
        for page, text in enumerate(texts, start=1)
    )
    return Document(
        "plan.pdf", "ab" * 32, status, message_for(status), 3, (), passages, Language.NB, ()
    )


def checked(*texts: str, frameworks=(SMART, GREEN), **options):
    return check(plan(*texts), frameworks=frameworks, judge=ScriptedJudge(), **options)


def statuses(assessment) -> dict[str, str]:
    return {found.criterion: found.status.value for found in assessment.findings}
