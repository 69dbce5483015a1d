"""What one process and its family cost: wall seconds, processor seconds, peak memory."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[1]
CAN_KEEP = hasattr(os, "sched_setaffinity")
LOOK_EVERY = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process and all that it started."""

    wall_seconds: float
    cpu_seconds: float
    peak_megabytes: float
    exit_code: int

    def to_plain(self) -> dict[str, Any]:
        """The cost as plain values, rounded to what can be measured."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def cost_of(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    fine: Sequence[int] = (0,),
    processors: int | None = None,
) -> Cost:
    """Run the command from the project's folder and measure it; its output is thrown away.

    With `processors` it and all that it starts are kept to so many of the machine's (on Linux).
    SystemExit where it ends with a code that is not `fine`: a command that failed costs nothing.
    """
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=partial(_keep_to, processors) if processors and CAN_KEEP else None,
    )
    peak, usage, status = 0, None, 0
    while usage is None:
        peak = max(peak, family_memory(process.pid))
        pid, status, found = os.wait4(process.pid, os.WNOHANG)
        usage = found if pid else None
        time.sleep(0 if usage else LOOK_EVERY)
    wall = time.monotonic() - began
    code = process.returncode = os.waitstatus_to_exitcode(status)
    told = process.stderr.read().decode(errors="replace") if process.stderr else ""
    if code not in fine:
        raise SystemExit(f"{' '.join(command)} ended with {code}:\n{told[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak / 1e6, code)


def _keep_to(processors: int) -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processors])


def family_memory(pid: int) -> int:
    """The resident memory of a process and its descendants, in bytes."""
    total = 0
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        for member in (process, *process.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                total += member.memory_info().rss
    return total


def ratio(reference: Cost, ours: Cost) -> dict[str, float]:
    """How many times faster `ours` is, on the wall and in processor seconds."""
    return {
        "wall": round(reference.wall_seconds / ours.wall_seconds, 2),
        "cpu": round(reference.cpu_seconds / ours.cpu_seconds, 2),
    }
