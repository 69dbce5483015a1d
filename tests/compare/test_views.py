"""Connections, places, wheel and summary of one plan."""

import pytest

from aligncheck.compare import connections, places, summary_sentence, weakest_groups, wheel
from aligncheck.compare.labels import cue_label
from aligncheck.decisions import apply_decisions
from aligncheck.errors import UsageError
from aligncheck.grading.cue import Cue, CueName
from tests.sample_assessments import (
    INVESTORS,
    STEERING,
    WIND,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    passage,
    sample,
)


def seen(*decisions):
    return apply_decisions(sample(), decisions)


def test_what_hardly_likely_passages_alone_speak_for_is_told_as_perhaps_missing():
    doubtful = evidence("S3-01", passage("Vi ønsker et samarbeid."), strength=2, probability=0.1)
    whole = assessment([finding("S3-01", [doubtful]), finding("S3-02")])
    told = summary_sentence(apply_decisions(whole, []), "nb")
    assert told.startswith(
        "Planen dekker 0 av 2 kriterier; 1 uten funn; 1 med svak dekning (mulige hull: 1)"
    )


def test_a_passage_that_serves_both_sides_is_a_connection():
    found = connections(seen())
    assert [tie.passage for tie in found.connections] == [WIND]
    assert found.connections[0].strength == 3
    assert found.cell("S3-01", "EGD-01") == found.connections
    assert found.cell("S3-07", "EGD-01") == ()


def test_a_rejected_passage_ties_nothing():
    assert connections(seen(decision("EGD-01", "reject", WIND))).connections == ()


def test_the_strip_counts_passages_by_page_and_framework():
    strip = places(seen())
    assert (strip.paged, strip.count) == (True, 10)
    assert [(cell.place, cell.passages, cell.strength) for cell in strip.of_framework("S3")] == [
        (3, 1, 4),
        (5, 1, 2),
        (7, 1, 3),
    ]


def test_a_passage_over_a_page_break_stands_on_both_pages():
    boxes = (STEERING.boxes[0], WIND.boxes[0])
    spot = elsewhere(STEERING, boxes=boxes)
    strip = places(apply_decisions(assessment([finding("S3-01", [evidence("S3-01", spot)])]), []))
    assert [cell.place for cell in strip.cells] == [3, 7]


def test_a_file_without_pages_is_cut_into_parts():
    spots = [elsewhere(STEERING, page=None, boxes=(), text=f"Nummer {n}") for n in range(80)]
    found = [finding("S3-01", [evidence("S3-01", spots[-1])])]
    strip = places(apply_decisions(assessment(found, passages=spots, pages=0), []))
    assert not strip.paged
    assert [cell.place for cell in strip.cells] == [strip.count]


def test_a_short_file_without_pages_has_a_part_for_each_passage():
    spots = [elsewhere(STEERING, page=None, boxes=(), text=f"Nummer {n}") for n in range(3)]
    found = [finding("S3-01", [evidence("S3-01", spot) for spot in spots[1:]])]
    strip = places(apply_decisions(assessment(found, passages=spots, pages=0), []))
    assert (strip.count, [cell.place for cell in strip.cells]) == (3, [2, 3])


def test_the_wheel_keeps_no_information_apart_from_poor_and_from_left_out():
    smart, green = wheel(seen(), "S3", "nb"), wheel(seen(), "EGD", "en")
    assert [(spoke.value, spoke.applies) for spoke in smart.spokes] == [
        (4, True),
        (0, True),
        (2, True),
    ]
    assert [(spoke.value, spoke.applies) for spoke in green.spokes] == [(4, True), (0, False)]
    assert green.title == "European Green Deal"


def test_the_wheel_shows_a_persons_strength():
    rows = [decision("S3-07", "strength", INVESTORS, after="5")]
    assert wheel(seen(*rows), "S3", "nb").spokes[2].value == 5


def test_a_framework_that_the_plan_was_not_held_against_has_no_wheel():
    with pytest.raises(UsageError, match="SDG"):
        wheel(seen(), "SDG", "nb")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "nb",
            "Planen dekker 2 av 4 kriterier; 1 uten funn; 1 med svak dekning; "
            "svakest på ledelse og private investeringer.",
        ),
        (
            "nn",
            "Planen dekkjer 2 av 4 kriterium; 1 utan funn; 1 med svak dekning; "
            "svakast på leiing og private investeringer.",
        ),
        (
            "en",
            "The plan covers 2 of 4 criteria; 1 without evidence; 1 weakly covered; "
            "weakest on leadership and private investment.",
        ),
    ],
)
def test_the_result_is_said_in_one_sentence(language, sentence):
    assert summary_sentence(seen(), language) == sentence


def test_a_plan_that_covers_everything_is_weakest_on_nothing():
    whole = assessment([finding("S3-01", [evidence("S3-01", STEERING)])])
    assert summary_sentence(apply_decisions(whole, []), "nb") == (
        "Planen dekker 1 av 1 kriterium; ingen uten funn."
    )


def test_nothing_assessed_is_said_plainly():
    assert (
        summary_sentence(apply_decisions(assessment([]), []), "en") == "No criterion was assessed."
    )
    assert weakest_groups(apply_decisions(assessment([]), []), "en") == ()


def test_the_sentence_follows_the_persons_word():
    text = summary_sentence(seen(decision("S3-02", "not_applicable")), "nb")
    assert text.startswith("Planen dekker 2 av 3 kriterier; ingen uten funn")


def test_a_reservation_is_told_from_a_wish():
    def told(text):
        return cue_label(Cue(CueName.INTENT, text), "nb")

    assert [told(text) for text in ("Dersom", "kan", "viss", "if")] == ["forbehold"] * 4
    assert [told(text) for text in ("bør", "ønsker", "har til hensikt")] == ["hensikt"] * 3


def test_a_chip_claims_no_more_than_its_sign_shows():
    def told(name, text):
        return cue_label(Cue(name, text), "nb")

    assert told(CueName.COMMITTED, "har et") == "forpliktende eller pågående"
    assert told(CueName.OTHER_ACTOR, "FNs") == "viser til andre"
    assert told(CueName.OWN_ACTOR, "kommunens") == "planens eier"
