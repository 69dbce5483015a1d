"""The child process: one request on standard input, messages and one answer on standard output."""

import contextlib
import json
import os
import sys
import time
from collections.abc import Mapping
from typing import IO, Any

from aligncheck.documents.limits import Limits
from aligncheck.documents.parent import end_with


class Speaker:
    """The one way back to the parent; whatever libraries print goes nowhere."""

    def __init__(self) -> None:
        self._pipe: IO[bytes] = os.fdopen(os.dup(1), "wb")
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)

    def say(self, **message: object) -> None:
        """Send one message as one line."""
        self._pipe.write(json.dumps(message).encode() + b"\n")
        self._pipe.flush()


def main() -> None:
    """Do the one job that is asked for and answer."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    speaker = Speaker()
    restrain(limits, parent=request["parent"], ocr=bool(request["ocr"]))
    try:
        answer = _do(request, limits, speaker)
    except MemoryError:
        answer = {"status": "memory"}
    speaker.say(answer=answer, seconds=time.process_time(), peak=_peak())
    os._exit(0)  # no clean-up of a library that may be damaged


def _peak() -> int:
    """The most memory that this process held, in bytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def restrain(limits: Limits, *, parent: int, ocr: bool) -> None:
    """Let the system end this process where it outgrows its limits or loses its parent."""
    end_with(parent)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        most = int(limits.seconds(limits.pages, ocr=ocr)) + 5
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _do(request: Mapping[str, Any], limits: Limits, speaker: Speaker) -> Mapping[str, Any]:
    """The answer to the request; each job imports only what it needs."""
    if request["job"] == "render":
        from aligncheck.documents.pdf.picture import page_picture

        return page_picture(request, limits)
    from aligncheck.documents.jobs import read_job

    return read_job(request, limits, speaker.say)


if __name__ == "__main__":
    main()
