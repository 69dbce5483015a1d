"""What was checked and decided, in one SQLite file of the user's own."""

from typing import TYPE_CHECKING

from aligncheck.store.candidates import searched_words
from aligncheck.store.records import (
    AssessmentRow,
    Filters,
    FrameworkCoverage,
    Hit,
    Job,
    JobStatus,
    Needed,
    PlanRecord,
)
from aligncheck.store.results import Result
from aligncheck.store.store import Store, open_store

if TYPE_CHECKING:
    from aligncheck.store.caches import CachedEncoder, CachedJudge, cached_reader

__all__ = [
    "AssessmentRow",
    "CachedEncoder",
    "CachedJudge",
    "Filters",
    "FrameworkCoverage",
    "Hit",
    "Job",
    "JobStatus",
    "Needed",
    "PlanRecord",
    "Result",
    "Store",
    "cached_reader",
    "open_store",
    "searched_words",
]
_CACHES = ("CachedEncoder", "CachedJudge", "cached_reader")


def __getattr__(name: str) -> object:
    """The caches, loaded when first asked for: a result that is kept needs no numpy."""
    if name in _CACHES:
        from aligncheck.store import caches

        return getattr(caches, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
