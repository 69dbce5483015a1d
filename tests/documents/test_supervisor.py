"""The supervisor against workers that do their worst; no PDF is involved."""

import sys
import time

import psutil
import pytest

from aligncheck.documents.document import Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.supervisor import Outcome, supervise

QUICK = Limits(
    seconds_base=0.6, seconds_one_page=0.6, wall_factor=2.0, memory_bytes=120 << 20,
    answer_bytes=8 << 20,
)  # fmt: skip
SLOWEST = 30.0  # seconds: a second on a free machine
ANSWER = 'print(\'{"answer": {"status": "ok"}}\', flush=True)'

EVIL = {
    "sleeps forever": ("import time; time.sleep(3600)", Status.TIMEOUT),
    "computes forever": ("while True: pass", Status.TIMEOUT),
    "kills itself": ("import os; os.kill(os.getpid(), 9)", Status.CRASHED),
    "aborts": ("import os; os.abort()", Status.CRASHED),
    "eats memory": ("a = []\nwhile True: a.append(bytearray(20 << 20))", Status.MEMORY),
    "prints garbage": ("print('%PDF \\x00 not json', flush=True)\nimport time; time.sleep(9)",
                       Status.CRASHED),
    "prints without end": ("while True: print('x' * 65536)", Status.CRASHED),
    "goes without a word": ("raise SystemExit(0)", Status.CRASHED),
    "raises": ("raise ValueError('secret text of a plan')", Status.CRASHED),
    "answers with a number": ("print(7, flush=True)\nimport time; time.sleep(9)", Status.CRASHED),
    "nests without end": ("print('[' * 100000, flush=True)\nimport time; time.sleep(9)",
                          Status.CRASHED),
}  # fmt: skip


def run(code: str, limits: Limits = QUICK) -> Outcome:
    return supervise({"job": "test"}, limits, command=[sys.executable, "-c", code])


@pytest.mark.parametrize("name", EVIL)
def test_an_evil_worker_gets_its_status_and_harms_nobody(name: str) -> None:
    code, status = EVIL[name]
    began = time.monotonic()
    assert run(code).status is status
    assert time.monotonic() - began < SLOWEST
    assert run(ANSWER).answer == {"status": "ok"}  # the next document is unaffected


def test_children_of_a_worker_are_ended_with_it() -> None:
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        'print(\'{"answer": {"pid": %d}}\' % child.pid, flush=True)'
    )
    outcome = run(code)
    assert outcome.answer is not None
    time.sleep(0.2)
    pid = outcome.answer["pid"]
    assert not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE


def test_time_grows_with_the_pages_that_are_announced() -> None:
    code = f"import time\nprint('{{\"pages\": 400}}', flush=True)\ntime.sleep(1.6)\n{ANSWER}"
    assert run(code).answer is not None


def test_a_page_that_takes_too_long_is_named() -> None:
    code = 'print(\'{"pages": 40}\\n{"page": 17}\', flush=True)\nwhile True: pass'
    limits = Limits(seconds_base=30, seconds_one_page=0.3)
    outcome = run(code, limits)
    assert (outcome.status, outcome.last_page, outcome.pages) == (Status.TIMEOUT, 17, 40)


def test_an_answer_is_taken_even_where_the_worker_then_dies() -> None:
    assert run(ANSWER + "\nimport os; os.abort()").answer == {"status": "ok"}


def test_a_request_that_the_worker_never_reads_does_no_harm() -> None:
    outcome = supervise({"text": "x" * 500_000}, QUICK, command=[sys.executable, "-c", ANSWER])
    assert outcome.answer == {"status": "ok"}
