"""The measured figures inside `docs/method.md`, filled in from the stored results."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from aligncheck.errors import UsageError
from aligncheck.evaluate.results import RESULTS, last_result, short_hashes
from aligncheck.output import written_whole

METHOD = Path(__file__).resolve().parents[2] / "docs" / "method.md"
NOT_MEASURED = "*Not measured yet with this model.*"
_PLACE = re.compile(r"(<!-- figures:([\w-]+) -->\n).*?(<!-- /figures -->)", re.DOTALL)


def write_method_figures(document: Path = METHOD, results: Path = RESULTS) -> tuple[str, ...]:
    """Fill every place `<!-- figures:NAME -->` … `<!-- /figures -->` and return the names.

    The rest of the document stays as it is; UsageError where it has no such place.
    """
    before = document.read_text(encoding="utf-8")
    names = tuple(found.group(2) for found in _PLACE.finditer(before))
    if not names:
        raise UsageError(f"{document} has no place for figures, such as <!-- figures:passages -->")
    after = _PLACE.sub(lambda found: _filled(found, results), before)
    with written_whole(document) as temporary:
        temporary.write_text(after, encoding="utf-8")
    return names


def _filled(place: re.Match[str], results: Path) -> str:
    opening, name, closing = place.groups()
    content = last_result(name, results)
    text = figures_text(content) if content else NOT_MEASURED
    return f"{opening}{text}\n{closing}"


def figures_text(content: Mapping[str, Any]) -> str:
    """A stored result as Markdown: its figures, and one line on what they rest on."""
    rows = [
        (name, _shown(one["value"]), _interval(one), str(one["n"]))
        for name, one in content["figures"].items()
    ]
    return f"{_table(('', 'figure', '95 % interval', 'n'), rows)}\n\n{_origin(content)}"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ("---", *("---:" for _ in columns[1:])), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(figure: Mapping[str, Any]) -> str:
    low, high = figure["low"], figure["high"]
    return "–" if low is None else f"{low:.3f}–{high:.3f}"


def _origin(content: Mapping[str, Any]) -> str:
    model = content["model"]
    labels, beside = (_files(content.get(key, ())) for key in ("labels", "beside"))
    if beside:
        labels = f"{labels}, beside {beside}"
    hashes = ", ".join(f"`{one}`" for one in short_hashes(model["sha256"], 12).split(", "))
    way = content["how"][0].upper() + content["how"][1:]
    notes = " ".join(content["notes"])
    return (
        f"{way}. {labels}; {model['name']} {model['version']} {hashes}, "
        f"{_program(content)}. {notes} "
        f"Intervals: {content['intervals']['draws']:,} draws of "
        f"{content['intervals']['resampled']}."
    )


def _program(content: Mapping[str, Any]) -> str:
    """The program that measured, as a batch names it in run.json."""
    return f"program `{content['program_sha256'][:12]}`"


def _files(labels: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(f"`{one['file']}` ({one['n']})" for one in labels)
