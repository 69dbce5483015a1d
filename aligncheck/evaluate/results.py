"""Figures as JSON files: what was measured, with which model, on which labels; and the last ones.

No date and no text of others is stored: the same program, model and labels give the same bytes.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aligncheck import __version__
from aligncheck.compare.figure import DRAWS, Figure
from aligncheck.documents.filetype import file_hash
from aligncheck.errors import OutputError, UsageError
from aligncheck.evaluate.report import Report, Table
from aligncheck.frameworks import Framework
from aligncheck.output import written_whole
from aligncheck.store.assessments import framework_hash
from aligncheck.store.versions import checking_version

SCHEMA = "aligncheck/figures/1"
RESULTS = Path(__file__).resolve().parents[2] / "benchmarks" / "results"


@dataclass(frozen=True, slots=True)
class Labels:
    """A file of labels that was measured on: its name, its SHA-256 and how many cases it has."""

    file: str
    sha256: str
    n: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures come from: how they were made, by what, on which labels."""

    how: str
    model: str
    version: str
    sha256: str
    frameworks: tuple[Framework, ...]
    labels: tuple[Labels, ...]
    beside: tuple[Labels, ...] = ()  # other labels that some figures compare with


def labels_of(path: Path, n: int) -> Labels:
    """The file as it is named in a result."""
    return Labels(path.name, file_hash(path), n)


def result_json(name: str, report: Report, origin: Origin) -> dict[str, Any]:
    """The report and its origin as JSON."""
    return {
        "schema": SCHEMA,
        "name": name,
        "how": origin.how,
        "program": __version__,
        "program_sha256": checking_version(),
        "model": {"name": origin.model, "version": origin.version, "sha256": origin.sha256},
        "frameworks": [_framework(framework) for framework in origin.frameworks],
        "labels": [asdict(labels) for labels in origin.labels],
        "beside": [asdict(labels) for labels in origin.beside],
        "intervals": {"level": 0.95, "draws": DRAWS, "resampled": report.resampled},
        "figures": {figure.name: _figure(figure) for figure in report.figures},
        "tables": {table.name: _table(table) for table in report.tables},
        "notes": list(report.notes),
    }


def short_hashes(sha256: str, length: int) -> str:
    """The first characters of each hash; a result may rest on several models."""
    return ", ".join(one[:length] for one in sha256.split(", "))


def _framework(framework: Framework) -> dict[str, str]:
    hash = framework_hash(framework)
    return {"id": framework.id, "version": framework.version, "sha256": hash}


def _figure(figure: Figure) -> dict[str, Any]:
    value, low, high = (_number(part) for part in (figure.value, figure.low, figure.high))
    return {"value": value, "low": low, "high": high, "n": figure.n, "better": figure.better}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(value, 4)


def _table(table: Table) -> dict[str, Any]:
    return {"columns": list(table.columns), "rows": [list(row) for row in table.rows]}


def store_result(content: dict[str, Any], folder: Path) -> Path:
    """Write the result under its name in the folder, whole or not at all."""
    path = folder / f"{content['name']}.json"
    write_figures(path, json.dumps(content, ensure_ascii=False, indent=1))
    return path


def write_figures(path: Path, text: str) -> None:
    """Write the JSON to its file, whole or not at all; its folder is made where it is missing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise OutputError(f"{path.parent} cannot be made: {cause.strerror}") from cause
    with written_whole(path) as temporary:
        temporary.write_text(text + "\n", encoding="utf-8")


def refuse_other_labels(name: str, folder: Path, labels: Sequence[Path]) -> None:
    """UsageError where another file, or a result on other labels, is stored under that name.

    A measure that brings its own labels gives none.
    """
    path, last = folder / f"{name}.json", last_result(name, folder)
    if not path.is_file() or not all(file.is_file() for file in labels):
        return  # nothing is lost, or the measure says which file is missing
    given = {labels_of(file, 0).sha256 for file in labels}
    if last is None or (given and given != {one["sha256"] for one in last["labels"]}):
        raise UsageError(
            f"{path} holds a result on other labels and stays as it is; keep yours elsewhere "
            "(--results FOLDER), under a name of its own (--name), or take its place (--replace)"
        )


def last_result(name: str, folder: Path) -> dict[str, Any] | None:
    """The result stored under that name, None where there is none."""
    path = folder / f"{name}.json"
    if not path.is_file():
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as cause:
        raise UsageError(f"{path} is no result; move it away and run again") from cause
    is_ours = isinstance(content, dict) and content.get("schema") == SCHEMA
    return content if is_ours else None


def last_values(last: dict[str, Any] | None) -> dict[str, float]:
    """The measured figures of a stored result by name."""
    figures = last["figures"] if last else {}
    return {name: one["value"] for name, one in figures.items() if one["value"] is not None}


def comparison_note(last: dict[str, Any] | None, content: dict[str, Any]) -> str:
    """What the last stored result was, and whether the two can be compared."""
    if last is None:
        return "No result was stored under this name before."
    differences = [
        word
        for word, key in (
            ("labels", "labels"),
            ("labels beside", "beside"),
            ("frameworks", "frameworks"),
            ("way", "how"),
            ("program", "program_sha256"),
        )
        if last.get(key, content[key]) != content[key]
    ]
    named = last["model"]
    model = f"{named['name']} {named['version']} ({short_hashes(named['sha256'], 8)})"
    other = f"; other {' and '.join(differences)}: compare with care" if differences else ""
    return f"Last stored: {model}, {last['how']}{other}."
