"""Many plans: two workers against one, and twenty kills against none."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.material import write_mixed
from benchmarks.measure import ROOT, Cost, cost_of
from benchmarks.one_plan import Desk

FILES = 200
FILES_TO_KILL = 60
KILLS = 20
DONE = (0, 1)  # exit codes of a batch that ran to its end; 1 where files are bad


def batch(desk: Desk, *, files: int = FILES) -> dict[str, Any]:
    """The same mixed folder with one worker and with two, each on an empty store.

    One worker alone has help: the next file is read, and results are kept, beside it. So it is
    also measured kept to one processor, against two workers on two.
    """
    source = desk.folder / "mixed"
    write_mixed(source, desk.plans, count=files)
    costs = {
        (workers, processors): cost_of(
            _command(source, desk.folder / f"out-{workers}-{processors}", workers),
            {"ALIGNCHECK_DATA": str(desk.folder / f"data-{workers}-{processors}")},
            fine=DONE,
            processors=processors,
        )
        for workers, processors in ((1, 2), (2, 2), (1, 1))
    }
    digests = {_digest(desk.folder / f"out-{pair[0]}-{pair[1]}") for pair in costs}
    one, two, alone = costs.values()
    return {
        "files": files,
        "one_worker": one.to_plain(),
        "two_workers": two.to_plain(),
        "one_worker_one_processor": alone.to_plain(),
        "times_faster": round(one.wall_seconds / two.wall_seconds, 2),
        "times_faster_on_twice_the_processors": round(alone.wall_seconds / two.wall_seconds, 2),
        "documents": _run(desk.folder / "out-1-2")["figures"]["documents"],
        "digests_equal": len(digests) == 1,
    }


def kill(desk: Desk, *, files: int = FILES_TO_KILL, kills: int = KILLS) -> dict[str, Any]:
    """Kill -9 at random moments until the batch was ended `kills` times, then let it finish."""
    source, chance = desk.folder / "to_kill", random.Random(7)
    write_mixed(source, desk.plans, count=files)
    quiet = desk.folder / "undisturbed"
    undisturbed = _whole(source, quiet)
    out = desk.folder / "killed"
    environment = {**os.environ, "ALIGNCHECK_DATA": f"{out}-data"}
    begun = 0
    for _ in range(kills):
        process = subprocess.Popen(
            [sys.executable, *_command(source, out, 2)],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.03, 0.1) * undisturbed.wall_seconds)
        if process.poll() is None:
            begun += 1
            (os.killpg if chance.random() < 0.5 else os.kill)(process.pid, signal.SIGKILL)
        process.wait()
    _whole(source, out)
    return {
        "files": files,
        "kills_of_a_running_batch": begun,
        "digest_equal": _digest(out) == _digest(quiet),
        "documents": _run(out)["figures"]["documents"],
        "unfinished_files": sum(path.name.startswith(".") for path in out.iterdir()),
    }


def _whole(source: Path, out: Path) -> Cost:
    """What the batch costs that runs to its end."""
    command, data = _command(source, out, 2), {"ALIGNCHECK_DATA": f"{out}-data"}
    return cost_of(command, data, fine=DONE)


def _command(source: Path, out: Path, workers: int) -> list[str]:
    return ["-m", "aligncheck", "batch", str(source), "--out", str(out), "--workers", str(workers)]


def _run(out: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
    return content


def _digest(out: Path) -> str:
    return str(_run(out)["digest"])
