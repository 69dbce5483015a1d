"""What pages take from the store; session state and addresses hold ids only."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from aligncheck.assessment import Assessment, Coverage, coverage
from aligncheck.batch.plan_job import JOB_KIND, PlanJob, distinct_names, from_payload, to_payload
from aligncheck.batch.unfinished import drop_copies
from aligncheck.batch.waiting import WaitingLine
from aligncheck.compare import as_decided
from aligncheck.compare.labels import criteria_of
from aligncheck.decisions import Decision, ReviewedAssessment, ReviewedFinding, apply_decisions
from aligncheck.documents import Passage
from aligncheck.errors import AligncheckError, StoreError
from aligncheck.frameworks import Criterion, Framework, builtin_frameworks, load_framework
from aligncheck.store import AssessmentRow, Job, PlanRecord, Store, open_store


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A checked plan as the pages see it: its row, its result, and people's decisions beside it."""

    row: AssessmentRow
    reviewed: ReviewedAssessment
    decisions: tuple[Decision, ...]

    @property
    def assessment(self) -> Assessment:
        """The machine's own result."""
        return self.reviewed.assessment

    @property
    def criteria(self) -> dict[str, Criterion]:
        """Every criterion of the plan's frameworks by id."""
        return criteria_of(self.assessment)

    def finding(self, criterion: str) -> ReviewedFinding | None:
        """What was found for that criterion."""
        found = (item for item in self.reviewed.findings if item.finding.criterion == criterion)
        return next(found, None)

    def framework(self, id: str) -> Framework:
        """The framework of that id."""
        return next(item for item in self.assessment.frameworks if item.id == id)


@st.cache_resource(show_spinner=False)
def cached_store() -> Store:
    """The store; one for all sessions, each thread with its own connection."""
    store = open_store()
    drop_copies(store)
    return store


@st.cache_resource(show_spinner=False)
def cached_frameworks() -> tuple[Framework, ...]:
    """The built-in frameworks."""
    return builtin_frameworks()


@st.cache_resource(show_spinner=False, scope="session", max_entries=60)
def _cached_assessment(id: str) -> Assessment:
    """The result of a check; kept for this session only and dropped with it."""
    return cached_store().load_assessment(id)


def waiting_line() -> WaitingLine:
    """The line of jobs."""
    return WaitingLine(cached_store().folder)


def put_in_line(job: PlanJob) -> str:
    """Hand the plan to the worker; the id of its job."""
    job_id = cached_store().start_job(JOB_KIND, to_payload(job))
    line = waiting_line()
    line.add(job_id)
    line.ensure_worker()
    return job_id


def jobs_of(batch: str) -> tuple[Job, ...]:
    """The checks of plans that were uploaded together, in the order of the upload."""
    found = cached_store().jobs(JOB_KIND, batch=batch)
    return tuple(sorted(found, key=lambda job: int(job.payload["place"])))


def checked_plans() -> tuple[AssessmentRow, ...]:
    """All checked plans, the newest first."""
    return cached_store().assessments()


def cached_plan(id: str) -> CheckedPlan | None:
    """The checked plan of that id with the decisions as they stand now; None where it is gone."""
    row = row_of(id)
    return None if row is None else plan_of(row)


def row_of(id: str) -> AssessmentRow | None:
    """What the list of checked plans says of that one now; None where it is gone."""
    return cached_store().assessment_row(id)


def plan_of(row: AssessmentRow) -> CheckedPlan:
    """The checked plan of that row with the decisions as they stand now."""
    decisions = cached_store().decisions(row.id)
    return CheckedPlan(row, apply_decisions(_cached_assessment(row.id), decisions), decisions)


def decided_plans() -> frozenset[str]:
    """The ids of the checks on which anybody has decided anything."""
    return cached_store().decided()


def coverage_as_decided(row: AssessmentRow) -> Coverage:
    """How many criteria have each status now, with people's decisions."""
    return coverage(as_decided(plan_of(row).reviewed).findings)


def framework_titles(tongue: str) -> dict[str, str]:
    """The titles of the built-in frameworks and of people's own, by id."""
    own = [framework for _, framework in cached_own_frameworks()]
    return titles_of((*cached_frameworks(), *own), tongue)


def titles_of(frameworks: Iterable[Framework], tongue: str) -> dict[str, str]:
    """Their titles by id; a title that several bear has the id behind it."""
    return distinct({item.id: item.title.in_language(tongue) for item in frameworks})


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names by id; one that several bear has the id behind it.

    What is chosen from a list comes back from the browser as its name: no two may be alike.
    """
    often = Counter(names.values())
    return {id: name if often[name] == 1 else f"{name} ({id})" for id, name in names.items()}


def correct_plan(row: AssessmentRow, record: PlanRecord) -> None:
    """Let the plan be known as a person says."""
    cached_store().correct(row.id, record)


def forget_plan(row: AssessmentRow) -> None:
    """Remove everything that is kept of the plan."""
    drop_copies(cached_store())
    cached_store().forget(row.sha256)
    _cached_assessment.clear()


def is_being_checked(row: AssessmentRow) -> bool:
    """Whether the plan is checked once more at this moment, or waits for it."""
    return cached_store().is_being_checked(row.sha256)


def own_framework_files() -> tuple[Path, ...]:
    """The frameworks that people here brought themselves."""
    return tuple(sorted((cached_store().folder / "frameworks").glob("*.toml")))


def cached_own_frameworks() -> tuple[tuple[Path, Framework], ...]:
    """People's own frameworks that load, with their files."""
    loaded: list[tuple[Path, Framework]] = []
    for path in own_framework_files():
        framework = _loaded(path, path.stat().st_mtime_ns)
        if framework is not None:
            loaded.append((path, framework))
    return tuple(loaded)


@st.cache_resource(show_spinner=False, max_entries=50)
def _loaded(path: Path, changed: int) -> Framework | None:
    try:
        return load_framework(path)
    except AligncheckError:
        return None


def files_of(plan: CheckedPlan) -> dict[str, Path]:
    """The files of the plan that the store keeps, by the names its passages bear."""
    kept = cached_store().files(plan.row.sha256)
    names = {passage.file for passage in plan.assessment.document.passages}
    if len(names) == 1 and len(kept) == 1:
        return {names.pop(): kept[0]}
    return _files_of_job(plan.row.id)


def file_of(plan: CheckedPlan, passage: Passage) -> Path | None:
    """Where the store keeps the file that the passage stands in."""
    return files_of(plan).get(passage.file)


def _files_of_job(assessment_id: str) -> dict[str, Path]:
    """The files of a plan of several, by the names its passages bear."""
    for job in jobs_behind(assessment_id)[:1]:
        files = from_payload(job.payload).files
        names = distinct_names([file.name for file in files])
        paths = {name: Path(file.path) for name, file in zip(names, files, strict=True)}
        return {name: path for name, path in paths.items() if path.is_file()}
    return {}


def jobs_behind(assessment_id: str) -> tuple[Job, ...]:
    """The checks in the app that gave this result, the latest first."""
    jobs = cached_store().jobs(JOB_KIND)
    return tuple(
        job
        for job in jobs
        if isinstance(job.result, dict) and job.result.get("assessment") == assessment_id
    )


def is_known_job(id: str) -> bool:
    """Whether the store knows the job."""
    try:
        cached_store().job(id)
    except StoreError:
        return False
    return True
