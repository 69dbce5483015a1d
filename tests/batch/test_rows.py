"""The rows of a batch say of each finding whether it may be a gap."""

from dataclasses import replace

import pytest

from aligncheck.batch.outputs import _Figures
from aligncheck.batch.rows import (
    FindingRow,
    document_row,
    evidence_rows,
    failed_row,
    finding_rows,
    gap_rows,
)
from aligncheck.batch.tables import schema
from aligncheck.documents import Kind, Language
from aligncheck.reports.report import report
from aligncheck.reports.rows import rows as rows_of
from aligncheck.store import PlanRecord
from tests.sample_assessments import (
    INVESTORS,
    NEAR,
    STEERING,
    assessment,
    elsewhere,
    evidence,
    finding,
)


def test_a_finding_of_only_uncertain_passages_is_marked_as_a_possible_gap() -> None:
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    weak = finding("S3-01", [evidence("S3-01", STEERING, strength=2)])
    rows = finding_rows("plan.pdf", assessment([weak, finding("S3-02"), doubtful]))
    assert {row.criterion: row.possible_gap for row in rows} == {
        "S3-01": False,
        "S3-02": False,
        "S3-07": True,
    }


def test_possible_gaps_are_counted_beside_weak_coverage() -> None:
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    weak = finding("S3-01", [evidence("S3-01", STEERING, strength=2)])
    plan = assessment([weak, doubtful])
    row = document_row("plan.pdf", PlanRecord(), plan)
    figures = _Figures()
    figures.count(row, plan)
    counted = figures.to_plain()["findings"]["S3"]
    assert (row.weak, row.possible_gaps) == (2, 1)
    assert (counted["weak"], counted["possible_gaps"]) == (2, 1)


def test_the_mark_is_a_yes_or_no_in_parquet() -> None:
    pa = pytest.importorskip("pyarrow")
    assert schema(FindingRow).field("possible_gap").type == pa.bool_()


def test_the_printed_number_of_a_page_stands_beside_its_place_in_the_file() -> None:
    spot, near = elsewhere(STEERING, page_label="1"), elsewhere(NEAR, page_label="")
    missed = [evidence("S3-02", near, 1, 0.3)]
    plan = assessment(
        [finding("S3-01", [evidence("S3-01", spot)]), finding("S3-02", missed=missed)]
    )
    rows = [*evidence_rows("plan.pdf", plan), *gap_rows("plan.pdf", plan)]
    assert [(row.page, row.page_label) for row in rows] == [(3, "1"), (2, "")]


def test_the_pages_of_a_scan_are_unread_and_counted_in_the_sums() -> None:
    scan = failed_row("scan.pdf", "11" * 32, "no_text", "", PlanRecord(), pages=8)
    copy = failed_row("kopi.pdf", "11" * 32, "duplicate", "", PlanRecord(), duplicate_of="scan.pdf")
    figures = _Figures()
    for row in (scan, copy):
        figures.count(row, None)
    assert (scan.unread_pages, copy.unread_pages) == (8, None)
    counted = figures.to_plain()
    assert (counted["pages"], counted["unread_pages"], counted["passages"]) == (8, 8, 0)


def test_headings_stand_in_one_line_as_in_the_tables_of_one_plan() -> None:
    spot, near = (replace(item, heading=("Mål\n", "Tiltak\u202e A")) for item in (STEERING, NEAR))
    missed = [evidence("S3-02", near, 1, 0.3)]
    plan = assessment(
        [finding("S3-01", [evidence("S3-01", spot)]), finding("S3-02", missed=missed)]
    )
    batch = [*evidence_rows("plan.pdf", plan), *gap_rows("plan.pdf", plan)]
    assert {row.heading for row in batch} == {"Mål › Tiltak A"}
    assert {row.heading for row in rows_of(report(plan)) if row.text} == {"Mål › Tiltak A"}


def test_judged_passages_are_counted_by_language_and_unread_pages_beside_them() -> None:
    tongues = (Language.NB, Language.NB, Language.NN, Language.EN, Language.OTHER)
    read = [replace(STEERING, page=n, language=tongue) for n, tongue in enumerate(tongues, 1)]
    heading = replace(STEERING, page=9, kind=Kind.HEADING)
    plan = assessment([], passages=[*read, heading])
    plan = replace(plan, document=replace(plan.document, unread_pages=(4, 7)))
    row = document_row("plan.pdf", PlanRecord(), plan)
    assert (row.pages, row.unread_pages, row.passages, row.passages_judged) == (10, 2, 6, 5)
    spoken = (row.passages_nb, row.passages_nn, row.passages_en, row.passages_other)
    assert spoken == (2, 1, 1, 1)
    figures = _Figures()
    for _ in range(2):
        figures.count(row, plan)
    sums = figures.to_plain()
    assert (sums["unread_pages"], sums["passages_judged"], sums["passages_nb"]) == (4, 10, 4)
