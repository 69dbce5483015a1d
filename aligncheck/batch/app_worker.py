"""The process that checks plans for the app, one after another, and writes how far it is.

Run as `python -m aligncheck.batch.app_worker DATA_FOLDER`; the app starts it when needed.
"""

import contextlib
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from aligncheck.assess import Stage, check
from aligncheck.batch.judges import HeldVectors, keep_vectors
from aligncheck.batch.plan_job import PlanJob, distinct_names, from_payload
from aligncheck.batch.supervised import DEFAULT_ALLOWANCE
from aligncheck.batch.unfinished import COPIES, forget_if_over, tidy
from aligncheck.batch.waiting import WaitingLine
from aligncheck.batch.watcher import Watcher
from aligncheck.documents import Document, read_document, read_plan
from aligncheck.documents.limits import DEFAULT_LIMITS
from aligncheck.encoding.bundled import find_encoder
from aligncheck.errors import AligncheckError, StoreError
from aligncheck.frameworks import find_frameworks
from aligncheck.matching.judge import Judge
from aligncheck.store import CachedJudge, Store, open_store
from aligncheck.store.versions import this_program

IDLE_SECONDS = 300.0  # how long the worker keeps its model in memory without work
POLL_SECONDS = 0.2
PROGRESS_SECONDS = 0.3  # at least so long between two notes on one stage
ALLOWANCE = DEFAULT_ALLOWANCE
_SHARES = {Stage.READING: (0.0, 0.25), Stage.JUDGING: (0.25, 0.7), Stage.GRADING: (0.95, 0.04)}


class CancelledError(Exception):
    """The person no longer wants the result."""


class _Report:
    """Writes progress to the store, at most a few times a second, and sees a cancellation."""

    def __init__(self, store: Store, job_id: str) -> None:
        self._store, self._job_id = store, job_id
        self._began = time.monotonic()
        self._told = ("", 0.0)  # the stage that was written last, and when

    def __call__(self, stage: Stage, share: float) -> None:
        start, width = _SHARES[stage]
        self.tell(stage.value, start + width * share)

    def tell(self, stage: str, fraction: float) -> None:
        """Write the stage, a new one at once; CancelledError where the job was cancelled."""
        if self._store.is_cancelled(self._job_id):
            raise CancelledError
        now = time.monotonic()
        if stage == self._told[0] and now - self._told[1] < PROGRESS_SECONDS:
            return
        self._told = (stage, now)
        spent = now - self._began
        left = round(spent * (1 - fraction) / fraction) if fraction > 0.1 else None
        self._store.report_progress(
            self._job_id, stage, fraction, "" if left is None else str(left)
        )


def main(arguments: list[str]) -> int:
    """Work until nothing has waited for a while; 0 also where another worker is at it."""
    store = open_store(Path(arguments[0]))
    line = WaitingLine(Path(arguments[0]))
    with line.only_worker() as alone:
        if alone:
            with contextlib.suppress(StoreError):  # the next worker tries again
                tidy(store, line.jobs())
            with Watcher(store.folder) as watcher:
                _serve(store, line, watcher)
    return 0


def _serve(store: Store, line: WaitingLine, watcher: Watcher) -> None:
    last = time.monotonic()
    while time.monotonic() - last < IDLE_SECONDS:
        job_id = line.first()
        if job_id is None:
            time.sleep(POLL_SECONDS)
            continue
        if line.attempt(job_id):
            _work(store, job_id, watcher)
        else:
            store.fail_job(job_id, "unexpected")
        line.remove(job_id)
        with contextlib.suppress(StoreError):  # the next worker tries again
            forget_if_over(store, job_id)
        last = time.monotonic()


def _work(store: Store, job_id: str, watcher: Watcher) -> None:
    """Do one job; whatever happens, the store says how it ended."""
    report = _Report(store, job_id)
    try:
        report.tell("starting", 0.0)
        _check(store, job_id, report, watcher)
    except CancelledError:
        return
    except _UnreadableError as error:
        store.fail_job(job_id, f"document:{error}")
    except AligncheckError as error:
        store.fail_job(job_id, f"error:{error}")
    except Exception:  # the worker lives on for the next job; the app shows a plain sentence
        store.fail_job(job_id, "unexpected")
    finally:
        watcher.rest()


class _UnreadableError(Exception):
    """The files gave no passage; the text is the document's status."""


def _check(store: Store, job_id: str, report: _Report, watcher: Watcher) -> None:
    """Check the plan; nothing of it is kept before the check is through."""
    job = from_payload(store.job(job_id).payload)
    watcher.expect(job_id, _seconds_to_read(job))
    judge = CachedJudge(store, _judge(), at_once=False)
    _encoder().drop()  # the vectors of the check before, also of a cancelled one
    report(Stage.READING, 0.0)
    document = _read(job, store)
    passages = len(document.judged)
    if not passages:
        raise _UnreadableError(document.status)
    report(Stage.JUDGING, 0.0)
    watcher.expect(job_id, ALLOWANCE.seconds_to_judge(passages))
    assessment = check(
        document,
        frameworks=find_frameworks(job.frameworks),
        judge=judge,
        profile=job.profile,
        progress=report,
    )
    assessment = replace(assessment, origin=this_program(profile=job.profile, ocr=job.ocr))
    report.tell("saving", 0.99)
    if store.finish_check(job_id, assessment, plan=job.record, guessed=job.title) is not None:
        judge.keep()
        keep_vectors(store, document.passages, encoder=_encoder())


def _seconds_to_read(job: PlanJob) -> float:
    """How long the model may take to load, and each file to be read to its own limits."""
    limits = DEFAULT_LIMITS
    of_file = limits.seconds(limits.pages, ocr=job.ocr) * limits.wall_factor
    return ALLOWANCE.seconds_to_start + ALLOWANCE.seconds_base + of_file * len(job.files)


@cache
def _judge() -> Judge:
    from aligncheck.matching.trained import TrainedJudge

    return TrainedJudge(encoder=_encoder())


@cache
def _encoder() -> HeldVectors:
    """The model; it holds the vectors of one plan until its check is through."""
    return HeldVectors(find_encoder())


def _read(job: PlanJob, store: Store) -> Document:
    """The plan from copies that bear the names people know; the copies do not stay."""
    names = distinct_names([file.name for file in job.files])
    with tempfile.TemporaryDirectory(prefix=COPIES, dir=store.folder) as folder:
        paths = [Path(folder) / name for name in names]
        for file, path in zip(job.files, paths, strict=True):
            shutil.copyfile(file.path, path)
        if len(paths) == 1:
            return read_document(paths[0], ocr=job.ocr)
        return read_plan(paths, name=job.title, ocr=job.ocr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
