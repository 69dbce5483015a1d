"""start.py installs once, starts what the README says, and says in a sentence what failed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.readme import ROOT, START


@pytest.fixture
def started(monkeypatch, tmp_path):
    """The commands that start.py runs, in order, without running them; nothing is installed."""
    monkeypatch.syspath_prepend(str(ROOT))
    import start

    run: list[list[str]] = []

    def call(command, cwd):
        assert cwd == ROOT
        run.append(command[1:])
        return 0

    monkeypatch.setattr(start, "FOLDER", tmp_path)
    monkeypatch.setattr(start, "_python", lambda: sys.executable)
    monkeypatch.setattr(start.subprocess, "call", call)
    monkeypatch.setattr(start.subprocess, "check_call", call)

    def begin(*words: str) -> list[list[str]]:
        run.clear()
        monkeypatch.setattr(sys, "argv", ["start.py", *words])
        assert start.main() == 0
        return run

    return begin


@pytest.mark.parametrize("words", START, ids=lambda words: " ".join(["start.py", *words]))
def test_start_installs_first_and_then_does_what_the_readme_says(started, words):
    install, *then = started(*words)
    assert install[:5] == ["-m", "pip", "install", "--quiet", "--editable"]
    assert started(*words, "--no-install") == then
    if "--tests" in words:
        assert "dev" in install[5]
        assert then == [["-m", "pytest"]]
    else:
        assert then == [["-m", "aligncheck", "demo"], ["-m", "aligncheck", "app"]]


def installs(run: list[list[str]]) -> bool:
    return any(command[:2] == ["-m", "pip"] for command in run)


@pytest.mark.parametrize("words", [*START, ["--check"]], ids=" ".join)
def test_what_is_installed_whole_is_not_installed_again(started, words):
    assert installs(started(*words))
    first = list(started(*words))
    assert first
    assert not installs(first)
    assert first == started(*words, "--no-install")


def test_the_app_starts_with_what_the_tests_installed_and_not_the_other_way_round(started):
    assert installs(started())
    assert installs(started("--tests"))
    assert not installs(started())
    assert not installs(started("--tests"))


def _other_needs(start, monkeypatch, tmp_path):
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'aligncheck'\n", "utf-8")
    monkeypatch.setattr(start, "HERE", tmp_path)


def _another_python(start, monkeypatch, tmp_path):
    monkeypatch.setattr(start.subprocess, "check_output", lambda *told, **how: b"cpython-399")


def _an_unknown_note(start, monkeypatch, tmp_path):
    start._stamp().write_text("", "utf-8")


@pytest.mark.parametrize("change", [_other_needs, _another_python, _an_unknown_note])
def test_what_was_installed_in_another_state_is_installed_anew(
    started, monkeypatch, tmp_path, change
):
    import start

    started("--tests")
    change(start, monkeypatch, tmp_path)
    ran: list[list[str]] = []
    monkeypatch.setattr(start.subprocess, "check_call", lambda command, cwd: ran.append(command))
    start._install(sys.executable, start.APP)
    start._install(sys.executable, start.APP)
    assert len(ran) == 1
    start._install(sys.executable, start.TESTS)  # dev was there in the other state only
    assert len(ran) == 2


def test_what_start_installs_are_extras_of_the_project(started):
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for words in ((), ("--tests",)):
        extras = re.search(r"\[(.*)\]", started(*words)[0][-1])
        assert extras is not None
        assert set(extras[1].split(",")) <= set(project["optional-dependencies"])


def test_what_a_message_tells_to_install_is_there_to_be_installed():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    package = ROOT / "aligncheck"
    texts = [
        path.read_text("utf-8")
        for path in package.rglob("*.py")
        if "training" not in path.relative_to(package).parts
    ]
    told = [extra for text in texts for extra in re.findall(r"pip install -e '\.\[(\w+)\]'", text)]
    assert {"app", "dask", "models", "ray", "reports"} <= set(told)
    assert set(told) <= set(project["optional-dependencies"])
    assert not any("aligncheck[" in text or "reinstall aligncheck" in text for text in texts)


def test_a_data_folder_named_where_the_start_was_given_stays_that_one(
    started, monkeypatch, tmp_path
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALIGNCHECK_DATA", "planer")
    started("--check", "--no-install")
    assert os.environ["ALIGNCHECK_DATA"] == str(tmp_path / "planer")


def test_an_interrupted_start_shows_no_trace(started, monkeypatch, capsys):
    import start

    def interrupted(command, cwd):
        raise KeyboardInterrupt

    monkeypatch.setattr(start.subprocess, "call", interrupted)
    monkeypatch.setattr(sys, "argv", ["start.py", "--no-install"])
    assert start.main() == 130
    assert capsys.readouterr().err == ""


def _failing(command, cwd):
    raise subprocess.CalledProcessError(1, command)


def test_a_failed_installation_is_one_sentence_and_costs_no_working_environment(
    started, monkeypatch, capsys
):
    import start

    monkeypatch.setattr(start.subprocess, "check_call", _failing)
    monkeypatch.setattr(sys, "argv", ["start.py"])
    assert start.main() == 1
    told = capsys.readouterr().err
    assert "installing failed" in told
    assert "connect once" in told
    assert "--no-install" in told
    assert "delete" not in told


def test_a_failed_installation_is_tried_again_and_spoils_nothing_that_was_whole(
    started, monkeypatch
):
    import start

    started()
    with monkeypatch.context() as offline:
        offline.setattr(start.subprocess, "check_call", _failing)
        offline.setattr(sys, "argv", ["start.py", "--tests"])
        assert start.main() == 1
    assert installs(started("--tests"))
    with monkeypatch.context() as offline:
        offline.setattr(start.subprocess, "check_call", _failing)
        assert not installs(started())


@pytest.mark.parametrize(
    ("ended", "code", "told"),
    [
        (subprocess.CalledProcessError(1, "ensurepip"), 1, "python3-venv"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_an_environment_that_could_not_be_made_whole_is_made_anew(
    tmp_path, monkeypatch, capsys, ended, code, told
):
    monkeypatch.syspath_prepend(str(ROOT))
    import start

    tried: list[Path] = []

    def half(folder, with_pip):
        tried.append(folder)
        for place in ("bin/python", "Scripts/python.exe"):
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).touch()
        raise ended

    monkeypatch.setattr(start, "FOLDER", tmp_path / ".venv")
    monkeypatch.setattr(start.venv, "create", half)
    monkeypatch.setattr(sys, "argv", ["start.py"])
    assert [start.main(), start.main()] == [code, code]
    assert len(tried) == 2
    assert told in capsys.readouterr().err
