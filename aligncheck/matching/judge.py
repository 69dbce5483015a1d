"""The seam between passages and verdicts."""

from collections.abc import Sequence
from typing import Protocol

from aligncheck.documents import Passage
from aligncheck.frameworks import Framework
from aligncheck.matching.match import Match

FLOOR = 0.001
"""Matches less probable than this are not kept, not even as near misses.

So low, because a gap shows the nearest passages however far they are: from 0.02 on, 12 of 55
criteria had none in a plan of 75 passages; from 0.001 on, none (measured 22 November 2026).
"""


class Judge(Protocol):
    """Says for each passage which criteria it may be evidence for."""

    @property
    def name(self) -> str:
        """The model's name for people."""

    @property
    def version(self) -> str:
        """The model's version."""

    @property
    def sha256(self) -> str:
        """A hash over everything that the verdicts depend on beside text and framework."""

    def false_gap_rate(self, framework_id: str) -> float | None:
        """The measured share of this framework's gaps that a reader found evidence for."""

    def judge(
        self, passages: Sequence[Passage], frameworks: Sequence[Framework]
    ) -> list[tuple[Match, ...]]:
        """The matches of each passage, most probable first; accepted ones are marked."""
