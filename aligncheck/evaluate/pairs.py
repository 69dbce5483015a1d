"""Whether the same passage in Bokmål and in Nynorsk is judged alike."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligncheck.compare.figure import Figure, share
from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage, text_in
from aligncheck.evaluate.prediction import Prediction, predict
from aligncheck.evaluate.report import Report, Table
from aligncheck.frameworks import Framework
from aligncheck.matching.judge import Judge


@dataclass(frozen=True, slots=True)
class Pair:
    """One passage in both written standards."""

    id: str
    nb: str
    nn: str


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """What was said on each side of a pair."""

    id: str
    nb: Prediction
    nn: Prediction


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a JSON-lines file: `id`, `nb`, `nn`, or two lines with `pair`, `lang`, `text`.

    UsageError names the line that is wrong, or the pair that lacks a side.
    """
    sides: dict[str, dict[str, str]] = {}
    for number, line in enumerate(_lines(path), start=1):
        if line.strip():
            _add(line, sides, f"{path}, line {number}")
    for id, texts in sides.items():
        if set(texts) != {"nb", "nn"}:
            raise UsageError(f"{path}: pair {id!r} needs one text in nb and one in nn")
    return tuple(Pair(id, texts["nb"], texts["nn"]) for id, texts in sides.items())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as cause:
        raise UsageError(f"{path} cannot be read: {cause.strerror}") from cause
    except UnicodeDecodeError as cause:
        raise UsageError(f"{path} is not UTF-8; save it as UTF-8") from cause


def _add(line: str, sides: dict[str, dict[str, str]], place: str) -> None:
    try:
        row = json.loads(line)
        if "nb" in row:
            id, new = str(row["id"]), {side: text_in(row, side) for side in ("nb", "nn")}
        else:
            id, new = str(row["pair"]), {text_in(row, "lang"): text_in(row, "text")}
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
        raise UsageError(
            f'{place}: expected {{"id", "nb", "nn"}} or {{"pair", "lang", "text"}}'
        ) from cause
    known = sides.setdefault(id, {})
    if not known.keys().isdisjoint(new):
        raise UsageError(f"{place}: pair {id!r} has a text in {min(new)} already; give it once")
    known.update(new)


def judge_pairs(
    pairs: Sequence[Pair], judge: Judge, frameworks: Sequence[Framework] | None = None
) -> tuple[JudgedPair, ...]:
    """Both sides of each pair as the judge sees them."""
    nb = predict([_passage(pair.id, pair.nb, "nb") for pair in pairs], judge, frameworks)
    nn = predict([_passage(pair.id, pair.nn, "nn") for pair in pairs], judge, frameworks)
    return tuple(JudgedPair(*both) for both in zip([p.id for p in pairs], nb, nn, strict=True))


def _passage(id: str, text: str, language: str) -> GoldPassage:
    return GoldPassage(id, language, text, {}, frozenset(), "", id)


def pair_report(judged: Sequence[JudgedPair]) -> Report:
    """The share of pairs with the same labels, of labels given on both sides, and of levels."""
    both = np.array([len(pair.nb.accepted & pair.nn.accepted) for pair in judged], np.float64)
    either = np.array([len(pair.nb.accepted | pair.nn.accepted) for pair in judged], np.float64)
    one = np.ones(len(judged))
    figures = (
        share("pairs with the same labels", (both == either).astype(np.float64), one),
        share("labels given on both sides", both, either),
        _same_strength(judged),
    )
    return Report(figures, (_difference_table(judged),), (f"{len(judged)} pairs.",), "pairs")


def _same_strength(judged: Sequence[JudgedPair]) -> Figure:
    shared = [sorted(pair.nb.accepted & pair.nn.accepted) for pair in judged]
    same = [
        sum(pair.nb.strength.get(id) == pair.nn.strength.get(id) for id in ids)
        for pair, ids in zip(judged, shared, strict=True)
    ]
    cases = np.array([len(ids) for ids in shared], np.float64)
    return share("same strength of shared labels", np.array(same, np.float64), cases)


def _difference_table(judged: Sequence[JudgedPair]) -> Table:
    """The pairs that are judged differently, with what only one side was given."""
    rows = (
        (pair.id, _listed(pair.nb, pair.nn), _listed(pair.nn, pair.nb))
        for pair in judged
        if pair.nb.accepted != pair.nn.accepted
    )
    return Table("judged differently", ("pair", "only nb", "only nn"), tuple(rows))


def _listed(side: Prediction, other: Prediction) -> str:
    return ", ".join(sorted(side.accepted - other.accepted))
