import hashlib
import stat
from pathlib import Path

import pytest

from aligncheck.store import open_store

NAMES = [
    "../../../evil.pdf",
    "..\\..\\evil.pdf",
    "C:\\Windows\\evil.pdf",
    "a\x00.pdf",
    "a\u202efdp.exe.pdf",
    "<img src=x>.pdf",
    "x" * 300 + ".pdf",
    "to\nlinjer.pdf",
    "🙂.pdf",
    "plan.pdf.exe",
    "",
    "-rf.pdf",
    "/etc/plan.txt",
]


@pytest.mark.parametrize("name", NAMES)
def test_no_uploaded_name_becomes_a_path(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "data"
    store = open_store(folder)
    before = set(tmp_path.rglob("*"))
    content = b"%PDF-1.4 innhold"
    path = store.save_file(content, name=name)
    assert path.name == f"{hashlib.sha256(content).hexdigest()}.pdf"
    assert set(tmp_path.rglob("*")) - before == {folder / "files", path}


def test_files_and_folders_are_for_their_owner_only(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    path = store.save_file(b"%PDF-1.4")
    for file in (path, *(tmp_path / "data").glob("aligncheck.sqlite3*")):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for folder in (tmp_path / "data", path.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_text_and_markdown_keep_the_suffix_that_tells_them(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    assert store.save_file(b"# Plan", name="plan.md").suffix == ".md"
    assert store.save_file(b"Plan", name="plan.txt").suffix == ".txt"
    assert store.save_file(b"\x00\x01", name="plan.exe").suffix == ".bin"
