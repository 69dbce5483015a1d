#!/usr/bin/env python3
"""Set everything up in `.venv` and start: the app, a check of the sample plan, or the tests.

    python3 start.py            check the sample plan, then open the app
    python3 start.py --check    check the sample plan only
    python3 start.py --tests    run the tests

With --no-install the environment is taken as it is.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / ".venv"
OLDEST = (3, 11)
INTERRUPTED = 130


def main() -> int:
    """Install what is asked for, then run it; returns its exit code."""
    if sys.version_info < OLDEST:
        print("aligncheck needs Python 3.11 or newer", file=sys.stderr)
        return 2
    try:
        return _start(sys.argv[1:])
    except subprocess.CalledProcessError as failed:
        print(
            f"installing failed ({failed}); see the lines above, delete {FOLDER} and try again",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _start(given: list[str]) -> int:
    arguments = [argument for argument in given if argument != "--no-install"]
    install = "--no-install" not in given
    python = _python()
    if arguments[:1] == ["--tests"]:
        if install:
            _install(python, "app,reports,dev")
        return subprocess.call([python, "-m", "pytest", *arguments[1:]], cwd=HERE)
    if install:
        _install(python, "app,reports")
    code = subprocess.call([python, "-m", "aligncheck", "demo"], cwd=HERE)
    if code or arguments[:1] == ["--check"]:
        return code
    return subprocess.call([python, "-m", "aligncheck", "app"], cwd=HERE)


def _python() -> str:
    """The interpreter of the project's own environment, made on first use."""
    place = Path("Scripts/python.exe") if os.name == "nt" else Path("bin/python")
    if not (FOLDER / place).exists():
        venv.create(FOLDER, with_pip=True)
    return str(FOLDER / place)


def _install(python: str, extras: str) -> None:
    print(f"installing into {FOLDER} (some minutes the first time) …", file=sys.stderr)
    command = [python, "-m", "pip", "install", "--quiet", "--editable", f".[{extras}]"]
    subprocess.check_call(command, cwd=HERE)


if __name__ == "__main__":
    sys.exit(main())
