"""Heads of narrow columns, and labels that are read whole."""

import pytest

from aligncheck.frameworks import builtin_frameworks
from views.matrix import WHOLE, _numbered, cut_to, heads_of, label_width

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


def test_a_label_that_is_cut_says_so():
    short, long = "Fast team", "Firehelix: næringsliv, forvaltning, kunnskapsmiljøer og innbyggere"
    whole, cut = cut_to([short, long], 280)
    assert whole == short
    assert cut.endswith("…")
    assert len(cut) * SOURCE_SANS + 16 <= 280
    assert cut_to([long], label_width([long], 4)) == [long]


def test_heads_of_two_drafts_begin_just_before_they_part():
    first, second = "Regional plan for Vidstrand 2026", "Regional plan for Vidstrand 2026 (2)"
    told = ["…Vidstrand 2026", "…2026 (2)", "Strategi"]
    assert heads_of((first, second, "Strategi"), 27) == told


def test_a_narrow_head_begins_where_two_drafts_part():
    first = "Regional plan for Vidstrand 2026–2037 · Vidstrand · 2026"
    second = "Regional plan for Vidstrand 2026–2037, utkast 2 · Vidstrand · 2026"
    assert heads_of((first, second), 7) == ["…Vidstrand · 2026", "…utkast 2 · Vidstrand · 2026"]


def test_a_short_common_beginning_stays_where_it_has_room():
    titles = ("Plan for Lauvdal", "Plan for Haug")
    assert heads_of(titles, 13) == list(titles)
    assert heads_of(titles, 12) == ["…for Lauvdal", "…for Haug"]
    assert heads_of(titles, 7) == ["…Lauvdal", "…Haug"]


def test_ten_plans_have_room_and_what_their_heads_show_tells_them_apart():
    titles = [
        "Kommuneplanens samfunnsdel 2023–2035 · Lauvdal · 2023",
        "Kommuneplanens samfunnsdel 2024–2036 · Haugfjord · 2024",
        "Kommuneplanens samfunnsdel 2040 · Vidstrand · 2025",
        "Regional plan for Vidstrand 2026–2037 · Vidstrand · 2026",
        "Regional plan for Vidstrand 2026–2037, utkast 2 · Vidstrand · 2026",
        "Regional plan for klima og energi 2024–2035 · Nordfylket · 2024",
        "Regional plan for klima og energi 2024–2035 · Sørfylket · 2024",
        "Regional plan for klimatilpasning 2026–2037 · Vidstrand · 2026",
        "Regional plan for næringsutvikling 2026–2037 · Vidstrand · 2026",
        "Regional plan for næringsutvikling og innovasjon · Nordfylket · 2022",
    ]
    label = label_width(["a" * 200], len(titles))
    columns = _numbered(titles, WHOLE - label)
    assert list(columns) == titles
    assert label + sum(column["width"] for column in columns.values()) <= WHOLE
    shown = [column["label"].split(". ", 1)[1][:6] for column in columns.values()]
    assert len(set(shown)) == len(titles), shown
