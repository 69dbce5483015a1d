import os
import sqlite3
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from aligncheck.errors import StoreError
from aligncheck.store import open_store
from aligncheck.store.database import Database
from aligncheck.store.documents import keep_document
from aligncheck.store.schema import MIGRATIONS, PAGE_LABELS
from aligncheck.store.store import STORE_NAME
from tests.store.samples import assessment, document

NEXT = (*MIGRATIONS, ("ALTER TABLE assessments ADD COLUMN note TEXT",))


def test_an_older_store_is_brought_up_to_date_and_keeps_its_rows(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    id = store.save_assessment(assessment())
    store.close()
    newer = Database(tmp_path / STORE_NAME, migrations=NEXT)
    with newer.reading() as connection:
        row = connection.execute("SELECT id, note FROM assessments").fetchone()
    assert tuple(row) == (id, None)


def test_passages_of_a_store_from_before_pages_had_labels_are_still_found(tmp_path: Path) -> None:
    before = MIGRATIONS[: MIGRATIONS.index(PAGE_LABELS)]
    old = Database(tmp_path / STORE_NAME, migrations=before)
    with old.writing() as connection:
        number = keep_document(connection, document())
        connection.execute(
            "INSERT INTO assessments (id, document, created, model_name, model_version, coverage, "
            "content) VALUES ('a', ?, '', '', '', '', '')",
            (number,),
        )
        connection.execute(
            "INSERT INTO passages (document, number, page, kind, language, text, text_hash) "
            "VALUES (?, 0, 3, 'paragraph', 'nb', 'blå vekst', x'00')",
            (number,),
        )
    old.close()
    found = open_store(tmp_path).search("blå")
    assert [(hit.page, hit.page_label) for hit in found] == [(3, None)]


def test_a_store_of_a_newer_program_is_refused_with_what_to_do(tmp_path: Path) -> None:
    Database(tmp_path / STORE_NAME, migrations=NEXT).close()
    with pytest.raises(StoreError, match=r"written by a newer aligncheck.*upgrade"):
        open_store(tmp_path)


def test_a_migration_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    broken = (*MIGRATIONS, ("CREATE TABLE extra (x)", "CREATE TABLE extra (x)"))
    with pytest.raises(StoreError, match="extra already exists"):
        Database(tmp_path / STORE_NAME, migrations=broken)
    assert open_store(tmp_path).assessments() == ()


def test_ten_threads_and_two_processes_may_open_and_write_at_once(tmp_path: Path) -> None:
    script = textwrap.dedent(
        """
        import sys, threading
        from pathlib import Path
        from aligncheck.store import open_store
        from tests.store.samples import assessment, document
        def work(number):
            store = open_store(Path(sys.argv[1]))
            source = document(f"tekst {number}", sha256=f"{number:064d}")
            store.save_assessment(assessment(source))
        threads = [threading.Thread(target=work, args=(number,)) for number in range(10)]
        [thread.start() for thread in threads]; [thread.join() for thread in threads]
        """
    )
    both = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert len(open_store(tmp_path).assessments()) == 10


def test_a_file_that_is_no_store_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / STORE_NAME
    path.write_bytes(b"dette er ikke en database " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="not a store of aligncheck"):
        open_store(tmp_path)
    assert path.read_bytes() == before


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for number in range(20):
        store.save_assessment(assessment(document(f"{number}" * 500, sha256=f"{number:064d}")))
    with store.database.reading() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    path = tmp_path / STORE_NAME
    content = bytearray(path.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        open_store(tmp_path).assessments()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot be opened for writing.*ALIGNCHECK_DATA"):
        open_store(tmp_path / "file" / "store")


def run_as(body: str, folder: Path) -> str:
    """What a child process prints; it may change its own user and limits."""
    script = textwrap.dedent(
        """
        import os, resource, sys
        from pathlib import Path
        from aligncheck.errors import StoreError
        from aligncheck.store import open_store
        from tests.store.samples import assessment, document
        folder = Path(sys.argv[1])
        """
    ) + textwrap.dedent(body)
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_a_read_only_store_says_so(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / STORE_NAME).chmod(0o444)
    tmp_path.chmod(0o555)
    tmp_path.parent.chmod(0o755)
    said = run_as(
        """
        if os.geteuid() == 0:
            os.seteuid(65534)
        try:
            open_store(folder)
        except StoreError as error:
            print(error)
        """,
        tmp_path,
    )
    tmp_path.chmod(0o755)
    assert "cannot be opened" in said
    assert "ALIGNCHECK_DATA" in said or "permissions" in said


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    said = run_as(
        """
        store = open_store(folder)
        store.save_assessment(assessment())
        size = max(path.stat().st_size for path in folder.iterdir())
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1_000_000, size + 1_000_000))
        try:
            for number in range(1000):
                long = document(*(f"{number} {os.urandom(400).hex()}" for _ in range(20)),
                                sha256=f"{number:064d}")
                store.save_assessment(assessment(long))
                saved = number + 1
        except StoreError as error:
            print(error)
        print("saved", saved + 1)
        """,
        tmp_path,
    )
    assert "full" in said
    count = int(said.rpartition("saved ")[2])
    with open_store(tmp_path).database.reading() as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert len(open_store(tmp_path).assessments()) == count


def test_threads_of_one_store_do_not_wait_for_ever(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            id = store.start_job("check", {"number": number})
            for step in range(20):
                store.report_progress(id, "read", step / 20)
            store.finish_job(id)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    assert len(store.jobs()) == 8


def open_files_of(folder: Path) -> int:
    """How many files under that folder this process holds open."""
    links = [Path("/proc/self/fd") / number for number in os.listdir("/proc/self/fd")]
    return sum(os.path.realpath(link).startswith(str(folder)) for link in links)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux does")
def test_a_thread_that_ended_leaves_no_open_connection(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.assessments()
    before = open_files_of(tmp_path)
    for _ in range(40):
        thread = threading.Thread(target=store.assessments)
        thread.start()
        thread.join(timeout=60)
    assert open_files_of(tmp_path) <= before + 1  # SQLite lends one to the next connection


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux does")
def test_closing_a_store_closes_it_in_threads_that_still_run(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    asked, done = threading.Event(), threading.Event()

    def work() -> None:
        store.assessments()
        asked.set()
        done.wait(timeout=60)

    thread = threading.Thread(target=work)
    thread.start()
    asked.wait(timeout=60)
    store.close()
    assert open_files_of(tmp_path) == 0
    done.set()
    thread.join(timeout=60)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows does not fork")
def test_a_forked_child_leaves_its_parents_connection_alone(tmp_path: Path) -> None:
    said = run_as(
        """
        store = open_store(folder)
        child = os.fork()
        if child == 0:
            store.save_assessment(assessment())
            store.close()
            os._exit(0)
        print("child", os.waitpid(child, 0)[1])
        store.save_assessment(assessment(document("annen", sha256="22" * 32)))
        print("plans", len(store.assessments()))
        """,
        tmp_path,
    )
    assert said.split() == ["child", "0", "plans", "2"]


def test_the_word_index_is_whole_after_many_changes(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for number in range(5):
        store.save_assessment(assessment(document(f"ord{number} felles", sha256=f"{number:064d}")))
    store.forget(f"{2:064d}")
    with store.database.reading() as connection:
        connection.execute("INSERT INTO passages_fts (passages_fts) VALUES ('integrity-check')")
    assert len(store.search("felles")) == 4


def test_a_store_opened_by_sqlite_alone_shows_its_tables(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    connection = sqlite3.connect(tmp_path / STORE_NAME)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert {"documents", "passages", "assessments", "decisions", "jobs", "vectors"} <= tables


def test_a_store_opened_twice_in_one_program_loses_nothing_when_another_ends(
    tmp_path: Path,
) -> None:
    look = (
        "with open_store(folder) as store:\n    print([job.status.value for job in store.jobs()])"
    )
    with open_store(tmp_path) as store, open_store(tmp_path):
        job = store.start_job("check_plan", {})
        assert run_as(look, tmp_path).strip() == "['running']"
        store.cancel_job(job)
        assert run_as(look, tmp_path).strip() == "['cancelled']"
