"""The sentence on what was not read, for the places where something is said to be missing."""

from dataclasses import replace

import pytest

from aligncheck.documents import Status, unread_text
from tests.sample_assessments import sample

WHOLE = sample().document


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "3 av 10 sider kunne ikke leses (side 4–5, 9). Det som mangler her, kan stå der."),
        ("nn", "3 av 10 sider kunne ikkje lesast (side 4–5, 9). Det som manglar her, kan stå der."),
        (
            "en",
            "3 of 10 pages could not be read (pages 4–5, 9). What is missing here may be there.",
        ),
    ],
)
def test_unread_pages_are_counted_and_named(language, told):
    assert unread_text(replace(WHOLE, unread_pages=(4, 5, 9)), language) == told


def test_one_unread_page_is_one_page():
    told = unread_text(replace(WHOLE, unread_pages=(4,)), "en")
    assert told.startswith("1 of 10 pages could not be read (page 4).")


def test_a_plan_of_several_files_says_that_parts_were_not_read():
    told = unread_text(replace(WHOLE, status=Status.PARTIAL), "nb")
    assert told == "Deler av planen kunne ikke leses. Det som mangler her, kan stå der."


def test_of_a_plan_that_was_read_whole_nothing_is_said():
    assert unread_text(WHOLE, "nb") == ""
