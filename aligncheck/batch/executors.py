"""Where the documents of a batch are checked: on this machine, on Dask, or on Ray."""

import queue
import threading
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from aligncheck.batch.settings import Settings
from aligncheck.batch.supervised import DEFAULT_ALLOWANCE, Allowance, Worker
from aligncheck.batch.task import Answer, Task
from aligncheck.errors import UsageError

Answers = Generator[tuple[Task, Answer], None, None]
AHEAD = 2  # answers a worker may be ahead of the writing


class ExecutorName(StrEnum):
    """The executors by the name that the command line takes."""

    LOCAL = "local"
    DASK = "dask"
    RAY = "ray"


class Executor(Protocol):
    """Anything that answers tasks in whatever order; closing the iterator stops all work."""

    def answers(self, tasks: Iterator[Task], settings: Settings) -> Answers:
        """Each task with its answer, as they come; tasks are taken only when a worker is free."""


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Workers on this machine, each a supervised process that one thread looks after."""

    workers: int = 1
    allowance: Allowance = DEFAULT_ALLOWANCE

    def __post_init__(self) -> None:
        if self.workers < 1:
            raise UsageError(f"{self.workers} workers check nothing; give 1 or more")

    def answers(self, tasks: Iterator[Task], settings: Settings) -> Answers:
        """Each task with its answer, as they come."""
        crew = _Crew(_Line(tasks), [Worker(settings, self.allowance) for _ in range(self.workers)])
        try:
            yield from crew.answers()
        finally:
            crew.stop()


class _Line:
    """The tasks, handed out one at a time; each worker may reserve its next one to read ahead."""

    def __init__(self, tasks: Iterator[Task]) -> None:
        self._tasks = tasks
        self._reserved: dict[Worker, Task] = {}
        self._lock = threading.Lock()

    def take(self, worker: Worker) -> Task | None:
        """The worker's reserved task, or a new one, or at the end one that another reserved."""
        with self._lock:
            own = self._reserved.pop(worker, None) or next(self._tasks, None)
            if own is None and self._reserved:
                return self._reserved.pop(next(iter(self._reserved)))
            return own

    def reserve(self, worker: Worker) -> str | None:
        """The path of the task that the worker will most likely be given next."""
        with self._lock:
            following = next(self._tasks, None)
            if following is None:
                return None
            self._reserved[worker] = following
            return following.path


class _Crew:
    """Threads that each lead one worker from task to task."""

    def __init__(self, line: _Line, workers: list[Worker]) -> None:
        self._line = line
        self._workers = workers
        self._stopped = threading.Event()
        self._done: queue.Queue[tuple[Task, Answer] | BaseException | None] = queue.Queue(
            AHEAD * len(workers)
        )
        self._threads = [
            threading.Thread(target=self._lead, args=(worker,), daemon=True) for worker in workers
        ]

    def answers(self) -> Answers:
        """The answers as they come; the first error of any thread is raised here."""
        for thread in self._threads:
            thread.start()
        busy = len(self._threads)
        while busy:
            done = self._done.get()
            if done is None:
                busy -= 1
            elif isinstance(done, BaseException):
                raise done
            else:
                yield done

    def stop(self) -> None:
        """End all workers, and with them the threads."""
        self._stopped.set()
        while any(thread.is_alive() for thread in self._threads):
            for worker in self._workers:
                worker.stop()
            self._empty()
            for thread in self._threads:
                thread.join(timeout=0.05)

    def _empty(self) -> None:
        """Make room, so that no thread waits for somebody to take its answer."""
        while not self._done.empty():
            self._done.get_nowait()

    def _lead(self, worker: Worker) -> None:
        try:
            self._work(worker)
            self._done.put(None)
        except BaseException as error:
            self._done.put(error)

    def _work(self, worker: Worker) -> None:
        while (task := self._line.take(worker)) is not None:
            answer = worker.do(replace(task, following=self._line.reserve(worker)))
            if self._stopped.is_set():
                break
            self._done.put((task, answer))
        worker.stop()


def make_executor(
    name: ExecutorName,
    *,
    workers: int,
    address: str | None = None,
    gpus: float = 0.0,
    store: str | None = None,
) -> Executor:
    """The executor of that name; `address` is that of the Dask scheduler or the Ray cluster.

    `store` is a folder on the own disk of each machine of a cluster, for its caches; one that
    machines share over a network would be damaged by them.
    """
    if name is ExecutorName.DASK:
        from aligncheck.batch.on_dask import DaskExecutor

        return DaskExecutor(address, store)
    if name is ExecutorName.RAY:
        from aligncheck.batch.on_ray import RayExecutor

        return RayExecutor(address, workers=workers, gpus=gpus, store=store)
    return LocalExecutor(workers)
