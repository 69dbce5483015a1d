"""A result file appears whole or not at all."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aligncheck.errors import OutputError
from aligncheck.output import written_whole


def write(path, content="nytt"):
    with written_whole(path) as temporary:
        temporary.write_text(content, encoding="utf-8")


def test_the_file_has_the_content_and_nothing_else_is_left(tmp_path):
    write(tmp_path / "result.json")
    assert [path.name for path in tmp_path.iterdir()] == ["result.json"]
    assert (tmp_path / "result.json").read_text("utf-8") == "nytt"


def test_a_failure_while_writing_leaves_the_old_file(tmp_path):
    path = tmp_path / "result.json"
    path.write_text("gammelt", encoding="utf-8")

    def write_and_fail():
        with written_whole(path) as temporary:
            temporary.write_text("halvt", encoding="utf-8")
            raise ValueError("stopped")

    with pytest.raises(ValueError, match="stopped"):
        write_and_fail()
    assert path.read_text("utf-8") == "gammelt"
    assert [each.name for each in tmp_path.iterdir()] == ["result.json"]


def test_a_new_file_has_the_rights_that_new_files_get_here(tmp_path):
    before = os.umask(0o077)
    try:
        write(tmp_path / "secret.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "secret.json").stat().st_mode) == 0o600


def test_an_old_file_keeps_its_rights(tmp_path):
    path = tmp_path / "result.json"
    path.write_text("gammelt", encoding="utf-8")
    path.chmod(0o640)
    write(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link_and_its_file_gets_the_content(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("gammelt", encoding="utf-8")
    link.symlink_to(real)
    write(link)
    assert link.is_symlink()
    assert real.read_text("utf-8") == "nytt"


def test_a_device_is_written_to_and_not_replaced():
    path = Path(os.devnull)
    write(path)
    assert not path.is_file()
    assert path.exists()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("finnes-ikke/rapport.csv", "the folder does not exist"),
        ("fil/rapport.csv", "no folder"),
        ("mappe", "a folder of that name"),
        (".", "a folder of that name"),
        ("x" * 300, "too long"),
    ],
)
def test_a_place_that_cannot_be_written_gives_one_clear_line(tmp_path, path, says):
    (tmp_path / "fil").write_text("x")
    (tmp_path / "mappe").mkdir()
    with pytest.raises(OutputError, match=says) as caught:
        write(tmp_path / path)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
    assert sorted(os.listdir(tmp_path)) == ["fil", "mappe"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path):
    resource = pytest.importorskip("resource")
    import signal

    path = tmp_path / "rapport.csv"
    path.write_bytes(b"gammel")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        with pytest.raises(OutputError, match="larger than is allowed"):
            write(path, "x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, kept)
    assert path.read_bytes() == b"gammel"
    assert os.listdir(tmp_path) == ["rapport.csv"]


def test_a_pipe_gets_the_content_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as readers:
        read = readers.submit(pipe.read_text, "utf-8")
        write(pipe)
        assert read.result(timeout=30) == "nytt"
    assert pipe.is_fifo()
