"""What docs/reports.md tells people to type works, and its examples read the files back."""

import re
import shlex
from dataclasses import fields
from pathlib import Path

import pytest

from aligncheck.cli import main
from aligncheck.reports import FORMATS
from aligncheck.reports.rows import Row

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reports.md").read_text("utf-8")
BLOCKS = re.findall(r"```(sh|python)\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder to type the commands in, as a checkout looks to them."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "data"))
    return tmp_path


def test_every_command_of_the_page_works_and_every_example_reads_its_file(whole_model, desk):
    for package in ("docx", "openpyxl", "pypdf", "xlsxwriter"):
        pytest.importorskip(package)
    for language, block in BLOCKS:
        if language == "python":
            exec(block, {})
            continue
        for line in block.splitlines():
            program, *words = shlex.split(line)
            assert program == "aligncheck"
            assert main(words) == 0, line


def test_the_page_has_a_command_for_every_format():
    written = {Path(name).suffix for name in re.findall(r"--out ([\w.]+\w)", PAGE)}
    assert written == {known.suffix for known in FORMATS.values()}


def test_the_page_names_every_column():
    table = PAGE.split("| columns | what |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(\w+)`", table)) - {"evidence", "near_miss", "none"} == {
        field.name for field in fields(Row)
    }
