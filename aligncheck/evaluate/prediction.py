"""What a judge said on labelled passages: asked now, or kept from out-of-fold training."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligncheck.assess import evidence_of
from aligncheck.documents import Kind, Language, Passage
from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage, refuse_unknown_criteria, text_in
from aligncheck.frameworks import Framework
from aligncheck.matching.as_trained import trained_frameworks
from aligncheck.matching.judge import Judge
from aligncheck.matching.match import Match

AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Prediction:
    """One passage's probability of each criterion, the accepted criteria and their strength."""

    id: str
    probability: Mapping[str, float] = field(hash=False)
    accepted: frozenset[str]
    strength: Mapping[str, int] = field(hash=False)  # 1–5, of the accepted ones at least


def loose_passage(text: str, language: str) -> Passage:
    """A passage without a document around it."""
    known = {item.value for item in Language}
    spoken = Language(language) if language in known else Language.OTHER
    return Passage(text, Kind.PARAGRAPH, (), spoken, None, (), "")


def predict(
    passages: Sequence[GoldPassage],
    judge: Judge,
    frameworks: Sequence[Framework] | None = None,
) -> tuple[Prediction, ...]:
    """What the judge says on each passage, read alone, in their order."""
    chosen = trained_frameworks() if frameworks is None else frameworks
    loose = [loose_passage(passage.text, passage.language) for passage in passages]
    judged = judged_in_parts(loose, judge, chosen)
    return tuple(
        _prediction(gold.id, passage, matches)
        for gold, passage, matches in zip(passages, loose, judged, strict=True)
    )


def judged_in_parts(
    passages: Sequence[Passage], judge: Judge, frameworks: Sequence[Framework]
) -> Iterator[tuple[Match, ...]]:
    """The judge's matches of each passage, asked for a part at a time."""
    for start in range(0, len(passages), AT_ONCE):
        yield from judge.judge(passages[start : start + AT_ONCE], frameworks)


def _prediction(id: str, passage: Passage, matches: Sequence[Match]) -> Prediction:
    accepted = [match for match in matches if match.accepted]
    return Prediction(
        id,
        {match.criterion: match.probability for match in matches},
        frozenset(match.criterion for match in accepted),
        {match.criterion: evidence_of(match, passage).strength for match in accepted},
    )


def load_predictions(path: Path) -> dict[str, Prediction]:
    """The predictions of a JSON-lines file by passage id; UsageError names file and line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as cause:
        raise UsageError(f"{path} cannot be read: {cause.strerror}") from cause
    except UnicodeDecodeError as cause:
        raise UsageError(f"{path} is not UTF-8; save it as UTF-8") from cause
    known: dict[str, Prediction] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            read = _read(line, f"{path}, line {number}")
            if read.id in known:
                raise UsageError(f"{path}, line {number}: {read.id!r} has a prediction already")
            known[read.id] = read
    return known


def _read(line: str, place: str) -> Prediction:
    try:
        row: dict[str, Any] = json.loads(line)
        if not isinstance(row["accepted"], list):
            raise TypeError(f"accepted is no list: {row['accepted']!r}")
        prediction = Prediction(
            text_in(row, "id"),
            {criterion: _probability(score) for criterion, score in row["scores"].items()},
            frozenset(row["accepted"]),
            {criterion: _whole(level) for criterion, level in row.get("levels", {}).items()},
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
        raise UsageError(
            f'{place}: expected {{"id", "scores": {{criterion: probability}}, '
            '"accepted": [criterion], "levels": {criterion: level}}'
        ) from cause
    named = (*prediction.probability, *prediction.accepted, *prediction.strength)
    refuse_unknown_criteria(named, place)
    return prediction


def _probability(score: float) -> float:
    probability = float(score)
    if not 0 <= probability <= 1:
        raise ValueError(f"no probability: {score!r}")
    return probability


def _whole(level: float) -> int:
    """The nearest strength, halves up."""
    return min(5, max(1, int(float(level) + 0.5)))


def predictions_of(
    passages: Sequence[GoldPassage], known: Mapping[str, Prediction]
) -> tuple[Prediction, ...]:
    """The kept prediction of each passage; UsageError where one is missing."""
    missing = [passage.id for passage in passages if passage.id not in known]
    if missing:
        raise UsageError(
            f"{len(missing)} of {len(passages)} labelled passages have no prediction, the first "
            f"is {missing[0]!r}; give the predictions that belong to these gold files"
        )
    return tuple(known[passage.id] for passage in passages)
