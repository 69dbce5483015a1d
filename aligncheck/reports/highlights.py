"""What is to be marked in the plan's own PDF: lines, notes and bookmarks."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from aligncheck.compare.labels import (
    POSSIBLE_GAP,
    STATUS_SYMBOLS,
    strength_label,
    together_label,
    told_status,
)
from aligncheck.compare.shares import chance
from aligncheck.decisions import ReviewedEvidence, ReviewedFinding
from aligncheck.documents import Box, Passage, cited_pages, pages_text
from aligncheck.reports.colours import framework_colour
from aligncheck.reports.decided import action_text
from aligncheck.reports.report import Report, fit
from aligncheck.reports.texts import say

STRIP = 1.6  # points; three strips fit between two lines of print
OPACITY = 0.3  # black text stays black under it
STRIP_OPACITY = 0.9
Line = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the top left of the page as displayed."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """One framework's mark on the lines of a passage that stand on one page, with its note."""

    file: str
    page: int  # 1-based, within the file
    lines: tuple[Line, ...]
    colour: tuple[int, int, int]
    opacity: float
    note: str
    author: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line in the outline; one with `file` leads to a place, `under` is the title above it."""

    title: str
    under: tuple[str, ...]
    file: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a report in the order of the plan, bookmarks in the order of the criteria."""

    highlights: tuple[Highlight, ...]
    bookmarks: tuple[Bookmark, ...]

    def to_wire(self) -> dict[str, object]:
        """The marks as the child process gets them."""
        return {
            "highlights": [asdict(item) for item in self.highlights],
            "bookmarks": [asdict(item) for item in self.bookmarks],
        }


Standing = tuple[ReviewedFinding, ReviewedEvidence]


def marks(report: Report) -> Marks:
    """The marks for every passage that counts now."""
    served: dict[Passage, dict[str, list[Standing]]] = {}
    for found in report.reviewed.findings:
        for item in found.evidence:
            by_framework = served.setdefault(item.evidence.passage, {})
            by_framework.setdefault(found.finding.framework, []).append((found, item))
    highlights = [
        highlight
        for passage, by_framework in served.items()
        for highlight in _of_passage(passage, by_framework, report)
    ]
    highlights.sort(key=lambda item: (item.file, item.page, item.lines[0][1]))
    return Marks(tuple(highlights), tuple(_bookmarks(report)))


def _of_passage(
    passage: Passage, by_framework: dict[str, list[Standing]], report: Report
) -> Iterable[Highlight]:
    """On each page a highlight in the first framework's colour, the others as strips under it.

    The highlight's note holds all criteria that the passage serves, a strip's its own.
    """
    notes = {
        framework: "\n".join(_note(found, item, report) for found, item in items)
        for framework, items in by_framework.items()
    }
    pages = dict.fromkeys(box.page for box in passage.boxes)
    for page in pages:
        boxes = [box for box in passage.boxes if box.page == page]
        for place, (framework, note) in enumerate(notes.items()):
            yield Highlight(
                file=passage.file,
                page=page,
                lines=tuple(_strip(box, place) if place else _whole(box) for box in boxes),
                colour=framework_colour(framework),
                opacity=STRIP_OPACITY if place else OPACITY,
                note=note if place else "\n".join(notes.values()),
                author=f"aligncheck · {report.framework_title(framework)}",
            )


def _whole(box: Box) -> Line:
    return (box.x0, box.y0, box.x1, box.y1)


def _strip(box: Box, place: int) -> Line:
    """A thin strip under the line; the second framework's nearest to it."""
    top = box.y1 + (place - 1) * STRIP
    return (box.x0, top, box.x1, top + STRIP)


def _note(found: ReviewedFinding, item: ReviewedEvidence, report: Report) -> str:
    """Criterion, strength, probability and who said it: the machine, or a person with the reason.

    The status is told where it is a possible gap: a mark alone would look like a finding.
    """
    language = report.language
    criterion = found.finding.criterion
    strength = strength_label(item.current_strength, language)
    raised = "" if item.decisions else together_label(item.evidence, language)
    lines = [
        f"{criterion} {report.label(criterion)}",
        f"{say('strength', language)}: {strength}" + (f" ({raised})" if raised else ""),
        f"{say('probability', language)}: {chance(item.evidence.probability, language)}",
    ]
    if found.may_be_gap:
        lines.insert(1, told_status(found.current_status, language, may_be_gap=True))
    for decision in item.decisions:
        what = f"{fit(decision.reviewer)} {action_text(decision, language)}"
        reason = fit(decision.reason)
        lines.append(f"{say('person', language)}: {what}" + (f" ({reason})" if reason else ""))
    if not item.decisions:
        lines.append(say("by_machine", language))
    return fit(" · ".join(lines))


def _bookmarks(report: Report) -> Iterable[Bookmark]:
    for framework in report.framework_ids:
        title = report.framework_title(framework)
        marked = [found for found in report.grouped(framework) if _placed(found.evidence)]
        for found in marked:
            yield from _of_criterion(found, title, report)


def _of_criterion(found: ReviewedFinding, framework: str, report: Report) -> Iterable[Bookmark]:
    language = report.language
    symbol = STATUS_SYMBOLS[found.current_status]
    title = f"{symbol} {report.label(found.finding.criterion)}"
    if found.may_be_gap:
        title = f"{title} – {POSSIBLE_GAP.in_language(language)}"
    placed, files = _placed(found.evidence), report.assessment.document.files
    yield _bookmark(title, (framework,), placed[0].evidence.passage)
    for item in placed:
        passage = item.evidence.passage
        pages = pages_text(cited_pages([passage], files), language)
        label = f"{pages} · {strength_label(item.current_strength, language)}"
        yield _bookmark(label, (framework, title), passage)


def _placed(evidence: Sequence[ReviewedEvidence]) -> list[ReviewedEvidence]:
    return [item for item in evidence if item.evidence.passage.boxes]


def _bookmark(title: str, under: tuple[str, ...], passage: Passage) -> Bookmark:
    first = passage.boxes[0]
    return Bookmark(title, under, passage.file, first.page, first.y0)
