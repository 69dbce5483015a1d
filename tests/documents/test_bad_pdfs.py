"""279 real files that broke one library or another, each in its own child process."""

import csv
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aligncheck.documents import Document, Status, message_for, read_document
from aligncheck.evaluate.reading import WITHOUT_TEXT
from tests.processes import running
from tests.shared_data import shared_folder

SLOWEST_SECONDS = 60.0


@pytest.fixture(scope="module")
def sweep() -> list[tuple[dict[str, str], Document, float]]:
    folder = shared_folder() / "bad-pdfs"
    with (folder / "index.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))

    def read(row: dict[str, str]) -> tuple[dict[str, str], Document, float]:
        began = time.monotonic()
        document = read_document(Path(folder / row["path"]))
        return row, document, time.monotonic() - began

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(read, rows))


def test_every_file_gets_one_result_in_time_and_none_is_left_running(sweep) -> None:
    assert len(sweep) == 279
    assert max(seconds for _, _, seconds in sweep) < SLOWEST_SECONDS
    assert running("aligncheck.documents.worker") == []


def test_every_status_is_of_the_list_and_says_what_to_do(sweep) -> None:
    for row, document, _ in sweep:
        assert document.status in Status, row["path"]
        assert document.message == message_for(document.status)


def test_no_file_crashes_the_reader(sweep) -> None:
    bad = {Status.CRASHED, Status.MEMORY, Status.TIMEOUT}
    assert [row["path"] for row, document, _ in sweep if document.status in bad] == []


def test_what_either_library_reads_is_read(sweep) -> None:
    lost = [
        row["path"]
        for row, document, _ in sweep
        if max(int(row["pdfplumber_chars"] or 0), int(row["pypdfium2_chars"] or 0)) > 0
        and not document.passages
    ]
    assert set(lost) <= WITHOUT_TEXT


def test_passages_are_fit_to_store_and_export(sweep) -> None:
    for row, document, _ in sweep:
        for passage in document.passages:
            passage.text.encode("utf-8")
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in passage.text), row["path"]
