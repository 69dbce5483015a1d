"""Heads of narrow columns."""

from views.matrix import heads_of


def test_heads_of_two_drafts_begin_just_before_they_part():
    first, second = "Regional plan for Vidstrand 2026", "Regional plan for Vidstrand 2026 (2)"
    assert heads_of((first, second, "Strategi")) == ["…Vidstrand 2026", "…2026 (2)", "Strategi"]


def test_a_short_common_beginning_stays():
    titles = ("Plan for Lauvdal", "Plan for Haug")
    assert heads_of(titles) == list(titles)
