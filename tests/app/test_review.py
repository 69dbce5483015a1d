"""The review: verdicts and undo, also in several tabs; two reviewers, the log, the error rates."""

from dataclasses import replace

import pytest

from aligncheck.decisions import DecisionAction, passage_key
from aligncheck.store import PlanRecord
from tests.app.decided import checked_again, decision_on
from tests.app.drawn import button, drawn_text, open_page, open_tab, plan_id
from tests.sample_assessments import SMART, assessment, evidence, finding, passage
from tests.store.samples import decision


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


@pytest.fixture
def checked_twice(store):
    """A plan checked twice on one day; the ids of the earlier check and of the later one."""
    id = plan_id(store)
    return id, checked_again(store, id)


@pytest.mark.parametrize("which", [0, 1])
def test_of_two_checks_of_one_title_and_day_the_chosen_one_stays(app, store, checked_twice, which):
    id = checked_twice[which]
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    button(app, "Godta").click().run()
    button(app, "Godta").click().run()
    assert app.selectbox(key="choose_plan_nb").value == id
    assert [len(store.decisions(each)) for each in checked_twice] == [2 - 2 * which, 2 * which]


def test_a_later_check_of_the_same_title_and_day_does_not_take_the_place_of_the_open_one(
    app, store
):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    later = checked_again(store, id)
    button(app, "Godta").click().run()
    button(app, "Godta").click().run()
    assert [len(store.decisions(each)) for each in (id, later)] == [2, 0]


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


def test_undo_shows_what_it_took_back_and_says_so(app, store):
    open_page(app, "review", plan=plan_id(store), what="todo", reviewer="Ola")
    mistaken = entry_in_address(app)
    button(app, "Avvis").click().run()
    assert entry_in_address(app) != mistaken
    button(app, "Neste").click().run()
    button(app, "Angre").click().run()
    assert entry_in_address(app) == mistaken
    (told,) = app.toast
    assert told.value.startswith("Angret: ")
    assert told.value.endswith(": avvist")


def test_undo_of_a_word_on_the_criterion_leads_back_to_the_criterion(app, store):
    open_page(app, "review", plan=plan_id(store), what="todo", reviewer="Ola")
    criterion = entry_in_address(app).partition("~")[0]
    button(app, "Ikke aktuelt").click().run()
    assert entry_in_address(app).partition("~")[0] != criterion
    button(app, "Angre").click().run()
    assert entry_in_address(app).partition("~")[0] == criterion


def test_undo_leads_back_past_a_filter_that_hides_the_passage(app, store):
    open_page(app, "review", plan=plan_id(store), what="evidence", framework="S3", reviewer="Ola")
    mistaken = entry_in_address(app)
    button(app, "Avvis").click().run()
    app.selectbox(key="choose_framework_nb").select("SDG").run()
    button(app, "Angre").click().run()
    assert entry_in_address(app) == mistaken
    assert app.selectbox(key="choose_framework_nb").value != "SDG"


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
    app.text_input(key="reason").input("Gjelder staten")
    button(app, "Avvis").click().run()
    kept = store.decisions(id)[0]
    assert kept.action is DecisionAction.REJECT
    assert (kept.reviewer, kept.reason, kept.after) == ("Ola", "Gjelder staten", "rejected")


def test_a_reason_goes_with_one_verdict_and_with_no_other(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    app.text_input(key="reason").input("Gjelder staten")
    button(app, "Neste").click().run()
    button(app, "Avvis").click().run()
    app.text_input(key="reason").input("Ikke kommunens ansvar")
    button(app, "Avvis").click().run()
    button(app, "Avvis").click().run()
    assert [one.reason for one in store.decisions(id)] == ["", "Ikke kommunens ansvar", ""]


def test_the_field_for_a_reason_stays_the_same_while_passages_go_by(app, store):
    """Were it another one for each passage, what is typed on would be read as shortcuts."""
    open_page(app, "review", plan=plan_id(store), what="evidence", reviewer="Ola")
    before = app.text_input(key="reason").proto.id
    button(app, "Godta").click().run()
    assert app.text_input(key="reason").proto.id == before


def test_shortcuts_can_be_switched_off_and_stay_off(app, store):
    open_page(app, "review", plan=plan_id(store), what="evidence", reviewer="Ola")
    assert button(app, "Godta").proto.shortcut == "a"
    app.toggle(key="keys").set_value(False).run()
    assert {one.proto.shortcut for one in app.button} == {""}
    button(app, "Godta").click().run()
    assert {one.proto.shortcut for one in app.button} == {""}


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("check", {"show": "weak"}),
        ("review", {"what": "evidence"}),
        ("review", {"what": "evidence", "mode": "list"}),
    ],
)
def test_a_possible_gap_is_told_as_one_wherever_it_is_judged(app, store, page, address):
    doubtful = evidence("S3-01", passage("Vi ønsker et samarbeid."), 2, 0.1)
    made = assessment([finding("S3-01", [doubtful])], frameworks=(SMART,))
    id = store.save_assessment(made, plan=PlanRecord("Plan for Haug"))
    open_page(app, page, plan=id, reviewer="Ola", **address)
    assert "◐ Svakt dekket – mulig hull" in drawn_text(app)


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


