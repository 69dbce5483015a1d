"""The default judge: tuned encoder, trained heads, terms and examples in one probability."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligncheck.documents import Language, Passage
from aligncheck.encoding.bundled import models_folder
from aligncheck.encoding.encoder import Encoder, Vectors
from aligncheck.encoding.known import KnownVectors
from aligncheck.encoding.onnx_encoder import OnnxEncoder, texts_at_once
from aligncheck.frameworks import Framework
from aligncheck.matching.as_trained import is_as_trained, trained_frameworks
from aligncheck.matching.common_form import in_common_form
from aligncheck.matching.judge import FLOOR
from aligncheck.matching.match import Match, Why, most_probable_first
from aligncheck.matching.probes import Nearness, ProbeIndex
from aligncheck.matching.settings import JudgeSettings, ZeroShot, sigmoid
from aligncheck.matching.targets import TargetRanker, with_targets
from aligncheck.matching.terms import TermFinder
from aligncheck.matching.word_model import WordModel, WordScores, levels_with_words

Numbers = NDArray[np.float32]
Hits = dict[str, tuple[str, ...]]
PART = 16  # passages whose words are read while the next are encoded


@dataclass(frozen=True)
class Scores:
    """Passages × dimension: their vectors; passages × trained criteria: what both models say."""

    vectors: Vectors
    encoder: Numbers
    words: WordScores


class TrainedJudge:
    """Judges the built-in criteria by trained heads, any others by examples and terms."""

    name = "aligncheck-judge"

    def __init__(self, folder: Path | None = None, *, encoder: Encoder | None = None) -> None:
        self.folder = folder or models_folder() / "judge"
        self.settings = JudgeSettings(self.folder)
        self._encoder = encoder
        self._finders: dict[tuple[Framework, ...], TermFinder] = {}
        self._probes: dict[Framework, ProbeIndex] = {}
        self._rankers: dict[Framework, TargetRanker] = {}

    @property
    def version(self) -> str:
        """The version of the trained model."""
        return self.settings.version

    @property
    def sha256(self) -> str:
        """A hash over all files of the trained model."""
        return self.settings.sha256

    def false_gap_rate(self, framework_id: str) -> float | None:
        """The measured share of this framework's gaps that a reader found evidence for."""
        return self.settings.false_gap_rate.get(framework_id)

    @cached_property
    def _words(self) -> WordModel:
        return WordModel(self.folder)

    @cached_property
    def encoder(self) -> Encoder:
        """The tuned encoder; it knows the built-in examples by heart."""
        own = self._encoder or OnnxEncoder(self.folder)
        return KnownVectors(own, self.folder / "examples.safetensors")

    def judge(
        self, passages: Sequence[Passage], frameworks: Sequence[Framework]
    ) -> list[tuple[Match, ...]]:
        """The matches of each passage, most probable first; accepted ones are marked."""
        if not passages or not frameworks:
            return [()] * len(passages)
        found: list[tuple[Match, ...]] = []
        texts = [text_for_models(passage.text, passage.language) for passage in passages]
        parts = [slice(start, start + PART) for start in range(0, len(texts), PART)]
        for part, vectors in zip(parts, self._encoded(texts, parts), strict=True):
            found += self._part(passages[part], texts[part], vectors, tuple(frameworks))
        return found

    def _encoded(
        self, texts: Sequence[str], parts: Sequence[slice]
    ) -> Iterator[Callable[[], Vectors]]:
        """What gives the vectors of each part; encoded ahead where more than one may work."""
        if texts_at_once() == 1:
            yield from (partial(encode_each_once, self.encoder, texts[part]) for part in parts)
            return
        with ThreadPoolExecutor(1) as ahead:
            coming = [ahead.submit(encode_each_once, self.encoder, texts[part]) for part in parts]
            yield from (each.result for each in coming)

    def _part(
        self,
        passages: Sequence[Passage],
        texts: Sequence[str],
        vectors: Callable[[], Vectors],
        frameworks: tuple[Framework, ...],
    ) -> list[tuple[Match, ...]]:
        """The matches of some passages; their words are read before their vectors are asked for."""
        others = tuple(each for each in trained_frameworks() if each not in frameworks)
        words = self._words.scores(texts)
        hits, other_hits = self._hits(passages, frameworks), self._hits(passages, others)
        known = vectors()
        scores = Scores(known, self.settings.heads.scores(known), words)
        judged = [self._judge_framework(scores, hits, framework) for framework in frameworks]
        unasked = [self._judge_framework(scores, other_hits, framework) for framework in others]
        best = most_probable(chain(judged, unasked))
        columns = [accepted_from(each, best, self.settings.least_best) for each in judged]
        matches = [most_probable_first(chain(*found)) for found in zip(*columns, strict=True)]
        for framework in frameworks:
            if any(criterion.subcriteria for criterion in framework.criteria):
                said = [passage.text for passage in passages]
                matches = with_targets(matches, said, known, self._ranker(framework))
        return matches

    def _hits(self, passages: Sequence[Passage], frameworks: tuple[Framework, ...]) -> list[Hits]:
        """The terms of the frameworks' criteria in each passage."""
        if not frameworks:
            return [{} for _ in passages]
        finder = self._finder(frameworks)
        return [finder.find(passage.text, passage.language) for passage in passages]

    def _judge_framework(
        self, scores: Scores, hits: Sequence[Hits], framework: Framework
    ) -> list[list[Match]]:
        heads = self.settings.heads
        nearness = self._probe_index(framework).nearness(scores.vectors)
        ids = [criterion.id for criterion in framework.criteria]
        found = np.array([[len(hit.get(id, ())) for id in ids] for hit in hits], np.float32)
        probability, threshold = zero_shot(self.settings.zero_shot, nearness, found)
        levels = np.full_like(probability, np.nan)
        trained = [
            (column, heads.criteria.index(criterion.id))
            for column, criterion in enumerate(framework.criteria)
            if criterion.id in heads.criteria and is_as_trained(framework, criterion)
        ]
        if trained:
            here, there = (list(side) for side in zip(*trained, strict=True))
            fusion = self.settings.fusion.some(there)
            probability[:, here] = fusion.probabilities(
                scores.encoder[:, there],
                scores.words.evidence[:, there],
                np.minimum(found[:, here], 1),
                nearness.standard[:, here],
            )
            threshold[here] = fusion.threshold
            said = heads.levels(scores.vectors)[:, there]
            levels[:, here] = levels_with_words(said, scores.words.commitment)
        return [
            matches_of(ids, probability[row], threshold, levels[row], hits[row], nearness, row)
            for row in range(len(hits))
        ]

    def _finder(self, frameworks: tuple[Framework, ...]) -> TermFinder:
        if frameworks not in self._finders:
            self._finders[frameworks] = TermFinder(frameworks)
        return self._finders[frameworks]

    def _ranker(self, framework: Framework) -> TargetRanker:
        if framework not in self._rankers:
            self._rankers[framework] = TargetRanker(framework, self.encoder)
        return self._rankers[framework]

    def _probe_index(self, framework: Framework) -> ProbeIndex:
        if framework not in self._probes:
            self._probes[framework] = ProbeIndex(framework, self.encoder)
        return self._probes[framework]


