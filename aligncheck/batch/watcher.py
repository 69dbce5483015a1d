"""The process beside the app's worker that ends a check which does not end by itself.

Within one long call, such as a search by pattern, no thread of the worker gets its turn: who is to
end it must be another process. Run as `python -P -m aligncheck.batch.watcher DATA_FOLDER`; the
worker starts it, tells it over its input what is at work, and takes it along when it ends.
"""

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import psutil

from aligncheck.batch.unfinished import forget_if_over
from aligncheck.batch.waiting import WaitingLine, started
from aligncheck.documents import Status
from aligncheck.errors import StoreError
from aligncheck.store import Store, open_store

POLL_SECONDS = 1.0
CANCEL_SECONDS = 3.0  # how long a cancelled check may take to end by itself
LOCK_SECONDS = 10.0  # how long the system may take to end the worker


class Watcher:
    """The worker's hold on its watcher: tells it what is at work, and starts it when needed."""

    def __init__(self, data_folder: Path) -> None:
        self._data_folder = data_folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._process.communicate()

    def expect(self, job_id: str, seconds: float) -> None:
        """From now on the job may take so long."""
        if self._process is None or self._process.poll() is not None:
            self._process = started("watcher", self._data_folder, stdin=subprocess.PIPE)
        self._tell(f"{job_id} {seconds:.0f}")

    def rest(self) -> None:
        """Nothing is at work."""
        self._tell("")

    def _tell(self, line: str) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it was killed; the next job starts another
                self._process.stdin.write(f"{line}\n".encode())
                self._process.stdin.flush()


def main(arguments: list[str]) -> int:
    """Watch the process that started this one until it ends."""
    worker = psutil.Process(os.getppid())
    told: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_pump, args=(sys.stdin, told), daemon=True).start()
    with open_store(Path(arguments[0])) as store:
        if job_id := _overdue(store, told):
            _end(worker, job_id, store)
    return 0


def _pump(stream: IO[str], told: "queue.Queue[str | None]") -> None:
    """Pass on what the worker tells; None when it is gone."""
    for line in stream:
        told.put(line)
    told.put(None)


def _overdue(store: Store, told: "queue.Queue[str | None]") -> str:
    """The job that does not end by itself; empty where the worker ended before.

    Seconds are counted as polls, so that the sleep of the machine is not held against a job.
    """
    job_id, left = "", 0.0
    while True:
        try:
            line = told.get(timeout=POLL_SECONDS)
        except queue.Empty:
            if job_id:
                left = min(left, CANCEL_SECONDS) if _is_cancelled(store, job_id) else left
                left -= POLL_SECONDS
                if left <= 0:
                    return job_id
            continue
        if line is None:
            return ""
        job_id, _, seconds = line.strip().partition(" ")
        left = float(seconds or 0)


def _is_cancelled(store: Store, job_id: str) -> bool:
    """Whether somebody cancelled the job; False also where the store is busy, until next time."""
    with contextlib.suppress(StoreError):
        return store.is_cancelled(job_id)
    return False


def _end(worker: psutil.Process, job_id: str, store: Store) -> None:
    """End worker and job, and let another worker do what waits."""
    line = WaitingLine(store.folder)
    line.remove(job_id)
    _kill(worker)
    with contextlib.suppress(StoreError):  # the next worker tidies up
        store.fail_job(job_id, f"document:{Status.TIMEOUT}")  # one that was cancelled stays so
        forget_if_over(store, job_id)
    until = time.monotonic() + LOCK_SECONDS
    while time.monotonic() < until:
        with line.only_worker() as free:
            if free:
                break
        time.sleep(POLL_SECONDS / 10)
    line.ensure_worker()


def _kill(worker: psutil.Process) -> None:
    """Kill the worker and the reading children that it has."""
    children: list[psutil.Process] = []
    with contextlib.suppress(psutil.Error):
        children = [one for one in worker.children(recursive=True) if one.pid != os.getpid()]
    for process in (worker, *children):
        with contextlib.suppress(psutil.Error):
            process.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
