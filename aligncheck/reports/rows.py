"""The result as one flat row for each passage, for tables of every kind."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from aligncheck.compare.labels import cue_label
from aligncheck.decisions import ReviewedEvidence, ReviewedFinding, passage_key
from aligncheck.documents import Passage
from aligncheck.grading.cue import Cue
from aligncheck.reports.report import Report, fit


@dataclass(frozen=True, slots=True)
class Row:
    """One passage under one criterion, or a criterion that has none (role "none").

    The names of the fields are the columns of the CSV and Parquet files. Human columns are
    None where nobody decided. `boxes` is JSON: [page, x0, y0, x1, y1] for each line.
    """

    plan: str
    plan_sha256: str
    framework: str
    framework_version: str
    criterion: str
    label: str
    status: str
    strength: int
    human_status: str | None
    human_strength: int | None
    false_gap_rate: float | None
    possible_gap: bool
    role: str
    rank: int
    text: str
    file: str
    page: int | None
    page_label: str | None
    heading: str
    kind: str
    language: str
    passage_strength: int | None
    probability: float | None
    human_verdict: str | None
    human_passage_strength: int | None
    carried_from: str | None
    cues: str
    terms: str
    probe: str
    similarity: float | None
    passage_key: str
    boxes: str
    model: str
    model_version: str
    model_sha256: str


def rows(report: Report) -> tuple[Row, ...]:
    """All rows in the order of the findings; evidence before near misses."""
    return tuple(row for found in report.reviewed.findings for row in _rows(report, found))


def _rows(report: Report, found: ReviewedFinding) -> Iterator[Row]:
    if not found.passages:
        yield _row(report, found, None, 0)
    counted = {False: 0, True: 0}
    for item in found.passages:
        counted[item.near_miss] += 1
        yield _row(report, found, item, counted[item.near_miss])


def _row(report: Report, found: ReviewedFinding, item: ReviewedEvidence | None, rank: int) -> Row:
    finding, model = found.finding, report.assessment.model
    versions = {framework.id: framework.version for framework in report.assessment.frameworks}
    evidence = item.evidence if item else None
    passage = evidence.passage if evidence else None
    return Row(
        plan=report.title,
        plan_sha256=report.assessment.document.sha256,
        framework=fit(finding.framework),
        framework_version=fit(versions.get(finding.framework, "")),
        criterion=fit(finding.criterion),
        label=report.label(finding.criterion),
        status=finding.status.value,
        strength=finding.strength,
        human_status=found.status.value if found.status else None,
        human_strength=found.strength,
        false_gap_rate=finding.false_gap_rate,
        possible_gap=finding.is_uncertain,
        role="none" if item is None else "near_miss" if item.near_miss else "evidence",
        rank=rank,
        text=fit(passage.text) if passage else "",
        file=fit(passage.file) if passage else "",
        page=passage.page if passage else None,
        page_label=passage.page_label if passage else None,
        heading=heading_path(passage) if passage else "",
        kind=passage.kind.value if passage else "",
        language=passage.language.value if passage else "",
        passage_strength=evidence.strength if evidence else None,
        probability=evidence.probability if evidence else None,
        human_verdict=verdict(item),
        human_passage_strength=item.strength if item else None,
        carried_from=carried_from(item),
        cues=cues(item),
        terms=fit("; ".join(evidence.why.terms)) if evidence else "",
        probe=fit(evidence.why.probe) if evidence else "",
        similarity=evidence.why.similarity if evidence else None,
        passage_key=passage_key(passage) if passage else "",
        boxes=_boxes(passage) if passage else "",
        model=fit(model.name),
        model_version=fit(model.version),
        model_sha256=fit(model.sha256),
    )


def heading_path(passage: Passage) -> str:
    """The headings above the passage in one line."""
    return fit(" › ".join(passage.heading))


def verdict(item: ReviewedEvidence | None) -> str | None:
    """'accepted' or 'rejected' where a person decided."""
    if item is None or item.accepted is None:
        return None
    return "accepted" if item.accepted else "rejected"


def carried_from(item: ReviewedEvidence | None) -> str | None:
    """The draft that the last verdict on the passage was carried from; None if it was made here."""
    last = item.decisions[-1] if item and item.decisions else None
    return fit(last.carried_from) if last and last.is_carried else None


def cues(item: ReviewedEvidence | None) -> str:
    """The signs of strength with their words: 'deadline: innen 2028'."""
    if item is None:
        return ""
    return fit("; ".join(_named(cue.name.value, cue) for cue in item.evidence.cues))


def cue_words(item: ReviewedEvidence, language: str) -> str:
    """The signs of strength as people read them: 'frist: innen 2028'."""
    named = ((cue_label(cue, language), cue) for cue in item.evidence.cues)
    return fit("; ".join(_named(name, cue) for name, cue in named))


def _named(name: str, cue: Cue) -> str:
    return f"{name}: {cue.text}" if cue.text else name


def _boxes(passage: Passage) -> str:
    corners = [
        [box.page, *(round(edge, 2) for edge in (box.x0, box.y0, box.x1, box.y1))]
        for box in passage.boxes
    ]
    return json.dumps(corners, separators=(",", ":"))
