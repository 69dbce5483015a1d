"""The plan as one plain text in which every passage has its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from aligncheck.documents import Kind, Passage
from aligncheck.reports.report import Report, fit

_NO_TEXT_OF_THE_PLAN = frozenset({Kind.HEADER, Kind.FOOTER, Kind.PAGE_NUMBER})
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class PlainText:
    """One file's text; a place is (start, end) in Unicode characters, end not included."""

    file: str
    text: str
    places: dict[Passage, tuple[int, int]]


def plain_texts(report: Report) -> tuple[PlainText, ...]:
    """One text for each file of the plan, all quoted passages among them."""
    by_file: dict[str, list[Passage]] = {}
    for passage in report.passages:
        if passage.kind not in _NO_TEXT_OF_THE_PLAN:
            by_file.setdefault(passage.file, []).append(passage)
    return tuple(_joined(file, passages) for file, passages in by_file.items())


def _joined(file: str, passages: Iterable[Passage]) -> PlainText:
    parts: list[str] = []
    places: dict[Passage, tuple[int, int]] = {}
    start = 0
    for passage in passages:
        text = fit(passage.text)
        places[passage] = (start, start + len(text))
        parts.append(text)
        start += len(text) + len(BETWEEN)
    return PlainText(fit(file), BETWEEN.join(parts), places)
