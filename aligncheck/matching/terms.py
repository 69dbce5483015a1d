"""Which words of a passage belong to which criterion, by the frameworks' term lists."""

from collections.abc import Sequence
from threading import Lock

from aligncheck.frameworks import Framework
from aligncheck.matching.phrases import Hit, PhraseFinder

_LISTS = {"en": ("en",)}
_NORWEGIAN = ("nb", "nn")
"""Bokmål and Nynorsk share their lists, because a short passage may be taken for the other."""


class TermFinder:
    """Finds the terms of all criteria in one pass; compiles a language at its first passage."""

    def __init__(self, frameworks: Sequence[Framework]) -> None:
        """`frameworks` give the terms and the exclusions, their false friends."""
        self._criteria = tuple(
            criterion for framework in frameworks for criterion in framework.criteria
        )
        self._finders: dict[tuple[str, ...], tuple[PhraseFinder, PhraseFinder]] = {}
        self._compiling = Lock()

    def find(self, text: str, language: str) -> dict[str, tuple[str, ...]]:
        """Criterion id → the words that its terms match, verbatim, each once, in text order.

        Criteria without a match are left out. A term inside an exclusion does not count; of
        overlapping matches the longest stands.
        """
        terms, exclusions = self._compiled(_LISTS.get(language, _NORWEGIAN))
        hits = terms.find(text)
        if not hits:
            return {}
        excluded = _by_name(exclusions.find(text))
        found: dict[str, tuple[str, ...]] = {}
        for criterion, own in _by_name(hits).items():
            kept = _outermost(_outside(own, excluded.get(criterion, ())))
            if kept:
                found[criterion] = tuple(dict.fromkeys(text[hit.start : hit.end] for hit in kept))
        return found

    def _compiled(self, languages: tuple[str, ...]) -> tuple[PhraseFinder, PhraseFinder]:
        with self._compiling:
            if languages not in self._finders:
                self._finders[languages] = self._compile(languages)
            return self._finders[languages]

    def _compile(self, languages: tuple[str, ...]) -> tuple[PhraseFinder, PhraseFinder]:
        terms: dict[str, dict[str, None]] = {}
        exclusions: dict[str, dict[str, None]] = {}
        for criterion in self._criteria:
            for language in languages:
                terms.setdefault(criterion.id, {}).update(
                    dict.fromkeys(criterion.terms.get(language, ()))
                )
                exclusions.setdefault(criterion.id, {}).update(
                    dict.fromkeys(criterion.exclusions.get(language, ()))
                )
        return PhraseFinder(terms), PhraseFinder(exclusions)


def _by_name(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.name, []).append(hit)
    return grouped


def _outside(hits: Sequence[Hit], exclusions: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if not any(_inside(hit, other) for other in exclusions)]


def _outermost(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that lie in no longer one."""
    return [hit for hit in hits if not any(hit != o and _inside(hit, o) for o in hits)]


def _inside(hit: Hit, other: Hit) -> bool:
    return other.start <= hit.start and hit.end <= other.end
