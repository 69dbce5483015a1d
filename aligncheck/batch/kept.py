"""One plan as all its checks tell it together: of each framework its newest result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aligncheck.assessment import Assessment
from aligncheck.store import AssessmentRow, Filters, FrameworkCoverage, Store
from aligncheck.store.assessments import summed


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """One plan as its checks tell it together, and by framework the newest of them."""

    row: AssessmentRow
    checks: tuple[AssessmentRow, ...]  # newest first
    newest: Mapping[str, str]  # id of the framework: id of the assessment


def kept_plans(store: Store, filters: Filters) -> list[KeptPlan]:
    """Each plan that passes the filters, newest first."""
    checks: dict[str, list[AssessmentRow]] = {}
    for row in store.assessments():
        if filters.assessment_id in (None, row.id):
            checks.setdefault(row.sha256, []).append(row)
    kept = (_together(rows) for rows in checks.values())
    return [one for one in kept if _passes(one.row, filters)]


def _together(checks: Sequence[AssessmentRow]) -> KeptPlan:
    """The checks of one file, newest first, as one plan."""
    parts: dict[str, FrameworkCoverage] = {}
    newest: dict[str, str] = {}
    for row in checks:
        for part in row.frameworks:
            parts.setdefault(part.id, part)
            newest.setdefault(part.id, row.id)
    known: dict[str, Any] = {
        name: next((value for row in checks if (value := getattr(row, name)) is not None), None)
        for name in ("county", "municipality", "year", "plan_type", "adopted")
    }
    known["title"] = next((row.title for row in checks if row.title != row.name), checks[0].title)
    frameworks = tuple(parts.values())
    counts = summed(part.coverage for part in frameworks)
    together = replace(checks[0], frameworks=frameworks, coverage=counts, **known)
    return KeptPlan(together, tuple(checks), newest)


def parts_of(store: Store, kept: KeptPlan) -> dict[str, Assessment]:
    """The assessments of the plan by id, each with the findings in which it is the newest."""
    parts = {}
    for id in dict.fromkeys((kept.row.id, *kept.newest.values())):
        made = store.load_assessment(id)
        own = {framework for framework, newest in kept.newest.items() if newest == id}
        findings = tuple(found for found in made.findings if found.framework in own)
        parts[id] = replace(made, findings=findings)
    return parts


def _passes(row: AssessmentRow, filters: Filters) -> bool:
    return filters.let_through(row.county, row.municipality, row.year, row.plan_type)
