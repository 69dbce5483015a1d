"""The log of decisions of one plan, several or all, as a table for researchers."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from aligncheck.compare.labels import criteria_of
from aligncheck.decision import by_plan
from aligncheck.decisions import Decision, passage_key, standing
from aligncheck.documents import Passage
from aligncheck.errors import UsageError
from aligncheck.frameworks import Criterion
from aligncheck.output import written_whole
from aligncheck.reports.report import fit
from aligncheck.reports.rows import heading_path
from aligncheck.reports.tables import csv_of
from aligncheck.store import AssessmentRow, Store

SUFFIXES = (".csv", ".jsonl")


@dataclass(frozen=True, slots=True)
class LoggedDecision:
    """One decision with what it was about; the fields are the columns of the log.

    `stands` is False where a later line took it back, and for that line itself. A decision that
    was taken over from an earlier draft is told by `carried_from`: made once, it has a line on
    each draft. What is not known any more, such as the quote of a forgotten plan, is empty.
    """

    at: str
    reviewer: str
    plan: str
    file: str
    sha256: str
    framework: str
    framework_version: str
    criterion: str
    label: str
    action: str
    before: str
    after: str
    stands: bool
    reason: str
    quote: str
    page: int | None
    page_label: str | None
    heading: str
    passage_key: str
    model: str
    carried_from: str
    carried_by: str
    carried_at: str
    assessment_id: str


@dataclass(frozen=True, slots=True)
class _About:
    """What the decisions on one assessment are about."""

    row: AssessmentRow | None
    criteria: Mapping[str, Criterion]
    frameworks: Mapping[str, str]
    passages: Mapping[str, Passage]


def decision_log(
    store: Store, on: Iterable[AssessmentRow], *, forgotten: bool = False, language: str = "nb"
) -> tuple[LoggedDecision, ...]:
    """Every decision on those assessments in the order in which it was taken.

    Those that were taken back are in it and, with `forgotten`, those on plans that are gone.
    """
    known = {row.id: row for row in on}
    taken = [item for item in store.every_decision() if forgotten or item.assessment_id in known]
    plans = by_plan(taken)
    stand = {id(item) for decisions in plans.values() for item in standing(decisions)}
    about = {key: _about(store, known.get(key), items) for key, items in plans.items()}
    return tuple(
        _logged(item, about[item.assessment_id], language, stands=id(item) in stand)
        for item in taken
    )


def write_log(log: Sequence[LoggedDecision], path: Path) -> None:
    """Write the log as CSV or as JSON lines, by the suffix of the file."""
    refuse_other_suffix(path)
    if path.suffix.lower() == ".csv":
        content = csv_of(tuple(field.name for field in fields(LoggedDecision)), log)
    else:
        lines = (json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in log)
        content = "".join(lines).encode("utf-8", "replace")
    with written_whole(path) as temporary:
        temporary.write_bytes(content)


def refuse_other_suffix(path: Path) -> None:
    """UsageError where the log cannot be written under that name."""
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"{path} must end in {' or '.join(SUFFIXES)}; the log is written as these")


def _about(store: Store, row: AssessmentRow | None, decisions: Sequence[Decision]) -> _About:
    if row is None:
        return _About(None, {}, {}, {})
    assessment = store.load_assessment(row.id)
    decided = {item.passage_key for item in decisions}
    keys = ((passage_key(passage), passage) for passage in assessment.document.passages)
    return _About(
        row,
        criteria_of(assessment),
        {found.criterion: found.framework for found in assessment.findings},
        {key: passage for key, passage in keys if key in decided},
    )


def _logged(item: Decision, about: _About, language: str, *, stands: bool) -> LoggedDecision:
    row, passage = about.row, about.passages.get(item.passage_key)
    criterion = about.criteria.get(item.criterion)
    return LoggedDecision(
        at=item.at,
        reviewer=fit(item.reviewer),
        plan=fit(row.title) if row else "",
        file=fit(row.name) if row else "",
        sha256=row.sha256 if row else "",
        framework=fit(about.frameworks.get(item.criterion, "")),
        framework_version=fit(item.framework_version),
        criterion=fit(item.criterion),
        label=fit(criterion.label.in_language(language)) if criterion else "",
        action=item.action.value,
        before=fit(item.before),
        after=fit(item.after),
        stands=stands,
        reason=fit(item.reason),
        quote=fit(passage.text) if passage else "",
        page=passage.page if passage else None,
        page_label=passage.page_label if passage else None,
        heading=heading_path(passage) if passage else "",
        passage_key=item.passage_key,
        model=fit(item.model),
        carried_from=fit(item.carried_from),
        carried_by=fit(item.carried_by),
        carried_at=fit(item.carried_at),
        assessment_id=item.assessment_id,
    )
