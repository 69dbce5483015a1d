"""What is known of a plan: corrected by people, kept from lists, never a part of the result."""

import pytest

from aligncheck.decisions import Decision, DecisionAction
from aligncheck.errors import StoreError
from aligncheck.store import JobStatus, PlanRecord, Store
from aligncheck.store.records import faults_of
from tests.store import samples
from tests.store.samples import assessment, document

WRONG = PlanRecord("Plan for Toms", "Toms", "Sørøya", 2042, "Strategi", "2024-06-15")
RIGHT = PlanRecord("Plan for Troms", "Troms", None, 2024, "Regional plan", "2024-06-15")


def known(store: Store, id: str) -> PlanRecord:
    row = next(row for row in store.assessments() if row.id == id)
    return PlanRecord(row.title, row.county, row.municipality, row.year, row.plan_type, row.adopted)


def decision(id: str) -> Decision:
    missing = {"before": "no_evidence", "after": "no_evidence"}
    return samples.decision(id, "T-02", "", DecisionAction.REALLY_MISSING, **missing)


def test_a_correction_is_kept_and_changes_neither_result_nor_decisions(store: Store) -> None:
    id = store.save_assessment(assessment(), plan=WRONG)
    store.append_decision(decision(id))
    store.correct(id, RIGHT)
    assert known(store, id) == RIGHT
    assert store.load_assessment(id) == assessment()
    assert store.decisions(id) == (decision(id),)
    assert store.save_assessment(assessment()) == id


def test_a_correction_stands_when_a_list_of_plans_says_otherwise_again(store: Store) -> None:
    id = store.save_assessment(assessment(), plan=WRONG)
    store.correct(id, RIGHT)
    store.describe(id, WRONG)
    store.keep_result("config", assessment().document, assessment(), plan=WRONG)
    assert known(store, id) == RIGHT


def test_a_list_still_tells_what_nobody_has_said(store: Store) -> None:
    id = store.save_assessment(assessment(), plan=PlanRecord("Plan", county="Toms"))
    store.correct(id, PlanRecord("Plan", county="Troms"))
    store.describe(id, PlanRecord(county="Toms", year=2024))
    assert known(store, id) == PlanRecord("Plan", county="Troms", year=2024)


def test_a_correction_holds_for_every_check_of_the_file_and_no_other_plan(store: Store) -> None:
    first = store.save_assessment(assessment(strength=3), plan=WRONG)
    second = store.save_assessment(assessment(strength=4), plan=PlanRecord("Annet navn", "Toms"))
    other = store.save_assessment(assessment(document(sha256="11" * 32)), plan=WRONG)
    store.correct(second, PlanRecord("Annet navn", "Troms"))
    assert (known(store, first).title, known(store, first).county) == (WRONG.title, "Troms")
    assert known(store, other) == WRONG


def test_a_later_check_of_the_file_knows_what_was_corrected(store: Store) -> None:
    store.correct(store.save_assessment(assessment(strength=3), plan=WRONG), RIGHT)
    again = store.save_assessment(assessment(strength=4), plan=PlanRecord("fila", "Toms"))
    assert (known(store, again).title, known(store, again).county) == ("Plan for Troms", "Troms")


@pytest.mark.parametrize(
    ("record", "fault"),
    [
        (PlanRecord(), "title"),
        (PlanRecord("  "), "title"),
        (PlanRecord("---"), "title"),
        (PlanRecord("Plan", year=20215), "year"),
        (PlanRecord("Plan", year=0), "year"),
        (PlanRecord("Plan", county="18"), "county"),
        (PlanRecord("Plan", municipality="-"), "municipality"),
        (PlanRecord("Plan", plan_type="2"), "plan_type"),
        (PlanRecord("Plan", adopted="2024-02-31"), "adopted"),
        (PlanRecord("Plan", adopted="0202-06-15"), "adopted"),
        (PlanRecord("Plan", adopted="2026-W25-1"), "adopted"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_changed(
    store: Store, record: PlanRecord, fault: str
) -> None:
    id = store.save_assessment(assessment(), plan=RIGHT)
    assert faults_of(record) == (fault,)
    with pytest.raises(StoreError, match=fault):
        store.correct(id, record)
    assert known(store, id) == RIGHT


def test_a_plan_that_is_gone_cannot_be_corrected(store: Store) -> None:
    with pytest.raises(StoreError, match="forgotten"):
        store.correct("x", RIGHT)


def test_a_title_guessed_from_the_file_gives_way_to_every_other(store: Store) -> None:
    ids = [store.finish_check(store.start_job("k", {}), assessment(), guessed="Fila")]
    assert known(store, str(ids[0])).title == "Fila"
    job = store.start_job("k", {})
    store.finish_check(job, assessment(), plan=PlanRecord("Planen"), guessed="Fila")
    store.finish_check(store.start_job("k", {}), assessment(), guessed="Fila igjen")
    assert store.job(job).status is JobStatus.DONE
    assert [row.title for row in store.assessments()] == ["Planen"]
