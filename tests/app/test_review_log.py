"""The log of the review: what each verdict was on, where reviewers differ, the error rates."""

import json

import pytest

from aligncheck.decisions import DecisionAction, passage_key
from aligncheck.store import PlanRecord
from tests.app.decided import decision_on
from tests.app.drawn import button, drawn_text, open_page, open_tab, plan_id
from tests.sample_assessments import assessment, evidence, finding, passage
from tests.store.samples import decision
from views.matrix import WHOLE


def test_the_log_quotes_the_passage_of_each_decision(app, store):
    spots = [passage(f"Fylket skal bygge {word}.") for word in ("bryggeriet", "kaia")]
    made = assessment([finding("S3-01", [evidence("S3-01", spot) for spot in spots])])
    id = store.save_assessment(made, plan=PlanRecord("Plan for Haug"))
    for key in ("", passage_key(spots[1])):
        store.append_decision(decision(id, "S3-01", key, DecisionAction.ACCEPT))
    open_page(app, "review", plan=id, reviewer="Ola")
    open_tab(app, "Logg")
    assert list(app.dataframe[0].value["Sitat"]) == [spots[1].text, "–"]


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
    assert "Alfa uten intervall: 1 er vurdert av to" in drawn_text(app)


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
