import os
from pathlib import Path

import pytest

from aligncheck.batch.on_dask import DaskExecutor
from aligncheck.batch.on_ray import RayExecutor
from aligncheck.batch.outputs import RESULT_FILES
from aligncheck.batch.run import run_batch
from aligncheck.documents.filetype import file_hash
from aligncheck.errors import UsageError
from aligncheck.store import open_store
from tests.batch.plans import batch_of, write_folder, write_plan
from tests.batch.test_run import table


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_folder(tmp_path_factory.mktemp("plans"), 4)
    write_plan(folder / "farlig.md", 2, extra="DREP ARBEIDEREN.")
    return folder


@pytest.fixture(scope="module")
def local(plans: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    root = tmp_path_factory.mktemp("local")
    store = open_store(root / "store")
    run_batch(batch_of(plans, store), root / "out", store=store)
    return {name: file_hash(root / "out" / name) for name in RESULT_FILES}


def assert_same(out: Path, local: dict[str, str]) -> None:
    statuses = {row["path"]: row["status"] for row in table(out, "documents")}
    assert [name for name, status in statuses.items() if status == "crashed"] == ["farlig.md"]
    assert {name: file_hash(out / name) for name in RESULT_FILES} == local


def test_dask_gives_the_same_bytes_and_survives_a_deadly_document(
    plans: Path, local: dict[str, str], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed", reason="dask is not installed")
    store = open_store(tmp_path / "store")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        executor = DaskExecutor(cluster.scheduler_address)
        run_batch(batch_of(plans, store), tmp_path / "out", store=store, executor=executor)
    assert_same(tmp_path / "out", local)


def test_ray_gives_the_same_bytes_and_survives_a_deadly_document(
    plans: Path, local: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray", reason="ray is not installed")
    # without this file Ray asks the address 169.254.169.254 which cloud it runs on
    (tmp_path / "ray_bootstrap_config.yaml").write_text("")
    monkeypatch.setenv("HOME", str(tmp_path))
    root = str(Path(__file__).resolve().parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([root, os.environ.get("PYTHONPATH", "")]))
    store = open_store(tmp_path / "store")
    executor = RayExecutor(None, workers=2)
    run_batch(batch_of(plans, store), tmp_path / "out", store=store, executor=executor)
    assert_same(tmp_path / "out", local)


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="dask is not installed")
    write_plan(tmp_path / "in" / "a.md", 1)
    store = open_store(tmp_path / "store")
    batch = batch_of(tmp_path / "in", store)
    for address, message in ((None, "--scheduler"), ("no-such://x", "no Dask scheduler")):
        with pytest.raises(UsageError, match=message):
            run_batch(batch, tmp_path / "out", store=store, executor=DaskExecutor(address))
