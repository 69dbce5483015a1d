import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from aligncheck.assessment import Origin
from aligncheck.batch.executors import Answers, LocalExecutor
from aligncheck.batch.inputs import BatchInput
from aligncheck.batch.outputs import RESULT_FILES
from aligncheck.batch.progress import Progress
from aligncheck.batch.rows import TABLES
from aligncheck.batch.run import run_batch
from aligncheck.batch.settings import Settings
from aligncheck.batch.supervised import Allowance
from aligncheck.batch.tables import columns
from aligncheck.batch.task import Task
from aligncheck.documents import Limits
from aligncheck.documents.filetype import file_hash
from aligncheck.store import PlanRecord, Store, open_store
from tests.batch.plans import batch_of, write_folder, write_plan
from tests.processes import running


def digests(out: Path) -> dict[str, str]:
    return {name: file_hash(out / name) for name in RESULT_FILES}


def table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Store]:
    """Folder of plans, folder of results and store of one batch with one worker."""
    root = tmp_path_factory.mktemp("batch")
    source = write_folder(root / "in")
    store = open_store(root / "store")
    run_batch(batch_of(source, store), root / "out", store=store)
    return source, root / "out", store


def test_every_input_is_one_row_with_its_status(checked: tuple[Path, Path, Store]) -> None:
    _, out, _ = checked
    rows = {row["path"]: row for row in table(out, "documents")}
    assert len(rows) == 9
    statuses = {name: row["status"] for name, row in rows.items() if row["status"] != "ok"}
    assert statuses == {
        "fylke0/plan_03.md": "duplicate",
        "ikke_pdf.pdf": "not_pdf",
        "skadet.pdf": "damaged",
        "tom.pdf": "empty",
    }
    assert rows["fylke0/plan_03.md"]["duplicate_of"] == "fylke0/en_kopi.md"


def test_the_progress_counts_also_failures_that_take_no_work(tmp_path: Path) -> None:
    source, store = write_folder(tmp_path / "in"), open_store(tmp_path / "store")
    batch = batch_of(source, store)
    gone = BatchInput(source / "borte.pdf", "borte.pdf", PlanRecord())
    batch = replace(batch, inputs=(*batch.inputs, gone))
    for _ in range(2):  # the second time all is known
        progress = Progress((), io.StringIO())
        report = run_batch(batch, tmp_path / "out", store=store, progress=progress)
        assert progress.text() == "10/10 plans · 4 failed"
        assert report.failed == 4


def test_a_large_scan_that_is_still_to_come_does_not_stretch_the_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moments = [100.0]
    monkeypatch.setattr("aligncheck.batch.progress.time.monotonic", lambda: moments[-1])
    progress = Progress((*[1000] * 34, 2_600_000), io.StringIO())
    progress.start()
    moments.append(200.0)
    for number in range(34):
        progress.answered(number, failed=False)
    assert progress.text() == "34/35 plans · 0:01:43 left"


def test_findings_evidence_and_gaps_belong_to_each_plan(
    checked: tuple[Path, Path, Store],
) -> None:
    _, out, _ = checked
    findings, evidence = table(out, "findings"), table(out, "evidence")
    assert len(findings) == 5 * 3
    assert sum(int(row["evidence"]) for row in findings) == len(evidence) > 0
    assert {row["framework"] for row in table(out, "gaps")} <= {"T"}


def test_parquet_and_csv_hold_the_same_rows(checked: tuple[Path, Path, Store]) -> None:
    import pyarrow.parquet as pq

    _, out, _ = checked
    for name, kind in TABLES.items():
        parquet = pq.read_table(out / f"{name}.parquet")
        assert tuple(parquet.column_names) == columns(kind)
        assert parquet.num_rows == len(table(out, name))


def test_the_run_can_be_cited_and_its_hashes_are_true(
    checked: tuple[Path, Path, Store],
) -> None:
    _, out, _ = checked
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert run["model"]["name"] == "word-judge"
    assert run["figures"]["documents"] == {
        "ok": 5,
        "duplicate": 1,
        "not_pdf": 1,
        "damaged": 1,
        "empty": 1,
    }
    assert all(file_hash(out / name) == hash for name, hash in run["outputs"].items())


def test_a_plan_of_a_batch_has_the_program_of_run_json(checked: tuple[Path, Path, Store]) -> None:
    _, out, store = checked
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    origins = {store.load_assessment(row.id).origin for row in store.assessments()}
    assert origins == {Origin(run["aligncheck"], run["program_sha256"], run["profile"], run["ocr"])}


def test_the_same_batch_again_checks_nothing_and_writes_the_same_bytes(
    checked: tuple[Path, Path, Store], tmp_path: Path
) -> None:
    source, out, store = checked
    report = run_batch(batch_of(source, store), tmp_path, store=store)
    assert report.checked == 0
    assert digests(tmp_path) == digests(out)


def test_three_workers_write_the_same_bytes_as_one(
    checked: tuple[Path, Path, Store], tmp_path: Path
) -> None:
    source, out, _ = checked
    store = open_store(tmp_path / "store")
    run_batch(batch_of(source, store), tmp_path / "out", store=store, executor=LocalExecutor(3))
    assert digests(tmp_path / "out") == digests(out)


