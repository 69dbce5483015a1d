"""A worker process that may crash, hang or outgrow its memory; whoever uses it may not."""

import contextlib
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from aligncheck import errors
from aligncheck.batch.channel import Channel
from aligncheck.batch.settings import Settings
from aligncheck.batch.task import Answer, Task, answer_from_wire, failure
from aligncheck.documents import Status
from aligncheck.errors import AligncheckError, ModelError
from aligncheck.store.plain import Plain

TRIES = 2  # a worker may also have been killed for another reason than its document
POLL_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a worker may use; `seconds_to_start` holds the loading of the model too."""

    memory_bytes: int = 4 << 30
    seconds_to_start: float = 300.0
    seconds_base: float = 120.0
    seconds_per_passage: float = 2.0

    def seconds_to_judge(self, passages: int) -> float:
        """How long so many passages may take to be judged and graded."""
        return self.seconds_base + self.seconds_per_passage * passages


DEFAULT_ALLOWANCE = Allowance()


class Worker:
    """One worker process, started when first used and again whenever it died."""

    def __init__(self, settings: Settings, allowance: Allowance = DEFAULT_ALLOWANCE) -> None:
        self._settings = settings
        self._allowance = allowance
        self._process: subprocess.Popen[bytes] | None = None
        self._messages: queue.Queue[Plain | None] = queue.Queue()
        self._channel: Channel | None = None
        self._stopped = False

    def do(self, task: Task) -> Answer:
        """What became of the file, whatever it did to its worker; errors are of the set-up."""
        status = Status.CRASHED
        for _ in range(TRIES):
            answer = self._attempt(task)
            if isinstance(answer, Answer):
                return answer
            status = answer
            self._end()
            if status is not Status.CRASHED or self._stopped:
                break
        return failure(task, status)

    def stop(self) -> None:
        """End the process now; from any thread."""
        self._stopped = True
        self._end()

    def _attempt(self, task: Task) -> Answer | Status:
        if self._process is None:
            self._start()
        assert self._channel is not None
        try:
            self._channel.send(asdict(task))
        except (OSError, ValueError):
            return Status.CRASHED
        until = time.monotonic() + self._reading_seconds()
        while True:
            message = self._next_message(until)
            if isinstance(message, Status):
                return message
            if "stage" in message:
                until = time.monotonic() + self._seconds(message)
            else:
                return self._understood(message, task)

    def _understood(self, message: Plain, task: Task) -> Answer | Status:
        if "error" in message:
            raise _error(message)
        if message.get("answer") is None:
            return Status(message.get("failure", Status.DAMAGED))
        try:
            return answer_from_wire(message["answer"], self._settings.frameworks)
        except (KeyError, TypeError, ValueError, IndexError):
            return Status.CRASHED

    def _next_message(self, until: float) -> Plain | Status:
        """The next message, or why none came: time, memory, or the end of the process."""
        while True:
            try:
                message = self._messages.get(timeout=POLL_SECONDS)
            except queue.Empty:
                if self._memory() > self._allowance.memory_bytes:
                    return Status.MEMORY
                if time.monotonic() > until:
                    return Status.TIMEOUT
                continue
            return Status.CRASHED if message is None else message

    def _reading_seconds(self) -> float:
        """Reading is limited by its own supervisor; this is for a worker that hangs."""
        limits = self._settings.limits
        return limits.seconds_most * limits.wall_factor + self._allowance.seconds_base

    def _seconds(self, message: Plain) -> float:
        if message["stage"] == "reading":
            return self._reading_seconds()
        return self._allowance.seconds_to_judge(int(message["passages"]))

    def _memory(self) -> int:
        with contextlib.suppress(psutil.Error, AttributeError):
            assert self._process is not None
            return int(psutil.Process(self._process.pid).memory_info().rss)
        return 0

    def _start(self) -> None:
        """Start the process and wait until its judge stands."""
        self._process = _started()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._channel = Channel(self._process.stdout, self._process.stdin)
        self._messages = queue.Queue()
        threading.Thread(target=_pump, args=(self._channel, self._messages), daemon=True).start()
        with contextlib.suppress(OSError):
            self._channel.send(self._settings.to_wire())
        message = self._next_message(time.monotonic() + self._allowance.seconds_to_start)
        if isinstance(message, Status) or "error" in message:
            self._end()
            if self._stopped:
                return
            raise _error(message)

    def _end(self) -> None:
        """Kill the process with everything that it started, and collect it."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        process.wait()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    path = [root, *filter(None, sys.path)]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(path)),
        "PYTHONUTF8": "1",
        "ALIGNCHECK_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MKL_NUM_THREADS": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "aligncheck.batch.worker", str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )


def _pump(channel: Channel, messages: "queue.Queue[Plain | None]") -> None:
    """Pass on what the worker says until it is gone."""
    with contextlib.suppress(EOFError, OSError, ValueError, MemoryError):
        while True:
            messages.put(channel.receive())
    messages.put(None)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the worker and the reading children that it has, which are sessions of their own."""
    children: list[psutil.Process] = []
    with contextlib.suppress(psutil.Error):
        children = psutil.Process(process.pid).children(recursive=True)
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(OSError):
        process.kill()
    for child in children:
        with contextlib.suppress(psutil.Error):
            child.kill()


def _error(message: Plain | Status) -> AligncheckError:
    """The error that keeps a worker from starting; it would do so for every document."""
    if isinstance(message, Status):
        return ModelError(
            f"a worker ended while it loaded the model ({message.value}); check memory and the "
            "installation with 'aligncheck demo'"
        )
    kind = getattr(errors, str(message["kind"]), ModelError)
    return kind(str(message["error"])) if issubclass(kind, AligncheckError) else ModelError("")
