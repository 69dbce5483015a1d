"""Plans wait in line, one worker takes them, names of files are made safe."""

import pytest

from aligncheck.batch.plan_job import (
    PlanFile,
    PlanJob,
    display_name,
    distinct_names,
    from_payload,
    to_payload,
)
from aligncheck.batch.waiting import MOST_ATTEMPTS, WaitingLine
from aligncheck.store import PlanRecord

NAMES = [
    "../../../evil.pdf",
    "..\\..\\evil.pdf",
    "C:\\temp\\plan.pdf",
    "a\x00b.pdf",
    "a\u202efdp.exe.pdf",
    "plan<img src=x>.pdf",
    "x" * 300 + ".pdf",
    "a\nb.pdf",
    "🌲" * 90 + ".pdf",
    "plan.pdf.exe",
    "",
    "-rf.pdf",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_name_is_shown_safely(name, tmp_path):
    shown = display_name(name)
    assert 0 < len(shown) <= 120
    assert not set(shown) & set("/\\<>\n\x00\u202e")
    assert not shown.startswith((".", "-"))
    (tmp_path / shown).write_text("x")
    assert [path.name for path in tmp_path.iterdir()] == [shown]


def test_files_of_one_name_are_told_apart():
    assert distinct_names(["plan.pdf", "a/plan.pdf", "PLAN.pdf"]) == (
        "plan.pdf",
        "plan (2).pdf",
        "PLAN (3).pdf",
    )


def test_a_job_comes_back_from_the_store_as_it_was():
    record = PlanRecord("Plan", "Rogaland", None, 2026, "regional", None, ("a", "b"))
    job = PlanJob("Plan", (PlanFile("a.pdf", "/x/a.pdf"),), ("S3",), "regional-no", False, record)
    assert from_payload(to_payload(job)) == job


def test_jobs_are_taken_in_the_order_in_which_they_came(tmp_path):
    line = WaitingLine(tmp_path)
    for id in ("first", "second"):
        line.add(id)
    assert line.first() == "first"
    line.remove("first")
    assert line.first() == "second"
    line.remove("second")
    assert line.first() is None


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "._{job}", "{job} (1)", "0-klar.tmp"])
def test_a_file_that_another_program_left_in_the_line_stops_nothing(tmp_path, name):
    line = WaitingLine(tmp_path)
    line.add("first")
    (job,) = (tmp_path / "waiting").iterdir()
    (tmp_path / "waiting" / name.format(job=job.name)).touch()
    assert line.first() == "first"
    assert line.attempt("first")
    line.remove("first")
    assert line.first() is None


def test_a_job_that_ends_its_worker_twice_is_given_up(tmp_path):
    line = WaitingLine(tmp_path)
    line.add("poison")
    attempts = [line.attempt("poison") for _ in range(MOST_ATTEMPTS + 1)]
    assert attempts == [True] * MOST_ATTEMPTS + [False]


def test_only_one_worker_is_at_work(tmp_path):
    line = WaitingLine(tmp_path)
    with line.only_worker() as first, line.only_worker() as second:
        assert first
        assert not second
    with line.only_worker() as third:
        assert third
