"""A plan that waits to be checked: its files, what it is held against, what is known of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from aligncheck.store import PlanRecord

JOB_KIND = "check_plan"
LONGEST_NAME = 120  # characters of a file name that are kept
MOST_BYTES = 200  # file systems take 255 bytes; a counter and a suffix need room


@dataclass(frozen=True, slots=True)
class PlanFile:
    """One uploaded file: its name as shown and where the store keeps it."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class PlanJob:
    """What the worker needs; `frameworks` are built-in names or paths of TOML files.

    `record` holds what a person said of the plan, `title` also a name guessed from the file.
    Plans that were uploaded together bear the same `batch`, and their `place` in it.
    """

    title: str
    files: tuple[PlanFile, ...]
    frameworks: tuple[str, ...]
    profile: str | None
    ocr: bool
    record: PlanRecord
    batch: str = ""
    place: int = 0


def to_payload(job: PlanJob) -> dict[str, Any]:
    """The job as plain values."""
    return asdict(job)


def from_payload(payload: Mapping[str, Any]) -> PlanJob:
    """The job that the plain values were made of."""
    record = dict(payload["record"])
    return PlanJob(
        title=payload["title"],
        files=tuple(PlanFile(**file) for file in payload["files"]),
        frameworks=tuple(payload["frameworks"]),
        profile=payload["profile"],
        ocr=payload["ocr"],
        record=PlanRecord(**{**record, "files": tuple(record.get("files") or ())}),
        batch=payload.get("batch", ""),
        place=payload.get("place", 0),
    )


def guessed_title(name: str) -> str:
    """The plan's title as its file's name tells it: without suffix and underscores."""
    shown = display_name(unquote(name))
    stem = shown.rpartition(".")[0] or shown
    words = " ".join(stem.replace("_", " ").split()) or stem
    return words[:1].upper() + words[1:]


def display_name(name: str) -> str:
    """A file name that is safe to show and to write: its last part, printable, not too long."""
    last = re.split(r"[\\/]", name)[-1]
    seen = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*')
    kept = " ".join(seen.split()).lstrip(".-") or "plan"
    suffix = PurePosixPath(kept).suffix[:10]
    stem = kept.removesuffix(suffix)[: LONGEST_NAME - len(suffix)]
    while len((stem + suffix).encode()) > MOST_BYTES:
        stem = stem[:-1]
    return stem + suffix


def distinct_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names made safe, and different from each other."""
    given: list[str] = []
    for name in map(display_name, names):
        path, number = PurePosixPath(name), 2
        while name.casefold() in {other.casefold() for other in given}:
            name = f"{path.stem} ({number}){path.suffix}"
            number += 1
        given.append(name)
    return tuple(given)
