import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from aligncheck.batch.outputs import RESULT_FILES
from aligncheck.batch.run import run_batch
from aligncheck.documents.filetype import file_hash
from aligncheck.store import Store, open_store
from tests.batch.plans import batch_of, write_folder

pytestmark = pytest.mark.slow

KILLS = 20
PLANS = 14
SECONDS_A_PASSAGE = "0.004"
PATIENCE = 300.0  # seconds, for a machine that is busy with something else


def start(source: Path, out: Path, store: Path) -> subprocess.Popen[bytes]:
    arguments = [str(source), str(out), str(store), "2", SECONDS_A_PASSAGE]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.batch.one_run", *arguments],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def results(store: Store) -> int:
    with store.database.reading() as connection:
        return int(connection.execute("SELECT COUNT(*) FROM results").fetchone()[0])


def offspring(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def kill_at_random(process: subprocess.Popen[bytes], store: Store, chance: random.Random) -> None:
    """Wait until the batch has moved on, then kill it at any moment, alone or with its group."""
    goal = results(store) + chance.choice((0, 1, 1))
    until = time.monotonic() + PATIENCE
    while results(store) < goal and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, 0.4))
    kill = os.killpg if chance.random() < 0.5 else os.kill
    if process.poll() is None:
        kill(process.pid, signal.SIGKILL)
    process.wait()


def gone(processes: list[psutil.Process], seconds: float) -> bool:
    _, alive = psutil.wait_procs(processes, timeout=seconds)
    return not [each for each in alive if each.status() != psutil.STATUS_ZOMBIE]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("plans"), PLANS)


@pytest.fixture(scope="module")
def undisturbed(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("undisturbed")
    store = open_store(root / "store")
    batch = batch_of(plans, store, seconds=SECONDS_A_PASSAGE)
    run_batch(batch, root / "out", store=store)
    return {name: file_hash(root / "out" / name) for name in RESULT_FILES}


def test_twenty_kills_lose_nothing_and_double_nothing(
    plans: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    chance = random.Random(5)
    store, out = open_store(tmp_path / "store"), tmp_path / "out"
    for _ in range(KILLS):
        process = start(plans, out, tmp_path / "store")
        time.sleep(0.05)
        kill_at_random(process, store, chance)
    last = start(plans, out, tmp_path / "store")
    assert last.wait(timeout=2 * PATIENCE) == 0
    assert {name: file_hash(out / name) for name in RESULT_FILES} == undisturbed
    assert {path.name for path in out.iterdir()} == {*RESULT_FILES, "timing.json"}
    assert results(store) == len({*plans.rglob("*.md"), *plans.glob("*.pdf")}) - 1
    with store.database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the parent's death is a signal")
def test_workers_end_with_a_killed_batch(plans: Path, tmp_path: Path) -> None:
    process = start(plans, tmp_path / "out", tmp_path / "store")
    until = time.monotonic() + PATIENCE
    while len(offspring(process)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    family = offspring(process)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert family
    assert gone(family, 2.0)


def test_an_interrupt_ends_the_batch_and_its_workers(plans: Path, tmp_path: Path) -> None:
    process = start(plans, tmp_path / "out", tmp_path / "store")
    until = time.monotonic() + PATIENCE
    while len(offspring(process)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    family = offspring(process)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait(timeout=PATIENCE) != 0
    assert gone(family, 2.0)


def test_two_batches_on_one_store_at_once_write_the_same(
    plans: Path, undisturbed: dict[str, str], tmp_path: Path
) -> None:
    outs = [tmp_path / "a", tmp_path / "b"]
    both = [start(plans, out, tmp_path / "store") for out in outs]
    assert [process.wait(timeout=2 * PATIENCE) for process in both] == [0, 0]
    for out in outs:
        assert {name: file_hash(out / name) for name in RESULT_FILES} == undisturbed
