"""The numbers of the wheel: one spoke for each criterion, 0–5."""

from dataclasses import dataclass

from aligncheck.assessment import CriterionStatus
from aligncheck.compare.labels import criteria_of, criterion_label
from aligncheck.decisions import ReviewedAssessment, ReviewedFinding
from aligncheck.documents.filetype import without_suffix
from aligncheck.errors import UsageError
from aligncheck.frameworks import Criterion


@dataclass(frozen=True, slots=True)
class Spoke:
    """One criterion of the wheel; 0 says that no information was found, not that it is poor.

    `applies` is False where the criterion was left out or not assessed: such a spoke has no
    value. `decided` where a person had a say; `may_be_gap` where only hardly likely passages speak.
    """

    criterion: str
    group: str
    label: str
    value: int
    applies: bool
    status: CriterionStatus
    decided: bool
    may_be_gap: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel of one plan and framework; spokes in the framework's order.

    `reviewers` are those who decided on any of its criteria, in the order of their first decision.
    """

    framework: str
    title: str
    spokes: tuple[Spoke, ...]
    plan: str = ""
    reviewers: tuple[str, ...] = ()


def wheel(reviewed: ReviewedAssessment, framework: str, language: str, *, plan: str = "") -> Wheel:
    """The wheel of that framework; UsageError where the plan was not held against it.

    `plan` is what people call it; without, it bears the name of its file.
    """
    criteria = criteria_of(reviewed.assessment)
    own = [found for found in reviewed.findings if found.finding.framework == framework]
    if not own:
        raise UsageError(f"the plan was not held against {framework}; check it with that framework")
    titles = {item.id: item.title.in_language(language) for item in reviewed.assessment.frameworks}
    return Wheel(
        framework=framework,
        title=titles.get(framework, framework),
        spokes=tuple(
            _spoke(found, criteria.get(found.finding.criterion), language) for found in own
        ),
        plan=plan or without_suffix(reviewed.assessment.document.name),
        reviewers=tuple(
            dict.fromkeys(decision.reviewer for found in own for decision in found.decisions)
        ),
    )


def _spoke(found: ReviewedFinding, criterion: Criterion | None, language: str) -> Spoke:
    id, status = found.finding.criterion, found.current_status
    applies = status.is_assessed
    return Spoke(
        criterion=id,
        group=criterion.group if criterion else "",
        label=criterion_label(criterion, id, language),
        value=found.current_strength if applies else 0,
        applies=applies,
        status=status,
        decided=found.is_decided,
        may_be_gap=found.may_be_gap,
    )
