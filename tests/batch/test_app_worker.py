"""What a check that came to nothing leaves behind: how it ended, and nothing of the plan."""

from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest

from aligncheck.assess import check
from aligncheck.batch import app_worker, unfinished
from aligncheck.batch.judges import HeldVectors
from aligncheck.batch.plan_job import JOB_KIND, PlanFile, PlanJob, to_payload
from aligncheck.batch.waiting import WaitingLine
from aligncheck.documents import Status, read_document
from aligncheck.frameworks import find_framework
from aligncheck.matching.trained import text_for_models
from aligncheck.store import JobStatus, PlanRecord, Store, open_store
from aligncheck.store.versions import this_program
from tests.batch.judges import CancellingJudge, PerilousJudge
from tests.store.toys import HashEncoder

MARK = "sebrahesteskoen"
PLAN = f"# Plan for {MARK}\n\nKommunen skal redusere klimagassutslippene innen 2030.\n".encode()
OTHER = b"# En annen plan\n\nKommunen skal bygge ut fornybar energi innen 2031.\n"
NO_PLAN = b"%PDF-1.7\nnothing"


@pytest.fixture
def store(tmp_path: Path, monkeypatch):
    held = HeldVectors(HashEncoder())
    monkeypatch.setattr(app_worker, "_judge", lambda: PerilousJudge(0))
    monkeypatch.setattr(app_worker, "_encoder", lambda: held)
    opened = open_store(tmp_path)
    yield opened
    opened.close()


def begin(
    store: Store,
    *contents: bytes,
    name: str = f"{MARK}.md",
    ocr: bool = False,
    batch: str = "",
) -> str:
    """The id of a check of these files that waits in line."""
    kept = [str(store.save_file(content, name=name)) for content in contents]
    hashes = tuple(Path(path).stem for path in kept)
    record = PlanRecord(title=MARK, files=hashes if len(kept) > 1 else ())
    files = tuple(PlanFile(name, path) for path in kept)
    job = PlanJob(MARK, files, ("SDG",), None, ocr, record, batch)
    id = store.start_job(JOB_KIND, to_payload(job))
    WaitingLine(store.folder).add(id)
    return id


def work_through(store: Store, monkeypatch) -> None:
    """Let the worker do all that waits."""
    monkeypatch.setattr(app_worker, "IDLE_SECONDS", 0.5)
    assert app_worker.main([str(store.folder)]) == 0


def files(store: Store) -> list[bytes]:
    return sorted(path.read_bytes() for path in (store.folder / "files").iterdir())


def traces(store: Store) -> list[Path]:
    """The files of the data folder in which the plan can still be read or told."""
    kept = (path for path in store.folder.rglob("*") if path.is_file())
    return [path for path in kept if MARK.encode() in path.read_bytes() or MARK in path.name]


def verdicts(store: Store) -> int:
    with store.database.reading() as connection:
        return int(connection.execute("SELECT COUNT(*) FROM judgements").fetchone()[0])


def vectors(store: Store) -> int:
    with store.database.reading() as connection:
        return int(connection.execute("SELECT COUNT(*) FROM vectors").fetchone()[0])


def test_a_check_that_ends_well_keeps_plan_and_result(store, monkeypatch):
    id = begin(store, PLAN)
    work_through(store, monkeypatch)
    assert store.job(id).status is JobStatus.DONE
    assert store.job(id).result == {"assessment": store.assessments()[0].id}
    assert files(store) == [PLAN]
    assert verdicts(store) > 0


def test_a_result_of_the_app_tells_which_program_it_comes_from(store, monkeypatch):
    begin(store, PLAN, ocr=True)
    work_through(store, monkeypatch)
    kept = store.load_assessment(store.assessments()[0].id)
    assert kept.origin == this_program(profile=None, ocr=True)


def test_a_plan_checked_in_the_app_is_found_by_meaning(store, monkeypatch):
    begin(store, PLAN)
    work_through(store, monkeypatch)
    (passage,) = (
        each
        for each in store.load_assessment(store.assessments()[0].id).document.passages
        if each.is_evidence
    )
    read = text_for_models(passage.text, passage.language)
    hits = store.search("", vector=HashEncoder().encode([read])[0])
    assert [hit.text for hit in hits] == [passage.text]


