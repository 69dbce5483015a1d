"""How far a batch is and how long it will take, on one line of stderr."""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TextIO

SECONDS_BETWEEN_LINES = 10.0  # where stderr is a file
SECONDS_BETWEEN_UPDATES = 0.2  # where it is a terminal


@dataclass(slots=True)
class Progress:
    """Counts files and bytes; the time left follows from both that were worked on.

    By bytes alone a large scan, which takes no time, would seem to take hours; by files alone a
    small text would tell how long a large plan takes.
    """

    sizes: Sequence[int]
    stream: TextIO | None = None
    done: int = 0
    failed: int = 0
    _began: float = 0.0
    _shown: float = 0.0
    _worked: int = 0  # bytes
    _left: int = 0
    _answered: int = 0  # files

    def start(self) -> None:
        """Begin to count the time."""
        self._began = time.monotonic()
        self._left = sum(self.sizes)

    def skipped(self, number: int, *, failed: bool) -> None:
        """An input that took no work: a duplicate, one out of reach, or one done before."""
        self.done += 1
        self.failed += failed
        self._left -= self.sizes[number]
        self._show()

    def answered(self, number: int, *, failed: bool) -> None:
        """An input that was worked on."""
        self.done += 1
        self.failed += failed
        self._left -= self.sizes[number]
        self._worked += self.sizes[number]
        self._answered += 1
        self._show()

    def finish(self) -> None:
        """Leave the line as it stands."""
        self._show(last=True)

    def text(self) -> str:
        """The line: how many of how many, how many of them failed, time left."""
        parts = [f"{self.done}/{len(self.sizes)} plans"]
        if self.failed:
            parts.append(f"{self.failed} failed")
        if self._worked and self._left > 0:
            seconds = time.monotonic() - self._began
            parts.append(f"{_clock(seconds * self._still / (1 - self._still))} left")
        return " · ".join(parts)

    @property
    def _still(self) -> float:
        """The share of the work that is to come: the mean of its shares of bytes and of files."""
        files = len(self.sizes) - self.done
        return (self._left / (self._left + self._worked) + files / (files + self._answered)) / 2

    def _show(self, *, last: bool = False) -> None:
        stream = self.stream or sys.stderr
        is_terminal, moment = stream.isatty(), time.monotonic()
        pause = SECONDS_BETWEEN_UPDATES if is_terminal else SECONDS_BETWEEN_LINES
        if not last and moment - self._shown < pause:
            return
        self._shown = moment
        end = "" if is_terminal and not last else "\n"
        print(f"\r{self.text()}\033[K" if is_terminal else self.text(), end=end, file=stream)
        stream.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}"
