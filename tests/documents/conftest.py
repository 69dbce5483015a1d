"""What the tests of reading share."""

import contextlib
from collections.abc import Callable

import psutil
import pytest

WORKER = "aligncheck.documents.worker"


@pytest.fixture
def readers_left() -> Callable[[], list[psutil.Process]]:
    """The reading processes that still run; other tests' browsers and pools are not counted."""

    def left() -> list[psutil.Process]:
        found = []
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                if WORKER in process.cmdline():
                    found.append(process)
        return found

    return left