def most_probable(judged: Iterable[Sequence[Sequence[Match]]]) -> list[float]:
    """The highest probability that each passage has for any criterion with a trained head."""
    return [
        max((match.probability for match in chain(*found) if match.level is not None), default=0.0)
        for found in zip(*judged, strict=True)
    ]


def accepted_from(
    judged: Sequence[Sequence[Match]], best: Sequence[float], least: float
) -> list[list[Match]]:
    """The matches, with trained ones accepted only where the passage is likely evidence at all.

    `best` is over all trained criteria, so that a verdict does not depend on which frameworks
    are asked for together.
    """
    return [
        list(found)
        if highest >= least
        else [
            replace(m, accepted=False) if m.accepted and m.level is not None else m for m in found
        ]
        for found, highest in zip(judged, best, strict=True)
    ]


def text_for_models(text: str, language: str) -> str:
    """The passage as the models read it: Bokmål and Nynorsk in one form, to be judged alike."""
    if language not in {Language.NB, Language.NN}:
        return text
    return in_common_form(text, nynorsk=language == Language.NN)


def encode_each_once(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """The vectors of `texts`, each distinct text encoded once."""
    places = {text: place for place, text in enumerate(dict.fromkeys(texts))}
    vectors = encoder.encode(list(places))
    return vectors[[places[text] for text in texts]]


def zero_shot(rule: ZeroShot, nearness: Nearness, found: Numbers) -> tuple[Numbers, Numbers]:
    """Probabilities (passages × criteria) and thresholds (criteria) without a trained head."""
    hit = np.minimum(found, 1)
    logits = rule.nearness * nearness.standard + rule.terms * hit + rule.bias
    return sigmoid(logits), np.full(found.shape[1], rule.threshold, np.float32)


def matches_of(
    ids: Sequence[str],
    probability: Numbers,
    threshold: Numbers,
    levels: Numbers,
    hits: Hits,
    nearness: Nearness,
    row: int,
) -> list[Match]:
    """The matches of the passage in that row, least probable ones left out."""
    chances, least = probability.tolist(), threshold.tolist()
    strengths, cosines = levels.tolist(), nearness.cosine[row].tolist()
    matches = []
    for column in np.flatnonzero(probability >= FLOOR).tolist():
        why = Why(
            hits.get(ids[column], ()), nearness.nearest[row][column], round(cosines[column], 4)
        )
        level = None if math.isnan(strengths[column]) else round(strengths[column], 3)
        accepted = chances[column] >= least[column]
        matches.append(Match(ids[column], round(chances[column], 4), accepted, why, level))
    return matches
