"""The store: what was checked, what people decided, and what need not be computed twice."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from aligncheck.assessment import Assessment
from aligncheck.decisions import Decision
from aligncheck.documents import Document
from aligncheck.encoding.bundled import data_folder
from aligncheck.store import assessments, forget, loose, plans, results, reviews, unfinished
from aligncheck.store import files as kept
from aligncheck.store import jobs as tasks
from aligncheck.store.database import Database
from aligncheck.store.plain import Plain
from aligncheck.store.records import AssessmentRow, Filters, Hit, Job, JobStatus, Needed, PlanRecord
from aligncheck.store.results import Result

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STORE_NAME = "aligncheck.sqlite3"
NO_FILTERS = Filters()
NOTHING_NEEDED = Needed()
NO_RECORD = PlanRecord()


class Store:
    """One folder with one SQLite file, the uploaded files and the copies for vector search."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database(folder / STORE_NAME)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def save_assessment(self, assessment: Assessment, *, plan: PlanRecord = NO_RECORD) -> str:
        """The id under which the assessment is kept; saving the same one again keeps its id."""
        with self.database.writing() as connection:
            return assessments.keep_assessment(connection, assessment, plan)

    def assessments(self) -> tuple[AssessmentRow, ...]:
        """All checked plans, the newest first."""
        with self.database.reading() as connection:
            return assessments.assessment_rows(connection)

    def assessment_row(self, id: str) -> AssessmentRow | None:
        """The checked plan of that assessment; None where there is none."""
        with self.database.reading() as connection:
            return assessments.assessment_row(connection, id)

    def criteria(self) -> frozenset[tuple[str, str]]:
        """Framework and id of every criterion that a plan was held against."""
        with self.database.reading() as connection:
            return assessments.criteria_held(connection)

    def load_assessment(self, id: str) -> Assessment:
        """The assessment as it was saved; StoreError where there is none of that id."""
        with self.database.reading() as connection:
            return assessments.load_assessment(connection, id)

    def append_decision(self, decision: Decision) -> None:
        """Keep a reviewer's decision behind all earlier ones."""
        self.append_decisions([decision])

    def append_decisions(self, decisions: Iterable[Decision]) -> None:
        """Keep the decisions behind all earlier ones, all of them or none."""
        with self.database.writing() as connection:
            reviews.append_decisions(connection, decisions)

    def decisions(self, assessment_id: str) -> tuple[Decision, ...]:
        """All decisions on that assessment, the earliest first."""
        with self.database.reading() as connection:
            return reviews.decisions_of(connection, assessment_id)

    def every_decision(self) -> tuple[Decision, ...]:
        """All decisions ever made, also on plans that were forgotten, the earliest first."""
        with self.database.reading() as connection:
            return reviews.every_decision(connection)

    def decided(self) -> frozenset[str]:
        """The ids of the assessments on which anybody has decided anything."""
        with self.database.reading() as connection:
            return reviews.decided(connection)

    def start_job(self, kind: str, payload: Mapping[str, Any]) -> str:
        """The id of a new job that runs; the payload is plain JSON values."""
        with self.database.writing() as connection:
            return tasks.start_job(connection, kind, payload)

    def report_progress(self, id: str, stage: str, fraction: float, message: str = "") -> None:
        """Note how far the job is (0 to 1)."""
        with self.database.writing() as connection:
            tasks.report_progress(connection, id, stage, fraction, message)

    def finish_job(self, id: str, result: Plain = None) -> None:
        """End the job with its result, in plain JSON values."""
        self._end_job(id, JobStatus.DONE, result=result)

    def fail_job(self, id: str, message: str) -> None:
        """End the job with what went wrong."""
        self._end_job(id, JobStatus.FAILED, message=message)

    def finish_check(
        self, id: str, assessment: Assessment, *, plan: PlanRecord = NO_RECORD, guessed: str = ""
    ) -> str | None:
        """Keep what the job found and end it, both or neither; None where it had ended before.

        `plan` is what a person said of it; `guessed` is its title where nobody gave it one.
        """
        with self.database.writing() as connection:
            if tasks.job(connection, id).status is not JobStatus.RUNNING:
                return None
            files = PlanRecord(files=plan.files)
            kept_as = assessments.keep_assessment(connection, assessment, files)
            plans.say_of_plan(connection, kept_as, plan)
            if guessed:
                plans.name_plan(connection, kept_as, guessed)
            tasks.end_job(connection, id, JobStatus.DONE, result={"assessment": kept_as})
            return kept_as

    def cancel_job(self, id: str) -> None:
        """Ask the job to stop; a job that has ended stays as it is."""
        self._end_job(id, JobStatus.CANCELLED)

    def is_cancelled(self, id: str) -> bool:
        """Whether somebody asked the job to stop."""
        return self.job(id).status is JobStatus.CANCELLED

    def job(self, id: str) -> Job:
        """The job as it stands now; StoreError where there is none of that id."""
        with self.database.reading() as connection:
            return tasks.job(connection, id)

    def jobs(self, kind: str | None = None, *, batch: str | None = None) -> tuple[Job, ...]:
        """The jobs of that kind, or all, the newest first; `batch`: only those that name it."""
        with self.database.reading() as connection:
            return tasks.jobs(connection, kind, batch)

    def save_file(self, content: bytes, *, name: str = "") -> Path:
        """Where the file is kept: `<sha256>.<suffix>`; `name` only helps to tell its format."""
        return kept.keep_file(self.folder / "files", content, name)

    def files(self, sha256: str) -> tuple[Path, ...]:
        """The kept files of the document of that hash, empty where none was kept."""
        with self.database.reading() as connection:
            hashes = forget.files_of(connection, sha256)
        return tuple(path for hash in hashes for path in kept.kept_files(self._files, hash))

    def kept_texts(self) -> tuple[tuple[str, str], ...]:
        """SHA-256 and name of every document of which anything is kept, also if only checked."""
        with self.database.reading() as connection:
            return forget.kept_texts(connection)

    def note_texts(self, document: Document, files: Iterable[str]) -> None:
        """Let verdicts on a document that is not kept be forgotten by its files' SHA-256."""
        with self.database.writing() as connection:
            loose.note_texts(connection, document, files)

    def forget(self, sha256: str) -> None:
        """Remove text, vectors, verdicts and files of a document; decisions on it stay.

        A file that another plan is made of stays, and so does a plan of one of its files; a check
        that runs goes on and keeps the files that it needs (`is_being_checked`). StoreError where
        another program holds a file: then nothing is forgotten, and trying again is all it takes.
        """
        from aligncheck.store.nearest import erase

        with self.database.writing() as connection:
            vectors, files = forget.forget_plan(connection, sha256)
            for file in files:  # first, as it is what may fail
                kept.drop_files(self._files, file)
            for gone in vectors:
                erase(self.vectors_folder, gone.model, gone.ids)
            forget.wipe_index(connection)
            self.database.will_wipe()
        self.database.wipe_log()

    def is_being_checked(self, sha256: str) -> bool:
        """Whether a check that waits or runs reads the document or one of its files."""
        with self.database.reading() as connection:
            return forget.is_being_checked(connection, sha256)

    def forget_upload(self, id: str, files: Iterable[str], rest: Mapping[str, Any]) -> None:
        """Of a cancelled or failed job keep only `rest`, and none of its files (their SHA-256).

        A file stays on which an assessment rests or that another job needs.
        """
        with self.database.writing() as connection:
            if not unfinished.empty_job(connection, id, rest):
                return
            for sha256 in files:
                if not unfinished.is_needed(connection, sha256):
                    kept.drop_files(self._files, sha256)
            self.database.will_wipe()
        self.database.wipe_log()

    def search(
        self,
        text: str,
        *,
        vector: "NDArray[np.float32] | None" = None,
        model: str | None = None,
        needed: Needed = NOTHING_NEEDED,
        filters: Filters = NO_FILTERS,
        limit: int = 50,
    ) -> tuple[Hit, ...]:
        """The passages that hold the words, then those nearest to the vector, best first.

        `needed` is what a passage needs to be found by its meaning. `vector` must come from the
        encoder `model` (its model_id; the last used one if None).
        """
        from aligncheck.store.search import find_passages

        return find_passages(
            self.database,
            self.vectors_folder,
            text,
            vector=vector,
            model=model,
            needed=needed,
            filters=filters,
            limit=limit,
        )

    def result(self, sha256: str, config: str) -> Result | None:
        """What became of that content in a batch of that configuration, if it is known."""
        with self.database.reading() as connection:
            return results.find_result(connection, sha256, config)

    def keep_result(
        self,
        config: str,
        document: Document,
        assessment: Assessment | None,
        *,
        plan: PlanRecord = NO_RECORD,
    ) -> None:
        """Keep what became of a document, with its assessment, in one transaction."""
        with self.database.writing() as connection:
            results.keep_result(connection, config, document, assessment, plan)

    def drop_result(self, sha256: str, config: str) -> None:
        """Let that content be tried again."""
        with self.database.writing() as connection:
            results.drop_result(connection, sha256, config)

    def describe(self, assessment_id: str, plan: PlanRecord) -> None:
        """Take over what is newly known of a plan; what is not said, or a person said, stays."""
        with self.database.writing() as connection:
            plans.describe_plan(connection, assessment_id, plan)

    def correct(self, assessment_id: str, plan: PlanRecord) -> None:
        """Let the plan be known as a person says, at every check of its file; results stay.

        StoreError where a field cannot be right (`faults_of`) or the plan is gone.
        """
        with self.database.writing() as connection:
            plans.correct_plan(connection, assessment_id, plan)

    def close(self) -> None:
        """Close the file in all threads."""
        self.database.close()

    @property
    def _files(self) -> Path:
        return self.folder / "files"

    @property
    def vectors_folder(self) -> Path:
        """Where the copies for vector search lie."""
        return self.folder / "vectors"

    def _end_job(
        self, id: str, status: JobStatus, *, result: Plain = None, message: str = ""
    ) -> None:
        with self.database.writing() as connection:
            tasks.end_job(connection, id, status, result=result, message=message)


def open_store(folder: Path | None = None) -> Store:
    """The store in that folder, or in the user's own data folder; made where it is missing."""
    return Store(folder or data_folder())
