"""What the command line refuses, with which exit code and which sentence."""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Iterator

import pytest

import aligncheck.cli
from aligncheck.cli import INTERRUPTED, main
from tests.terminal.commands import ENGLISH, ROOT, run

COMMANDS = (
    "check", "demo", "classify", "frameworks", "read", "report", "batch", "corpus", "evaluate",
    "app",
)  # fmt: skip


def refused(capsys, *arguments: object) -> tuple[int, str]:
    """The exit code and the sentence on stderr."""
    code = main(list(map(str, arguments)))
    return code, capsys.readouterr().err.splitlines()[-1]


def test_help_names_every_command_within_0_3_seconds():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run("--help", PYTHONPATH="")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert done.returncode == 0
    assert all(f"    {command} " in done.stdout or f"    {command}\n" in done.stdout
               for command in COMMANDS)  # fmt: skip
    assert seconds < 0.3


def test_help_loads_nothing_heavy():
    heavy = {"numpy", "onnxruntime", "pypdfium2", "pyarrow", "pandas", "torch", "lxml"}
    code = (
        "import sys; from aligncheck.cli import _parser; _parser(); "
        f"print({heavy!r} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "set()"


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parser and all below it, without `train`, which is for those who build the models."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                if name != "train":
                    yield from parsers(below)


def test_every_command_says_in_its_own_help_what_it_does_and_what_each_option_means():
    silent = []
    for parser in parsers(aligncheck.cli._parser()):
        assert parser.format_help()
        silent += [parser.prog] if not parser.description else []
        silent += [
            f"{parser.prog} {action.dest}"
            for action in parser._actions
            if not action.help and not isinstance(action, argparse._SubParsersAction)
        ]
    assert silent == []


def test_help_says_whose_language_is_chosen_and_that_nothing_is_kept(capsys):
    with pytest.raises(SystemExit):
        main(["check", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert "language of what is printed, not of the plan (default: nb)" in shown
    assert "look up and keep nothing" in shown


def test_help_says_where_the_data_lie(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "50% plans"))
    monkeypatch.setenv("COLUMNS", "1000")
    with pytest.raises(SystemExit):
        main(["corpus", "remove", "--help"])
    assert str(tmp_path / "50% plans") in capsys.readouterr().out


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("aligncheck 0.")


@pytest.mark.parametrize(
    "arguments", [[], ["cheque"], ["check"], ["check", "x.pdf", "--language", "de"], ["report"]]
)
def test_a_wrong_command_line_has_exit_code_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: aligncheck" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "read"])
def test_a_file_that_is_not_there_has_exit_code_2_and_is_named(command, capsys):
    assert refused(capsys, command, "no_plan.pdf") == (
        2,
        "aligncheck: there is no file no_plan.pdf; check the name",
    )


def test_a_folder_is_sent_to_the_batch_command(tmp_path, capsys):
    code, told = refused(capsys, "check", tmp_path)
    assert code == 2
    assert f"aligncheck batch {tmp_path}" in told


def test_a_sample_plan_that_is_not_there_is_named_with_what_to_do(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("aligncheck.terminal.check.SAMPLE", tmp_path / "plan.pdf")
    code, told = refused(capsys, "demo")
    assert code == 2
    assert "plan.pdf; get the program's folder whole" in told


def test_an_unknown_framework_has_exit_code_2_and_the_known_ones(capsys):
    code, told = refused(capsys, "check", ENGLISH, "--framework", "sgd")
    assert code == 2
    assert "s3, s3-p, egd, sdg" in told


def test_an_unknown_profile_has_exit_code_2_and_the_known_ones(whole_model, capsys):
    code, told = refused(capsys, "check", ENGLISH, "--profile", "regional")
    assert code == 2
    assert "regional-no" in told


def test_an_unknown_model_has_exit_code_1_and_says_what_to_give(tmp_path, capsys):
    pytest.importorskip("sentence_transformers", reason="sentence-transformers is missing")
    code, told = refused(capsys, "check", ENGLISH, "--model", tmp_path / "none", "--no-cache")
    assert code == 1
    assert "could not be loaded" in told


@pytest.mark.parametrize("command", [["check"], ["read"]])
def test_a_result_for_a_missing_folder_is_refused_before_any_work(command, tmp_path, capsys):
    option = "--json" if command == ["check"] else "--jsonl"
    code, told = refused(capsys, *command, ENGLISH, option, tmp_path / "no" / "out.json")
    assert code == 3
    assert "there is no folder" in told


def test_a_damaged_plan_has_exit_code_1_and_a_sentence_in_the_language(tmp_path):
    bad = tmp_path / "skadd.pdf"
    bad.write_bytes(b"%PDF-1.7\nthis is damaged\n%%EOF")
    done = run("check", bad, "--language", "en")
    assert done.returncode == 1
    assert "skadd.pdf: The file is damaged" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_plan_without_running_text_says_so(tmp_path, capsys):
    plan = tmp_path / "bare.md"
    plan.write_text("# Mål\n\n## Tiltak\n", encoding="utf-8")
    code, told = refused(capsys, "check", plan, "--language", "nn")
    assert code == 1
    assert "bare.md: Fila" in told


def test_a_file_name_that_is_no_text_stops_nothing(tmp_path):
    path = os.fsencode(tmp_path) + b"/pl\xe5n.md"
    with open(path, "w", encoding="utf-8") as file:
        file.write("# Mål\n\nVi skal kutte utslippene i kommunen innen 2030.\n")
    out = tmp_path / "out.jsonl"
    done = run("read", os.fsdecode(path), "--jsonl", out)
    assert done.returncode == 0, done.stderr
    assert "kutte" in out.read_text("utf-8")
    shown = run("read", os.fsdecode(path), PYTHONIOENCODING="ascii")
    assert shown.returncode == 0, shown.stderr


def test_an_interruption_has_exit_code_130(monkeypatch, capsys):
    def interrupted(given):
        raise KeyboardInterrupt

    monkeypatch.setattr(aligncheck.cli, "_frameworks", interrupted)
    assert refused(capsys, "frameworks") == (INTERRUPTED, "aligncheck: interrupted")


def test_a_reader_that_stops_listening_is_no_error():
    command = f"{sys.executable} -m aligncheck frameworks | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout.startswith("S3")
