"""Progress of long work on stderr, one line that is written over."""

import sys
import time
from typing import TextIO

from aligncheck.assess import Stage

_WORDS = {
    Stage.READING: {"nb": "leser", "nn": "les", "en": "reading"},
    Stage.JUDGING: {"nb": "vurderer", "nn": "vurderer", "en": "judging"},
    Stage.GRADING: {"nb": "graderer", "nn": "graderer", "en": "grading"},
}


class ProgressLine:
    """Shows the stage, its share and the time left; silent where stderr is no terminal."""

    def __init__(self, language: str, stream: TextIO | None = None) -> None:
        self._language = language
        self._stream = stream or sys.stderr
        self._stage: Stage | None = None
        self._began = 0.0

    def __call__(self, stage: Stage, share: float) -> None:
        """Show how far the work is."""
        now = time.monotonic()
        if stage is not self._stage:
            self._stage, self._began = stage, now
        word = _WORDS[stage][self._language]
        if self._stream.isatty():
            self._stream.write(f"\r{word} {share:4.0%}{self._left(now, share)}\033[K")
            self._stream.flush()
        elif share in (0.0, 1.0):
            self._stream.write(f"{word} {share:.0%}\n")

    def _left(self, now: float, share: float) -> str:
        elapsed = now - self._began
        if share < 0.1 or elapsed < 1:
            return ""
        return f"  ~{elapsed * (1 - share) / share:.0f} s"

    def done(self) -> None:
        """Leave the line clean."""
        if self._stream.isatty():
            self._stream.write("\r\033[K")
