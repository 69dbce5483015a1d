"""Run one job in one child process that can neither outlive, outgrow nor outwait its limits."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import psutil

from aligncheck.documents.document import Status
from aligncheck.documents.limits import Limits

POLL_SECONDS = 0.1  # reliability.md asks for the memory to be looked at every 100 ms
LAST_WORDS_SECONDS = 15.0  # for our own thread to get its turn on a busy machine
TREE_EVERY = 5  # polls between two looks at grandchildren, which cost a walk over all processes
MEMORY_SHARE = 0.5  # a child that aborts with half of its memory in use died of memory
_ABORTS = {-signal.SIGABRT, -signal.SIGSEGV, -int(getattr(signal, "SIGTRAP", 5))}
_CPU_SIGNAL = -int(getattr(signal, "SIGXCPU", 24))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back: an answer, or the status that says why there is none."""

    answer: Mapping[str, Any] | None
    status: Status  # OK where there is an answer
    pages: int  # pages that the child announced
    last_page: int  # page that it was at; 0 before the first
    seconds: float  # processor seconds used
    peak_bytes: int  # largest resident memory seen


@dataclass(slots=True)
class _Watch:
    """What is known of the running child."""

    pages: int = 0
    page: int = 0
    seconds: float = 0.0
    page_began: float = 0.0
    peak: int = 0
    waited: float = 0.0  # seconds on the clock in which it had nothing to do
    answer: Mapping[str, Any] | None = None
    failure: Status | None = None


def worker_command() -> list[str]:
    """The command that starts our own worker, taking modules only from where we came from."""
    return [sys.executable, "-P", "-m", "aligncheck.documents.worker"]


def supervise(
    request: Mapping[str, Any],
    limits: Limits,
    *,
    ocr: bool = False,
    command: Sequence[str] | None = None,
) -> Outcome:
    """The outcome of one job done by one child process; nothing of it is left running."""
    child = _start(command or worker_command())
    lines: queue.Queue[bytes | None] = queue.Queue()
    assert child.stdin is not None
    assert child.stdout is not None
    reader = threading.Thread(
        target=_pump, args=(child.stdout, lines, limits.answer_bytes), daemon=True
    )
    reader.start()
    watch = _Watch()
    family: list[psutil.Process] = []
    try:
        own = {"limits": asdict(limits), "ocr": ocr, "parent": os.getpid()}
        _hand_over(child.stdin, {**request, **own})
        _attend(child, lines, limits, ocr, watch, family)
    finally:
        _end(child, family)
        reader.join(timeout=2.0)
        child.stdout.close()
    return Outcome(
        answer=watch.answer,
        status=Status.OK if watch.answer is not None else _why(child.returncode, watch, limits),
        pages=watch.pages,
        last_page=watch.page,
        seconds=watch.seconds,
        peak_bytes=watch.peak,
    )


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")])),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "PYTHONUTF8": "1",
    }
    return subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )


def _hand_over(pipe: IO[bytes], request: Mapping[str, Any]) -> None:
    """Write the request; a child that died before reading shows in its exit code."""
    with contextlib.suppress(OSError):
        pipe.write(json.dumps(request).encode() + b"\n")
        pipe.close()


def _pump(pipe: IO[bytes], lines: "queue.Queue[bytes | None]", most: int) -> None:
    """Pass on the child's lines until it closes its end or says too much."""
    total, rest = 0, bytearray()
    with contextlib.suppress(OSError, ValueError):
        while chunk := os.read(pipe.fileno(), 1 << 16):
            total += len(chunk)
            if total > most:
                lines.put(b'{"flood": true}')
                break
            rest += chunk
            if b"\n" in chunk:
                *whole, last = bytes(rest).split(b"\n")
                rest = bytearray(last)
                for line in whole:
                    lines.put(line)
    lines.put(None)


