"""What would lift a weak point: first of all a binding word of the plan's own."""

import io
from dataclasses import replace

import pytest
from docx import Document

from aligncheck.contract import from_json, to_json
from aligncheck.decisions import apply_decisions
from aligncheck.grading.cue import Cue, CueName
from aligncheck.reports import report, report_bytes
from aligncheck.reports.weak_points import lift
from tests.sample_assessments import (
    INVESTORS,
    STEERING,
    assessment,
    decision,
    evidence,
    finding,
    passage,
    sample,
)


def weak_point(*names, decisions=()):
    signs = tuple(Cue(name, "ord") for name in names)
    item = replace(evidence("S3-07", INVESTORS, strength=2), cues=signs)
    weaker = evidence("S3-07", STEERING, strength=1)
    plan = assessment([finding("S3-07", [item, weaker])])
    return apply_decisions(plan, decisions).findings[0]


def test_a_binding_word_of_the_plans_own_is_asked_for_before_all_else():
    told = lift(weak_point(CueName.RESPONSIBLE, CueName.MONEY), "nb")
    assert told == (
        "Ikke funnet i det sterkeste avsnittet: et «skal» fra den som eier planen, en frist og et "
        "måltall."
    )
    assert lift(weak_point(*CueName), "en") == ""


def test_a_passage_that_refers_to_others_is_told_to_speak_of_the_plans_owner():
    told = lift(weak_point(CueName.OTHER_ACTOR, CueName.COMMITTED), "nb")
    assert told == (
        "Det sterkeste avsnittet viser til andre, som staten, EU eller FN. Si hva den som eier "
        "planen, selv skal gjøre."
    )
    own = weak_point(CueName.OTHER_ACTOR, CueName.OWN_ACTOR, CueName.COMMITTED)
    assert lift(own, "nb").startswith("Ikke funnet i det sterkeste avsnittet: en ansvarlig")


def test_the_strongest_is_the_one_that_people_left_standing():
    rejected = [decision("S3-07", "reject", INVESTORS)]
    told = lift(weak_point(CueName.OTHER_ACTOR, decisions=rejected), "en")
    assert told.startswith("Not found in the strongest passage: a “shall”")
    nothing = apply_decisions(assessment([finding("S3-07")]), ()).findings[0]
    assert lift(nothing, "en") == ""


def test_the_passage_of_a_possible_gap_may_be_about_something_else_and_gets_no_advice():
    item = replace(evidence("S3-07", INVESTORS, strength=2), probability=0.05)
    plan = assessment([finding("S3-07", [item])])
    assert lift(apply_decisions(plan, ()).findings[0], "nb") == ""
    accepted = [decision("S3-07", "accept", INVESTORS)]
    assert lift(apply_decisions(plan, accepted).findings[0], "nb")


@pytest.mark.parametrize(
    ("criterion", "told"), [("S3-03", "Tall med kilde, og "), ("S3-15", "Indikatorer med ")]
)
def test_facts_and_reports_are_asked_for_figures_not_for_a_deadline_and_money(criterion, told):
    others = replace(evidence(criterion, INVESTORS, 1), cues=(Cue(CueName.OTHER_ACTOR, "EU"),))
    weak = apply_decisions(assessment([finding(criterion, [others])]), ()).findings[0]
    assert lift(weak, "nb").startswith(told)


@pytest.mark.parametrize(("language", "last"), [("nb", " og "), ("nn", " og "), ("en", " and ")])
def test_the_sentence_is_in_the_language_of_the_report(language, last):
    assert last in lift(weak_point(), language)


def test_a_report_from_json_tells_how_much_was_read_or_says_nothing_of_it():
    def told(content):
        plan = from_json(content, frameworks=sample().frameworks)
        document = Document(io.BytesIO(report_bytes(report(plan), "docx")))
        return [line.text for line in document.paragraphs if line.text.startswith("Lest: ")]

    other = [passage(f"Et annet avsnitt av planen, nummer {number}.") for number in range(30)]
    content = to_json(assessment(sample().findings, passages=other))
    assert told(content) == ["Lest: 34 avsnitt i planen. Ingen nådde grensen for funn."]
    del content["document"]["passages_judged"]
    assert told(content) == []
