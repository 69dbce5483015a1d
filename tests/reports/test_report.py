"""A report bears the name that people know the plan by."""

import pytest

from aligncheck.reports import report
from tests.sample_assessments import assessment, finding, sample


def test_the_name_that_people_gave_the_plan_stands_in_the_report():
    assert report(sample(), named="Plan for kysten 2.0").title == "Plan for kysten 2.0"
    assert report(sample()).title != "Plan for kysten 2.0"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Kystsoneplan kap. 3 og 4", "Kystsoneplan kap. 3 og 4"),
        ("Plan 2.0.PDF", "Plan 2.0"),
        ("side.xhtml", "side"),
        ("en_s3_luxembourg.pdf", "en s3 luxembourg"),
    ],
)
def test_only_the_suffix_of_a_known_format_and_underscores_are_left_out_of_the_title(name, title):
    assert report(assessment([finding("S3-01")], name=name)).title == title