def test_a_check_cancelled_while_it_waits_leaves_nothing_of_the_plan(store):
    id = begin(store, PLAN)
    store.cancel_job(id)
    unfinished.forget_upload(store, id)
    assert store.job(id).status is JobStatus.CANCELLED
    assert files(store) == []
    assert traces(store) == []


def test_a_check_cancelled_while_it_is_judged_leaves_nothing_of_the_plan(store, monkeypatch):
    id = begin(store, PLAN)
    monkeypatch.setattr(app_worker, "_judge", lambda: CancellingJudge(store, id))
    work_through(store, monkeypatch)
    assert store.job(id).status is JobStatus.CANCELLED
    assert store.assessments() == ()
    assert (verdicts(store), vectors(store)) == (0, 0)
    assert traces(store) == []


def test_a_check_cancelled_at_the_last_moment_is_not_kept(store):
    id = begin(store, PLAN)
    (path,) = (store.folder / "files").iterdir()
    document = read_document(path)
    assessment = check(document, frameworks=[find_framework("SDG")], judge=PerilousJudge(0))
    store.cancel_job(id)
    assert store.finish_check(id, assessment) is None
    assert store.assessments() == ()


def test_a_plan_that_cannot_be_read_is_not_kept_and_its_user_is_told_why(store, monkeypatch):
    id = begin(store, NO_PLAN, name=f"{MARK}.pdf")
    work_through(store, monkeypatch)
    job = store.job(id)
    assert (job.status, job.message) == (JobStatus.FAILED, f"document:{Status.DAMAGED}")
    assert files(store) == []
    assert traces(store) == []


@pytest.mark.parametrize("end", ["cancelled", "failed"])
def test_a_plan_that_is_in_the_corpus_stays_there(store, monkeypatch, end):
    begin(store, PLAN)
    work_through(store, monkeypatch)
    (row,) = store.assessments()
    id = begin(store, PLAN)
    if end == "cancelled":
        store.cancel_job(id)
    else:
        store.fail_job(id, "unexpected")
    work_through(store, monkeypatch)
    assert files(store) == [PLAN]
    assert store.load_assessment(row.id).document.passages
    assert "files" not in store.job(id).payload


def test_a_file_that_another_plan_consists_of_stays(store, monkeypatch):
    begin(store, PLAN, OTHER)
    work_through(store, monkeypatch)
    id = begin(store, OTHER, NO_PLAN)
    store.cancel_job(id)
    work_through(store, monkeypatch)
    assert files(store) == sorted([PLAN, OTHER])


def test_a_file_that_another_check_waits_for_stays(store, monkeypatch):
    id, waiting = begin(store, PLAN), begin(store, PLAN)
    store.cancel_job(id)
    unfinished.forget_upload(store, id)
    assert files(store) == [PLAN]
    work_through(store, monkeypatch)
    assert store.job(waiting).status is JobStatus.DONE


def test_a_check_that_is_running_or_done_forgets_nothing(store, monkeypatch):
    id = begin(store, PLAN)
    unfinished.forget_upload(store, id)
    work_through(store, monkeypatch)
    unfinished.forget_upload(store, id)
    assert files(store) == [PLAN]
    assert store.job(id).payload["title"] == MARK


def test_a_check_that_never_came_into_the_line_has_failed_after_an_hour(store, monkeypatch):
    lost = begin(store, PLAN)
    WaitingLine(store.folder).remove(lost)
    work_through(store, monkeypatch)
    assert store.job(lost).status is JobStatus.RUNNING
    monkeypatch.setattr(unfinished, "TIME_TO_ANSWER", timedelta(0))
    waiting = begin(store, OTHER)
    work_through(store, monkeypatch)
    assert store.job(lost).status is JobStatus.FAILED
    assert store.job(waiting).status is JobStatus.DONE
    assert files(store) == [OTHER]


