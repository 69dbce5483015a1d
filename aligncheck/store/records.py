"""What is kept beside an assessment, and what lists of the store show."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from aligncheck.assessment import Coverage
from aligncheck.documents import CitedPage, Kind, Language

FIRST_YEAR, LAST_YEAR = 1950, 2100  # what a plan's year may be: a typing error lies outside


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """What people know of a plan; `files` are the SHA-256 of its files where it has several."""

    title: str | None = None
    county: str | None = None
    municipality: str | None = None
    year: int | None = None
    plan_type: str | None = None
    adopted: str | None = None  # ISO date
    files: tuple[str, ...] = ()


def faults_of(plan: PlanRecord) -> tuple[str, ...]:
    """The fields that cannot be right: no title, a name without a letter, a year far off."""
    faults = [] if _is_name(plan.title or "") else ["title"]
    names = ("county", "municipality", "plan_type")
    faults += [name for name in names if not _is_name(getattr(plan, name) or "a")]
    if plan.year is not None and not FIRST_YEAR <= plan.year <= LAST_YEAR:
        faults.append("year")
    if plan.adopted is not None and not _is_day(plan.adopted):
        faults.append("adopted")
    return tuple(faults)


def _is_name(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _is_day(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and FIRST_YEAR <= day.year <= LAST_YEAR  # no 2026-W25-1


@dataclass(frozen=True, slots=True)
class FrameworkCoverage:
    """How a plan stands in one framework."""

    id: str
    version: str
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    """One line of the list of checked plans; `coverage` counts all frameworks together.

    `languages` counts the passages that were judged; `partly_read` where parts of the plan could
    not be read.
    """

    id: str
    title: str
    county: str | None
    municipality: str | None
    year: int | None
    plan_type: str | None
    adopted: str | None
    sha256: str
    name: str
    language: Language
    pages: int
    created: str  # ISO 8601, UTC
    model: str  # name and version
    frameworks: tuple[FrameworkCoverage, ...]
    coverage: Coverage
    languages: tuple[tuple[Language, int], ...] = ()
    partly_read: bool = False


class JobStatus(StrEnum):
    """Where a long task stands."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """A long task as its onlookers see it; `fraction` runs from 0 to 1."""

    id: str
    kind: str
    payload: Mapping[str, Any]
    status: JobStatus
    stage: str
    fraction: float
    message: str
    result: Any
    created: str
    updated: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Which plans and passages a search may show; None lets all through.

    `framework` and `status` hold for the findings that a passage is evidence for.
    """

    county: str | None = None
    municipality: str | None = None
    year: int | None = None
    plan_type: str | None = None
    framework: str | None = None
    criterion: str | None = None
    status: str | None = None
    assessment_id: str | None = None

    def let_through(
        self,
        county: str | None,
        municipality: str | None,
        year: int | None,
        plan_type: str | None,
    ) -> bool:
        """Whether they show the plan of which this is known; upper case or lower is the same."""
        named = (
            (self.county, county),
            (self.municipality, municipality),
            (self.plan_type, plan_type),
        )
        return self.year in (None, year) and all(
            asked is None or folded(asked) == folded(has) for asked, has in named
        )


def folded(name: str | None) -> str:
    """The name as it is compared: without upper case and needless spaces."""
    return " ".join((name or "").casefold().split())


@dataclass(frozen=True, slots=True)
class Needed:
    """What a passage needs to be found by its meaning: so near (cosine), so many words, and at most
    so many digits to a letter."""

    similarity: float = -math.inf
    words: int = 0
    digits: float = math.inf


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found: by its words, or some, by its meaning (cosine), or by both."""

    assessment_id: str
    title: str
    county: str | None
    year: int | None
    number: int  # place of the passage in its document
    text: str
    kind: Kind
    language: Language
    page: int | None
    page_label: str | None
    file: str  # fit to show, where the plan has several; empty where it has one
    by_words: bool
    similarity: float | None
    score: float  # higher is better among those found by words, by some, and among the others
    by_some_words: bool = False

    @property
    def cited(self) -> CitedPage | None:
        """The page where it begins, of which file where there are several; None without either."""
        if self.page is None and not self.file:
            return None
        return CitedPage(self.page or 0, self.page_label, self.file)
