"""Which fold each real passage is in, kept with the networks that were trained by it."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.never_saw import LIST

FILE = "folds.json"
"""File of a training's work folder: a hash of the folds that its networks are trained by."""


def keep_folds(passages: Sequence[GoldPassage], numbers: Sequence[int], work: Path) -> None:
    """Note the folds in the work folder; UsageError where it has networks of other folds.

    A network is known by its name alone: taken up after the corpus has changed, it would be
    measured on documents that it has seen.
    """
    today = {"sha256": fingerprint(passages, numbers), "passages": len(passages)}
    path = work / FILE
    known = _read(path) == today if path.is_file() else _is_older_of(passages, numbers, work)
    if not known:
        raise UsageError(
            f"{work} holds a training on other passages or folds, which would be measured on "
            "documents that it has seen; choose another --work"
        )
    work.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(today, indent=1) + "\n", encoding="utf-8")


def fingerprint(passages: Sequence[GoldPassage], numbers: Sequence[int]) -> str:
    """The SHA-256 of the passages' ids with their folds, in order."""
    pairs = [(passage.id, number) for passage, number in zip(passages, numbers, strict=True)]
    return hashlib.sha256(json.dumps(pairs).encode("ascii")).hexdigest()


def never_saw(passages: Sequence[GoldPassage], numbers: Sequence[int]) -> dict[str, list[str]]:
    """The name of each fold's judge, with the documents that were left out of its training."""
    left_out: dict[int, set[str]] = {number: set() for number in sorted(set(numbers))}
    for passage, number in zip(passages, numbers, strict=True):
        left_out[number].add(passage.document)
    return {f"judge_fold{number}": sorted(names) for number, names in left_out.items()}


def _is_older_of(passages: Sequence[GoldPassage], numbers: Sequence[int], work: Path) -> bool:
    """Whether a folder without a note is empty, or a finished training by these folds."""
    if not any(work.glob("*.safetensors")) and not any(work.glob("words_*")):
        return True
    return _read(work / LIST) == never_saw(passages, numbers)


def _read(path: Path) -> object:
    """What the JSON file says, None where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
