"""Several plans in one report: how many of them document each criterion, and on which pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from aligncheck.assessment import CriterionStatus
from aligncheck.compare.labels import NOT_ALL_READ, POSSIBLE_GAP, REVIEWED
from aligncheck.compare.plans import (
    CriterionSentence,
    Plan,
    PlanCell,
    PlanMatrix,
    PlanPages,
    plan_matrix,
)
from aligncheck.documents import pages_within, unread_text
from aligncheck.errors import UsageError
from aligncheck.frameworks import Framework
from aligncheck.output import written_whole
from aligncheck.reports.decided import reviewers
from aligncheck.reports.report import fit, latest_time
from aligncheck.reports.texts import known_language
from aligncheck.reports.writing import made_by

FEWEST = 2
COMPARISON_FORMATS: dict[str, str] = {
    "docx": "aligncheck.reports.word_plans:word_bytes",
    "xlsx": "aligncheck.reports.excel_plans:excel_bytes",
}
"""The formats in which plans stand side by side, and where their bytes are made."""


_RARE = CriterionStatus.NOT_ASSESSED  # has a column only where plans differ in their criteria


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What a report tells of one plan: how many criteria have each status, and who reviewed it."""

    title: str
    counts: Mapping[CriterionStatus, int]
    possible_gaps: int
    reviewers: tuple[str, ...]
    unread: str  # what was not read of it, in a sentence; empty where it was read whole


@dataclass(frozen=True, slots=True)
class Comparison:
    """Plans side by side under titles that differ, ready to be written in one language.

    `wordings` as of a Report.
    """

    plans: tuple[Plan, ...]
    matrix: PlanMatrix
    language: str
    wordings: Mapping[str, str] = field(default_factory=dict)

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks that the plans were held against, each once."""
        return frameworks_of(self.plans)

    @property
    def statuses(self) -> tuple[CriterionStatus, ...]:
        """The statuses that are counted plan by plan."""
        rare = any(row.with_status(_RARE) for row in self.matrix.rows)
        return tuple(status for status in CriterionStatus if rare or status is not _RARE)

    @property
    def plan_rows(self) -> tuple[PlanRow, ...]:
        """One row a plan, in their order."""
        rows = self.matrix.rows
        return tuple(
            _plan_row(plan, [row.cells[place] for row in rows], self.language)
            for place, plan in enumerate(self.plans)
        )

    @property
    def made(self) -> datetime:
        """The time that stands in the file; never the clock's: same input, same bytes."""
        decisions = [
            decision
            for plan in self.plans
            for found in plan.reviewed.findings
            for decision in found.decisions
        ]
        return latest_time(decisions, self.frameworks)


def _plan_row(plan: Plan, cells: Sequence[PlanCell], language: str) -> PlanRow:
    made = [decision for found in plan.reviewed.findings for decision in found.decisions]
    return PlanRow(
        title=fit(plan.title),
        counts=Counter(cell.status for cell in cells),
        possible_gaps=sum(cell.may_be_gap for cell in cells),
        reviewers=reviewers(made),
        unread=unread_text(plan.reviewed.assessment.document, language),
    )


def frameworks_of(plans: Sequence[Plan]) -> tuple[Framework, ...]:
    """The frameworks of the plans, each id once, in the order they come."""
    known: dict[str, Framework] = {}
    for plan in plans:
        for framework in plan.reviewed.assessment.frameworks:
            known.setdefault(framework.id, framework)
    return tuple(known.values())


def cited(plans: Sequence[PlanPages], language: str) -> list[str]:
    """'Nordland (s. 3, 7)' for each plan; without pages where the format has none.

    Of a plan of several files 'Nordland (plan.pdf s. 3, 7; vedlegg.pdf s. 3)'. Where only hardly
    likely passages speak for it 'Nordland (s. 3; mulig hull)', and where a person had a say
    'Nordland (s. 3; gjennomgått)'.
    """
    return [_cited(item, language) for item in plans]


def _cited(item: PlanPages, language: str) -> str:
    told = [pages_within(item.cited, language)] if item.cited else []
    told += [POSSIBLE_GAP.in_language(language)] if item.may_be_gap else []
    told += [REVIEWED.in_language(language)] if item.decided else []
    return _marked(item.plan, told)


def _marked(plan: str, told: Sequence[str]) -> str:
    return f"{fit(plan)} ({'; '.join(told)})" if told else fit(plan)


def lacking(item: CriterionSentence, language: str) -> list[str]:
    """The plans without evidence; 'Nordland (ikke alt er lest)' where it may stand unread."""
    return [_marked(title, _marks(title, item, language)) for title in item.without]


def set_aside(item: CriterionSentence, language: str) -> list[str]:
    """The plans to which it does not apply, or that were not assessed."""
    return [_marked(title, _marks(title, item, language)) for title in item.left_out]


def _marks(plan: str, item: CriterionSentence, language: str) -> list[str]:
    said = ((NOT_ALL_READ, plan in item.unread), (REVIEWED, plan in item.decided))
    return [words.in_language(language) for words, holds in said if holds]


def comparison(
    plans: Sequence[Plan], *, language: str = "nb", wordings: Mapping[str, str] | None = None
) -> Comparison:
    """The plans side by side; UsageError for fewer than two or a language not written."""
    if len(plans) < FEWEST:
        raise UsageError(f"{len(plans)} plan cannot be compared; give two or more")
    known = known_language(language)
    return Comparison(tuple(plans), plan_matrix(plans), known, dict(wordings or {}))


def comparison_bytes(content: Comparison, format: str) -> bytes:
    """The comparison as the bytes of a file of that format; UsageError for other formats."""
    place = COMPARISON_FORMATS.get(format)
    if place is None:
        known = " or ".join(COMPARISON_FORMATS)
        raise UsageError(f"plans are compared as {known}, not as {format!r}")
    return made_by(place, content, f".{format}")


def write_comparison(
    plans: Sequence[Plan],
    path: Path,
    format: str,
    language: str = "nb",
    *,
    wordings: Mapping[str, str] | None = None,
) -> Path:
    """Write the comparison whole or not at all, and give its path back."""
    content = comparison(plans, language=language, wordings=wordings)
    made = comparison_bytes(content, format)
    with written_whole(path) as temporary:
        temporary.write_bytes(made)
    return path
