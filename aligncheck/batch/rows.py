"""The four tables of a batch: documents, findings, evidence, gaps, one dataclass a row.

The fields are the columns of the Parquet and CSV files, in this order.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from aligncheck.assessment import Assessment, CriterionStatus, Evidence, Finding, coverage
from aligncheck.decisions import passage_key
from aligncheck.documents import Language
from aligncheck.reports.rows import heading_path
from aligncheck.store import PlanRecord


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One input file, whatever became of it."""

    path: str
    sha256: str
    status: str
    message: str
    duplicate_of: str | None
    title: str | None
    county: str | None
    municipality: str | None
    year: int | None
    plan_type: str | None
    adopted: str | None
    language: str | None
    pages: int | None
    unread_pages: int | None
    passages: int | None
    passages_judged: int | None
    passages_nb: int | None
    passages_nn: int | None
    passages_en: int | None
    passages_other: int | None
    covered: int | None
    weak: int | None
    possible_gaps: int | None  # of the weak ones
    no_evidence: int | None
    not_applicable: int | None
    not_assessed: int | None


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One criterion of one plan."""

    path: str
    sha256: str
    framework: str
    framework_version: str
    criterion: str
    status: str
    strength: int
    evidence: int
    pages: str
    false_gap_rate: float | None
    possible_gap: bool


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One passage that speaks for one criterion."""

    path: str
    sha256: str
    framework: str
    criterion: str
    rank: int
    strength: int
    probability: float
    text: str
    page: int | None
    page_label: str | None
    heading: str
    kind: str
    language: str
    cues: str
    terms: str
    probe: str
    similarity: float
    targets: str
    passage_key: str
    boxes: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """One near miss of a criterion without evidence; rank 0 where nothing came near."""

    path: str
    sha256: str
    framework: str
    criterion: str
    rank: int
    probability: float | None
    text: str
    page: int | None
    page_label: str | None
    heading: str
    language: str
    false_gap_rate: float | None


Row = DocumentRow | FindingRow | EvidenceRow | GapRow
TABLES: dict[str, type[Row]] = {
    "documents": DocumentRow,
    "findings": FindingRow,
    "evidence": EvidenceRow,
    "gaps": GapRow,
}


def failed_row(
    path: str,
    sha256: str,
    status: str,
    message: str,
    record: PlanRecord,
    *,
    duplicate_of: str | None = None,
    pages: int | None = None,
) -> DocumentRow:
    """The row of a file that was not judged; none of its pages was read."""
    known: dict[str, Any] = {name: getattr(record, name) for name in _RECORD}
    counts: dict[str, Any] = dict.fromkeys(_COUNTS)
    counts |= {"pages": pages, "unread_pages": pages}
    return DocumentRow(
        path=path,
        sha256=sha256,
        status=status,
        message=message,
        duplicate_of=duplicate_of,
        language=None,
        **known,
        **counts,
    )


def document_row(path: str, record: PlanRecord, assessment: Assessment) -> DocumentRow:
    """The row of a plan that was judged."""
    document, counts = assessment.document, coverage(assessment.findings)
    languages = [passage.language for passage in document.judged]
    return DocumentRow(
        path=path,
        sha256=document.sha256,
        status=document.status.value,
        message=document.message,
        duplicate_of=None,
        **{name: getattr(record, name) for name in _RECORD},
        language=document.language.value,
        pages=document.pages,
        unread_pages=len(document.unread_pages),
        passages=len(document.passages),
        passages_judged=len(languages),
        passages_nb=languages.count(Language.NB),
        passages_nn=languages.count(Language.NN),
        passages_en=languages.count(Language.EN),
        passages_other=languages.count(Language.OTHER),
        possible_gaps=possible_gaps(assessment.findings),
        **{status.value: getattr(counts, status.value) for status in CriterionStatus},
    )


_RECORD = ("title", "county", "municipality", "year", "plan_type", "adopted")
READ = (
    "pages",
    "unread_pages",
    "passages",
    "passages_judged",
    "passages_nb",
    "passages_nn",
    "passages_en",
    "passages_other",
)
"""What was read of a plan, and how much of what was judged is in each language."""
_COUNTS = (
    *READ,
    *(status.value for status in CriterionStatus),
    "possible_gaps",
)


def possible_gaps(findings: Iterable[Finding]) -> int:
    """How many criteria are weak by uncertain passages only, and may be gaps."""
    return sum(found.is_uncertain for found in findings)


def finding_rows(path: str, assessment: Assessment) -> Iterator[FindingRow]:
    """One row for each finding, in the order of the frameworks."""
    versions = {framework.id: framework.version for framework in assessment.frameworks}
    for found in assessment.findings:
        pages = sorted({item.passage.page for item in found.evidence if item.passage.page})
        yield FindingRow(
            path=path,
            sha256=assessment.document.sha256,
            framework=found.framework,
            framework_version=versions.get(found.framework, ""),
            criterion=found.criterion,
            status=found.status.value,
            strength=found.strength,
            evidence=len(found.evidence),
            pages="; ".join(map(str, pages)),
            false_gap_rate=found.false_gap_rate,
            possible_gap=found.is_uncertain,
        )


def evidence_rows(path: str, assessment: Assessment) -> Iterator[EvidenceRow]:
    """One row for each passage and criterion, the strongest first within a criterion."""
    for found in assessment.findings:
        for rank, item in enumerate(found.evidence, start=1):
            yield _evidence_row(path, assessment.document.sha256, found, item, rank)


def gap_rows(path: str, assessment: Assessment) -> Iterator[GapRow]:
    """One row for each near miss of each gap, the nearest first."""
    for found in assessment.findings:
        if found.status is not CriterionStatus.NO_EVIDENCE:
            continue
        if not found.near_misses:
            yield _gap_row(path, assessment.document.sha256, found, None, 0)
        for rank, item in enumerate(found.near_misses, start=1):
            yield _gap_row(path, assessment.document.sha256, found, item, rank)


def _evidence_row(path: str, sha256: str, found: Finding, item: Evidence, rank: int) -> EvidenceRow:
    passage = item.passage
    return EvidenceRow(
        path=path,
        sha256=sha256,
        framework=found.framework,
        criterion=found.criterion,
        rank=rank,
        strength=item.strength,
        probability=item.probability,
        text=passage.text,
        page=passage.page,
        page_label=passage.page_label,
        heading=heading_path(passage),
        kind=passage.kind.value,
        language=passage.language.value,
        cues="; ".join(f"{cue.name.value}: {cue.text}" for cue in item.cues),
        terms="; ".join(item.why.terms),
        probe=item.why.probe,
        similarity=item.why.similarity,
        targets="; ".join(target.target for target in item.targets),
        passage_key=passage_key(passage),
        boxes=json.dumps([[box.page, box.x0, box.y0, box.x1, box.y1] for box in passage.boxes]),
    )


def _gap_row(path: str, sha256: str, found: Finding, item: Evidence | None, rank: int) -> GapRow:
    passage = item.passage if item else None
    return GapRow(
        path=path,
        sha256=sha256,
        framework=found.framework,
        criterion=found.criterion,
        rank=rank,
        probability=item.probability if item else None,
        text=passage.text if passage else "",
        page=passage.page if passage else None,
        page_label=passage.page_label if passage else None,
        heading=heading_path(passage) if passage else "",
        language=passage.language.value if passage else "",
        false_gap_rate=found.false_gap_rate,
    )