def test_no_process_and_no_unfinished_file_is_left(checked: tuple[Path, Path, Store]) -> None:
    _, out, _ = checked
    assert running("aligncheck.batch.worker") == []
    assert {path.name for path in out.iterdir()} == {*RESULT_FILES, "timing.json"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("order", "status", "seconds"),
    [("DREP ARBEIDEREN.", "crashed", 60), ("HENG.", "timeout", 3), ("VOKS.", "memory", 60)],
)
def test_a_document_that_ends_its_worker_is_one_row_that_says_so(
    tmp_path: Path, order: str, status: str, seconds: float
) -> None:
    for number in range(3):
        write_plan(tmp_path / "in" / f"{number}.md", number, extra=order if number == 1 else "")
    store = open_store(tmp_path / "store")
    quick = Allowance(memory_bytes=400 << 20, seconds_base=seconds, seconds_per_passage=0)
    executor = LocalExecutor(2, quick)
    run_batch(batch_of(tmp_path / "in", store), tmp_path / "out", store=store, executor=executor)
    statuses = [row["status"] for row in table(tmp_path / "out", "documents")]
    assert statuses == ["ok", status, "ok"]


def test_what_failed_is_tried_again_when_asked_for(tmp_path: Path) -> None:
    write_plan(tmp_path / "in" / "0.md", 0, extra="DREP ARBEIDEREN.")
    store = open_store(tmp_path / "store")
    batch = batch_of(tmp_path / "in", store)
    runs = [
        run_batch(batch, tmp_path / "out", store=store, retry=retry)
        for retry in (False, False, True)
    ]
    assert [run.checked for run in runs] == [1, 0, 1]
    assert runs[-1].failed == 1


def test_a_missing_file_of_a_manifest_is_one_row(tmp_path: Path) -> None:
    write_plan(tmp_path / "a.md", 1)
    (tmp_path / "planer.csv").write_text("path,county\na.md,Troms\nb.md,Agder\n", "utf-8")
    store = open_store(tmp_path / "store")
    run_batch(batch_of(tmp_path / "planer.csv", store), tmp_path / "out", store=store)
    rows = [
        (row["path"], row["status"], row["county"]) for row in table(tmp_path / "out", "documents")
    ]
    assert rows == [("a.md", "ok", "Troms"), ("b.md", "damaged", "Agder")]
    assert "Filen finnes ikke" in table(tmp_path / "out", "documents")[1]["message"]
    assert store.assessments()[0].county == "Troms"


def test_a_plan_that_a_list_names_twice_is_counted_once(tmp_path: Path) -> None:
    write_plan(tmp_path / "a.md", 1)
    (tmp_path / "planer.csv").write_text("path\na.md\na.md\n", "utf-8")
    store = open_store(tmp_path / "store")
    report = run_batch(batch_of(tmp_path / "planer.csv", store), tmp_path / "out", store=store)
    assert report.run["figures"]["documents"] == {"ok": 1, "duplicate": 1}
    assert table(tmp_path / "out", "documents")[1]["duplicate_of"] == "a.md"
    assert len(table(tmp_path / "out", "findings")) == 3


def test_a_file_that_gets_its_right_ending_is_read_as_what_it_is(tmp_path: Path) -> None:
    page = tmp_path / "in" / "plan.pdf"
    page.parent.mkdir()
    page.write_text("<p>Fylkeskommunen skal halvere utslippene innen 2030, og klima går foran.</p>")
    store = open_store(tmp_path / "store")

    def statuses() -> list[str]:
        run_batch(batch_of(page.parent, store), tmp_path / "out", store=store)
        return [row["status"] for row in table(tmp_path / "out", "documents")]

    assert statuses() == ["not_pdf"]
    page.with_suffix(".html").write_bytes(page.read_bytes())
    assert statuses() == ["ok", "not_pdf"]  # neither is a copy of the other
    page.unlink()
    assert statuses() == ["ok"]


@dataclass
class Meanwhile:
    """One worker; something happens to the files after they are hashed, before they are read."""

    happens: Callable[[], object]

    def answers(self, tasks: Iterator[Task], settings: Settings) -> Answers:
        def told() -> Iterator[Task]:
            for task in tasks:
                self.happens()
                yield task

        yield from LocalExecutor(1).answers(told(), settings)


@pytest.mark.parametrize("change", ["unlink", "rewrite"])
def test_a_file_that_is_out_of_reach_or_another_in_its_turn_is_checked_by_the_next_run(
    tmp_path: Path, change: str
) -> None:
    plan, out = tmp_path / "in" / "0.md", tmp_path / "out"
    write_plan(plan, 0)
    content = plan.read_bytes()
    store = open_store(tmp_path / "store")
    batch = batch_of(tmp_path / "in", store)
    meanwhile = Meanwhile(plan.unlink if change == "unlink" else lambda: write_plan(plan, 1))
    report = run_batch(batch, out, store=store, executor=meanwhile)
    (row,) = table(out, "documents")
    assert (report.checked, report.failed, row["status"], row["sha256"]) == (1, 1, "damaged", "")
    assert "ute av rekkevidde eller ble endret" in row["message"]
    plan.write_bytes(content)
    report = run_batch(batch, out, store=store)
    assert (report.checked, report.failed) == (1, 0)
    assert table(out, "documents")[0]["status"] == "ok"


def test_a_file_over_the_limit_stays_known_as_too_large(tmp_path: Path) -> None:
    write_plan(tmp_path / "in" / "0.md", 0)
    store = open_store(tmp_path / "store")
    batch = batch_of(tmp_path / "in", store)
    batch = replace(batch, settings=replace(batch.settings, limits=Limits(file_bytes=10)))
    checked = [run_batch(batch, tmp_path / "out", store=store).checked for _ in range(2)]
    assert checked == [1, 0]
    assert table(tmp_path / "out", "documents")[0]["status"] == "too_large"
