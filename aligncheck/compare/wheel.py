"""The numbers of the wheel: one spoke for each criterion, 0–5."""

from dataclasses import dataclass

from aligncheck.assessment import CriterionStatus
from aligncheck.compare.labels import criteria_of, criterion_label
from aligncheck.decisions import ReviewedAssessment
from aligncheck.errors import UsageError
from aligncheck.frameworks import Criterion


@dataclass(frozen=True, slots=True)
class Spoke:
    """One criterion of the wheel; 0 says that no information was found, not that it is poor.

    `applies` is False where the criterion was left out or not assessed: such a spoke has no
    value. `decided` where a person had a say.
    """

    criterion: str
    group: str
    label: str
    value: int
    applies: bool
    status: CriterionStatus
    decided: bool


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel of one framework; spokes in the framework's order."""

    framework: str
    title: str
    spokes: tuple[Spoke, ...]


_LEFT_OUT = frozenset({CriterionStatus.NOT_APPLICABLE, CriterionStatus.NOT_ASSESSED})


def wheel(reviewed: ReviewedAssessment, framework: str, language: str) -> Wheel:
    """The wheel of that framework; UsageError where the plan was not held against it."""
    criteria = criteria_of(reviewed.assessment)
    spokes = tuple(
        _spoke(
            criteria.get(found.finding.criterion),
            found.finding.criterion,
            language,
            found.current_status,
            found.current_strength,
            found.is_decided,
        )
        for found in reviewed.findings
        if found.finding.framework == framework
    )
    if not spokes:
        raise UsageError(f"the plan was not held against {framework}; check it with that framework")
    titles = {item.id: item.title.in_language(language) for item in reviewed.assessment.frameworks}
    return Wheel(framework, titles.get(framework, framework), spokes)


def _spoke(
    criterion: Criterion | None,
    id: str,
    language: str,
    status: CriterionStatus,
    strength: int,
    decided: bool,
) -> Spoke:
    applies = status not in _LEFT_OUT
    return Spoke(
        criterion=id,
        group=criterion.group if criterion else "",
        label=criterion_label(criterion, id, language),
        value=strength if applies else 0,
        applies=applies,
        status=status,
        decided=decided,
    )
