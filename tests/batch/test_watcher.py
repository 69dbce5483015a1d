"""A check that gives no thread its turn ends all the same: cancelled, or after its time."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from aligncheck.batch.waiting import WaitingLine
from aligncheck.documents import Status
from aligncheck.store import JobStatus, Store, open_store
from tests.batch.test_app_worker import PLAN, begin, files

ROOT = Path(__file__).resolve().parents[2]
STUCK = """
import re, sys
from aligncheck.batch import app_worker
from aligncheck.batch.supervised import Allowance
from tests.batch.judges import PerilousJudge
from tests.store.toys import HashEncoder

class StuckJudge(PerilousJudge):
    def judge(self, passages, frameworks):
        print("stuck", flush=True)
        return re.match("(a+)+b", "a" * 60)  # a single call that takes years

app_worker._judge = lambda: StuckJudge(0)
app_worker._encoder = lambda held=app_worker.HeldVectors(HashEncoder()): held
app_worker.ALLOWANCE = Allowance(seconds_base=float(sys.argv[2]), seconds_per_passage=0)
app_worker.main([sys.argv[1]])
"""


@contextlib.contextmanager
def stuck_worker(folder: Path, seconds: float) -> Iterator[subprocess.Popen[bytes]]:
    """A worker that is held up in its first check, which may be judged so many seconds."""
    command = [sys.executable, "-c", STUCK, str(folder), str(seconds)]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    try:
        yield worker
    finally:
        worker.kill()
        worker.communicate()
        for process in psutil.process_iter(["cmdline"]):
            if str(folder) in (process.info["cmdline"] or ()):
                process.kill()


def wait_until(true, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def test_a_cancelled_check_ends_whatever_it_does_and_the_next_one_is_begun(store):
    id, following = begin(store, PLAN), begin(store, PLAN)
    with stuck_worker(store.folder, 3600) as worker:
        assert worker.stdout.readline()
        store.cancel_job(id)
        worker.wait(20)
        wait_until(lambda: store.job(following).stage, 60)
    assert store.job(id).status is JobStatus.CANCELLED


def test_a_check_that_takes_far_too_long_fails_and_leaves_nothing_of_the_plan(store):
    id = begin(store, PLAN)
    with stuck_worker(store.folder, 2) as worker:
        worker.wait(60)
        wait_until(lambda: store.job(id).status is JobStatus.FAILED, 20)
        wait_until(lambda: "files" not in store.job(id).payload, 20)
    assert store.job(id).message == f"document:{Status.TIMEOUT}"
    assert WaitingLine(store.folder).first() is None
    assert files(store) == []
