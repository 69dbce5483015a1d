#!/usr/bin/env python3
"""Set everything up in `.venv` and start: the app, a check of the sample plan, or the tests.

    python3 start.py            check the sample plan, then open the app
    python3 start.py --check    check the sample plan only
    python3 start.py --tests    run the tests

What is installed already is not installed again, so that a later start needs no network.
With --no-install the environment is taken as it is.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / ".venv"
OLDEST = (3, 11)
INTERRUPTED = 130
APP = frozenset({"app", "reports"})
TESTS = APP | {"dev"}
"""The extras of the project that the app and the tests need."""


def main() -> int:
    """Install what is asked for, then run it; returns its exit code."""
    if sys.version_info < OLDEST:
        print("aligncheck needs Python 3.11 or newer", file=sys.stderr)
        return 2
    _name_folders_in_full()
    try:
        return _start(sys.argv[1:])
    except subprocess.CalledProcessError as failed:
        print(
            f"installing failed ({failed}); see the lines above. If only the network is missing, "
            "connect once and start again; what was installed before starts with --no-install",
            file=sys.stderr,
        )
        return 1
    except _NoEnvironment as failed:
        print(
            f"no environment could be made in {FOLDER} ({failed}); on Debian and Ubuntu install "
            "python3-venv, then start again",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _name_folders_in_full() -> None:
    """Let folders that were named from where this was started stay the same ones in `HERE`."""
    for name in ("ALIGNCHECK_DATA", "ALIGNCHECK_MODELS"):
        if os.environ.get(name):
            os.environ[name] = os.path.abspath(os.environ[name])


def _start(given: list[str]) -> int:
    arguments = [argument for argument in given if argument != "--no-install"]
    install = "--no-install" not in given
    python = _python()
    if arguments[:1] == ["--tests"]:
        if install:
            _install(python, TESTS)
        return subprocess.call([python, "-m", "pytest", *arguments[1:]], cwd=HERE)
    if install:
        _install(python, APP)
    code = subprocess.call([python, "-m", "aligncheck", "demo"], cwd=HERE)
    if code or arguments[:1] == ["--check"]:
        return code
    return subprocess.call([python, "-m", "aligncheck", "app"], cwd=HERE)


class _NoEnvironment(Exception):
    """Python could not make an environment."""


def _python() -> str:
    """The interpreter of the project's own environment, made on first use."""
    place = Path("Scripts/python.exe") if os.name == "nt" else Path("bin/python")
    python = FOLDER / place
    if not python.exists():
        _make_environment(python)
    return str(python)


def _make_environment(python: Path) -> None:
    """Make it whole, or leave no interpreter in it: the next start then makes it anew."""
    try:
        venv.create(FOLDER, with_pip=True)
    except subprocess.CalledProcessError as failed:
        python.unlink(missing_ok=True)
        raise _NoEnvironment(failed) from failed
    except KeyboardInterrupt:
        python.unlink(missing_ok=True)
        raise


def _install(python: str, extras: frozenset[str]) -> None:
    """Install the project with those extras, unless they were and nothing has changed since."""
    state = _state(python)
    installed = _installed(state)
    if extras <= installed:
        return
    print(f"installing into {FOLDER} (some minutes the first time) …", file=sys.stderr)
    if not installed:  # the one of another state; an interrupted installation leaves none
        _stamp().unlink(missing_ok=True)
    wanted = ",".join(sorted(extras))
    command = [python, "-m", "pip", "install", "--quiet", "--editable", f".[{wanted}]"]
    subprocess.check_call(command, cwd=HERE)
    _stamp().write_text("\n".join([state, *sorted(installed | extras), ""]), "utf-8")


def _stamp() -> Path:
    """Where it is noted what was installed: a state, then the extras, one a line."""
    return FOLDER / "aligncheck-installed.txt"


def _installed(state: str) -> frozenset[str]:
    """The extras that were installed whole in that state; none where it is another."""
    try:
        found, *extras = _stamp().read_text("utf-8").split()
    except (OSError, ValueError):
        return frozenset()
    return frozenset(extras) if found == state else frozenset()


def _state(python: str) -> str:
    """A hash of what an installation follows from: the project's needs, its place, the Python."""
    tag = "import sys; print(sys.implementation.cache_tag)"
    digest = hashlib.sha256((HERE / "pyproject.toml").read_bytes())
    digest.update(subprocess.check_output([python, "-c", tag], cwd=HERE) + str(HERE).encode())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
