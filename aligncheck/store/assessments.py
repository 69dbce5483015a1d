"""Assessments in the store: kept whole, and their findings and evidence as rows for search."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from aligncheck.assessment import Assessment, Coverage, Finding, ModelInfo, Origin, coverage
from aligncheck.documents import Document, Language, Status
from aligncheck.errors import StoreError
from aligncheck.frameworks import Framework
from aligncheck.store.documents import (
    keep_document,
    keep_passages,
    load_document,
    passage_numbers,
    reading_of,
)
from aligncheck.store.plain import (
    Places,
    canonical,
    from_plain,
    hash_of,
    pack,
    to_plain,
    unpack,
)
from aligncheck.store.plans import describe_plan, inherit, values_of
from aligncheck.store.records import AssessmentRow, FrameworkCoverage, PlanRecord
from aligncheck.store.times import now


def keep_assessment(
    connection: sqlite3.Connection, assessment: Assessment, plan: PlanRecord
) -> str:
    """The id of the assessment; the same result of the same document keeps its id.

    Where it comes from does not make it another result; what is kept of that is the last time.
    """
    document = keep_document(connection, assessment.document)
    places = {passage: place for place, passage in enumerate(assessment.document.passages)}
    content = content_of(connection, assessment, places)
    id = hash_of([assessment.document.sha256, reading_of(connection, document), content])[:20]
    keep_passages(connection, document, assessment.document)
    _keep_files(connection, document, assessment.document.sha256, plan)
    content["origin"] = to_plain(assessment.origin)
    if _is_kept(connection, id):
        _keep_origin(connection, id, assessment, content)
        describe_plan(connection, id, plan)
        return id
    _insert(connection, id, document, assessment, content, plan)
    inherit(connection, id)
    _insert_findings(connection, id, assessment.findings)
    _insert_evidence(connection, id, document, assessment.findings, places)
    return id


def load_assessment(connection: sqlite3.Connection, id: str) -> Assessment:
    """The assessment of that id, as it was saved."""
    row = connection.execute(
        "SELECT document, content, languages FROM assessments WHERE id = ?", (id,)
    ).fetchone()
    if row is None:
        raise StoreError(
            f"the store holds no assessment {id!r}; 'aligncheck corpus list' shows all"
        )
    document = load_document(connection, row["document"])
    found = assessment_of(connection, document, unpack(row["content"]))
    judged = sum(count for _, count in json.loads(row["languages"]))  # when it was checked
    return replace(found, judged=judged or None)


def assessment_of(
    connection: sqlite3.Connection, document: Document, content: Mapping[str, Any]
) -> Assessment:
    """The assessment of the document whose plain values are `content`."""
    return Assessment(
        document=document,
        model=from_plain(ModelInfo, content["model"]),
        frameworks=tuple(load_framework(connection, hash) for hash in content["frameworks"]),
        findings=from_plain(tuple[Finding, ...], content["findings"], document.passages),
        warnings=tuple(content["warnings"]),
        origin=from_plain(Origin | None, content.get("origin")),
    )


_ROWS = (
    "SELECT assessments.id, created, model_name, model_version, coverage, languages, title, "
    "county, municipality, year, plan_type, adopted, sha256, name, status, pages, language "
    "FROM assessments JOIN documents ON documents.id = assessments.document "
)


def assessment_rows(connection: sqlite3.Connection) -> tuple[AssessmentRow, ...]:
    """All checked plans, the newest first."""
    rows = connection.execute(f"{_ROWS} ORDER BY created DESC, assessments.rowid DESC")
    return tuple(_row(row) for row in rows)


def assessment_row(connection: sqlite3.Connection, id: str) -> AssessmentRow | None:
    """The checked plan of that assessment; None where there is none."""
    row = connection.execute(f"{_ROWS} WHERE assessments.id = ?", (id,)).fetchone()
    return None if row is None else _row(row)


def criteria_held(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Framework and id of every criterion that a plan was held against."""
    rows = connection.execute("SELECT DISTINCT framework, criterion FROM findings")
    return frozenset((row["framework"], row["criterion"]) for row in rows)


def framework_hash(framework: Framework) -> str:
    """The SHA-256 of everything that the framework says."""
    return _framework_content(framework)[0]


def load_framework(connection: sqlite3.Connection, hash: str) -> Framework:
    """The framework that an assessment was made with."""
    row = connection.execute("SELECT content FROM frameworks WHERE hash = ?", (hash,)).fetchone()
    return _framework(row["content"])


@lru_cache(maxsize=64)
def _framework_content(framework: Framework) -> tuple[str, bytes]:
    plain = to_plain(framework)
    return hash_of(plain), pack(plain)


