"""A result file appears whole or not at all."""

import os
import stat
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


@pytest.mark.parametrize("name", ["no/such/folder.json", ".", "x" * 300])
def test_a_place_that_cannot_be_written_is_named(tmp_path, name):
    with pytest.raises(OutputError, match="cannot be written"):
        write(tmp_path / name)
    assert list(tmp_path.iterdir()) == []
