"""What a check prints: the result in a sentence, gaps with what was not read, and quotes."""

from dataclasses import replace

import pytest

from aligncheck.compare import summary_sentence
from aligncheck.decisions import apply_decisions
from aligncheck.frameworks import find_framework
from aligncheck.grading.cue import Cue, CueName
from aligncheck.terminal.overview import WIDTH, overview
from tests.sample_assessments import (
    FILE,
    INVESTORS,
    assessment,
    elsewhere,
    evidence,
    finding,
    of_two_files,
    sample,
    suggesting,
)


def unread(plan, *pages):
    return replace(plan, document=replace(plan.document, unread_pages=pages))


def after(text, heading):
    lines = text.splitlines()
    return lines[next(at for at, line in enumerate(lines) if line.startswith(heading)) + 1]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_result_in_one_sentence_stands_first_as_in_the_app(language):
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    plan = assessment([finding("S3-01", [evidence("S3-01", INVESTORS)]), doubtful])
    name, *sentence = overview(plan, language).partition("\n10 ")[0].splitlines()
    assert name == f"Plan: {FILE}"
    assert " ".join(sentence) == summary_sentence(apply_decisions(plan, ()), language)
    assert all(len(line) <= WIDTH for line in sentence)


def test_pages_that_were_not_read_stand_right_under_the_heading_of_the_gaps():
    doubtful = finding("S3-07", [evidence("S3-07", INVESTORS, strength=2, probability=0.1)])
    plan = assessment([finding("S3-02"), doubtful])
    told = "   2 av 10 sider kunne ikke leses (side 4–5). Det som mangler her, kan stå der."
    shown = overview(unread(plan, 4, 5), "nb")
    assert after(shown, "── UTEN FUNN") == told
    assert after(shown, "── MULIGE HULL") == told
    assert shown.count("Ofte omtaler planen kriteriet likevel") == 1
    assert "Ofte omtaler" not in overview(sample(), "nb")
    assert "kunne ikke leses" not in overview(sample(), "nb")


def test_both_numbers_of_a_page_stand_at_the_quote_where_they_differ():
    spot = elsewhere(INVESTORS, page_label="iii")
    plan = assessment([finding("S3-07", [evidence("S3-07", spot)])])
    assert "[s. iii (PDF-side 5) · Tiltak · " in overview(plan, "nb")
    assert "[p. iii (PDF page 5) · Tiltak · " in overview(plan, "en")
    assert "PDF" not in overview(sample(), "nb")


def test_a_quote_names_its_file_where_the_plan_has_several():
    shown = overview(of_two_files(), "nb")
    for place in (f"[{FILE} s. 3 · Tiltak · ", "[Vedlegg.pdf s. 3 · ", "[Vedlegg.pdf s. 2 · "):
        assert place in shown
    assert f"[{FILE}" not in overview(sample(), "nb")


def test_likely_targets_stand_under_the_quote_as_suggestions():
    plan = assessment(
        [finding("SDG-07", [suggesting("SDG-07", ("SDG-7.2", 0.62), ("SDG-7.3", 0.2))])],
        frameworks=(find_framework("SDG"),),
    )
    shown = overview(plan, "nb")
    assert "    Delmål (forslag): 7.2 " in shown
    assert "(62 %)" in shown
    assert "7.3" not in shown
    assert "Targets (suggested): 7.2 " in overview(plan, "en")
    assert "Delmål" not in overview(sample(), "nb")


def test_a_passage_that_is_only_near_gets_no_target():
    near = suggesting("SDG-07", ("SDG-7.2", 0.62))
    plan = assessment([finding("SDG-07", missed=[near])], frameworks=(find_framework("SDG"),))
    assert "Delmål" not in overview(plan, "nb")


def test_how_often_such_gaps_were_none_is_said_once_under_their_heading():
    gaps = [finding("S3-01", rate=0.66), finding("S3-02", rate=0.66)]
    shown = overview(assessment(gaps), "nb")
    assert after(shown, "── UTEN FUNN").startswith("   Da språkmodeller leste")
    assert shown.count("66 prosent") == 1
    covered = finding("S3-07", [evidence("S3-07", INVESTORS)], rate=0.66)
    assert "kontrollest" not in overview(assessment([covered]), "nb")


def test_a_format_without_pages_is_not_said_to_have_none():
    assert "\n10 sider, " in overview(sample(), "nb")
    unpaged = assessment([finding("S3-02")], pages=0)
    assert "\n0 avsnitt vurdert\n" in overview(unpaged, "nb")
    assert "\n0 passages judged\n" in overview(unpaged, "en")


def test_one_page_and_one_passage_are_said_as_one():
    plan = assessment([finding("S3-02")], pages=1)
    one = replace(plan, document=replace(plan.document, passages=(INVESTORS,)))
    assert "\n1 page, 1 passage judged\n" in overview(one, "en")
    assert "\n1 side, 1 avsnitt vurdert\n" in overview(one, "nn")


def test_quotes_stand_in_the_marks_of_the_language_that_is_told():
    plan = assessment([finding("S3-07", [evidence("S3-07", INVESTORS)])])
    assert f"«{INVESTORS.text}»" in overview(plan, "nn")
    assert f"“{INVESTORS.text}”" in overview(plan, "en")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "et mål etter ordlyden, men sannsynlig nok en forpliktelse"),
        ("nn", "eit mål etter ordlyden, men sannsynleg nok ei forplikting"),
        ("en", "a goal by its words, but likely enough a commitment"),
    ],
)
def test_a_passage_that_counts_only_with_others_says_so_beside_its_strength(language, told):
    alone = evidence("S3-01", INVESTORS)
    raised = replace(alone, cues=(Cue(CueName.COUNTS_TOGETHER, ""), *alone.cues))
    shown = [overview(assessment([finding("S3-01", [item])]), language) for item in (raised, alone)]
    assert [told in text for text in shown] == [True, False]


def test_a_plan_of_hardly_any_text_is_asked_whether_it_is_whole():
    told = overview(assessment([finding("S3-01", [evidence("S3-01", INVESTORS)])]), "nn")
    assert "Berre 1 avsnitt vart lese – er dette heile planen?" in told


def test_nothing_in_a_name_or_label_acts_on_the_terminal():
    plan = assessment([finding("S3-01", [evidence("S3-01", INVESTORS)])])
    hostile = replace(plan.document, name="a\x1b[31m\x07\u202e\n.pdf")
    told = overview(replace(plan, document=hostile), "en")
    assert told.startswith("Plan: a\\x1b[31m\\x07\\u202e\\n.pdf\n")
