"""A judge on any encoder: nearness to example passages and terms, without trained heads."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

import numpy as np

from aligncheck.documents import Passage
from aligncheck.encoding.bundled import models_folder
from aligncheck.encoding.encoder import Encoder
from aligncheck.frameworks import Framework
from aligncheck.matching.match import Match, most_probable_first
from aligncheck.matching.probes import ProbeIndex
from aligncheck.matching.settings import JudgeSettings
from aligncheck.matching.terms import TermFinder
from aligncheck.matching.trained import encode_each_once, matches_of, zero_shot


class UntrainedJudge:
    """Judges by how near a passage is to a criterion's examples, and by its terms.

    Probabilities rest on a rule that was fitted for the default encoder; for another one
    they are rough.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self._encoder = encoder
        self._settings = JudgeSettings(folder or models_folder() / "judge")
        self._probes: dict[Framework, ProbeIndex] = {}
        self._finders: dict[tuple[Framework, ...], TermFinder] = {}

    @property
    def name(self) -> str:
        """The encoder's name."""
        return f"examples and terms on {self._encoder.model_id}"

    @property
    def version(self) -> str:
        """The version of the rule."""
        return self._settings.version

    @cached_property
    def sha256(self) -> str:
        """A hash over the rule and the encoder's id."""
        known = f"{self._settings.sha256} {self._encoder.model_id}"
        return hashlib.sha256(known.encode("utf-8", "surrogatepass")).hexdigest()

    def false_gap_rate(self, framework_id: str) -> float | None:
        """Not measured for other encoders."""
        return None

    def judge(
        self, passages: Sequence[Passage], frameworks: Sequence[Framework]
    ) -> list[tuple[Match, ...]]:
        """The matches of each passage, most probable first; accepted ones are marked."""
        if not passages or not frameworks:
            return [()] * len(passages)
        vectors = encode_each_once(self._encoder, [passage.text for passage in passages])
        finder = self._finders.setdefault(tuple(frameworks), TermFinder(frameworks))
        hits = [finder.find(passage.text, passage.language) for passage in passages]
        columns = []
        for framework in frameworks:
            if framework not in self._probes:
                self._probes[framework] = ProbeIndex(framework, self._encoder)
            nearness = self._probes[framework].nearness(vectors)
            ids = [criterion.id for criterion in framework.criteria]
            found = np.array([[len(hit.get(id, ())) for id in ids] for hit in hits], np.float32)
            probability, threshold = zero_shot(self._settings.zero_shot, nearness, found)
            levels = np.full_like(probability, np.nan)
            columns.append(
                [
                    matches_of(
                        ids, probability[row], threshold, levels[row], hits[row], nearness, row
                    )
                    for row in range(len(hits))
                ]
            )
        return [most_probable_first(chain(*found)) for found in zip(*columns, strict=True)]
