"""The plans of a batch: a folder tree, or a CSV manifest with what is known of each plan."""

import csv
import io
import os
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligncheck.errors import UsageError
from aligncheck.store import PlanRecord

SUFFIXES = frozenset({".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".md"})
COLUMNS = {
    "path": "path",
    "file": "path",
    "fil": "path",
    "title": "title",
    "tittel": "title",
    "county": "county",
    "fylke": "county",
    "municipality": "municipality",
    "kommune": "municipality",
    "year": "year",
    "år": "year",
    "type": "plan_type",
    "plan_type": "plan_type",
    "plantype": "plan_type",
    "adopted": "adopted",
    "adopted_date": "adopted",
    "vedtatt": "adopted",
}
"""The manifest's columns, in English or Norwegian; any others are left aside."""


@dataclass(frozen=True, slots=True)
class BatchInput:
    """One plan of a batch: where it lies, how it is named in the results, what is known of it."""

    path: Path
    name: str  # relative to the folder or as the manifest writes it, with forward slashes
    record: PlanRecord


def find_inputs(source: Path) -> tuple[BatchInput, ...]:
    """The plans of a folder in the order of their names, or of a manifest in its own order."""
    if source.is_dir():
        inputs = _of_folder(source)
    elif source.suffix.lower() in {".csv", ".tsv"}:
        inputs = _of_manifest(source)
    elif source.is_file():
        inputs = (BatchInput(source, source.name, PlanRecord()),)
    else:
        raise UsageError(
            f"{source} is neither a folder nor a file; give a folder or a .csv manifest"
        )
    if not inputs:
        kinds = ", ".join(sorted(SUFFIXES))
        raise UsageError(f"{source} names no plan; plans are files that end in {kinds}")
    return inputs


def as_given(paths: Sequence[str | Path]) -> tuple[BatchInput, ...]:
    """Those files, each under the path that was given, so that two of one name stay apart."""
    return tuple(
        BatchInput(Path(path), _plain(Path(path).as_posix()), PlanRecord()) for path in paths
    )


def _of_folder(folder: Path) -> tuple[BatchInput, ...]:
    paths = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    named = ((path.relative_to(folder), path) for path in paths if path.is_file())
    found = [(name.as_posix(), path) for name, path in named if not _is_hidden(name)]
    return tuple(BatchInput(path, _plain(name), PlanRecord()) for name, path in sorted(found))


def _is_hidden(name: Path) -> bool:
    """Whether a program left it for itself: Word's lock "~$plan.docx", "._plan.pdf" of macOS."""
    return any(part.startswith((".", "~$")) for part in name.parts)


def _of_manifest(manifest: Path) -> tuple[BatchInput, ...]:
    try:
        text = manifest.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{manifest} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{manifest} is not UTF-8; save it as CSV UTF-8") from error
    rows = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text.partition("\n")[0]))
    names = {name: COLUMNS.get((name or "").strip().lower()) for name in rows.fieldnames or ()}
    if "path" not in names.values():
        raise UsageError(f"{manifest}, line 1: no column 'path'; name the column of files 'path'")
    return tuple(
        _of_row(
            manifest,
            rows.line_num,
            {known: row[name] or "" for name, known in names.items() if known},
        )
        for row in rows
    )


def _delimiter(head: str) -> str:
    """What separates the columns: Norwegian spreadsheets write semicolons."""
    return max(",;\t", key=head.count)


def _of_row(manifest: Path, line: int, row: Mapping[str, str]) -> BatchInput:
    values = {name: value.strip() for name, value in row.items()}
    name = values.pop("path")
    if not name:
        raise UsageError(f"{manifest}, line {line}: the path is empty; fill it in or drop the line")
    known: dict[str, str | int] = {
        key: " ".join(value.split()) for key, value in values.items() if value
    }
    if "year" in known:
        known["year"] = _year(manifest, line, str(known["year"]))
    slashed = name.replace("\\", "/")  # as a list is written on Windows
    path = manifest.parent / (name if os.path.exists(manifest.parent / name) else slashed)
    return BatchInput(path, _plain(slashed), PlanRecord(**known))  # type: ignore[arg-type]


def _year(manifest: Path, line: int, text: str) -> int:
    if text.isdecimal() and len(text) == 4:
        return int(text)
    raise UsageError(f"{manifest}, line {line}: year {text!r} is not a year of four digits")


def _plain(name: str) -> str:
    """The name as it can be written anywhere: one form of æøå, no control characters."""
    shown = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in shown)
