"""A child process that ends with the one that started it, where the system can see to that."""

import contextlib
import ctypes
import os
import signal
import sys

_KILL_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


def end_with(parent: int) -> None:
    """Let the system end this process when its parent ends; it may be gone already."""
    if end_with_parent() and os.getppid() != parent:
        os._exit(0)


def end_with_parent() -> bool:
    """True where the system, Linux, now ends this process as soon as its parent ends.

    Elsewhere nobody does: such a process ends when its input is closed or its work is done.
    """
    if sys.platform != "linux":
        return False
    with contextlib.suppress(OSError, AttributeError):  # a C library without prctl
        return bool(ctypes.CDLL(None).prctl(_KILL_WITH_PARENT, signal.SIGKILL) == 0)
    return False
