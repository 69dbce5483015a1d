"""A plan's result in one plain sentence."""

from collections import defaultdict

from aligncheck.assessment import CriterionStatus
from aligncheck.compare.quotation import in_quotes
from aligncheck.decisions import ReviewedAssessment, ReviewedFinding
from aligncheck.frameworks import Framework, Wording

MOST_WEAKEST = 2  # groups that the sentence names when they are equally weak

_COVERS = Wording(
    "Planen dekker {covered} av {counted} kriterier",
    "Planen dekkjer {covered} av {counted} kriterium",
    "The plan covers {covered} of {counted} criteria",
)
_COVERS_OF_ONE = Wording(
    "Planen dekker {covered} av {counted} kriterium",
    "Planen dekkjer {covered} av {counted} kriterium",
    "The plan covers {covered} of {counted} criterion",
)
_GAPS = Wording("{gaps} uten funn", "{gaps} utan funn", "{gaps} without evidence")
_NO_GAPS = Wording("ingen uten funn", "ingen utan funn", "none without evidence")
_WEAK = Wording("{weak} med svak dekning", "{weak} med svak dekning", "{weak} weakly covered")
_WEAK_POSSIBLE = Wording(
    "{weak} med svak dekning (mulige hull: {possible})",
    "{weak} med svak dekning (moglege hol: {possible})",
    "{weak} weakly covered (possible gaps: {possible})",
)
_WEAKEST = Wording("svakest på {groups}", "svakast på {groups}", "weakest on {groups}")
_AND = Wording(" og ", " og ", " and ")
_NOTHING = Wording(
    "Ingen kriterier er vurdert.", "Ingen kriterium er vurderte.", "No criterion was assessed."
)


def summary_sentence(reviewed: ReviewedAssessment, language: str) -> str:
    """'Planen dekker 24 av 46 kriterier; 9 uten funn; 13 med svak dekning (mulige hull: 2).'

    Covered, without evidence and weak add up to all; a possible gap is one of the weak.
    """
    counted = [found for found in reviewed.findings if _counts(found)]
    if not counted:
        return _NOTHING.in_language(language)
    covered = sum(found.current_status is CriterionStatus.COVERED for found in counted)
    gaps = sum(found.current_status is CriterionStatus.NO_EVIDENCE for found in counted)
    possible = sum(found.may_be_gap for found in counted)
    weak = sum(found.current_status is CriterionStatus.WEAK for found in counted)
    parts = [_COVERS_OF_ONE if len(counted) == 1 else _COVERS, _GAPS if gaps else _NO_GAPS]
    if weak:
        parts.append(_WEAK_POSSIBLE if possible else _WEAK)
    weakest = weakest_groups(reviewed, language)
    if covered < len(counted) and weakest:
        parts.append(_WEAKEST)
    values = {
        "covered": covered,
        "counted": len(counted),
        "gaps": gaps,
        "weak": weak,
        "possible": possible,
        "groups": _told_groups(weakest, language),
    }
    return "; ".join(part.in_language(language).format(**values) for part in parts) + "."


def weakest_groups(reviewed: ReviewedAssessment, language: str) -> tuple[str, ...]:
    """The labels of the groups of criteria with the lowest mean strength; empty where many tie."""
    groups = _groups(reviewed.assessment.frameworks)
    strengths: dict[tuple[str, str], list[int]] = defaultdict(list)
    for found in reviewed.findings:
        group = groups.get(found.finding.criterion)
        if group is not None and _counts(found):
            strengths[group].append(found.current_strength)
    means = {group: sum(values) / len(values) for group, values in strengths.items()}
    lowest = min(means.values(), default=0.0)
    weakest = [group for group, mean in means.items() if mean == lowest]
    if len(weakest) > MOST_WEAKEST or len(weakest) == len(means):
        return ()
    labels = {
        (framework.id, group.id): group.label.in_language(language)
        for framework in reviewed.assessment.frameworks
        for group in framework.groups
    }
    return tuple(labels[group] for group in weakest if group in labels)


def _groups(frameworks: tuple[Framework, ...]) -> dict[str, tuple[str, str]]:
    return {
        criterion.id: (framework.id, criterion.group)
        for framework in frameworks
        for criterion in framework.criteria
    }


def _counts(found: ReviewedFinding) -> bool:
    return found.current_status.is_assessed


def _told_groups(labels: tuple[str, ...], language: str) -> str:
    """The groups as part of the sentence; in quotes where a label has an "and" of its own."""
    link = _AND.in_language(language)
    told = [_inside(label) for label in labels]
    if len(labels) > 1 and any(link in label for label in labels):
        told = [in_quotes(label.split(":")[0], language) for label in labels]
    return link.join(told)


def _inside(label: str) -> str:
    """The label as it stands inside a sentence: its head, without a capital that a word lacks."""
    head = label.split(":")[0]
    return head if head[1:2].isupper() or head[1:2].isdigit() else head[:1].lower() + head[1:]