def first_shown(store, id):
    """What stands first among the passages found: its criterion and the passage's key."""
    found = next(found for found in store.load_assessment(id).findings if found.evidence)
    return found.criterion, passage_key(found.evidence[0].passage)


@pytest.mark.parametrize("filter", ["todo", "evidence"])
@pytest.mark.parametrize("action", [DecisionAction.REJECT, DecisionAction.NOT_APPLICABLE])
def test_what_somebody_decided_is_not_accepted_with_the_rest(app, store, action, filter):
    id = plan_id(store)
    criterion, key = first_shown(store, id)
    on = "" if action is DecisionAction.NOT_APPLICABLE else key
    store.append_decision(decision(id, criterion, on, action))
    open_page(app, "review", plan=id, what=filter, mode="list", reviewer="Ola")
    many = button(app, "som vises")
    many.click().run()
    made = [item for item in store.decisions(id) if item.reviewer == "Ola"]
    assert made
    assert len(made) < 8
    assert f" {len(made)} " in many.label
    assert (criterion, key) not in {(item.criterion, item.passage_key) for item in made}


def test_what_somebody_decided_while_the_list_stood_there_is_not_accepted(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="todo", mode="list", reviewer="Ola")
    criterion, key = first_shown(store, id)
    store.append_decision(decision(id, criterion, key, DecisionAction.REJECT))
    button(app, "som vises").click().run()
    made = [item for item in store.decisions(id) if item.reviewer == "Ola"]
    assert len(made) == 7
    assert (criterion, key) not in {(item.criterion, item.passage_key) for item in made}


def test_a_verdict_on_a_criterion_that_a_later_one_replaced_is_marked_in_the_queue(app, store):
    id = plan_id(store)
    found = next(item for item in store.load_assessment(id).findings if item.evidence)
    key = passage_key(found.evidence[0].passage)
    for verdict in (
        decision(id, found.criterion, "", DecisionAction.NOT_APPLICABLE),
        decision(id, found.criterion, key, DecisionAction.COVERS_GAP, reviewer="Per"),
    ):
        store.append_decision(verdict)
    open_page(app, "review", plan=id, what="all", entry=f"{found.criterion}~{key[:12]}")
    assert "ikke aktuelt (erstattet)" in drawn_text(app)


@pytest.fixture
def repeated(store):
    """A plan of a file without pages that says the same in two chapters; its id."""
    words = "Fylkeskommunen skal lede arbeidet."
    first, second = (
        replace(passage(words, heading=(chapter,)), page=None, boxes=())
        for chapter in ("Kapittel 1", "Kapittel 2")
    )
    last = passage("Partnerskapet skal møtes hvert år.")
    shown = [evidence("S3-01", spot) for spot in (first, second, last)]
    made = assessment([finding("S3-01", shown)], frameworks=(SMART,))
    return store.save_assessment(made, plan=PlanRecord("Plan for Haug"))


def test_next_passes_a_paragraph_that_the_plan_repeats(app, repeated):
    open_page(app, "review", plan=repeated, what="evidence", reviewer="Ola")
    for place in ("Kapittel 1", "Kapittel 2"):
        text = drawn_text(app)
        assert place in text
        assert "Den samme teksten er vist 2 ganger under dette kriteriet" in text
        button(app, "Neste").click().run()
    assert "Partnerskapet" in drawn_text(app)
    assert "Den samme teksten" not in drawn_text(app)


def test_the_same_words_twice_are_judged_together_and_accepted_once(app, store, repeated):
    open_page(app, "review", plan=repeated, what="todo", mode="list", reviewer="Ola")
    button(app, "som vises").click().run()
    made = [item.passage_key for item in store.decisions(repeated)]
    assert len(made) == len(set(made)) == 2
    assert button(app, "Angre")
    assert "Ingenting igjen i dette utvalget" in drawn_text(app)


def test_only_the_open_tab_of_the_review_is_computed(app, store, monkeypatch):
    asked = []
    monkeypatch.setattr("aligncheck.compare.error_rates", lambda plans: asked.append(1) or ())
    monkeypatch.setattr("views.error_rates.error_rates", lambda plans: asked.append(1) or ())
    open_page(app, "review", plan=plan_id(store), reviewer="Ola")
    assert not asked
    open_tab(app, "Treffsikkerhet")
    assert asked
