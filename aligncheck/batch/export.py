"""The corpus as tables: those of a batch, and a record of where each result comes from."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any

import aligncheck
from aligncheck.assessment import Assessment
from aligncheck.batch.kept import KeptPlan, parts_of
from aligncheck.batch.outputs import (
    frameworks_record,
    make_folder,
    refuse_own_inputs,
    refuse_record_of,
    tables_record,
    write_json,
)
from aligncheck.batch.rows import document_row, evidence_rows, finding_rows, gap_rows
from aligncheck.batch.tables import need_parquet, open_tables
from aligncheck.store import AssessmentRow, Filters, PlanRecord, Store
from aligncheck.store.plain import to_plain
from aligncheck.store.store import NO_FILTERS

SCHEMA = "aligncheck/corpus/1"


def export(
    store: Store, out: Path, chosen: Sequence[KeptPlan], filters: Filters = NO_FILTERS
) -> int:
    """Write the four tables of a batch for those plans and `corpus.json`; returns their number.

    `path` is the name of the file; where several have that name it tells the SHA-256 too. The
    filters are only told: by them the plans were chosen.
    """
    need_parquet()
    refuse_own_inputs(out, ())
    refuse_record_of(out, "run.json")
    make_folder(out)
    ordered = sorted(chosen, key=lambda kept: (kept.row.name, kept.row.sha256))
    named = Counter(kept.row.name for kept in ordered)
    plans = []
    with open_tables(out) as tables:
        for kept in ordered:
            row = kept.row
            path = row.name if named[row.name] == 1 else _distinct(row)
            parts = parts_of(store, kept)
            plans.append(_plan_record(path, row, parts))
            first, *_ = parts.values()
            whole = replace(
                first, findings=tuple(one for part in parts.values() for one in part.findings)
            )
            tables["documents"].add([document_row(path, _record(row), whole)])
            for part in parts.values():
                tables["findings"].add(finding_rows(path, part))
                tables["evidence"].add(evidence_rows(path, part))
                tables["gaps"].add(gap_rows(path, part))
    content = {
        "schema": SCHEMA,
        "aligncheck": aligncheck.__version__,
        "filters": to_plain(filters),
        "plans": plans,
        **tables_record(out),
    }
    write_json(out / "corpus.json", content)
    return len(plans)


def _plan_record(path: str, row: AssessmentRow, parts: Mapping[str, Assessment]) -> dict[str, Any]:
    """Where each result of the plan comes from."""
    return {
        "path": path,
        "sha256": row.sha256,
        "checks": [_check_record(id, part) for id, part in parts.items()],
    }


def _check_record(id: str, part: Assessment) -> dict[str, Any]:
    """By what the findings that are told of this assessment were made; origin null if unknown."""
    told = {found.framework for found in part.findings}
    return {
        "assessment": id,
        "model": to_plain(part.model),
        "frameworks": frameworks_record(one for one in part.frameworks if one.id in told),
        "origin": to_plain(part.origin),
    }


def _distinct(row: AssessmentRow) -> str:
    """The file's name with what `remove` and `decisions` know it by."""
    name = PurePath(row.name)
    return f"{name.stem} ({row.sha256[:12]}){name.suffix}"


def _record(row: AssessmentRow) -> PlanRecord:
    return PlanRecord(row.title, row.county, row.municipality, row.year, row.plan_type, row.adopted)
