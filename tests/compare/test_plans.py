"""Several plans beside each other."""

import pytest

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import plan, plan_matrix, plan_sentences, unlike_titles
from tests.sample_assessments import (
    INVESTORS,
    SMART,
    assessment,
    decision,
    evidence,
    finding,
    sample,
    two_plans,
)


def test_the_matrix_has_a_row_for_each_criterion_and_a_cell_for_each_plan():
    matrix = plan_matrix(two_plans())
    assert matrix.titles == ("Nordland", "Troms")
    assert [row.criterion for row in matrix.rows] == ["S3-01", "S3-02", "S3-07", "EGD-01", "EGD-02"]
    assert [cell.strength for cell in matrix.rows[0].cells] == [4, 0]
    assert matrix.rows[0].cells[0].pages == (3, 7)


def test_a_framework_that_a_plan_was_not_held_against_is_not_assessed_there():
    matrix = plan_matrix(two_plans())
    assert matrix.rows[3].cells[1].status is CriterionStatus.NOT_ASSESSED
    assert matrix.rows[3].counted == 1


@pytest.mark.parametrize(
    ("language", "first", "third"),
    [
        (
            "nb",
            "1 av 2 planer dekker «Ledelse og forankring».",
            "1 av 2 planer dekker «Utløse private investeringer»; 1 dekker det svakt.",
        ),
        (
            "nn",
            "1 av 2 planar dekkjer «Leiing».",
            "1 av 2 planar dekkjer «Utløyse»; 1 dekkjer det svakt.",
        ),
        (
            "en",
            "1 of 2 plans covers “Leadership”.",
            "1 of 2 plans covers “Triggering investment”; 1 covers it weakly.",
        ),
    ],
)
def test_each_criterion_gets_its_sentence_with_the_pages_behind_it(language, first, third):
    sentences = plan_sentences(plan_matrix(two_plans()), language)
    assert (sentences[0].sentence, sentences[2].sentence) == (first, third)
    assert [(item.plan, item.pages) for item in sentences[0].pages] == [("Nordland", (3, 7))]


def test_several_plans_that_cover_it_weakly_are_told_as_several():
    found = [finding("S3-07", [evidence("S3-07", INVESTORS, level)]) for level in (2, 2, 3, 3)]
    plans = [plan(str(number), assessment([one])) for number, one in enumerate(found)]
    (told,) = plan_sentences(plan_matrix(plans), "en")
    assert told.sentence == "2 of 4 plans cover “Triggering investment”; 2 cover it weakly."


def test_a_criterion_that_nobody_was_assessed_on_says_so():
    sentences = plan_sentences(plan_matrix([plan("Nordland", sample())]), "nb")
    assert sentences[4].sentence == "Ingen plan er vurdert på «Ren energi»."


def test_braces_in_a_label_stay_text():
    label = "{documented} {0}"
    from dataclasses import replace

    criterion = replace(SMART.criteria[0], label=replace(SMART.criteria[0].label, nb=label))
    odd = replace(SMART, criteria=(criterion, *SMART.criteria[1:]))
    matrix = plan_matrix([plan("A", assessment([finding("S3-01")], frameworks=(odd,)))])
    assert plan_sentences(matrix, "nb")[0].sentence == f"0 av 1 plan dekker «{label}»."


def test_the_cell_shows_the_persons_word_and_says_that_it_is_one():
    rows = [decision("S3-07", "strength", INVESTORS, after="4")]
    cell = plan_matrix([plan("Nordland", sample(), rows)]).rows[2].cells[0]
    assert (cell.status, cell.strength, cell.decided) == (CriterionStatus.COVERED, 4, True)
    assert cell.evidence[0].strength == 4


def test_no_plans_give_an_empty_matrix():
    assert plan_matrix([]).rows == ()


def test_fifty_plans_take_less_than_a_second():
    import time

    began = time.process_time()
    matrix = plan_matrix([plan(str(number), sample()) for number in range(50)])
    assert len(matrix.rows[0].cells) == 50
    assert time.process_time() - began < 1.0


def test_titles_that_are_told_apart_do_not_meet_again():
    assert unlike_titles(["Plan (2)", "Plan", "Plan"]) == ("Plan (2)", "Plan", "Plan (3)")
    assert unlike_titles(["Plan", "Plan", "Plan (2)"]) == ("Plan", "Plan (2)", "Plan (2) (2)")
    assert unlike_titles(["A", "A", "B", "A"]) == ("A", "A (2)", "B", "A (3)")
