"""What the networks of a work folder learned from, and the folds by which they are measured."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.never_saw import LIST
from aligncheck.output import written_whole
from aligncheck.training.sources import Say

FILE = "folds.json"
"""File of a training's work folder: hashes of the folds and of what its networks learn from."""
LEARNED = "learned"


def keep_folds(
    passages: Sequence[GoldPassage],
    numbers: Sequence[int],
    work: Path,
    *,
    learned: Mapping[str, object],
    keep_networks: bool = False,
    say: Say = print,
) -> None:
    """Note folds and sources in the work folder; UsageError where its networks have others.

    A network is known by its name alone: taken up after the folds have changed, it would be
    measured on documents that it has seen. After other changes it would be taken for one that
    has learned them; `keep_networks` takes it all the same, and leaves the note as it is.
    """
    note = {
        "sha256": fingerprint(passages, numbers),
        "passages": len(passages),
        LEARNED: json.loads(json.dumps(learned)),
    }
    if _has_networks(work):
        if not _same_folds(work, note, never_saw(passages, numbers)):
            raise UsageError(
                f"{work} holds a training on other passages or folds, which would be measured on "
                "documents that it has seen; choose another --work"
            )
        changed = _changed(_read(work / FILE), note[LEARNED])
        if changed and not keep_networks:
            raise UsageError(
                f"{work}: {changed}; choose another --work to train anew, or add --keep-networks "
                "to take its networks as they are"
            )
        if changed:
            say(f"{work}: its networks are taken as they are ({changed})")
            return
    work.mkdir(parents=True, exist_ok=True)
    with written_whole(work / FILE) as part:
        part.write_text(json.dumps(note, indent=1) + "\n", encoding="utf-8")


def refuse_lost_networks(work: Path, folds: int) -> None:
    """UsageError where a fold's answers are kept without the models that gave them."""
    for name in (f"fold{fold}" for fold in range(folds)):
        said = work / f"said_{name}.safetensors"
        words = work / f"words_{name}"
        needed = (work / f"{name}.safetensors", words / "words.txt", words / "words.safetensors")
        lost = [path for path in needed if not path.is_file()]
        if said.is_file() and lost:
            raise UsageError(
                f"{lost[0]} is missing, but not what it said of its fold; put it back, or delete "
                f"{said} to have it trained again"
            )


def fingerprint(passages: Sequence[GoldPassage], numbers: Sequence[int]) -> str:
    """The SHA-256 of the passages' ids with their folds, in order."""
    pairs = [(passage.id, number) for passage, number in zip(passages, numbers, strict=True)]
    return hashlib.sha256(json.dumps(pairs).encode("ascii")).hexdigest()


def passages_hash(passages: Sequence[GoldPassage]) -> str:
    """The SHA-256 of all that is learned of the passages: texts, labels, levels, kinds."""
    rows = [
        (one.id, one.language, one.text, dict(one.labels), sorted(one.disputed), one.kind)
        for one in passages
    ]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode("ascii")).hexdigest()


def never_saw(passages: Sequence[GoldPassage], numbers: Sequence[int]) -> dict[str, list[str]]:
    """The name of each fold's judge, with the documents that were left out of its training."""
    left_out: dict[int, set[str]] = {number: set() for number in sorted(set(numbers))}
    for passage, number in zip(passages, numbers, strict=True):
        left_out[number].add(passage.document)
    return {f"judge_fold{number}": sorted(names) for number, names in left_out.items()}


def _has_networks(work: Path) -> bool:
    return any(work.glob("*.safetensors")) or any(work.glob("words_*"))


def _same_folds(
    work: Path, note: Mapping[str, object], unseen: Mapping[str, Sequence[str]]
) -> bool:
    """Whether the folder's note says so, or without one the list of a finished training."""
    if not (work / FILE).is_file():
        return _read(work / LIST) == unseen
    known = _read(work / FILE)
    return isinstance(known, dict) and all(
        known.get(key) == note[key] for key in ("sha256", "passages")
    )


def _changed(known: object, today: Mapping[str, object]) -> str:
    """In what the networks' note differs from today's sources; empty where it does not."""
    before = known.get(LEARNED) if isinstance(known, dict) else None
    if not isinstance(before, dict):
        return (
            f"its {FILE} is missing or of an earlier program, and does not say from which labels, "
            "texts and settings its networks learned"
        )
    names = [name for name in today if before.get(name) != today[name]]
    return f"since its networks learned, there are other {', '.join(names)}" if names else ""


def _read(path: Path) -> object:
    """What the JSON file says, None where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
