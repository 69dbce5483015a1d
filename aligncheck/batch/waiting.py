"""The line in which jobs wait for the app's one worker, as files in the data folder."""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

MOST_ATTEMPTS = 2  # a job that ended its worker twice is given up
_ENTRY = re.compile(r"\d{20}-(\w+)")  # when it came, and its id; what else lies there is not ours


class WaitingLine:
    """Jobs in the order they came; safe for several sessions and one worker at once."""

    def __init__(self, data_folder: Path) -> None:
        self.data_folder = data_folder
        self._folder = data_folder / "waiting"
        self._lock = data_folder / "worker.lock"
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def add(self, job_id: str) -> None:
        """Put the job at the end of the line."""
        (self._folder / f"{time.time_ns():020d}-{job_id}").touch(mode=0o600)

    def first(self) -> str | None:
        """The job that is next, or None."""
        entries = sorted(self._entries(), key=lambda entry: entry[0].name)
        return entries[0][1] if entries else None

    def jobs(self) -> frozenset[str]:
        """All jobs in the line, also the one that is at work."""
        return frozenset(id for _, id in self._entries())

    def attempt(self, job_id: str) -> bool:
        """Count one attempt at the job; False where it has had all of them or was taken out."""
        entry = self._entry(job_id)
        if entry is None:
            return False
        try:
            with entry.open("r+") as file:  # never makes it anew
                attempts = len(file.read())
                file.write(".")
        except FileNotFoundError:
            return False
        return attempts < MOST_ATTEMPTS

    def remove(self, job_id: str) -> None:
        """Take the job out of the line."""
        entry = self._entry(job_id)
        if entry is not None:
            entry.unlink(missing_ok=True)

    def _entry(self, job_id: str) -> Path | None:
        return next((path for path, id in self._entries() if id == job_id), None)

    def _entries(self) -> Iterator[tuple[Path, str]]:
        """The jobs' files with their ids; system and synchronisation leave other files there."""
        for path in self._folder.iterdir():
            if found := _ENTRY.fullmatch(path.name):
                yield path, found[1]

    @contextlib.contextmanager
    def only_worker(self) -> Iterator[bool]:
        """True for the one process that may work; it stays so until it ends."""
        with self._lock.open("a") as lock:
            yield _locked(lock)

    def ensure_worker(self) -> None:
        """Start a worker where none is at work; it outlives the server that started it."""
        with self.only_worker() as free:
            if not free:
                return
        started("app_worker", self.data_folder)


def started(
    module: str, data_folder: Path, *, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """A process of this room at work on the data folder; it may outlive this one."""
    root = str(Path(__file__).resolve().parents[2])
    paths = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", f"aligncheck.batch.{module}", str(data_folder)],
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def _locked(file: IO[str]) -> bool:
    """Take the file's lock without waiting; it falls with the file or the process."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
