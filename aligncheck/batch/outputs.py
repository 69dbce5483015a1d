"""What a batch leaves behind: four tables, `run.json` and `timing.json`."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import aligncheck
from aligncheck.assessment import Assessment, coverage
from aligncheck.batch.ledger import Entry, unreadable_message
from aligncheck.batch.rows import (
    READ,
    TABLES,
    DocumentRow,
    document_row,
    evidence_rows,
    failed_row,
    finding_rows,
    gap_rows,
    possible_gaps,
)
from aligncheck.batch.settings import Settings, versions
from aligncheck.batch.tables import TableFile, open_tables
from aligncheck.documents import Status, message_for
from aligncheck.documents.filetype import file_hash
from aligncheck.errors import OutputError, UsageError
from aligncheck.frameworks import Framework
from aligncheck.matching.judge import Judge
from aligncheck.output import refuse_own_input, written_whole
from aligncheck.store import Store
from aligncheck.store.assessments import framework_hash
from aligncheck.store.plain import hash_of, to_plain
from aligncheck.store.versions import checking_version

SCHEMA = "aligncheck/batch/1"
TABLE_FILES = tuple(f"{name}.{kind}" for name in TABLES for kind in ("parquet", "csv"))
RESULT_FILES = (*TABLE_FILES, "run.json")
"""The files whose bytes are the same for the same inputs, model and program."""


ALL_FILES = (*RESULT_FILES, "timing.json", "corpus.json")
HEAD = b'\xef\xbb\xbf"path","sha256"'
"""How each table begins as CSV, since there are tables."""


def refuse_own_inputs(out: Path, inputs: Iterable[Path]) -> None:
    """UsageError where a result would take the place of a plan, of their list, or of any list."""
    refuse_own_input(inputs, *(out / name for name in ALL_FILES))
    for path in (out / f"{name}.csv" for name in TABLES):
        if path.is_file() and not _begin_of(path).startswith(HEAD):
            raise UsageError(
                f"{path} is no table of an earlier run, and would be overwritten; "
                "choose another folder, or give the file another name"
            )


def refuse_record_of(out: Path, name: str) -> None:
    """UsageError where the folder holds the record of other tables, which it would then belie."""
    if (out / name).exists():
        raise UsageError(
            f"{out / name} tells of the tables that lie there, and these would be replaced; "
            "choose another folder"
        )


def _begin_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(HEAD))
    except OSError as error:
        raise OutputError(f"{path} cannot be read: {error.strerror}") from error


def make_folder(out: Path) -> None:
    """Make the folder, and clear away what an interrupted run left unfinished there."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in ALL_FILES:
            for path in out.glob(f".{name}.*"):
                path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(
            f"{out} cannot be written: {error.strerror}; choose another folder"
        ) from error


def write_outputs(
    out: Path, entries: Sequence[Entry], store: Store, settings: Settings, judge: Judge
) -> dict[str, Any]:
    """Write the tables and `run.json`, each whole or not at all; returns what run.json says."""
    figures = _Figures()
    with open_tables(out) as tables:
        for entry in entries:
            figures.count(*_write_entry(tables, entry, store, settings))
    content = _run(out, entries, settings, judge, figures)
    write_json(out / "run.json", content)
    return content


def write_json(path: Path, content: object) -> None:
    """Write plain values as JSON, whole or not at all."""
    with written_whole(path) as temporary:
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        temporary.write_text(text + "\n", encoding="utf-8")


class _Figures:
    """Sums over the batch, of which none depends on time or on the number of workers."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.findings: dict[str, Counter[str]] = {}
        self.sums: Counter[str] = Counter()

    def count(self, row: DocumentRow, assessment: Assessment | None) -> None:
        """Take in one document."""
        self.statuses[row.status] += 1
        for name in READ:
            self.sums[name] += getattr(row, name) or 0
        if assessment is None:
            return
        for framework in assessment.frameworks:
            found = assessment.of_framework(framework.id)
            counts = {**to_plain(coverage(found)), "possible_gaps": possible_gaps(found)}
            self.findings.setdefault(framework.id, Counter()).update(counts)

    def to_plain(self) -> dict[str, Any]:
        """The sums as plain values."""
        return {
            "documents": dict(self.statuses),
            "findings": {id: dict(counts) for id, counts in self.findings.items()},
            **self.sums,
        }


def _write_entry(
    tables: dict[str, TableFile], entry: Entry, store: Store, settings: Settings
) -> tuple[DocumentRow, Assessment | None]:
    row, assessment = outcome(entry, store, settings)
    tables["documents"].add([row])
    if assessment is not None:
        name = entry.input.name
        tables["findings"].add(finding_rows(name, assessment))
        tables["evidence"].add(evidence_rows(name, assessment))
        tables["gaps"].add(gap_rows(name, assessment))
    return row, assessment


def outcome(
    entry: Entry, store: Store, settings: Settings
) -> tuple[DocumentRow, Assessment | None]:
    """The row of one input, and its assessment where it has one of its own."""
    name, record = entry.input.name, entry.input.record
    if not entry.sha256:
        return failed_row(name, "", Status.DAMAGED.value, unreadable_message(entry), record), None
    if entry.duplicate_of is not None:
        return failed_row(
            name,
            entry.sha256,
            Status.DUPLICATE.value,
            message_for(Status.DUPLICATE),
            record,
            duplicate_of=entry.duplicate_of,
        ), None
    result = store.result(entry.sha256, entry.key(settings.config))
    if result is None:
        raise OutputError(
            f"the result of {name} is gone from the store; somebody removed it while the batch "
            "ran: run the same command again"
        )
    if result.assessment_id is None:
        status, pages = result.status.value, result.pages
        return failed_row(name, entry.sha256, status, result.message, record, pages=pages), None
    kept = store.load_assessment(result.assessment_id)
    assessment = replace(kept, origin=settings.origin)  # the store may know one of another batch
    return document_row(name, record, assessment), assessment


def _run(
    out: Path, entries: Sequence[Entry], settings: Settings, judge: Judge, figures: _Figures
) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "aligncheck": aligncheck.__version__,
        "program_sha256": checking_version(),
        "versions": versions(),
        "model": {"name": judge.name, "version": judge.version, "sha256": judge.sha256},
        "frameworks": frameworks_record(settings.frameworks),
        "profile": settings.profile,
        "ocr": settings.ocr,
        "limits": to_plain(settings.limits),
        "seed": None,  # nothing in a check is drawn at random
        "config": settings.config,
        "inputs": _inputs(entries),
        "figures": figures.to_plain(),
        **tables_record(out),
    }


def frameworks_record(frameworks: Iterable[Framework]) -> list[dict[str, str]]:
    """Id, version, day and SHA-256 of each."""
    return [
        {
            "id": each.id,
            "version": each.version,
            "as_of": each.as_of,
            "sha256": framework_hash(each),
        }
        for each in frameworks
    ]


def tables_record(out: Path) -> dict[str, Any]:
    """The SHA-256 of each table in the folder, and one that stands for all of them."""
    hashes = {name: file_hash(out / name) for name in TABLE_FILES}
    return {"outputs": hashes, "digest": hash_of(hashes)}


def _inputs(entries: Sequence[Entry]) -> dict[str, Any]:
    names = [[entry.input.name, entry.sha256] for entry in entries]
    return {"count": len(entries), "sha256": hash_of(names)}
