"""Plans beside each other: one row for each criterion, one cell for each plan."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count

from aligncheck.assessment import Assessment, CriterionStatus, Evidence
from aligncheck.compare.labels import POSSIBLE_GAP, criteria_of, criterion_label
from aligncheck.decisions import (
    Decision,
    ReviewedAssessment,
    ReviewedFinding,
    apply_decisions,
)
from aligncheck.documents import CitedPage, cited_pages, unread_text
from aligncheck.frameworks import Criterion, Wording


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of a comparison: its title as shown, its assessment and what people decided."""

    title: str
    reviewed: ReviewedAssessment

    @property
    def is_partly_read(self) -> bool:
        """True where parts of it could not be read: what seems to be missing may stand there."""
        return bool(unread_text(self.reviewed.assessment.document))


def unlike_titles(titles: Iterable[str]) -> tuple[str, ...]:
    """The titles in their order; one that comes again gets the first number that makes it new."""
    given: dict[str, None] = {}
    for title in titles:
        numbered = (f"{title} ({number})" for number in count(2))
        given[next(each for each in chain([title], numbered) if each not in given)] = None
    return tuple(given)


@dataclass(frozen=True, slots=True)
class PlanCell:
    """What one plan says on one criterion now; `decided` where a person had a say.

    `files` are all files of the plan, whether they speak for the criterion or not; `may_be_gap`
    as of a finding; `unread` says that parts of the plan could not be read.
    """

    plan: str
    criterion: str
    framework: str
    status: CriterionStatus
    strength: int
    decided: bool
    evidence: tuple[Evidence, ...]
    files: tuple[str, ...] = ()
    may_be_gap: bool = False
    unread: bool = False

    @property
    def pages(self) -> tuple[int, ...]:
        """The places in the file of the pages where the passages begin, in order, each once."""
        return tuple(dict.fromkeys(page.number for page in pages_of(self.evidence)))


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One criterion over all plans, in the order of the plans."""

    criterion: str
    framework: str
    cells: tuple[PlanCell, ...]

    def with_status(self, *statuses: CriterionStatus) -> tuple[PlanCell, ...]:
        """The cells that have one of the statuses."""
        return tuple(cell for cell in self.cells if cell.status in statuses)

    @property
    def left_out(self) -> tuple[PlanCell, ...]:
        """The plans that the criterion does not apply to or that were not assessed."""
        return tuple(cell for cell in self.cells if not cell.status.is_assessed)

    @property
    def counted(self) -> int:
        """Plans that the criterion applies to and that were assessed."""
        return len(self.cells) - len(self.left_out)


@dataclass(frozen=True, slots=True)
class PlanMatrix:
    """Criteria × plans; rows in the order of the frameworks, cells in the order of the plans."""

    titles: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    criteria: tuple[Criterion, ...]

    def label(self, criterion: str, language: str) -> str:
        """The label of a criterion; its id where its framework is not at hand."""
        known = {item.id: item for item in self.criteria}
        return criterion_label(known.get(criterion), criterion, language)


@dataclass(frozen=True, slots=True)
class PlanPages:
    """A plan and the pages that speak for a criterion; whether they hardly do.

    `decided` where a person had a say.
    """

    plan: str
    cited: tuple[CitedPage, ...]
    may_be_gap: bool = False
    decided: bool = False

    @property
    def pages(self) -> tuple[int, ...]:
        """The places of those pages in the file."""
        return tuple(dict.fromkeys(page.number for page in self.cited if page.number))


@dataclass(frozen=True, slots=True)
class CriterionSentence:
    """How many plans cover a criterion, in one sentence, with the pages behind it.

    `pages` are the plans that cover it, `weak` those that do weakly; `without` are the titles
    of plans without evidence, `unread` of those among them parts of which could not be read;
    `left_out` of those to which it does not apply or that were not assessed. `decided` are the
    titles of all plans on which a person had a say here.
    """

    criterion: str
    framework: str
    counted: int
    sentence: str
    pages: tuple[PlanPages, ...]
    weak: tuple[PlanPages, ...]
    without: tuple[str, ...]
    left_out: tuple[str, ...]
    unread: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()


def plan(title: str, assessment: Assessment, decisions: Sequence[Decision] = ()) -> Plan:
    """The plan under that title, with its decisions applied."""
    return Plan(title, apply_decisions(assessment, decisions))


def plan_matrix(plans: Sequence[Plan]) -> PlanMatrix:
    """All criteria of all plans; a plan that was not held against one is 'not assessed' there."""
    criteria: dict[str, Criterion] = {}
    order: dict[str, str] = {}
    for item in plans:
        criteria.update(criteria_of(item.reviewed.assessment))
        findings = item.reviewed.assessment.findings
        order.update({found.criterion: found.framework for found in findings})
    by_plan = [
        {found.finding.criterion: found for found in item.reviewed.findings} for item in plans
    ]
    facts = [
        (item.title, item.reviewed.assessment.document.files, item.is_partly_read) for item in plans
    ]
    rows = tuple(
        MatrixRow(
            criterion,
            framework,
            tuple(
                _cell(title, criterion, framework, found.get(criterion), files, unread=unread)
                for (title, files, unread), found in zip(facts, by_plan, strict=True)
            ),
        )
        for criterion, framework in order.items()
    )
    return PlanMatrix(tuple(item.title for item in plans), rows, tuple(criteria.values()))


def pages_of(evidence: Sequence[Evidence], files: Sequence[str] = ()) -> tuple[CitedPage, ...]:
    """The pages where the passages begin, in order, each once; `files` as for `cited_pages`."""
    return cited_pages((item.passage for item in evidence), files)


def current_evidence(finding: ReviewedFinding) -> tuple[Evidence, ...]:
    """The passages that count now with the strength that counts now, strongest first.

    Of one strength they keep the finding's order: most probable first, what others are to do last.
    """
    standing = [replace(item.evidence, strength=item.current_strength) for item in finding.evidence]
    return tuple(sorted(standing, key=lambda item: -item.strength))


def plan_sentences(matrix: PlanMatrix, language: str) -> tuple[CriterionSentence, ...]:
    """For each criterion '6 av 8 planer dekker …' with the pages behind it."""
    return tuple(_sentence(matrix, row, language) for row in matrix.rows)


def _cell(
    title: str,
    criterion: str,
    framework: str,
    found: ReviewedFinding | None,
    files: tuple[str, ...],
    *,
    unread: bool,
) -> PlanCell:
    if found is None:
        status = CriterionStatus.NOT_ASSESSED
        return PlanCell(title, criterion, framework, status, 0, False, ())
    evidence = current_evidence(found)
    return PlanCell(
        plan=title,
        criterion=criterion,
        framework=framework,
        status=found.current_status,
        strength=found.current_strength,
        decided=found.is_decided,
        evidence=evidence,
        files=files,
        may_be_gap=found.may_be_gap,
        unread=unread,
    )


_COVERS_ALONE = Wording(
    "{covered} av {counted} plan dekker «{label}»",
    "{covered} av {counted} plan dekkjer «{label}»",
    "{covered} of {counted} plan covers “{label}”",
)
_ONE_COVERS = Wording(
    "{covered} av {counted} planer dekker «{label}»",
    "{covered} av {counted} planar dekkjer «{label}»",
    "{covered} of {counted} plans covers “{label}”",
)
_COVER = replace(_ONE_COVERS, en="{covered} of {counted} plans cover “{label}”")
_ONE_WEAKLY = Wording(
    "{weak} dekker det svakt", "{weak} dekkjer det svakt", "{weak} covers it weakly"
)
_WEAKLY = replace(_ONE_WEAKLY, en="{weak} cover it weakly")
_SOME_MAY = Wording(
    " (mulige hull: {possible})", " (moglege hol: {possible})", " (possible gaps: {possible})"
)
_NOBODY = Wording(
    "Ingen plan er vurdert på «{label}»",
    "Ingen plan er vurdert på «{label}»",
    "No plan was assessed on “{label}”",
)


def _sentence(matrix: PlanMatrix, row: MatrixRow, language: str) -> CriterionSentence:
    covered = row.with_status(CriterionStatus.COVERED)
    weak, gaps = row.with_status(CriterionStatus.WEAK), row.with_status(CriterionStatus.NO_EVIDENCE)
    possible = sum(cell.may_be_gap for cell in weak)
    parts = [_covers(len(covered), row.counted)]
    parts += [_ONE_WEAKLY if len(weak) == 1 else _WEAKLY] if weak else []
    only = f" ({POSSIBLE_GAP.in_language(language)})"
    hidden = only if len(weak) == 1 else _SOME_MAY.in_language(language)
    template = "; ".join(part.in_language(language) for part in parts)
    template += (hidden if possible else "") + "."
    counts = {"covered": len(covered), "counted": row.counted, "weak": len(weak)}
    label = matrix.label(row.criterion, language)
    return CriterionSentence(
        criterion=row.criterion,
        framework=row.framework,
        counted=row.counted,
        sentence=template.format(label=label, possible=possible, **counts),
        pages=_pages(covered),
        weak=_pages(weak),
        without=tuple(cell.plan for cell in gaps),
        left_out=tuple(cell.plan for cell in row.left_out),
        unread=tuple(cell.plan for cell in gaps if cell.unread),
        decided=tuple(cell.plan for cell in row.cells if cell.decided),
    )


def _covers(covered: int, counted: int) -> Wording:
    """How many plans of how many cover it; of one, or by one, in the singular."""
    if not counted:
        return _NOBODY
    if counted == 1:
        return _COVERS_ALONE
    return _ONE_COVERS if covered == 1 else _COVER


def _pages(cells: Sequence[PlanCell]) -> tuple[PlanPages, ...]:
    return tuple(
        PlanPages(cell.plan, pages_of(cell.evidence, cell.files), cell.may_be_gap, cell.decided)
        for cell in cells
    )
