"""Which of our own processes a test has left running."""

import contextlib

import psutil


def running(module: str) -> list[psutil.Process]:
    """Processes of this run that were started with `-m module`; browsers and pools are others."""
    found = []
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if module in process.cmdline():
                found.append(process)
    return found
