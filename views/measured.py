"""How often the tool is right, in plain words, from the stored results of `aligncheck evaluate`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from aligncheck.compare import wilson_interval
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
        if (found := _figures(shown.result).get(shown.figure))
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


def _between(found: dict[str, Any]) -> str:
    """The stored interval; Wilson's for none or all of the cases, which no resampling can vary."""
    low, high, n = found["low"], found["high"], found["n"]
    if found["value"] in (0, 1):
        low, high = wilson_interval(n * int(found["value"]), n)
    return f"{percent(low)} – {percent(high)}"


@cache
def _figures(result: str) -> dict[str, dict[str, Any]]:
    stored = last_result(result, RESULTS)
    return stored["figures"] if stored else {}
