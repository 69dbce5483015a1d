"""The command `aligncheck evaluate reading FOLDER`: how well plans are read."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aligncheck.documents.filetype import file_hash
from aligncheck.errors import UsageError

if TYPE_CHECKING:
    from aligncheck.evaluate.reading import ReadingFigures

FILE = "reading.json"
OF_READING = "gold_quotes"  # a figure that every stored reading has
PARTS = ("plans/pdf", "gold/documents", "gold/passages_dev.jsonl", "bad-pdfs/index.csv")
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_reading_parser(measures: Subparsers) -> None:
    """Add `reading` to what `evaluate` measures."""
    text = "how well plans are read: quotes, rows, running lines, languages, scans, broken files"
    parser = measures.add_parser("reading", help=text, description=text)
    parser.add_argument("folder", type=Path, help=f"holds {', '.join(PARTS)}")
    parser.add_argument("--results", type=Path, metavar="FOLDER", help="where figures are kept")
    storing = parser.add_mutually_exclusive_group()
    storing.add_argument("--no-store", action="store_true", help="print only")
    storing.add_argument(
        "--replace", action="store_true", help="take the place of figures on other plans"
    )
    parser.set_defaults(command=run)


def run(given: argparse.Namespace) -> int:
    """Measure the reading, print each figure beside what is asked and store them; exit code 0."""
    from aligncheck.evaluate import reading
    from aligncheck.evaluate.results import RESULTS, write_figures

    missing = [part for part in PARTS if not (given.folder / part).exists()]
    if not given.folder.is_dir():
        raise UsageError(f"{given.folder} is no folder; it must hold {', '.join(PARTS)}")
    if missing:
        raise UsageError(f"{given.folder} does not hold {', '.join(missing)}")
    path, labels = (given.results or RESULTS) / FILE, _labels(given.folder)
    if not given.no_store and not given.replace:
        _refuse_other_labels(path, labels)
    figures = reading.measure_reading(given.folder)
    print(figures_text(figures), end="")
    if not given.no_store:
        write_figures(path, figures.to_json(labels))
        print(f"stored: {path}", file=sys.stderr)
    return 0


def _labels(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file of labels in the folder, by its place there."""
    files = [file for part in PARTS[1:] for file in (folder / part, *(folder / part).glob("*"))]
    return {
        file.relative_to(folder).as_posix(): file_hash(file)
        for file in sorted(files)
        if file.is_file()
    }


def _refuse_other_labels(path: Path, labels: Mapping[str, str]) -> None:
    """UsageError where another file, or figures on other labels, would be lost.

    Figures from before their labels were kept may be renewed.
    """
    try:
        last = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None
    except ValueError:
        last = {}
    ours = isinstance(last, dict) and OF_READING in last
    if last is not None and not (ours and last.get("labels", labels) == labels):
        raise UsageError(
            f"{path} holds figures on other labels and stays as it is; keep yours elsewhere "
            "(--results FOLDER) or take its place (--replace)"
        )


def figures_text(figures: "ReadingFigures") -> str:
    """Each figure beside what is asked, then what was not found."""
    from aligncheck.evaluate.found import Found

    lines = [f"{'':24}{'reached':>10}{'asked':>10}"]
    for name, (value, asked, holds) in figures.reached.items():
        lines.append(f"{name:24}{value:10.4g}{asked:10.4g}{'' if holds else '  not reached'}")
    for name in figures.__slots__:
        value = getattr(figures, name)
        missing = value.missing if isinstance(value, Found) else value
        if isinstance(missing, tuple) and missing:
            lines += ["", f"── {name}", *map(str, missing)]
    return "\n".join(lines) + "\n"
