"""The plans of a batch: a folder tree, or a CSV manifest with what is known of each plan."""

import csv
import io
import os
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from aligncheck.batch.folder import tree_of
from aligncheck.documents.filetype import SUFFIXES
from aligncheck.errors import UsageError
from aligncheck.store import PlanRecord
from aligncheck.store.records import FIRST_YEAR, LAST_YEAR, faults_of

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
"""The manifest's columns, in English or Norwegian; any others are left aside, and told."""


@dataclass(frozen=True, slots=True)
class BatchInput:
    """One plan of a batch: where it lies, how it is named in the results, what is known of it."""

    path: Path
    name: str  # relative to the folder or as the manifest writes it, with forward slashes
    record: PlanRecord


def _say_nothing(told: str) -> None:
    pass


def find_inputs(source: Path, say: Callable[[str], None] = _say_nothing) -> tuple[BatchInput, ...]:
    """The plans of a folder in the order of their names, or of a manifest in its own order.

    A subfolder that may not be looked into stands among them, so that it is not missed; `say` is
    told of files of other kinds, and of a manifest's columns that are left aside.
    """
    if os.path.isdir(source):
        inputs = _of_folder(source, say)
    elif source.suffix.lower() in {".csv", ".tsv"}:
        inputs = _of_manifest(source, say)
    elif os.path.isfile(source):
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


def _of_folder(folder: Path, say: Callable[[str], None]) -> tuple[BatchInput, ...]:
    tree = tree_of(folder, SUFFIXES)
    if folder in tree.closed:
        raise UsageError(f"{folder} may not be looked into; check who may read it")
    if tree.others:
        say(tree.left_aside())
    paths = (*tree.files, *tree.closed)
    found = [(path.relative_to(folder).as_posix(), path) for path in paths]
    return tuple(BatchInput(path, _plain(name), PlanRecord()) for name, path in sorted(found))


def _of_manifest(manifest: Path, say: Callable[[str], None]) -> tuple[BatchInput, ...]:
    try:
        text = manifest.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{manifest} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{manifest} is not UTF-8; save it as CSV UTF-8") from error
    head, *rows = _rows(manifest, text) or [(1, [])]
    names = [COLUMNS.get(name.strip().lower(), "") for name in head[1]]
    if "path" not in names:
        raise UsageError(f"{manifest}, line 1: no column 'path'; name the column of files 'path'")
    _refuse_same_columns(manifest, head[1], names)
    if aside := [_left_aside(told) for told, name in zip(head[1], names, strict=True) if not name]:
        say(f"{manifest.name}: columns left aside: {', '.join(aside)}")
    return tuple(
        _of_row(manifest, f"{manifest}, line {line}", _by_column(manifest, line, names, cells))
        for line, cells in rows
    )


def _refuse_same_columns(manifest: Path, head: Sequence[str], names: Sequence[str]) -> None:
    """UsageError where two columns tell the same, as one would be lost."""
    for name in dict.fromkeys(filter(None, names)):
        same = [told.strip() for told, other in zip(head, names, strict=True) if other == name]
        if len(same) > 1:
            raise UsageError(
                f"{manifest}, line 1: the columns {' and '.join(map(repr, same))} tell the same; "
                "keep one of them"
            )


def _left_aside(column: str) -> str:
    """The column as it is told, with what was most likely meant."""
    told = column.strip() or "one without a name"
    near = get_close_matches(told.lower(), COLUMNS, n=1, cutoff=0.75)
    return f"{told} (did you mean {near[0]}?)" if near else told


def _rows(manifest: Path, text: str) -> list[tuple[int, list[str]]]:
    """Each row that is not empty, with the line on which it begins."""
    delimiter = _delimiter(text.partition("\n")[0])
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            if cells:
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(
            f"{manifest}, line {line}: a quotation mark too many or too few ({error}); "
            'a cell begins and ends with one or has none; within such a cell write two ("")'
        ) from error
    return rows


def _by_column(
    manifest: Path, line: int, names: Sequence[str], cells: Sequence[str]
) -> dict[str, str]:
    """The cells of a row by what they tell; UsageError where cells or rows have run together."""
    if any(cell.strip() for cell in cells[len(names) :]):
        raise UsageError(
            f"{manifest}, line {line}: {len(cells)} cells under {len(names)} columns; put a cell "
            "in quotation marks where it holds what separates the columns"
        )
    for name, cell in zip(names, cells, strict=False):
        if "\n" in cell.strip() and (name == "path" or _PLAN_NAME.search(cell)):
            raise UsageError(
                f"{manifest}, line {line}: a cell runs over several lines and holds the path of a "
                "plan; look for a quotation mark too many, or write the cell on one line"
            )
    row = dict(zip(names, cells, strict=False))
    return {name: row.get(name, "") for name in names if name}


_PLAN_NAME = re.compile(rf"({'|'.join(map(re.escape, sorted(SUFFIXES)))})\b", re.IGNORECASE)


def _delimiter(head: str) -> str:
    """What separates the columns: Norwegian spreadsheets write semicolons."""
    return max(",;\t", key=head.count)


def _of_row(manifest: Path, place: str, row: Mapping[str, str]) -> BatchInput:
    values = {name: value.strip() for name, value in row.items()}
    name = values.pop("path")
    if not name:
        raise UsageError(f"{place}: the path is empty; fill it in or drop the line")
    known: dict[str, str | int] = {
        key: " ".join(value.split()) for key, value in values.items() if value
    }
    if "year" in known:
        known["year"] = _year(place, str(known["year"]))
    if "adopted" in known:
        known["adopted"] = _day(place, str(known["adopted"]))
    record = PlanRecord(**known)  # type: ignore[arg-type]
    slashed = name.replace("\\", "/")  # as a list is written on Windows
    return BatchInput(_there(manifest.parent, (name, slashed)), _plain(slashed), record)


def _there(folder: Path, names: Sequence[str]) -> Path:
    """The file by the first of the names that leads to one, its letters written either way.

    Macs keep å as a and a ring (NFD), lists mostly as one letter (NFC).
    """
    spelled = (
        folder / form
        for name in names
        for form in (name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name))
    )
    return next((path for path in spelled if os.path.lexists(path)), folder / names[-1])


def _year(place: str, text: str) -> int:
    if not re.fullmatch("[0-9]{4}", text):
        raise UsageError(f"{place}: year {text!r} is not a year of four digits")
    if "year" in faults_of(PlanRecord(year=int(text))):
        raise UsageError(
            f"{place}: year {text!r} is no year from {FIRST_YEAR} to {LAST_YEAR}; correct it or "
            "leave it empty"
        )
    return int(text)


def _day(place: str, text: str) -> str:
    """The day in ISO form, which may be written as Norwegians do."""
    norwegian = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    day = "{2}-{1:0>2}-{0:0>2}".format(*norwegian.groups()) if norwegian else text
    if "adopted" in faults_of(PlanRecord(adopted=day)):
        raise UsageError(
            f"{place}: adopted {text!r} is no day from {FIRST_YEAR} to {LAST_YEAR}, written "
            "2024-05-02 or 02.05.2024; correct it or leave it empty"
        )
    return day


def _plain(name: str) -> str:
    """The name as it can be written anywhere: one form of æøå, no control characters."""
    shown = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in shown)
