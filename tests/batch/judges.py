"""Judges for workers: quick and deterministic, and on certain words a danger to their process."""

import os
import signal
import time
from collections.abc import Sequence

from aligncheck.documents import Passage
from aligncheck.errors import ModelError
from aligncheck.frameworks import Framework
from aligncheck.matching.match import Match
from aligncheck.store import Store
from tests.store.toys import WordJudge


class PerilousJudge(WordJudge):
    """Dies, hangs or grows where a passage tells it to; may take its time over each passage."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def judge(
        self, passages: Sequence[Passage], frameworks: Sequence[Framework]
    ) -> list[tuple[Match, ...]]:
        for passage in dict.fromkeys(passages):
            time.sleep(self._seconds)
            _obey(passage.text)
        return super().judge(passages, frameworks)


class CancellingJudge(PerilousJudge):
    """Judges, and meanwhile somebody cancels the check."""

    def __init__(self, store: Store, job_id: str) -> None:
        super().__init__(0)
        self._store, self._job_id = store, job_id

    def judge(
        self, passages: Sequence[Passage], frameworks: Sequence[Framework]
    ) -> list[tuple[Match, ...]]:
        matches = super().judge(passages, frameworks)
        self._store.cancel_job(self._job_id)
        return matches


def _obey(text: str) -> None:
    if "DREP ARBEIDEREN" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "HENG" in text:
        time.sleep(3600)
    if "VOKS" in text:
        held = bytearray(b"x") * (400 << 20)
        time.sleep(3600 + len(held))


def make(store: Store | None, *, seconds: str = "0") -> PerilousJudge:
    """The judge of the tests."""
    return PerilousJudge(float(seconds))


def broken(store: Store | None) -> PerilousJudge:
    """A judge whose model is missing in the workers."""
    if store is not None:
        raise ModelError("modellen mangler; installer på nytt")
    return PerilousJudge(0)


def harmless(store: Store | None) -> WordJudge:
    """The same judge on a day when nothing goes wrong."""
    return WordJudge()
