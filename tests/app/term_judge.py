"""A quick judge for tests of the pages: accepts every passage of some length with a term."""

from aligncheck.batch import app_worker
from aligncheck.batch.judges import HeldVectors
from aligncheck.batch.waiting import WaitingLine
from aligncheck.matching.match import Match, Why
from aligncheck.matching.terms import TermFinder
from tests.store.toys import HashEncoder

LONG = 70  # characters from which a passage is accepted


class TermJudge:
    """Real term lists, no model; says the same every time."""

    name = "ordliste"
    version = "1"
    sha256 = "0" * 64

    def false_gap_rate(self, framework_id):
        return 0.25

    def judge(self, passages, frameworks):
        finder = TermFinder(frameworks)
        return [self._matches(finder, passage) for passage in passages]

    def _matches(self, finder, passage):
        accepted = len(passage.text) >= LONG
        found = finder.find(passage.text, passage.language)
        return tuple(
            Match(criterion, 0.9 if accepted else 0.4, accepted, Why(words, "", 0.0))
            for criterion, words in found.items()
        )


def judge_by_terms(monkeypatch):
    """Let checks put in line wait until the test runs the worker, which judges by terms then."""
    held = HeldVectors(HashEncoder())
    monkeypatch.setattr(app_worker, "_judge", TermJudge)
    monkeypatch.setattr(app_worker, "_encoder", lambda: held)
    monkeypatch.setattr(app_worker, "IDLE_SECONDS", 0.5)
    monkeypatch.setattr(WaitingLine, "ensure_worker", lambda line: None)
