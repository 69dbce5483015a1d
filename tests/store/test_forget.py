import hashlib
import os
from functools import partial
from pathlib import Path

import pytest

from aligncheck.errors import StoreError
from aligncheck.matching import trained
from aligncheck.store import (
    CachedEncoder,
    CachedJudge,
    JobStatus,
    PlanRecord,
    Store,
    cached_reader,
    database,
    open_store,
)
from tests.store.samples import assessment, document, framework
from tests.store.test_decisions import decision
from tests.store.toys import HashEncoder, WordJudge

MARK = "sebrahesteskoen"
SECRET = f"{MARK} skal ikke stå igjen noe sted i lageret"
SHARED = "denne setningen står i to planer"


def test_a_forgotten_document_leaves_no_trace_in_any_file(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    content = f"%PDF-1.4 {SECRET}".encode()
    sha256 = hashlib.sha256(content).hexdigest()
    path = store.save_file(content)
    secret = document(SECRET, SHARED, sha256=sha256)
    kept = document(SHARED, "en annen plan", sha256="22" * 32)
    id = store.save_assessment(assessment(secret), plan=PlanRecord(title=f"Plan {MARK}"))
    other = store.save_assessment(assessment(kept))
    cached_reader(store, lambda file: secret)(path)
    encoder = CachedEncoder(store, HashEncoder())
    vector = encoder.encode([SECRET, SHARED, "en annen plan"])[0]
    CachedJudge(store, WordJudge()).judge(secret.passages, (framework(),))
    store.search(MARK, vector=vector)
    store.append_decision(decision(assessment_id=id))

    store.forget(sha256)

    assert not path.exists()
    assert [row.id for row in store.assessments()] == [other]
    assert MARK not in {hit.text for hit in store.search(MARK, vector=vector)}
    assert len(store.search("setningen")) == 1
    assert len(store.decisions(id)) == 1
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert MARK.encode() not in everything
    assert vector.tobytes() not in everything
    assert encoder.encode([SHARED]) is not None


def test_a_plan_of_several_files_is_forgotten_with_all_of_them(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    parts = [b"%PDF-1.4 del en", b"%PDF-1.4 del to"]
    hashes = tuple(hashlib.sha256(part).hexdigest() for part in parts)
    paths = [store.save_file(part) for part in parts]
    whole = hashlib.sha256("".join(hashes).encode()).hexdigest()
    store.save_assessment(assessment(document(sha256=whole)), plan=PlanRecord(files=hashes))
    assert set(store.files(whole)) == set(paths)
    store.forget(whole)
    assert not any(path.exists() for path in paths)


def in_two_plans(store: Store) -> tuple[str, str, str, Path, Path]:
    """A plan of one file, and a plan of that file and another one."""
    parts = [b"%PDF-1.4 del en", b"%PDF-1.4 del to"]
    paths = [store.save_file(part) for part in parts]
    one, two = (hashlib.sha256(part).hexdigest() for part in parts)
    whole = hashlib.sha256((one + two).encode()).hexdigest()
    for path, text, sha256 in zip(paths, (SHARED, SECRET), (one, two), strict=True):
        read = document(text, sha256=sha256)
        cached_reader(store, partial(lambda read, _: read, read))(path)
    alone = store.save_assessment(assessment(document(SHARED, sha256=one)))
    source = document(SHARED, SECRET, sha256=whole)
    job = store.start_job("check_plan", {"files": [str(path) for path in paths]})
    store.finish_check(job, assessment(source), plan=PlanRecord(files=(one, two)))
    return alone, one, whole, paths[0], paths[1]


def test_a_forgotten_plan_leaves_its_file_to_a_plan_of_several_files(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    alone, one, whole, first, second = in_two_plans(store)
    store.forget(one)
    assert alone not in {row.id for row in store.assessments()}
    assert set(store.files(whole)) == {first, second}
    assert len(store.jobs()) == 1
    assert dict(store.kept_texts()).keys() == {
        whole,
        hashlib.sha256(b"%PDF-1.4 del to").hexdigest(),
    }
    store.forget(whole)
    assert store.kept_texts() == ()
    assert not first.exists()
    assert not second.exists()


def test_a_forgotten_plan_of_several_files_leaves_a_plan_of_one_of_them(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    alone, one, whole, first, second = in_two_plans(store)
    store.forget(whole)
    assert [row.id for row in store.assessments()] == [alone]
    assert store.load_assessment(alone).document.sha256 == one
    assert store.files(one) == (first,)
    assert not second.exists()
    assert store.jobs() == ()
    everything = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert MARK.encode() not in everything


def test_vectors_of_earlier_releases_are_forgotten_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path)
    encoder = CachedEncoder(store, HashEncoder())
    for release in ("første", "andre"):
        as_read = f"{release} {SECRET}"
        monkeypatch.setattr(trained, "text_for_models", lambda *_, as_read=as_read: as_read)
        store.save_assessment(assessment(document(SECRET, sha256="33" * 32)))
        (vector,) = encoder.encode([as_read])
        (hit,) = store.search("", vector=vector)
        assert hit.similarity == pytest.approx(1.0, abs=0.01)
    monkeypatch.setattr(trained, "text_for_models", lambda text, _: text)
    store.forget("33" * 32)
    with store.database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone()[0] == 0


def test_forgetting_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    open_store(tmp_path).forget("00" * 32)


def secret_plan(store: Store) -> tuple[str, Path]:
    """A plan with its file: the SHA-256, and where the file lies."""
    path = store.save_file(f"%PDF-1.4 {SECRET}".encode())
    store.save_assessment(assessment(document(SECRET, sha256=path.stem)))
    return path.stem, path


def traces(folder: Path) -> list[str]:
    """The files under `folder` in which the secret stands."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if MARK.encode() in file.read_bytes()]


def test_a_plan_whose_file_is_held_open_can_be_forgotten_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path)
    sha256, path = secret_plan(store)

    def held(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", held)
        with pytest.raises(StoreError, match="close what has it open and try again"):
            store.forget(sha256)
    assert [row.sha256 for row in store.assessments()] == [sha256]
    assert len(store.search(MARK)) == 1
    store.forget(sha256)
    assert not path.exists()
    assert traces(tmp_path) == []


def test_a_check_that_runs_goes_on_where_its_plan_is_forgotten(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    sha256, path = secret_plan(store)
    assert not store.is_being_checked(sha256)
    job = store.start_job("check_plan", {"files": [{"name": "a.pdf", "path": str(path)}]})
    assert store.is_being_checked(sha256)
    store.forget(sha256)
    assert store.assessments() == ()
    assert (store.job(job).status, path.exists()) == (JobStatus.RUNNING, True)
    store.cancel_job(job)
    store.forget_upload(job, [sha256], {})
    assert traces(tmp_path) == []


@pytest.mark.parametrize("how", ["opening", "closing", "the next plan"])
def test_what_a_reader_keeps_in_the_log_is_wiped_as_soon_as_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(database, "WIPING_SECONDS", 0.1)
    store, other = open_store(tmp_path), open_store(tmp_path)
    sha256, _ = secret_plan(store)
    with other.database.reading() as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM documents").fetchone()
        store.forget(sha256)
        assert traces(tmp_path) == [f"{store.database.path.name}-wal"]
        reader.execute("ROLLBACK")
    if how == "opening":
        open_store(tmp_path)
    elif how == "closing":
        store.close()  # while the other one stays open
    else:
        store.forget("00" * 32)
    assert traces(tmp_path) == []
    assert not [name for name in os.listdir(tmp_path) if "unwiped" in name]
