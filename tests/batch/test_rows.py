"""The rows of a batch say of each finding whether it may be a gap."""

import pytest

from aligncheck.batch.rows import FindingRow, finding_rows
from aligncheck.batch.tables import schema
from tests.sample_assessments import INVESTORS, STEERING, assessment, evidence, finding


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
