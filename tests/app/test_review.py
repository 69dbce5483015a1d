"""The review: verdicts and undo, also in several tabs; two reviewers, the log, the error rates."""

import json
from dataclasses import replace

import pytest

from aligncheck.decisions import DecisionAction, passage_key
from tests.app.decided import decision_on
from tests.app.drawn import button, drawn_text, open_page, open_tab, plan_id
from views.matrix import WHOLE


def test_a_verdict_lands_on_what_was_shown_though_another_tab_was_quicker(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="todo", reviewer="Kari")
    shown = entry_in_address(app)
    elsewhere = decision_on(store, id, shown)
    store.append_decision(elsewhere)  # judged in another tab after this page was drawn
    button(app, "Avvis").click().run()
    last = store.decisions(id)[-1]
    assert last.action is DecisionAction.REJECT
    assert shown == f"{last.criterion}~{last.passage_key[:12]}"


def entry_in_address(app):
    named = app.query_params["entry"]
    return named if isinstance(named, str) else named[0]


def test_a_verdict_taken_back_in_one_tab_is_not_taken_back_again_in_the_other(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    button(app, "Godta").click().run()
    made = store.decisions(id)[0]
    store.append_decision(replace(made, action=DecisionAction.UNDO))
    button(app, "Angre").click().run()
    assert len(store.decisions(id)) == 2


def test_no_code_word_stands_in_a_persons_verdict(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    shown = entry_in_address(app)
    button(app, "Avvis").click().run()
    app.query_params["entry"] = shown
    app.run()
    button(app, "konkret tiltak").click().run()
    app.query_params["entry"] = shown
    app.run()
    assert "styrke endret fra avvist til 4" in drawn_text(app)


def test_a_review_writes_who_what_and_why(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    app.text_input(key=next(i.key for i in app.text_input if i.key.startswith("reason_"))).input(
        "Gjelder staten"
    )
    button(app, "Avvis").click().run()
    kept = store.decisions(id)[0]
    assert kept.action is DecisionAction.REJECT
    assert (kept.reviewer, kept.reason, kept.after) == ("Ola", "Gjelder staten", "rejected")


def test_a_decision_is_taken_back_by_a_new_one(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    button(app, "Godta").click().run()
    button(app, "Angre").click().run()
    actions = [item.action for item in store.decisions(id)]
    assert actions == [DecisionAction.ACCEPT, DecisionAction.UNDO]


def test_only_what_is_visible_is_accepted_together(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", mode="list", reviewer="Ola")
    many = button(app, "som vises")
    many.click().run()
    kept = store.decisions(id)
    assert len(kept) == 8
    assert {item.action for item in kept} == {DecisionAction.ACCEPT}
    assert "8" in many.label


def test_two_reviewers_see_where_they_disagree(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Kari")
    first = app.query_params["entry"]
    button(app, "Godta").click().run()
    app.text_input(key="reviewer").input("Ola")
    app.query_params["entry"] = first
    app.run()
    button(app, "Avvis").click().run()
    open_tab(app, "Enighet mellom to")
    assert [item.value for item in app.metric][:2] == ["1", "0\u00a0%"]
    assert app.metric[-1].label == "Krippendorffs alfa (ordinal)"
    assert [item.value for item in app.metric][3:5] == ["1", "0\u00a0%"]
    assert "95 %-intervall for alfa" in drawn_text(app)


@pytest.mark.parametrize(
    ("language", "tab", "when", "form"),
    [("nb", "Logg", "Når", "D.M.YYYY HH:mm"), ("en", "Log", "When", "YYYY-MM-DD HH:mm")],
)
def test_the_log_has_dates_as_elsewhere_and_no_column_is_cut(app, store, language, tab, when, form):
    id = plan_id(store)
    first = store.load_assessment(id).findings[0]
    key = passage_key((*first.evidence, *first.near_misses)[0].passage)
    store.append_decision(decision_on(store, id, f"{first.criterion}~{key}"))
    app.session_state["review_tabs"] = tab
    open_page(app, "review", plan=id, lang=language)
    log = app.dataframe[0]
    assert str(log.value[when][0]) == "2026-11-22 10:00:00"
    columns = json.loads(log.proto.columns)
    assert columns[when]["type_config"]["format"] == form
    assert set(columns) - {"_index"} == set(log.value.columns)
    assert sum(item.get("width", 0) for item in columns.values()) <= WHOLE
    assert log.proto.row_height > 64  # pixels from which on Streamlit breaks texts


def test_a_share_of_errors_is_given_only_from_thirty_verdicts_on(app, store):
    id = plan_id(store)
    for screen in range(1, 6):
        open_page(app, "review", plan=id, what="evidence", mode="list", reviewer="Ola")
        app.number_input(key="screen").set_value(screen).run()
        button(app, "som vises").click().run()
    open_tab(app, "Treffsikkerhet")
    tables = [frame.value for frame in app.dataframe if "Andel feil" in frame.value.columns]
    shares = dict(zip(tables[0]["Vurdert"], tables[0]["Andel feil"], strict=False))
    assert all((share == "for få") == (judged < 30) for judged, share in shares.items())


def test_only_the_open_tab_of_the_review_is_computed(app, store, monkeypatch):
    asked = []
    monkeypatch.setattr("aligncheck.compare.error_rates", lambda plans: asked.append(1) or ())
    monkeypatch.setattr("views.error_rates.error_rates", lambda plans: asked.append(1) or ())
    open_page(app, "review", plan=plan_id(store), reviewer="Ola")
    assert not asked
    open_tab(app, "Treffsikkerhet")
    assert asked
