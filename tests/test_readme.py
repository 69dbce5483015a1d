"""What the README tells people to type works, and shows what it says."""

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from aligncheck.encoding.bundled import data_folder
from tests.ports import free_port, health
from tests.readme import ALIGNCHECK, BLOCKS, COMMANDS, README, ROOT, START

SIGNS = ("●", "◐", "○")


def test_every_command_of_the_readme_is_run_here():
    assert len(ALIGNCHECK) + len(START) == len(COMMANDS)
    assert len(COMMANDS) > 4


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder to type the commands in, as a checkout looks to them."""
    place = tmp_path_factory.mktemp("readme")
    (place / "corpus").symlink_to(ROOT / "corpus")
    return place


def environment() -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}


def typed(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "aligncheck", *words]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("words", [each for each in ALIGNCHECK if each[0] != "app"], ids=" ".join)
def test_a_command_of_the_readme_ends_well_and_writes_what_it_names(whole_model, folder, words):
    done = typed(words, folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    for option, name in pairwise(words):
        if option in {"--json", "--jsonl", "--out"}:
            assert (folder / name).exists()


@pytest.mark.parametrize("words", [each for each in ALIGNCHECK if each[0] == "app"], ids=" ".join)
def test_the_app_of_the_readme_answers_and_ends_when_it_is_stopped(folder, words):
    if not importlib.util.find_spec("streamlit"):
        pytest.skip("streamlit of aligncheck[app] is not installed")
    port = free_port()
    command = [sys.executable, "-m", "aligncheck", *words, "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        preexec_fn=_heed_interrupts,
    ) as server:
        try:
            assert health(port, server) == "ok"
        finally:
            os.killpg(server.pid, signal.SIGINT)
        assert server.wait(timeout=60) == 130
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def _heed_interrupts() -> None:
    """A run of the tests in the background ignores interrupts, and what it starts inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_what_the_readme_shows_of_the_sample_plan_is_printed_by_its_command(whole_model, folder):
    shown = [line for language, block in BLOCKS if not language for line in block.splitlines()]
    heads = [line for line in shown if line.startswith(SIGNS)]
    assert heads
    (demo,) = (words for words in ALIGNCHECK if words[0] == "demo")
    printed = typed(demo, folder).stdout.splitlines()
    assert [line for line in heads if line not in printed] == []


def test_the_readme_says_what_each_sign_means():
    assert [sign for sign in SIGNS if f"| {sign} | " not in README] == []


def test_the_readme_says_where_the_data_lie(monkeypatch):
    monkeypatch.delenv("ALIGNCHECK_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", "/share")
    if os.name != "nt":
        assert f"`{str(data_folder()).replace('/share', '$XDG_DATA_HOME')}`" in README
        monkeypatch.delenv("XDG_DATA_HOME")
        assert f"`{str(data_folder()).replace(str(Path.home()), '~')}`" in README


def test_every_file_that_the_readme_points_to_is_there():
    places = re.findall(r"\]\(([^)#]+)\)", README)
    assert [place for place in places if not place.startswith("http") and
            not (ROOT / place).exists()] == []  # fmt: skip
