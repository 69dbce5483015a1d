"""Heads of narrow columns, and labels that are read whole."""

import pytest

from aligncheck.frameworks import builtin_frameworks
from views.matrix import WHOLE, heads_of, label_width

SOURCE_SANS = 6.0  # pixels a letter of a long label takes at most, at 14 pixels; measured 5.5–6.0


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_label_of_a_criterion_is_cut_beside_six_plans(language):
    for framework in builtin_frameworks():
        labels = [item.label.in_language(language) for item in framework.criteria]
        width = label_width(labels, 6)
        assert max(map(len, labels)) * SOURCE_SANS + 16 <= width <= WHOLE - 6 * 76


def test_a_long_label_takes_no_room_that_the_plans_need():
    long = ["a" * 200]
    assert label_width(long, 2) == WHOLE - 2 * 240
    assert label_width(long, 4) == WHOLE - 4 * 76
    assert label_width(long, 30) == label_width(["a"], 3) == 270


def test_heads_of_two_drafts_begin_just_before_they_part():
    first, second = "Regional plan for Vidstrand 2026", "Regional plan for Vidstrand 2026 (2)"
    assert heads_of((first, second, "Strategi")) == ["…Vidstrand 2026", "…2026 (2)", "Strategi"]


def test_a_short_common_beginning_stays():
    titles = ("Plan for Lauvdal", "Plan for Haug")
    assert heads_of(titles) == list(titles)
