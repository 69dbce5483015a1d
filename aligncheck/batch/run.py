"""Check many plans; what is done is kept at once, so the same command goes on after any end."""

import os
import platform
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from aligncheck.assess import refuse_misuse
from aligncheck.batch.executors import Answers, Executor, LocalExecutor
from aligncheck.batch.inputs import BatchInput
from aligncheck.batch.ledger import Entry, Ledger
from aligncheck.batch.outputs import (
    make_folder,
    refuse_own_inputs,
    refuse_record_of,
    write_json,
    write_outputs,
)
from aligncheck.batch.progress import Progress
from aligncheck.batch.settings import JudgeSource, Settings
from aligncheck.batch.tables import need_parquet
from aligncheck.batch.task import Task
from aligncheck.documents import Limits, Status
from aligncheck.documents.limits import DEFAULT_LIMITS
from aligncheck.frameworks import Framework, builtin_frameworks
from aligncheck.matching.judge import Judge
from aligncheck.store import Store

WORTH_ANOTHER_TRY = (
    Status.TIMEOUT,
    Status.MEMORY,
    Status.CRASHED,
    Status.NOT_PDF,  # soon seen, and a network drive that dropped may have made it so
    Status.EMPTY,
)
FINE = (Status.OK, Status.PARTIAL, Status.DUPLICATE)
DEFAULT_JUDGE = JudgeSource()
ONE_WORKER = LocalExecutor(1)


@dataclass(frozen=True, slots=True)
class BatchReport:
    """How a batch ended; `run` is what run.json says."""

    run: dict[str, Any]
    checked: int  # documents that were worked on in this run
    seconds: float

    @property
    def failed(self) -> int:
        """Inputs that could not be judged; a duplicate is none of them."""
        counts = self.run["figures"]["documents"]
        return sum(count for status, count in counts.items() if status not in FINE)


@dataclass(frozen=True, slots=True)
class Batch:
    """What is checked, and against what."""

    inputs: tuple[BatchInput, ...]
    settings: Settings
    judge: Judge  # only its name and hashes are used here


def prepare(
    inputs: Sequence[BatchInput],
    *,
    store: Store,
    frameworks: Sequence[Framework] | None = None,
    judge: JudgeSource = DEFAULT_JUDGE,
    profile: str | None = None,
    ocr: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Batch:
    """The batch with everything that its results depend on; no document is opened yet.

    UsageError where no document could be held against these frameworks with that profile.
    """
    chosen = tuple(builtin_frameworks() if frameworks is None else frameworks)
    refuse_misuse(chosen, profile)
    made = judge.make(None)
    settings = Settings(
        frameworks=chosen,
        judge=judge,
        judge_sha256=made.sha256,
        profile=profile,
        ocr=ocr,
        limits=limits,
        store=str(store.folder.absolute()),
    )
    return Batch(tuple(inputs), settings, made)


def run_batch(
    batch: Batch,
    out: Path,
    *,
    store: Store,
    executor: Executor = ONE_WORKER,
    retry: bool = False,
    progress: Progress | None = None,
) -> BatchReport:
    """Check what the store does not know yet and write all results to the folder `out`."""
    need_parquet()
    refuse_own_inputs(out, [entry.path for entry in batch.inputs])
    refuse_record_of(out, "corpus.json")
    make_folder(out)
    began = time.monotonic()
    entries, checked = check_all(batch, store, executor, retry=retry, progress=progress)
    run = write_outputs(out, entries, store, batch.settings, batch.judge)
    seconds = time.monotonic() - began
    write_json(out / "timing.json", _timing(executor, checked, seconds))
    return BatchReport(run, checked, seconds)


def check_all(
    batch: Batch,
    store: Store,
    executor: Executor = ONE_WORKER,
    *,
    retry: bool = False,
    progress: Progress | None = None,
) -> tuple[list[Entry], int]:
    """The entries of all inputs, each with its result in the store, and how many were new.

    With `retry`, what timed out, crashed, ran out of memory or was no plan before is not taken as
    known. Of a file that was out of reach or changed when its turn came nothing is kept: it is
    tried anew.
    """
    config, origin = batch.settings.config, batch.settings.origin
    ledger = Ledger(batch.inputs)
    progress = progress or Progress(ledger.sizes)
    progress.sizes = ledger.sizes
    progress.start()
    checked = 0
    known = partial(_known, store, config, retry=retry)
    tasks = _tasks(ledger, known, progress)
    for task, answer in _answers(executor, tasks, batch.settings):
        found = answer.assessment and replace(answer.assessment, origin=origin)
        if answer.document.sha256:
            record = batch.inputs[task.number].record
            key = ledger.entries[task.number].key(config)
            store.keep_result(key, answer.document, found, plan=record)
        else:
            ledger.lose(task.number)
        progress.answered(task.number, failed=answer.document.status not in FINE)
        checked += 1
    progress.finish()
    return ledger.entries, checked


def _answers(executor: Executor, tasks: Iterator[Task], settings: Settings) -> Answers:
    """The answers; whatever ends the loop also ends the workers."""
    with closing(executor.answers(tasks, settings)) as answers:
        yield from answers


def _tasks(
    ledger: Ledger, known: Callable[[Entry], Status | None], progress: Progress
) -> Iterator[Task]:
    """A task for each content of which nothing is known; the progress is told the other inputs."""
    for number, entry in enumerate(ledger.entered()):
        status = known(entry)
        if status is None:
            yield Task(number, str(entry.input.path.absolute()), entry.sha256)
        else:
            progress.skipped(number, failed=status not in FINE)


def _known(store: Store, config: str, entry: Entry, *, retry: bool) -> Status | None:
    """What became of the input, None where it has to be checked.

    Where the store knows it, it takes over what is known of the plan.
    """
    if not entry.sha256:
        return Status.DAMAGED
    if entry.duplicate_of is not None:
        return Status.DUPLICATE
    key = entry.key(config)
    result = store.result(entry.sha256, key)
    if result is None:
        return None
    if retry and result.status in WORTH_ANOTHER_TRY:
        store.drop_result(entry.sha256, key)
        return None
    if result.assessment_id is not None:
        store.describe(result.assessment_id, entry.input.record)
    return result.status


def _timing(executor: Executor, checked: int, seconds: float) -> dict[str, Any]:
    """What may differ from run to run and is therefore no part of run.json."""
    return {
        "schema": "aligncheck/timing/1",
        "seconds": round(seconds, 3),
        "checked": checked,
        "executor": repr(executor),
        "processors": os.cpu_count(),
        "machine": platform.platform(),
    }