def test_a_scan_is_kept_until_its_user_has_had_time_to_answer(store, monkeypatch):
    id = begin(store, NO_PLAN, name=f"{MARK}.pdf")
    store.fail_job(id, f"document:{Status.NO_TEXT}")
    work_through(store, monkeypatch)
    assert unfinished.may_be_read_again(store.job(id))
    assert files(store) == [NO_PLAN]
    monkeypatch.setattr(unfinished, "TIME_TO_ANSWER", timedelta(0))
    work_through(store, monkeypatch)
    assert not unfinished.may_be_read_again(store.job(id))
    assert unfinished.is_scan(store.job(id))
    assert traces(store) == []


def test_a_scan_that_was_read_as_pictures_in_vain_is_not_kept(store, monkeypatch):
    id = begin(store, NO_PLAN, ocr=True)
    store.fail_job(id, f"document:{Status.NO_TEXT}")
    work_through(store, monkeypatch)
    assert files(store) == []
    assert store.job(id).payload == {"ocr": True}


@pytest.mark.parametrize("end", ["cancelled", "failed"])
def test_of_one_among_several_plans_only_the_name_stays_until_its_user_has_seen_it(
    store, monkeypatch, end
):
    id = begin(store, PLAN, batch="b")
    if end == "cancelled":
        store.cancel_job(id)
    else:
        store.fail_job(id, "unexpected")
    work_through(store, monkeypatch)
    assert files(store) == []
    assert store.job(id).payload == {"ocr": False, "title": MARK, "batch": "b", "place": 0}
    work_through(store, monkeypatch)
    assert store.job(id).payload["title"] == MARK
    monkeypatch.setattr(unfinished, "TIME_TO_ANSWER", timedelta(0))
    work_through(store, monkeypatch)
    assert traces(store) == []


def test_the_checks_of_one_upload_are_told_from_others(store):
    first, second = begin(store, PLAN, batch="b"), begin(store, OTHER, batch="b")
    begin(store, PLAN)
    begin(store, PLAN, batch="c")
    assert {job.id for job in store.jobs(JOB_KIND, batch="b")} == {first, second}
    assert len(store.jobs(JOB_KIND)) == 4


def test_copies_that_a_killed_worker_left_are_removed(store, monkeypatch):
    folder = store.folder / f"{unfinished.COPIES}abc"
    folder.mkdir()
    (folder / f"{MARK}.md").write_bytes(PLAN)
    work_through(store, monkeypatch)
    assert not folder.exists()


@pytest.mark.parametrize("is_running", [True, False])
def test_copies_that_a_killed_worker_left_go_with_what_is_forgotten(store, is_running):
    id = begin(store, PLAN)
    folder = store.folder / f"{unfinished.COPIES}abc"
    folder.mkdir()
    (folder / f"{MARK}.md").write_bytes(PLAN)
    store.cancel_job(id)
    at_work = WaitingLine(store.folder).only_worker() if is_running else nullcontext()
    with at_work:
        unfinished.forget_upload(store, id)
        assert folder.exists() is is_running


def test_progress_is_written_a_few_times_a_second_and_a_cancellation_is_seen_at_once(store):
    id = store.start_job(JOB_KIND, {})
    report = app_worker._Report(store, id)
    report.tell("reading", 0.1)
    report.tell("reading", 0.2)
    assert store.job(id).fraction == 0.1
    report.tell("judging", 0.3)
    assert (store.job(id).stage, store.job(id).fraction) == ("judging", 0.3)
    store.cancel_job(id)
    with pytest.raises(app_worker.CancelledError):
        report.tell("judging", 0.31)


def test_a_job_that_is_taken_out_of_the_line_is_not_begun(store, monkeypatch):
    line = WaitingLine(store.folder)
    line.add("gone")
    entry = line._entry("gone")
    line.remove("gone")
    monkeypatch.setattr(WaitingLine, "_entry", lambda self, job_id: entry)
    assert not line.attempt("gone")
    assert line.first() is None
