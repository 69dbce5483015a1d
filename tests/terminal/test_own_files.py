"""No command puts its result in the place of a file that it reads, or leaves an older one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aligncheck.cli import main
from tests.terminal.commands import ROOT

TEXT = "# Mål\n\nVi skal kutte utslippene i kommunen innen 2030.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "data"))
    plans = tmp_path / "plans"
    plans.mkdir()
    for name in ("p1.txt", "p2.txt", "plan.pdf", "own.toml", "in.jsonl", "kept.json"):
        (plans / name).write_text(TEXT, encoding="utf-8")
    (plans / "documents.csv").write_text("path\np1.txt\n", encoding="utf-8")
    monkeypatch.chdir(plans)
    return plans


@pytest.mark.parametrize(
    "command",
    [
        "report plan.pdf --out plan.pdf",
        "report plan.pdf --out ../plans/plan.pdf",
        "report kept.json --plan plan.pdf --out plan.pdf",
        "report plan.pdf --previous kept.json --out kept.json",
        "check --json p1.txt p2.txt",
        "check p1.txt --framework own.toml --json own.toml",
        "read --jsonl p1.txt p2.txt",
        "read in.jsonl --jsonl in.jsonl",
        "classify in.jsonl in.jsonl",
        "batch documents.csv --out .",
        "batch p1.txt --out .",
    ],
)
def test_a_result_never_takes_the_place_of_a_file_that_is_read(folder, capsys, command):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(command.split()) == 2
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    told = capsys.readouterr().err
    assert "would be overwritten" in told or "has the name of a plan; name it so: --json" in told


def test_a_list_made_from_an_earlier_table_is_safe_too(folder, capsys):
    (folder / "documents.csv").write_bytes(b'\xef\xbb\xbf"path","sha256"\r\n"p1.txt",""\r\n')
    assert main(["batch", "documents.csv", "--out", "."]) == 2
    assert "documents.csv is one of the files that are read" in capsys.readouterr().err


def test_a_check_that_fails_leaves_no_older_result(tmp_path, monkeypatch):
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "data"))
    out, empty = tmp_path / "result.json", tmp_path / "tom.pdf"
    empty.touch()
    out.write_text("what the last plan gave", encoding="utf-8")
    assert main(["check", str(empty), "--json", str(out)]) == 1
    assert not out.exists()


def test_a_pipe_is_refused_with_what_to_do(tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for command in ("check", "read"):
        assert main([command, str(pipe)]) == 2
        assert "save it as a file first" in capsys.readouterr().err


def test_a_name_that_no_system_takes_is_one_sentence(capsys):
    for command in (["check"], ["read"], ["batch", "--out", "results"]):
        assert main([*command, "x" * 5000 + ".pdf"]) == 2
    assert main(["corpus", "remove", "x" * 5000]) == 2
    assert "may not be read (File name too long)" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_a_full_disk_behind_the_output_has_exit_code_3_and_one_sentence():
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "aligncheck", "frameworks"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr == "aligncheck: the output cannot be written (No space left on device)\n"


@pytest.mark.parametrize("port", ["70000", "0", "-1", "x"])
def test_a_port_that_cannot_be_has_exit_code_2(port, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["app", f"--port={port}"])
    assert ended.value.code == 2
    assert "give a number from 1 to 65535" in capsys.readouterr().err


def test_brackets_without_end_are_a_fault_on_their_line(tmp_path, capsys):
    file = tmp_path / "own.toml"
    file.write_text('id = "OWN"\na = ' + "[" * 3000 + "]" * 3000 + "\n", encoding="utf-8")
    assert main(["frameworks", "lint", str(file), "--language", "en"]) == 2
    assert "line 2, TOML: error: too many brackets" in capsys.readouterr().out


def test_a_framework_may_be_named_twice_for_a_batch(tmp_path, monkeypatch):
    from aligncheck.batch import run

    seen = []
    monkeypatch.setattr(run, "prepare", lambda inputs, **given: seen.append(given) or 1 / 0)
    (tmp_path / "p.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        main(["batch", str(tmp_path), "--framework", "s3", "--framework", "S3",
              "--store", str(tmp_path / "data"), "--out", str(tmp_path / "out")])  # fmt: skip
    assert [one.id for one in seen[0]["frameworks"]] == ["S3"]
