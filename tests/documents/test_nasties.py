"""Generated broken PDFs: each ends in a status of the list, in time, and alone."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aligncheck.documents import Document, Limits, Status, read_document
from aligncheck.documents.document import Status as Closed
from tests.documents.nasties import all_nasties, pdf, stream
from tests.processes import running

LIMITS = Limits(memory_bytes=512 << 20, seconds_base=3.0, seconds_one_page=3.0)
PATTERNS = dict(all_nasties())
SLOWEST = 3 * (3.0 * LIMITS.wall_factor + 2)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, float]]:
    """Every pattern read, two at a time, each in its own child process."""
    folder = tmp_path_factory.mktemp("nasties")

    def read(name: str) -> tuple[Document, float]:
        path = folder / f"{name}.pdf"
        path.write_bytes(PATTERNS[name])
        began = time.monotonic()
        return read_document(path, limits=LIMITS), time.monotonic() - began

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(PATTERNS, pool.map(read, PATTERNS), strict=True))


def test_there_are_at_least_a_hundred_patterns() -> None:
    assert len(PATTERNS) >= 100


def test_nothing_is_left_running(results) -> None:
    assert len(results) == len(PATTERNS)
    assert running("aligncheck.documents.worker") == []


@pytest.mark.parametrize("name", PATTERNS)
def test_a_nasty_file_ends_in_a_status(name: str, results) -> None:
    document, seconds = results[name]
    assert document.status in Closed
    assert document.message
    assert "Traceback" not in document.message
    assert seconds < SLOWEST
    for passage in document.passages:
        passage.text.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("rotate_90", {Status.OK}),
        ("mediabox_2", {Status.OK}),
        ("wrong_xref", {Status.OK}),
        ("late_header", {Status.OK}),
        ("no_header", {Status.NOT_PDF}),
        ("cut_1_of_16", {Status.DAMAGED}),
        ("empty_contents", {Status.NO_TEXT}),
        ("bomb_double", {Status.NO_TEXT, Status.MEMORY, Status.CRASHED, Status.TIMEOUT}),
        ("indirect_self", {Status.NO_TEXT}),
        ("form_doubling", {Status.OK, Status.TIMEOUT, Status.MEMORY, Status.CRASHED}),
        ("bomb_text_24mb", {Status.PARTIAL, Status.TIMEOUT, Status.MEMORY, Status.CRASHED}),
    ],
)
def test_known_patterns_get_the_status_that_fits(name: str, statuses: set[Status], results) -> None:
    assert results[name][0].status in statuses


def test_one_bad_page_of_forty_loses_one_page(tmp_path: Path) -> None:
    kids = b"[" + b"".join(b"%d 0 R " % (10 + n) for n in range(40)) + b"]"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
    fonts = b"/Resources<</Font<</F 5 0 R>>>>>>"
    more = {10 + n: page % (4 if n != 17 else 60) + fonts for n in range(40)}
    more[60] = stream(b"q " * 10)
    more[27] = b"<</Type/Nonsense>>"
    path = tmp_path / "forty.pdf"
    path.write_bytes(pdf(more=more, kids=kids, count=b"40"))
    document = read_document(path)
    assert document.pages == 40
    assert len({passage.page for passage in document.passages}) >= 39
    assert set(document.unread_pages) <= {18}
