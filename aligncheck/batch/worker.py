"""The process that checks documents for a batch, one after another, with its judge loaded.

Run as `python -P -m aligncheck.batch.worker PARENT_PID`; talks over standard input and output.
It ends with its parent: on Linux at once, elsewhere when its input is closed.
"""

import os
import sys
from typing import Any

from aligncheck.batch.channel import Channel
from aligncheck.batch.settings import settings_from_wire
from aligncheck.batch.task import Checker, Task, answer_to_wire
from aligncheck.documents.parent import end_with
from aligncheck.errors import AligncheckError, DocumentError


def main(arguments: list[str]) -> int:
    """Serve until the input is closed."""
    end_with(int(arguments[0]))
    channel = _own_channel()
    try:
        checker = Checker(settings_from_wire(channel.receive()))
        channel.send({"ready": True})
        while True:
            _serve(checker, channel, Task(**channel.receive()))
    except (EOFError, BrokenPipeError):
        os._exit(0)  # the batch is over; whatever is being read ahead is of no use
    except AligncheckError as error:
        channel.send({"error": str(error), "kind": type(error).__name__})
        os._exit(error.exit_code)


def _serve(checker: Checker, channel: Channel, task: Task) -> None:
    def say(stage: str, passages: int) -> None:
        channel.send({"stage": stage, "passages": passages})

    try:
        answer: Any = answer_to_wire(checker.answer(task, say))
    except DocumentError:
        answer = None
    except MemoryError:
        channel.send({"failure": "memory"})
        os._exit(1)
    channel.send({"answer": answer})


def _own_channel() -> Channel:
    """The channel to the parent; whatever libraries print goes nowhere."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    return Channel(incoming, outgoing)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
