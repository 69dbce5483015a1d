"""A small judge that goes by single words, the same every time."""

from collections.abc import Mapping

from aligncheck.matching.match import Match, Why

WORDS = {
    "sykkel": ("EGD-05", 0.9),
    "sykkelveg": ("SDG-11", 0.7),
    "klima": ("EGD-01", 0.8),
    "climate": ("SDG-13", 0.8),
    "energy": ("SDG-07", 0.9),
    "school": ("SDG-04", 0.9),
    "kanskje": ("S3-04", 0.3),
}
THRESHOLD = 0.5


class WordJudge:
    """Accepts a criterion where its word stands in the passage."""

    name = "words"
    version = "1"
    sha256 = "0" * 64

    def __init__(self, words: Mapping[str, tuple[str, float]] = WORDS) -> None:
        self._words = words

    def false_gap_rate(self, framework_id):
        return None

    def judge(self, passages, frameworks):
        known = {criterion.id for framework in frameworks for criterion in framework.criteria}
        return [self._matches(passage.text.lower(), known) for passage in passages]

    def _matches(self, text, known):
        found = (
            Match(criterion, chance, chance >= THRESHOLD, Why((word,)), None)
            for word, (criterion, chance) in self._words.items()
            if word in text and criterion in known
        )
        return tuple(sorted(found, key=lambda match: -match.probability))
