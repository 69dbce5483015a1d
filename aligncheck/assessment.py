"""The result of holding one plan against frameworks: findings that rest on quotes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aligncheck.documents import Document, Passage
from aligncheck.frameworks import Framework
from aligncheck.grading.cue import Cue
from aligncheck.matching.as_trained import TRAINED
from aligncheck.matching.match import Suggestion, Why

__all__ = [
    "COVERED_FROM",
    "LIKELY",
    "LIKELY_TARGET",
    "Assessment",
    "Coverage",
    "CriterionStatus",
    "Evidence",
    "Finding",
    "ModelInfo",
    "Origin",
    "Suggestion",
    "coverage",
    "status_of",
    "without_repeats",
]

COVERED_FROM = 3
"""The strength from which a passage is a commitment (guideline: level 3)."""
LIKELY = 0.3
"""In a whole plan a passage counts from this probability on, also where it would not alone, if its
criterion has a trained head."""
LIKELY_TARGET = 0.3
"""The probability among a goal's targets from which one is shown to people. The first target held
in 0.39 of 320 held-back excerpts from here on, in 0.25 of 243 below it (29 November 2026)."""
MOST_TARGETS = 2
_WORD = re.compile(r"[^\W_]+")
SHORTEST_REPEAT = 6  # words of what may be a pull quote; fewer may stand anywhere


class CriterionStatus(StrEnum):
    """What the plan says on a criterion; a closed set."""

    COVERED = "covered"
    WEAK = "weak"
    NO_EVIDENCE = "no_evidence"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSED = "not_assessed"

    @property
    def is_assessed(self) -> bool:
        """Whether it tells what the plan says: neither left out by a profile nor unasked."""
        return self not in (CriterionStatus.NOT_APPLICABLE, CriterionStatus.NOT_ASSESSED)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that speaks for a criterion: how likely, how strong (1–5), and why."""

    criterion: str
    passage: Passage
    probability: float
    strength: int
    cues: tuple[Cue, ...]
    why: Why
    targets: tuple[Suggestion, ...] = ()

    @property
    def likely_targets(self) -> tuple[Suggestion, ...]:
        """The one or two suggested targets that are likely enough to be shown; often none."""
        likely = (item for item in self.targets if item.probability >= LIKELY_TARGET)
        return tuple(likely)[:MOST_TARGETS]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found for one criterion; evidence strongest first, near misses nearest first.

    `false_gap_rate` is the measured share of such gaps that a reader found evidence for;
    None where it was not measured or where the finding is no gap.
    """

    criterion: str
    framework: str
    status: CriterionStatus
    strength: int
    evidence: tuple[Evidence, ...]
    near_misses: tuple[Evidence, ...]
    false_gap_rate: float | None = None

    @property
    def is_uncertain(self) -> bool:
        """True where only passages speak for it that are hardly likely: it may be a gap.

        Never in frameworks without trained heads: what counts there was accepted by itself.
        """
        weak = self.status is CriterionStatus.WEAK and self.framework in TRAINED
        return weak and all(item.probability < LIKELY for item in self.evidence)


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model judged: its name, version and the SHA-256 of its files."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Which program a result comes from, and what it was asked for beside plan and frameworks."""

    version: str
    sha256: str  # of all in the program that a result may depend on, the judge's model apart
    profile: str | None
    ocr: bool  # whether pages without text were to be read as pictures


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many criteria have each status."""

    covered: int
    weak: int
    no_evidence: int
    not_applicable: int
    not_assessed: int

    @property
    def assessed(self) -> int:
        """Criteria that count: those that apply and were assessed."""
        return self.covered + self.weak + self.no_evidence


@dataclass(frozen=True, slots=True)
class Assessment:
    """One plan held against frameworks; findings in the frameworks' own order.

    `origin` is None where nobody said it, as in results from before it was kept. `judged` is the
    number of passages that were held against the frameworks; None where nobody kept it.
    `only_quotes` where the document has lost all passages but the quoted ones.
    """

    document: Document
    model: ModelInfo
    frameworks: tuple[Framework, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    origin: Origin | None = None
    judged: int | None = None
    only_quotes: bool = False

    def of_framework(self, framework_id: str) -> tuple[Finding, ...]:
        """The findings of one framework, in its order."""
        return tuple(found for found in self.findings if found.framework == framework_id)


def coverage(findings: Iterable[Finding]) -> Coverage:
    """How many of `findings` have each status."""
    counts = Counter(found.status for found in findings)
    return Coverage(**{status.value: counts[status] for status in CriterionStatus})


def status_of(evidence: Iterable[Evidence]) -> CriterionStatus:
    """Covered from a commitment on, weak with less, no evidence without any."""
    strengths = [item.strength for item in evidence]
    if not strengths:
        return CriterionStatus.NO_EVIDENCE
    committed = max(strengths) >= COVERED_FROM
    return CriterionStatus.COVERED if committed else CriterionStatus.WEAK


def without_repeats(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence of a criterion, given strongest first, that no other on its page says too.

    A pull quote stands word for word in its own paragraph too; it would be counted twice.
    """
    said: dict[tuple[object, ...], list[str]] = defaultdict(list)
    kept: list[Evidence] = []
    for item in sorted(evidence, key=_most_telling):
        place, words = _page_of(item.passage), _words_of(item.passage)
        if words.count(" ") <= SHORTEST_REPEAT or not any(words in other for other in said[place]):
            said[place].append(words)
            kept.append(item)
    left = {id(item) for item in kept}
    return tuple(item for item in evidence if id(item) in left)


def _most_telling(item: Evidence) -> tuple[int, bool, int]:
    return -item.strength, item.probability < LIKELY, -len(item.passage.text)


def _page_of(passage: Passage) -> tuple[object, ...]:
    """Where a text that is said again is the same; in a file without pages, under its heading."""
    return passage.file, passage.heading if passage.page is None else passage.page


def _words_of(passage: Passage) -> str:
    """Its words with a space before, between and behind them."""
    return f" {' '.join(_WORD.findall(passage.text.casefold()))} "
