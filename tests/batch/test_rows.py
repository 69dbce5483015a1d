"""The rows of a batch say of each finding whether it may be a gap."""

import pytest

from aligncheck.batch.rows import FindingRow, evidence_rows, finding_rows, gap_rows
from aligncheck.batch.tables import schema
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
