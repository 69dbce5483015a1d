from pathlib import Path

import pytest

from aligncheck.errors import StoreError
from aligncheck.store import JobStatus, open_store


def test_a_job_tells_anybody_how_far_it_is(tmp_path: Path) -> None:
    worker, onlooker = open_store(tmp_path), open_store(tmp_path)
    id = worker.start_job("check", {"path": "plån.pdf"})
    worker.report_progress(id, "judge", 0.5, "halvveis")
    seen = onlooker.job(id)
    assert (seen.status, seen.stage, seen.fraction) == (JobStatus.RUNNING, "judge", 0.5)
    assert seen.payload == {"path": "plån.pdf"}
    worker.finish_job(id, {"assessment": "a1"})
    assert onlooker.job(id).result == {"assessment": "a1"}
    assert [job.id for job in onlooker.jobs("check")] == [id]
    assert onlooker.jobs("batch") == ()


def test_a_cancelled_job_stays_cancelled(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    id = store.start_job("check", {})
    assert not store.is_cancelled(id)
    store.cancel_job(id)
    store.report_progress(id, "judge", 0.9)
    store.finish_job(id, "ferdig")
    assert store.is_cancelled(id)
    assert store.job(id).fraction == 0.0


def test_a_failed_job_says_why(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    id = store.start_job("check", {})
    store.fail_job(id, "filen er tom")
    assert (store.job(id).status, store.job(id).message) == (JobStatus.FAILED, "filen er tom")


def test_an_unknown_job_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no job 'x'"):
        open_store(tmp_path).job("x")
