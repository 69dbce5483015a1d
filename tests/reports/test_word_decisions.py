"""The Word report tells what is doubtful, and what people decided, beside the machine's word."""

from dataclasses import replace

import pytest

from aligncheck.grading.cue import Cue, CueName
from aligncheck.reports.word_page import NO_BREAK
from tests.reports.word_opened import DOUBTFUL, ROWS, finding_rows, opened, words
from tests.sample_assessments import (
    INVESTORS,
    NEAR,
    STEERING,
    WIND,
    assessment,
    decision,
    elsewhere,
    evidence,
    finding,
    sample,
)


def test_a_commitment_that_counts_only_with_others_says_so_until_somebody_judges_it():
    alone = evidence("S3-07", INVESTORS)
    raised = replace(alone, cues=(Cue(CueName.COUNTS_TOGETHER, ""),))
    told = "a goal by its words, but likely enough a commitment to count as 3"
    judged = [decision("S3-07", "strength", INVESTORS, after="4")]
    another = [decision("S3-07", "reject", NEAR)]
    whole = [decision("S3-07", "strength", after="4")]
    beside = evidence("S3-07", NEAR, 2)
    shown = [
        finding_rows(opened(assessment([finding("S3-07", [item, beside])]), "en", rows))["S3-07"][2]
        for item, rows in (
            (raised, ()),
            (raised, another),
            (alone, ()),
            (raised, judged),
            (raised, whole),
        )
    ]
    assert [told in strength for strength in shown] == [True, True, False, False, False]


def test_of_one_strength_word_quotes_the_owners_own_passage_before_anothers_duty():
    own = evidence("S3-07", INVESTORS, probability=0.6)
    others = evidence("S3-07", STEERING, probability=0.9)
    rows = finding_rows(opened(assessment([finding("S3-07", [own, others])])))
    assert INVESTORS.text in rows["S3-07"][1]


def test_what_is_hardly_evidence_is_told_as_a_possible_gap_until_a_person_looks():
    document = opened(assessment([DOUBTFUL]))
    assert "Mulig hull: Kriteriet har bare usikre avsnitt." in words(document)
    assert words(document).count("Et mulig hull er ofte ikke noe hull: ") == 1
    assert "mulig hull" in finding_rows(document)["S3-07"][4]
    seen = [decision("S3-07", "accept", INVESTORS)]
    assert "ulig hull" not in words(opened(assessment([DOUBTFUL]), decisions=seen))


def test_without_decisions_the_report_says_that_it_is_the_machines():
    text = words(opened(sample()))
    assert "Ingen har gått gjennom resultatet ennå." in text
    assert "Ingen vurderinger fra gjennomgang er registrert." in text


def test_a_persons_word_stands_beside_the_machines():
    document = opened(sample(), decisions=ROWS)
    judgement = finding_rows(document)["S3-07"][4]
    assert judgement == "● Dekket\nMenneske: Kari\nMaskin: svakt dekket"
    text = words(document)
    assert "Har frist." in text
    assert "bekreftet at det mangler" in text
    assert "22.11.2026 10:00" in text


@pytest.mark.parametrize("action", ["not_applicable", "reject"])
def test_a_criterion_that_a_person_set_aside_has_no_quote_and_no_pages(action):
    row = finding_rows(opened(sample(), decisions=[decision("S3-01", action)]))["S3-01"]
    assert STEERING.text not in row[1]
    assert row[2:4] == ["–", "–"]


def test_the_decisions_name_the_passage_and_its_page():
    made = [decision("S3-01", "reject", elsewhere(STEERING)), decision("S3-01", "accept", WIND)]
    told = decision_rows(opened(sample(), decisions=made))
    short = STEERING.text if len(STEERING.text) <= 90 else f"{STEERING.text[:90].rstrip()} […]"
    assert [row[2] for row in told] == [
        f"Ledelse og forankring\n«{short}» (s.{NO_BREAK}3)",
        f"Ledelse og forankring\n«{WIND.text}» (s.{NO_BREAK}7)",
    ]


def test_a_decision_on_something_that_the_result_lacks_is_listed_and_does_not_count():
    made = [
        decision("S3-99", "accept", reviewer="Per"),
        decision("S3-01", "accept", INVESTORS, reviewer="Ola"),
        *ROWS[:1],
    ]
    document = opened(sample(), decisions=made)
    told = [
        row[3].endswith("finnes ikke i dette resultatet; teller ikke")
        for row in decision_rows(document)
    ]
    assert told == [True, True, False]
    assert "Gjennomgått av Kari: 1 av 5 kriterier" in words(document)


def decision_rows(document):
    rows = document.tables[-1].rows[1:]
    return [[cell.text for cell in row.cells] for row in rows]


def test_a_plan_of_hardly_any_text_is_asked_whether_it_is_whole():
    whole = assessment([finding("S3-01", [evidence("S3-01", STEERING)])])
    assert "Bare 1 avsnitt ble lest – er dette hele planen?" in words(opened(whole))


def test_a_kept_result_is_asked_so_only_where_little_was_judged():
    quoted = assessment([finding("S3-01", [evidence("S3-01", STEERING)])])
    for judged, asked in ((32, False), (3, True), (None, False)):
        kept = replace(quoted, judged=judged, only_quotes=True)
        assert ("er dette hele planen?" in words(opened(kept))) is asked