def _attend(
    child: subprocess.Popen[bytes],
    lines: "queue.Queue[bytes | None]",
    limits: Limits,
    ocr: bool,
    watch: _Watch,
    family: list[psutil.Process],
) -> None:
    """Listen and measure until there is an answer, a broken limit or an end."""
    looked, polls = time.monotonic(), 0
    try:
        process = psutil.Process(child.pid)
    except psutil.NoSuchProcess:
        return
    next_poll = looked + POLL_SECONDS
    while watch.answer is None and watch.failure is None:
        try:
            line = lines.get(timeout=max(0.0, next_poll - time.monotonic()))
            if line is None:
                return
            _note(line, watch)
        except queue.Empty:
            if child.poll() is not None:
                _hear_out(child, lines, watch)
                return
        if time.monotonic() >= next_poll:
            next_poll = time.monotonic() + POLL_SECONDS
            polls += 1
            before = watch.seconds
            _measure(process, polls, family, watch)
            now = time.monotonic()
            has_work = _has_work([process, *family], watch.seconds - before)
            watch.waited += 0.0 if has_work else now - looked
            looked = now
            watch.failure = _broken_limit(watch, limits, ocr)


def _hear_out(
    child: subprocess.Popen[bytes], lines: "queue.Queue[bytes | None]", watch: _Watch
) -> None:
    """Take in what a child said before it ended; its own children may not keep the line open."""
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(child.pid, signal.SIGKILL)
    while watch.answer is None and watch.failure is None:
        try:
            line = lines.get(timeout=LAST_WORDS_SECONDS)
        except queue.Empty:
            return
        if line is None:
            return
        _note(line, watch)


def _note(line: bytes, watch: _Watch) -> None:
    """Take in one line from the child; what is no message of ours is a failure."""
    try:
        message = json.loads(line)
        if message.get("flood"):
            watch.failure = Status.CRASHED
        elif "answer" in message:
            watch.answer = dict(message["answer"])
            watch.seconds = max(watch.seconds, float(message.get("seconds", 0.0)))
            watch.peak = max(watch.peak, int(message.get("peak", 0)))
        else:
            watch.pages = int(message.get("pages", watch.pages))
            watch.page = int(message.get("page", watch.page))
            watch.page_began = watch.seconds
    except (ValueError, AttributeError, TypeError, RecursionError):
        watch.failure = Status.CRASHED


def _measure(
    process: psutil.Process, polls: int, family: list[psutil.Process], watch: _Watch
) -> None:
    """Add up memory and time of the child and its children."""
    with contextlib.suppress(psutil.Error):
        if polls % TREE_EVERY == 1:
            family[:] = process.children(recursive=True)
        memory, seconds = 0, 0.0
        for member in [process, *family]:
            with contextlib.suppress(psutil.Error):
                memory += member.memory_info().rss
                times = member.cpu_times()
                seconds += times.user + times.system
                if member is process:
                    seconds += times.children_user + times.children_system
        watch.peak = max(watch.peak, memory)
        watch.seconds = max(watch.seconds, seconds)


def _has_work(family: Sequence[psutil.Process], seconds: float) -> bool:
    """True where one of the processes runs or waits only for its turn on a busy machine.

    Windows and macOS call every process running; there one counts that used processor `seconds`.
    """
    if sys.platform != "linux":
        return seconds > 0
    for member in family:
        with contextlib.suppress(psutil.Error):
            if member.status() == psutil.STATUS_RUNNING:
                return True
    return False


def _broken_limit(watch: _Watch, limits: Limits, ocr: bool) -> Status | None:
    budget = limits.seconds(watch.pages, ocr=ocr)
    if watch.peak > limits.memory_bytes:
        return Status.MEMORY
    if watch.seconds > budget or watch.waited > budget * limits.wall_factor:
        return Status.TIMEOUT
    if watch.page and watch.seconds - watch.page_began > limits.seconds_of_page(ocr=ocr):
        return Status.TIMEOUT
    return None


def _end(child: subprocess.Popen[bytes], family: Sequence[psutil.Process]) -> None:
    """Kill the child with everything it started, and collect it."""
    relatives = list(family)
    with contextlib.suppress(psutil.Error):
        relatives += psutil.Process(child.pid).children(recursive=True)
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(child.pid, signal.SIGKILL)
    for relative in relatives:
        with contextlib.suppress(psutil.Error):
            relative.kill()
    with contextlib.suppress(OSError):
        child.kill()
    child.wait()


def _why(code: int, watch: _Watch, limits: Limits) -> Status:
    """The status of a child that gave no answer."""
    if watch.failure is not None:
        return watch.failure
    if code == _CPU_SIGNAL:
        return Status.TIMEOUT
    if code in _ABORTS and watch.peak > limits.memory_bytes * MEMORY_SHARE:
        return Status.MEMORY
    return Status.CRASHED