@lru_cache(maxsize=64)
def _framework(content: bytes) -> Framework:
    framework = from_plain(Framework, unpack(content))
    assert isinstance(framework, Framework)
    return framework


def content_of(
    connection: sqlite3.Connection, assessment: Assessment, places: Places
) -> dict[str, Any]:
    """The assessment as plain values that point to its document and frameworks, which are kept."""
    for framework in assessment.frameworks:
        hash, packed = _framework_content(framework)
        connection.execute(
            "INSERT OR IGNORE INTO frameworks (hash, id, version, content) VALUES (?, ?, ?, ?)",
            (hash, framework.id, framework.version, packed),
        )
    return {
        "model": to_plain(assessment.model),
        "frameworks": [framework_hash(framework) for framework in assessment.frameworks],
        "findings": to_plain(assessment.findings, places),
        "warnings": list(assessment.warnings),
    }


def _insert(
    connection: sqlite3.Connection,
    id: str,
    document: int,
    assessment: Assessment,
    content: Mapping[str, Any],
    plan: PlanRecord,
) -> None:
    columns = (
        "id",
        "document",
        "created",
        "model_name",
        "model_version",
        "coverage",
        "languages",
        "content",
    )
    model = assessment.model
    counts = canonical(to_plain(_coverages(assessment))).decode()
    spoken = canonical(_languages(assessment)).decode()
    values = (id, document, now(), model.name, model.version, counts, spoken, pack(content))
    known = values_of(plan)
    names = ", ".join((*columns, *known))
    marks = ", ".join("?" * (len(columns) + len(known)))
    connection.execute(
        f"INSERT INTO assessments ({names}) VALUES ({marks})", (*values, *known.values())
    )


def _keep_origin(
    connection: sqlite3.Connection, id: str, assessment: Assessment, content: Mapping[str, Any]
) -> None:
    if assessment.origin is not None:
        spoken = canonical(_languages(assessment)).decode()
        connection.execute(
            "UPDATE assessments SET content = ?, languages = ? WHERE id = ?",
            (pack(content), spoken, id),
        )


def _is_kept(connection: sqlite3.Connection, id: str) -> bool:
    found = connection.execute("SELECT 1 FROM assessments WHERE id = ?", (id,))
    return found.fetchone() is not None


def _keep_files(
    connection: sqlite3.Connection, document: int, sha256: str, plan: PlanRecord
) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO document_files (document, sha256) VALUES (?, ?)",
        [(document, file) for file in (sha256, *plan.files)],
    )


def _insert_findings(connection: sqlite3.Connection, id: str, findings: Sequence[Finding]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO findings VALUES (?, ?, ?, ?, ?)",
        [
            (id, found.framework, found.criterion, found.status, found.strength)
            for found in findings
        ],
    )


def _insert_evidence(
    connection: sqlite3.Connection,
    id: str,
    document: int,
    findings: Sequence[Finding],
    places: Places,
) -> None:
    rows = passage_numbers(connection, document)
    connection.executemany(
        "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?)",
        [
            (rows[places[item.passage]], id, found.framework, found.criterion, item.strength)
            for found in findings
            for item in found.evidence
            if item.passage in places
        ],
    )


def _coverages(assessment: Assessment) -> tuple[FrameworkCoverage, ...]:
    return tuple(
        FrameworkCoverage(
            framework.id, framework.version, coverage(assessment.of_framework(framework.id))
        )
        for framework in assessment.frameworks
    )


def _row(row: sqlite3.Row) -> AssessmentRow:
    frameworks = from_plain(tuple[FrameworkCoverage, ...], json.loads(row["coverage"]))
    return AssessmentRow(
        id=row["id"],
        title=row["title"] or row["name"],
        county=row["county"],
        municipality=row["municipality"],
        year=row["year"],
        plan_type=row["plan_type"],
        adopted=row["adopted"],
        sha256=row["sha256"],
        name=row["name"],
        language=Language(row["language"]),
        pages=row["pages"],
        created=row["created"],
        model=f"{row['model_name']} {row['model_version']}".strip(),
        frameworks=frameworks,
        coverage=summed(part.coverage for part in frameworks),
        languages=tuple(
            (Language(language), count) for language, count in json.loads(row["languages"])
        ),
        partly_read=row["status"] == Status.PARTIAL,
    )


def _languages(assessment: Assessment) -> list[tuple[str, int]]:
    """How many of the judged passages are in each language, most frequent first."""
    counts = Counter(passage.language.value for passage in assessment.document.judged)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def summed(parts: Iterable[Coverage]) -> Coverage:
    """The counts of all of them together."""
    counts = [to_plain(part) for part in parts]
    return Coverage(**{name: sum(part[name] for part in counts) for name in Coverage.__slots__})
