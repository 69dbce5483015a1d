"""How often the tool is right, in plain words, from the stored results of `aligncheck evaluate`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from aligncheck.evaluate.results import RESULTS, last_result
from views.quote import Html, element, joined, table
from views.words import percent, plain, whole


@dataclass(frozen=True, slots=True)
class Measured:
    """One stored share with its 95 % interval, and how many cases it rests on."""

    text: str  # key of the sentence that says what the share is of
    result: str
    figure: str


SHOWN = (
    Measured("method.measured_status", "documents-read-here", "status agreement"),
    Measured("method.measured_false_gap", "documents-read-here", "gaps that are false"),
    Measured("method.measured_false_gap_s3", "documents-read-here", "gaps that are false S3"),
    Measured("method.measured_covered_gap", "documents-read-here", "covered called no evidence"),
    Measured(
        "method.measured_covered_open",
        "documents-read-here",
        "covered called a gap or possible gap",
    ),
    Measured("method.measured_possible_gap", "documents-read-here", "possible gaps that are none"),
    Measured("method.measured_covered_wrong", "documents-read-here", "covered that is not"),
    Measured("method.measured_weak_covered", "documents-read-here", "weak that is covered"),
    Measured("method.measured_weak_gap", "documents-read-here", "weak called no evidence"),
    Measured("method.measured_precision", "passages", "precision"),
    Measured("method.measured_recall", "passages", "recall"),
    Measured("method.measured_empty", "passages", "empty left empty"),
    Measured("method.measured_committed", "strength", "committed or not"),
    Measured("method.measured_twins", "pairs", "pairs with the same labels"),
)


def measured_table() -> Html | None:
    """The figures as a table; None where this installation has no stored results."""
    rows = [
        (plain(shown.text), percent(found["value"]), _between(found), whole(found["n"]))
        for shown in SHOWN
        if (found := _figure(shown.result, shown.figure))
    ]
    if not rows:
        return None
    heads = [plain(f"method.measured_{name}") for name in ("what", "share", "between", "number")]
    return joined(
        [
            element("h3", plain("method.figures_heading")),
            table(heads, rows, numbers=3),
            element("p", plain("method.measured_note"), css="note"),
        ]
    )


def possible_gaps_told() -> str:
    """How often a possible gap was none; where to look where no figure is stored here."""
    none, covered = (
        _figure("documents-read-here", f"possible gaps that are {what}")
        for what in ("none", "covered")
    )
    if none is None or covered is None:
        return plain("check.uncertain_often")
    share, part = round(none["value"], 2), round(covered["value"], 2)
    shares = {"share": share, "covered": part, "weak": share - part}
    return plain("check.uncertain_measured", **{key: percent(of) for key, of in shares.items()})


def _between(found: dict[str, Any]) -> str:
    """The interval; a dash where the cases are too few for one."""
    if found["low"] is None:
        return "–"
    return f"{percent(found['low'])} – {percent(found['high'])}"


def _figure(result: str, name: str) -> dict[str, Any] | None:
    """The stored figure; None where it is not there or had no case."""
    found = _figures(result).get(name)
    return found if found and found["value"] is not None else None


@cache
def _figures(result: str) -> dict[str, dict[str, Any]]:
    stored = last_result(result, RESULTS)
    return stored["figures"] if stored else {}
