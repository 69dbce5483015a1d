"""The strip of pages: what its squares show, say in words and lead to."""

from dataclasses import replace

import pytest
from altair import Undefined

from aligncheck.documents import CitedPage
from aligncheck.store import PlanRecord
from tests.app.drawn import open_page, plan_id
from tests.sample_assessments import SMART, assessment, evidence, finding, passage


def test_the_strip_shows_the_printed_numbers_below_its_squares():
    from views.strip import _printed

    told = _printed((CitedPage(1, ""), CitedPage(2, "1"), CitedPage(3, "2")))
    assert told == '["", "1", "2"][datum.value - 1]'
    assert _printed((CitedPage(1), CitedPage(2))) is Undefined


def test_the_strip_says_in_words_what_it_shows_and_each_page_can_be_chosen_from_a_list(app, store):
    open_page(app, "check", plan=plan_id(store))
    key = f"choose_at_{plan_id(store)}_nb"
    pages = app.selectbox(key=key)
    assert pages.options[0] == "Vis alle sider"
    pages.set_value(pages.options[1].removeprefix("Side ")).run()
    assert app.query_params["at"] == pages.options[1].removeprefix("Side ")
    app.selectbox(key=key).set_value("").run()
    assert "at" not in app.query_params


@pytest.mark.parametrize(("page", "shown"), [("3", True), ("4", True), ("5", False)])
def test_a_page_that_holds_only_the_end_of_a_passage_shows_its_criterion(app, store, page, shown):
    spot = passage("Fylkeskommunen skal lede arbeidet fram til 2030.", 3)
    over = replace(spot, boxes=(*spot.boxes, replace(spot.boxes[0], page=4)))
    findings = [finding("S3-01", [evidence("S3-01", over)]), finding("S3-02")]
    made = assessment(findings, frameworks=(SMART,))
    id = store.save_assessment(made, plan=PlanRecord("Plan for Haug"))
    open_page(app, "check", plan=id, show="covered", at=page)
    assert ("row_S3-01" in {item.key for item in app.button}) is shown
