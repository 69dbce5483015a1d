import hashlib
from pathlib import Path

from aligncheck.store import CachedEncoder, CachedJudge, PlanRecord, cached_reader, open_store
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


def test_forgetting_what_is_not_there_is_no_error(tmp_path: Path) -> None:
    open_store(tmp_path).forget("00" * 32)
