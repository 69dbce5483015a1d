"""What the reports say of how the result came about."""

import pytest

from aligncheck.documents import Kind
from aligncheck.reports import report
from aligncheck.reports.method import method_lines
from tests.sample_assessments import assessment, evidence, finding, passage, sample


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Et punkt i en liste er sitert med ordene som innleder listen"),
        ("nn", "Eit punkt i ei liste er sitert med orda som innleier lista"),
        ("en", "An item of a list is quoted with the words that lead into the list"),
    ],
)
def test_the_method_says_that_list_items_are_quoted_with_their_lead_in(language, told):
    item = passage("Fylkestinget skal: a) kutte utslippene.", kind=Kind.BULLET)
    listed = assessment([finding("EGD-01", [evidence("EGD-01", item)])])
    assert any(line.startswith(told) for line in method_lines(report(listed, language=language)))
    whole = method_lines(report(sample(), language=language))
    assert not any(line.startswith(told) for line in whole)
