"""The next draft of a plan: the decisions of the earlier one are taken over by a click."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from aligncheck.compare import carry_decisions
from aligncheck.compare.quotation import in_quotes
from aligncheck.decisions import DecisionAction, apply_decisions, passage_key
from tests.app.conftest import RAW
from tests.app.drawn import button, drawn_text, open_page, open_tab, plan_id
from tests.store import samples
from views import carrying
from views.matrix import WHOLE
from views.storage import CheckedPlan

SECOND = "Regional plan for Vidstrand, utkast 2"


@pytest.fixture
def drafts(store):
    """Both drafts, every passage of the first judged by Kari, and one criterion set aside."""
    old, new = plan_id(store), plan_id(store, SECOND)
    findings = store.load_assessment(old).findings
    shown = [item for found in findings for item in (*found.evidence, *found.near_misses)]
    store.append_decisions(
        decision(old, item.criterion, passage_key(item.passage)) for item in shown
    )
    store.append_decision(
        replace(decision(old, "S3-01", ""), action=DecisionAction.NOT_APPLICABLE, after="")
    )
    return old, new


def decision(id, criterion, key):
    said = {"after": "rejected", "reason": "Gjelder staten"}
    return samples.decision(id, criterion, key, DecisionAction.REJECT, **said)


def fitting(store, old, new):
    return carry_decisions(
        store.load_assessment(old),
        store.decisions(old),
        store.load_assessment(new),
        store.decisions(new),
        draft="",
    )


def take_over(app):
    return [item for item in app.button if item.key == "take_over"]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_one_click_takes_over_what_fits_and_the_rest_is_listed(app, store, drafts, language):
    old, new = drafts
    found = fitting(store, old, new)
    assert found.decisions
    assert found.left
    app.session_state["lang"] = language
    open_page(app, "drafts", old=old, new=new, lang=language, reviewer="Ola")
    assert store.decisions(new) == ()
    (one,) = take_over(app)
    assert f" {len(found.decisions)} " in one.label
    text = drawn_text(app)
    assert {item.why.label.in_language(language) in text for item in found.left} == {True}
    quotes = [item.passage.text[:40] for item in found.left if item.passage]
    opening = in_quotes("", language)[0]
    assert {opening + quote in text for quote in quotes} == {True}
    one.click().run()
    kept = store.decisions(new)
    assert len(kept) == len(found.decisions)
    assert {(item.reviewer, item.at, item.carried_by) for item in kept} == {
        ("Kari", "2026-11-22T10:00:00+00:00", "Ola")
    }
    assert {item.carried_from for item in kept} == {"Regional plan for Vidstrand 2026–2037"}
    assert take_over(app) == []
    assert not app.exception
    assert not RAW.search(drawn_text(app))


def test_what_was_decided_on_the_new_draft_while_the_button_stood_there_stays(app, store, drafts):
    old, new = drafts
    open_page(app, "drafts", old=old, new=new, reviewer="Ola")
    first = fitting(store, old, new).decisions[0]
    own = replace(decision(new, first.criterion, first.passage_key), action=DecisionAction.ACCEPT)
    store.append_decision(own)  # another reviewer judges the passage in the meantime
    take_over(app)[0].click().run()
    same = [item for item in store.decisions(new) if item.passage_key == first.passage_key]
    assert [item for item in same if item.criterion == first.criterion] == [own]


def test_two_tabs_that_are_clicked_at_once_take_each_decision_over_once(store, drafts, monkeypatch):
    old, new = drafts

    def read(id):
        row = next(row for row in store.assessments() if row.id == id)
        decisions = store.decisions(id)
        time.sleep(0.1)  # long enough for the other tab to read the same
        return CheckedPlan(row, apply_decisions(store.load_assessment(id), decisions), decisions)

    monkeypatch.setattr(carrying, "cached_plan", read)
    monkeypatch.setattr(carrying, "cached_store", lambda: store)
    monkeypatch.setattr(carrying, "reviewer", lambda: "Ola")
    shown = carrying._carrying(read(old), read(new)).decisions
    with ThreadPoolExecutor(2) as tabs:
        list(tabs.map(lambda _: carrying._take_over(old, new, shown), range(2)))
    assert len(store.decisions(new)) == len(shown) > 0


def test_a_decision_that_was_taken_over_says_so_in_the_review_and_its_log(app, store, drafts):
    old, new = drafts
    open_page(app, "drafts", old=old, new=new, reviewer="Ola")
    take_over(app)[0].click().run()
    app.query_params.clear()
    app.session_state["plan"] = new
    open_page(app, "review", plan=new, what="evidence", mode="list", lang="nb")
    told = "Overtatt fra utkastet «Regional plan for Vidstrand 2026–2037» (Ola,"
    assert f"Kari, 22.11.2026: avvist. Begrunnelse: Gjelder staten. {told}" in drawn_text(app)
    open_tab(app, "Logg")
    assert app.dataframe[0].value["Overtatt"].str.startswith(told).all()
    columns = json.loads(app.dataframe[0].proto.columns)
    assert "width" in columns["Overtatt"]
    assert sum(item.get("width", 0) for item in columns.values()) <= WHOLE


def test_the_one_who_decided_can_take_a_carried_decision_back(app, store, drafts):
    old, new = drafts
    open_page(app, "drafts", old=old, new=new, reviewer="Ola")
    take_over(app)[0].click().run()
    open_page(app, "review", plan=new, what="evidence", reviewer="Kari")
    button(app, "Angre").click().run()
    last = store.decisions(new)[-1]
    assert (last.action, last.reviewer, last.is_carried) == (DecisionAction.UNDO, "Kari", False)


def test_the_review_of_an_undecided_draft_shows_the_way(app, store, drafts):
    old, new = drafts
    for id, shown in ((new, True), (old, False)):
        open_page(app, "review", plan=id)
        labels = [item.proto.label for item in app.get("page_link")]
        assert any(label.startswith("Er dette et nytt utkast?") for label in labels) == shown
        app.session_state["choose_plan_nb"] = old


def test_without_decisions_on_the_earlier_draft_nothing_is_offered(app, store):
    open_page(app, "drafts", old=plan_id(store), new=plan_id(store, SECOND))
    assert take_over(app) == []
    assert "overta" not in drawn_text(app)
