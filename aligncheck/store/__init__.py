"""What was checked and decided, in one SQLite file of the user's own."""

from aligncheck.store.caches import CachedEncoder, CachedJudge, cached_reader
from aligncheck.store.records import (
    AssessmentRow,
    Filters,
    FrameworkCoverage,
    Hit,
    Job,
    JobStatus,
    PlanRecord,
)
from aligncheck.store.results import Result
from aligncheck.store.store import Store, open_store

__all__ = [
    "AssessmentRow",
    "CachedEncoder",
    "CachedJudge",
    "Filters",
    "FrameworkCoverage",
    "Hit",
    "Job",
    "JobStatus",
    "PlanRecord",
    "Result",
    "Store",
    "cached_reader",
    "open_store",
]
