"""Rebuild the judge in `models/judge` from the listed sources, step by step.

Each trained network is kept in a work folder, so that a rebuild that was stopped goes on
where it was.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage, labelled_criteria
from aligncheck.frameworks import builtin_frameworks
from aligncheck.matching.trained import text_for_models
from aligncheck.matching.word_model import WordModel
from aligncheck.output import written_whole
from aligncheck.training.exchange import exchanged
from aligncheck.training.fit import Schedule, fit, predict, prepared
from aligncheck.training.lessons import Lesson, Texts, Tokens, Twins, goals, labelled
from aligncheck.training.network import JudgeNetwork, pruned_tokenizer
from aligncheck.training.sources import (
    GoalExcerpt,
    Say,
    beside_real,
    goal_excerpts,
    gold_passages,
    labelled_real_passages,
    plan_excerpts,
    written_passages,
)
from aligncheck.training.vocabulary import language_pieces, pruned_settings, used_pieces
from aligncheck.training.words import fit_words

FOLDS = 3
LONGEST_TRAINED = 192  # tokens; longer passages are cut while training
LONGEST_JUDGED = 256
WRITTEN = Schedule(epochs=2, rate=1.0e-4)
REAL = Schedule(epochs=3, rate=1.0e-4, seed=1)
ALL_LAYERS = 0
UPPER_LAYERS = 4  # frozen while real passages are learned: a third less time on a processor
GOLD_WEIGHT = 2.0  # the 2,310 labelled first, 630 of them by two annotators, count so much more
REHEARSED = 3  # one written passage or Spanish excerpt in so many is repeated beside the real ones
COMPARED = 200  # texts by which an exported encoder is held against its network
SHOWN = 50  # one written passage in so many shows how large numbers get in the encoder
TWIN = "n"  # a Nynorsk twin has the id of its Bokmål passage and this
EXCERPT_LENGTH = 420  # characters


@dataclass(frozen=True)
class Sources:
    """The passages that the networks learn from; real passages begin with the gold."""

    written: tuple[GoldPassage, ...]
    otherwise: tuple[GoldPassage, ...]  # paraphrases and false friends, learned with the real
    gold: tuple[GoldPassage, ...]
    real: tuple[GoldPassage, ...]  # gold first, then passages labelled here

    @property
    def every_written(self) -> tuple[GoldPassage, ...]:
        """The written passages, then those that are learned with the real ones."""
        return (*self.written, *self.otherwise)


class Trainer:
    """Trains the networks of one rebuild; `work` keeps what is done."""

    def __init__(self, shared: Path, corpus: Path, base: Path, work: Path, say: Say) -> None:
        self.base, self.work, self.say = base, work, say
        self.criteria = labelled_criteria()
        gold = gold_passages(shared)
        real = (*gold, *labelled_real_passages(corpus, shared, say=say))
        otherwise = beside_real(corpus)
        self.sources = Sources(written_passages(corpus), otherwise, gold, real)
        spanish, english = _public_excerpts(shared)
        excerpts = (*spanish, *english)
        texts = [passage.text for passage in (*self.sources.every_written, *real)]
        self.kept = sorted(language_pieces(base) | used_pieces(base, texts))
        foreign = used_pieces(base, [excerpt.text for excerpt in excerpts])
        self.trained_pieces = sorted({*self.kept, *foreign})
        self.excerpts = excerpts
        self._repeated = (*(spanish[row] for row in _rehearsed(len(spanish))), *english)
        say(
            f"{len(self.sources.written)} written, {len(real)} real passages, "
            f"{len(excerpts)} excerpts; {len(self.kept)} pieces"
        )

    def tokens(self, texts: Sequence[str], longest: int) -> Tokens:
        """The texts as the network takes them."""
        settings = pruned_settings(self.base, self.trained_pieces)
        tokenizer = pruned_tokenizer(settings, longest)
        return [item.ids for item in tokenizer.encode_batch(["passage: " + t for t in texts])]

    def untrained(self) -> JudgeNetwork:
        """The base encoder with heads that start from the criteria's own words."""
        torch.manual_seed(0)
        network = JudgeNetwork(self.base, self.trained_pieces, len(self.criteria))
        vectors = predict(network, self.tokens(self.questions(), LONGEST_TRAINED))[2]
        with torch.no_grad():
            network.start_heads(torch.tensor(vectors))
        return network

    def questions(self) -> list[str]:
        """What each criterion asks in English, in the order of the criteria."""
        asked = {
            criterion.id: f"{criterion.label.en}. {criterion.asks.en}"
            for framework in builtin_frameworks()
            for criterion in framework.criteria
        }
        return [asked[criterion] for criterion in self.criteria]

    def first(self) -> JudgeNetwork:
        """The network after the written passages and the goal excerpts, all layers trained."""
        network = self.untrained()
        if self._known(network, "written"):
            return network
        passages, excerpts = self.sources.written, self.excerpts
        written = self._prepared(network, [self.text(each) for each in passages], ALL_LAYERS)
        public = self._prepared(network, [excerpt.text for excerpt in excerpts], ALL_LAYERS)
        lessons = (
            labelled(passages, written, self.criteria),
            goals(excerpts, public, self.criteria),
        )
        self._fit(network, lessons, WRITTEN, "written")
        return network

    @cached_property
    def second_texts(self) -> Texts:
        """Real passages, then the written ones learned with them, through the lower layers."""
        texts = [self.text(passage) for passage in self._second_passages]
        return self._prepared(self.first(), texts, UPPER_LAYERS)

    @cached_property
    def _second_passages(self) -> tuple[GoldPassage, ...]:
        again = (self.sources.written[row] for row in _rehearsed(len(self.sources.written)))
        return (*self.sources.real, *self.sources.otherwise, *again)

    @cached_property
    def _beside_real(self) -> tuple[Lesson, ...]:
        """What is learned beside the real passages, the same in every fold."""
        public = [excerpt.text for excerpt in self._repeated]
        pairs = twins(self.sources.every_written)
        sides = ([self.text(passage) for passage in side] for side in zip(*pairs, strict=True))
        first, other = (self._prepared(self.first(), side, UPPER_LAYERS) for side in sides)
        return (
            goals(
                self._repeated, self._prepared(self.first(), public, UPPER_LAYERS), self.criteria
            ),
            Twins(first, other),
        )

    def second(self, rows: Sequence[int], name: str) -> JudgeNetwork:
        """The first network after the real passages of `rows` and some written ones."""
        network = self.untrained()
        if self._known(network, name):
            return network
        network.load_state_dict(self.first().state_dict())
        chosen = [*rows, *range(len(self.sources.real), len(self._second_passages))]
        passages = [self._second_passages[row] for row in chosen]
        gold = len(self.sources.gold)
        weights = [GOLD_WEIGHT if row < gold else 1.0 for row in chosen]
        real = labelled(passages, self.second_texts.some(chosen), self.criteria, weights)
        self._fit(network, (real, *self._beside_real), REAL, name)
        return network

    def _prepared(self, network: JudgeNetwork, texts: Sequence[str], frozen: int) -> Texts:
        return prepared(network, self.tokens(texts, LONGEST_TRAINED), frozen)

    def words(self, rows: Sequence[int], name: str) -> WordModel:
        """The word model of the real passages of `rows` and all written ones."""
        folder = self.work / f"words_{name}"
        if (folder / "words.safetensors").exists():
            return WordModel(folder)
        passages = (
            *(self.sources.real[row] for row in rows),
            *self.sources.every_written,
        )
        with exchanged(folder) as new:
            fit_words(passages, self.criteria, new)
        return WordModel(folder)

    def text(self, passage: GoldPassage) -> str:
        """The passage as the models read it when they judge."""
        return text_for_models(passage.text, passage.language)

    def shown(self) -> list[str]:
        """Some of the written passages, as the models read them."""
        return [self.text(passage) for passage in self.sources.every_written[::SHOWN]]

    def compared(self) -> list[str]:
        """Some of the written passages between those that are shown, as the models read them."""
        between = self.sources.every_written[SHOWN // 2 :: 2 * SHOWN]
        return [self.text(passage) for passage in between[:COMPARED]]

    def loaded(self, name: str) -> JudgeNetwork:
        """The network of that name from the work folder; UsageError where it is missing."""
        network = JudgeNetwork(self.base, self.trained_pieces, len(self.criteria))
        if not self._known(network, name):
            raise UsageError(
                f"{self._path(name)} is missing; put it back, or delete said_{name}.safetensors "
                "beside it to have it trained again"
            )
        return network

    def _path(self, name: str) -> Path:
        return self.work / f"{name}.safetensors"

    def _known(self, network: JudgeNetwork, name: str) -> bool:
        path = self._path(name)
        if not path.exists():
            return False
        try:
            network.load_state_dict(load_file(path))
        except (OSError, RuntimeError, SafetensorError) as cause:
            raise UsageError(
                f"{path} is no whole network of these texts and criteria; delete it to have it "
                "trained again, or choose another --work"
            ) from cause
        network.eval()
        return True

    def _fit(
        self, network: JudgeNetwork, lessons: Sequence[Lesson], schedule: Schedule, name: str
    ) -> None:
        for epoch, loss in enumerate(fit(network, lessons, schedule), start=1):
            self.say(f"{name}: epoch {epoch} of {schedule.epochs}, loss {loss:.3f}")
        self.work.mkdir(parents=True, exist_ok=True)
        with written_whole(self._path(name)) as part:
            save_file(network.state_dict(), part)


def twins(passages: Sequence[GoldPassage]) -> tuple[tuple[GoldPassage, GoldPassage], ...]:
    """Bokmål passages, each with its Nynorsk twin."""
    known = {passage.id: passage for passage in passages}
    return tuple(
        (known[passage.id.removesuffix(TWIN)], passage)
        for passage in passages
        if passage.id.endswith(TWIN) and passage.id.removesuffix(TWIN) in known
    )


def _public_excerpts(shared: Path) -> tuple[tuple[GoalExcerpt, ...], tuple[GoalExcerpt, ...]]:
    """The Spanish and the English excerpts with one goal each, at most a usual passage long."""
    spanish, english = (
        tuple(excerpt.shortened(EXCERPT_LENGTH) for excerpt in some)
        for some in goal_excerpts(shared)
    )
    return spanish, (*english, *plan_excerpts(shared))


def _rehearsed(count: int) -> list[int]:
    return sorted(random.Random(7).sample(range(count), count // REHEARSED))
