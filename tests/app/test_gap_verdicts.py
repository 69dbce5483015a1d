"""Gaps and possible gaps: the three verdicts of a person, on the Check page and in the review."""

import pytest

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import DecisionAction, apply_decisions, passage_key
from tests.app.drawn import button, drawn_text, open_page, plan_id


def test_a_nearest_passage_can_be_said_to_cover_a_gap(app, store):
    id = plan_id(store)
    gap = next(
        item
        for item in store.load_assessment(id).findings
        if not item.evidence and item.near_misses
    )
    open_page(app, "check", plan=id, criterion=gap.criterion)
    button(app, "Dette dekker det").click().run()
    kept = store.decisions(id)[0]
    assert kept.action is DecisionAction.COVERS_GAP
    assert kept.passage_key
    assert kept.after == str(max(3, gap.near_misses[0].strength))
    found = apply_decisions(store.load_assessment(id), [kept]).findings
    status = next(item.current_status for item in found if item.finding.criterion == gap.criterion)
    assert status is CriterionStatus.COVERED


def test_a_fourth_status_gives_the_statuses_a_row_of_their_own(app, store):
    id = plan_id(store)
    open_page(app, "check", plan=id, reviewer="Kari")
    assert len(app.segmented_control(key="choose_show_nb").options) == 3
    assert stands_in_a_column(app, "choose_show_nb")
    button(app, "Ikke aktuelt").click().run()
    assert len(app.segmented_control(key="choose_show_nb").options) == 4
    assert not stands_in_a_column(app, "choose_show_nb")
    app.selectbox(key="choose_framework_nb").select_index(2).run()
    assert not stands_in_a_column(app, "choose_show_nb")
    assert app.selectbox(key="choose_framework_nb").index == 2


def stands_in_a_column(app, key):
    return any(item.key == key for column in app.columns for item in column.segmented_control)


def possible_gap(store, id):
    return next(item for item in store.load_assessment(id).findings if item.is_uncertain)


@pytest.mark.parametrize(
    ("label", "action", "status"),
    [
        ("Mangler virkelig", DecisionAction.REALLY_MISSING, CriterionStatus.NO_EVIDENCE),
        ("Ikke aktuelt", DecisionAction.NOT_APPLICABLE, CriterionStatus.NOT_APPLICABLE),
        ("Dette dekker det", DecisionAction.COVERS_GAP, CriterionStatus.COVERED),
    ],
)
def test_a_possible_gap_takes_the_same_three_verdicts_as_a_gap(app, store, label, action, status):
    id = plan_id(store)
    doubtful = possible_gap(store, id)
    open_page(app, "check", plan=id, show="weak", criterion=doubtful.criterion, reviewer="Kari")
    button(app, label).click().run()
    kept = store.decisions(id)
    assert [(item.criterion, item.action) for item in kept] == [(doubtful.criterion, action)]
    assert bool(kept[0].passage_key) == (action is DecisionAction.COVERS_GAP)
    found = apply_decisions(store.load_assessment(id), kept).findings
    decided = next(item for item in found if item.finding.criterion == doubtful.criterion)
    assert decided.current_status is status


def test_the_review_takes_a_possible_gap_as_really_missing_with_all_its_passages(app, store):
    id = plan_id(store)
    doubtful = possible_gap(store, id)
    entry = f"{doubtful.criterion}~{passage_key(doubtful.evidence[0].passage)[:12]}"
    open_page(app, "check", plan=id, reviewer="Kari")
    app.switch_page("views/review.py")
    app.query_params.update({"what": "evidence", "entry": entry})
    app.run()
    button(app, "Mangler virkelig").click().run()
    kept = store.decisions(id)[0]
    assert (kept.criterion, kept.passage_key) == (doubtful.criterion, "")
    assert kept.action is DecisionAction.REALLY_MISSING


def test_the_criterion_that_was_judged_stays_on_the_screen_and_its_status_is_said(app, store):
    id = plan_id(store)
    gaps = [item for item in store.load_assessment(id).findings if not item.evidence]
    judged = gaps[1].criterion
    open_page(app, "check", plan=id, criterion=judged, reviewer="Kari")
    button(app, "Ikke aktuelt").click().run()
    label = label_of(store, id, judged)
    assert [item.value.replace("\\", "") for item in app.toast] == [
        f"Lagret: «{label}» er nå ikke aktuelt."
    ]
    assert f"▸ – {label}" in [item.label.replace("\\", "") for item in app.button]
    assert f"{judged} {label}" in " ".join(drawn_text(app).split())
    app.button(key=f"row_{gaps[2].criterion}").click().run()
    assert f"row_{judged}" not in {item.key for item in app.button}


def label_of(store, id, criterion):
    frameworks = store.load_assessment(id).frameworks
    every = [item for framework in frameworks for item in framework.criteria]
    return next(item.label.nb for item in every if item.id == criterion)
