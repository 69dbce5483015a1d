"""A quick judge for tests of the pages: accepts every passage of some length with a term."""

from aligncheck.matching.match import Match, Why
from aligncheck.matching.terms import TermFinder

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
