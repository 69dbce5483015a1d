import hashlib
from functools import partial
from pathlib import Path

import pytest

from aligncheck.matching import trained
from aligncheck.store import (
    CachedEncoder,
    CachedJudge,
    PlanRecord,
    Store,
    cached_reader,
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
