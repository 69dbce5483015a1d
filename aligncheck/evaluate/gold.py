"""Labelled passages as people wrote them down, grouped by the document they come from."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from aligncheck.errors import UsageError
from aligncheck.frameworks.ids import numbered
from aligncheck.matching.as_trained import trained_frameworks

DOCUMENT_NAMES = Path(__file__).with_name("gold_documents.toml")
LOWEST, HIGHEST = 1, 5  # levels
_CODE = re.compile(r"[a-z]{2,3}|other")
_UNCLEAR = frozenset({"no", "nor", "nob", "nno", "bm", "eng"})
"""Codes that mean or may mean a language that is judged, and would be taken for another one."""


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A passage with the criteria it is evidence for, as agreed by its annotators.

    `labels` gives the level (1–5) of each criterion, the mean where several gave one;
    `disputed` are criteria that only one annotator gave: neither asked for nor punished.
    `document` is the same for all passages of one document, whatever a set calls it.
    """

    id: str
    language: str  # "nb", "nn", "en" or another code, in lower case
    text: str
    labels: Mapping[str, float] = field(hash=False)
    disputed: frozenset[str]
    kind: str  # goal, measure, analysis, background, report, procedure or boilerplate
    document: str
    picked: str = ""  # how it was chosen: "random", "term", or "" where the set does not say


@cache
def labelled_criteria() -> tuple[str, ...]:
    """The 46 criteria that are labelled, in the order of the frameworks."""
    return tuple(one.id for framework in trained_frameworks() for one in framework.criteria)


def refuse_unknown_criteria(criteria: Iterable[str], place: str) -> None:
    """UsageError where a criterion is none of those that are labelled; a figure would miss it."""
    unknown = sorted(set(criteria) - set(labelled_criteria()))
    if unknown:
        near = _near(unknown[0])
        meant = f"did you mean {near}?" if near else "it is none of S3, EGD or SDG"
        raise UsageError(f"{place}: there is no criterion {unknown[0]!r}; {meant}")


def _near(criterion: str) -> str | None:
    """What was most likely meant: the same number with its nought, or else a like spelling."""
    known = {numbered(id): id for id in labelled_criteria()}
    asked = numbered(criterion)
    if asked is not None and asked[0] in {begin for begin, _ in filter(None, known)}:
        return known.get(asked)
    return next(iter(get_close_matches(criterion, labelled_criteria(), n=1)), None)


def text_in(row: Mapping[str, Any], key: str, usual: str | None = None) -> str:
    """The text under the key; KeyError where it is missing, TypeError where it is no text."""
    value = usual if usual is not None and row.get(key) is None else row[key]
    if not isinstance(value, str):
        raise TypeError(f"{key} is no text: {value!r}")
    return value


def load_gold(*paths: Path) -> tuple[GoldPassage, ...]:
    """The labelled passages of the files in their order; UsageError names file and line."""
    return tuple(passage for passages in load_each(paths).values() for passage in passages)


def load_each(paths: Iterable[Path]) -> dict[Path, tuple[GoldPassage, ...]]:
    """The labelled passages of each file; UsageError also where an id stands twice in them."""
    seen: set[str] = set()
    return {path: tuple(_read(path, seen)) for path in dict.fromkeys(paths)}


def only_picked(
    files: Mapping[Path, Sequence[GoldPassage]], picked: str
) -> dict[Path, tuple[GoldPassage, ...]]:
    """Of each file the passages that were so chosen; UsageError where that leaves none."""
    chosen = {
        path: tuple(passage for passage in passages if passage.picked == picked)
        for path, passages in files.items()
    }
    if not any(chosen.values()):
        known = sorted({one.picked for passages in files.values() for one in passages} - {""})
        told = f"they say {', '.join(known)}" if known else "they do not say how they were picked"
        raise UsageError(f"no passage was picked as {picked!r}: {told}")
    return {path: passages for path, passages in chosen.items() if passages}


def fold_numbers(passages: Sequence[GoldPassage], folds: int = 5) -> tuple[int, ...]:
    """The fold (from 0) of each passage; a document is whole in one, folds about equally large."""
    sizes: dict[str, int] = {}
    for passage in passages:
        sizes[passage.document] = sizes.get(passage.document, 0) + 1
    filled = [0] * folds
    fold_of: dict[str, int] = {}
    for document in sorted(sizes, key=lambda name: (-sizes[name], name)):
        fold_of[document] = filled.index(min(filled))
        filled[fold_of[document]] += sizes[document]
    return tuple(fold_of[passage.document] for passage in passages)


def document_of(source: str) -> str:
    """The one name of the document that a labelled set calls `source`."""
    return _document_names().get(source, source)


@cache
def _document_names() -> Mapping[str, str]:
    listed = tomllib.loads(DOCUMENT_NAMES.read_text(encoding="utf-8"))["documents"]
    return {source: entry["name"] for entry in listed for source in entry["sources"]}


def _read(path: Path, seen: set[str]) -> Iterator[GoldPassage]:
    """The passages of the file; their ids come to those that were seen."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8; save it as UTF-8") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            passage = _passage(line, f"{path}, line {number}")
            if passage.id in seen:
                raise UsageError(
                    f"{path}, line {number}: the id {passage.id!r} was there already; give each "
                    "passage its own, and each file once"
                )
            seen.add(passage.id)
            yield passage


def _passage(line: str, place: str) -> GoldPassage:
    try:
        row = json.loads(line)
        passage = GoldPassage(
            id=text_in(row, "id"),
            language=text_in(row, "lang").strip().lower(),
            text=text_in(row, "text"),
            labels={criterion: _level(given) for criterion, given in row["labels"].items()},
            disputed=_disputed(row.get("disputed")),
            kind=text_in(row, "kind", ""),
            document=document_of(text_in(row, "source", "") or row["id"]),
            picked=text_in(row, "picked", ""),
        )
    except json.JSONDecodeError as error:
        raise UsageError(f"{place}: not a JSON object ({error.msg})") from error
    except KeyError as error:
        raise UsageError(f"{place}: the key {error} is missing") from error
    except (AttributeError, TypeError, ValueError, RecursionError) as error:
        raise UsageError(
            f"{place}: expected an object with the texts id, lang and text, and labels "
            '{criterion: level or [levels]} such as {"SDG-08": [3, 2]}, levels from 1 to 5; '
            "disputed is a list of criteria or an object such as labels"
        ) from error
    refuse_unknown_criteria((*passage.labels, *passage.disputed), place)
    if not _CODE.fullmatch(passage.language) or passage.language in _UNCLEAR:
        raise UsageError(
            f"{place}: lang {row['lang']!r} is none of nb, nn and en, nor the code of another "
            "language, such as sv or sma"
        )
    return passage


def _level(given: float | Iterable[float]) -> float:
    """The mean of the levels; ValueError where one is none from 1 to 5."""
    if isinstance(given, str | bool):
        raise TypeError(f"no level: {given!r}")
    levels = [float(level) for level in ([given] if isinstance(given, int | float) else given)]
    if not all(LOWEST <= level <= HIGHEST for level in levels):
        raise ValueError(f"no level from {LOWEST} to {HIGHEST}: {levels}")
    return fmean(levels)


def _disputed(given: object) -> frozenset[str]:
    """The criteria that only one annotator gave; TypeError where they are one text."""
    if given is None:
        return frozenset()
    if not isinstance(given, list | dict):
        raise TypeError(f"no list of criteria: {given!r}")
    return frozenset(given)
