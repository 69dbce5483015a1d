"""Each page drawn without a browser: the logic behind what is seen."""

import html
import json
import re
from dataclasses import replace

import pytest
from altair import Undefined

from aligncheck.assessment import CriterionStatus
from aligncheck.compare import status_label
from aligncheck.decisions import Decision, DecisionAction, passage_key
from aligncheck.documents import CitedPage
from aligncheck.store import PlanRecord
from tests.app.conftest import RAW
from tests.app.drawn import button, drawn_text, open_page, open_tab, plan_id
from tests.sample_assessments import ANNEX, of_two_files
from views.matrix import WHOLE
from views.words import catalogue

PAGES = ["check", "wheel", "connections", "review", "compare", "drafts", "corpus", "method"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_page_draws_in_every_language(app, store, name, language):
    open_page(app, name, plan=plan_id(store), lang=language)
    assert not app.exception
    assert not RAW.search(drawn_text(app))
    assert catalogue()["common.privacy"].in_language(language) in drawn_text(app)


@pytest.mark.parametrize("asked", ["nn", "Nynorsk"])
def test_a_link_opens_in_its_language_whatever_the_browser_speaks(app, asked):
    open_page(app, "check", lang=asked)
    assert "Planane blir ikkje" in drawn_text(app)
    assert app.session_state["lang"] == "nn"


def test_a_chosen_language_stands_in_the_address(app):
    open_page(app, "check", lang="nb")
    app.segmented_control(key="lang").set_value("en").run()
    assert app.query_params["lang"] in ("en", ["en"])


def test_gaps_come_first_with_what_they_ask_and_what_was_searched(app, store):
    open_page(app, "check", plan=plan_id(store))
    text = drawn_text(app)
    assert "Kriteriet ber om" in text
    assert "Spør dere selv" in text
    assert "Det ble søkt i" in text
    assert "Hvor sikkert er det?" in text


def test_a_possible_gap_stands_first_among_the_weak_until_a_person_has_decided(app, store):
    id = plan_id(store)
    doubtful = [item for item in store.load_assessment(id).findings if item.is_uncertain]
    rows = [f"row_{item.criterion}" for item in doubtful]
    open_page(app, "check", plan=id, show="weak", criterion=doubtful[0].criterion)
    assert "Kriteriet har bare usikre avsnitt" in drawn_text(app)
    assert marked_rows(app) == rows
    spot = passage_key(doubtful[0].evidence[0].passage)
    store.append_decision(decision_on(store, id, f"{doubtful[0].criterion}~{spot}"))
    app.run()
    assert marked_rows(app) == rows[1:]


def marked_rows(app):
    return [item.key for item in app.button if item.label.endswith("mulig hull")]


@pytest.mark.parametrize(
    ("label", "action"),
    [
        ("Mangler virkelig", DecisionAction.REALLY_MISSING),
        ("Ikke aktuelt", DecisionAction.NOT_APPLICABLE),
    ],
)
def test_a_verdict_on_a_gap_is_kept_at_once(app, store, label, action):
    id = plan_id(store)
    open_page(app, "check", plan=id, reviewer="Kari")
    button(app, label).click().run()
    kept = store.decisions(id)
    assert [(item.action, item.reviewer, item.passage_key) for item in kept] == [
        (action, "Kari", "")
    ]
    assert kept[0].before == "no_evidence"
    assert kept[0].framework_version


def test_the_likeliest_targets_of_a_goal_are_shown_as_a_suggestion(app, store):
    id = plan_id(store)
    found = store.load_assessment(id).of_framework("SDG")
    goal, best = next(
        (item.criterion, item.evidence[0].targets[0])
        for item in found
        if item.evidence and item.evidence[0].targets[0].probability >= 0.3
    )
    status = next(item.status for item in found if item.criterion == goal)
    open_page(app, "check", plan=id, show=status, criterion=goal)
    number = best.target.removeprefix("SDG-")
    told = drawn_text(app).partition("Delmål (forslag):")[2].strip()
    assert told.startswith(f"{number} ")
    assert f"({round(100 * best.probability)}\u00a0%)" in told[:200]


@pytest.mark.parametrize(("status", "named"), [("no_evidence", True), ("covered", False)])
def test_unread_pages_are_named_beside_the_gaps_and_only_there(app, store, status, named):
    id = plan_id(store)
    whole = store.load_assessment(id)
    document = replace(whole.document, sha256="0" * 64, unread_pages=(4, 7, 8))
    id = store.save_assessment(replace(whole, document=document))
    open_page(app, "check", plan=id, show=status)
    told = f"3 av {document.pages} sider kunne ikke leses (side 4, 7–8)"
    assert (told in drawn_text(app)) == named


@pytest.mark.parametrize(
    ("language", "told"), [("nb", "Side iv (PDF-side {page})"), ("en", "Page iv (PDF page {page})")]
)
def test_both_numbers_of_a_page_are_shown_where_they_differ(app, store, language, told):
    labelled = with_labels(store.load_assessment(plan_id(store)), "iv")
    found = next(item for item in labelled.findings if item.evidence)
    id = store.save_assessment(labelled)
    app.session_state["lang"] = language
    open_page(app, "check", plan=id, show=found.status, criterion=found.criterion)
    assert not app.exception
    assert told.format(page=found.evidence[0].passage.page) in drawn_text(app)


def test_a_page_without_a_printed_number_is_named_by_its_place_in_the_file(app, store):
    labelled = with_labels(store.load_assessment(plan_id(store)), "")
    gap = next(item for item in labelled.findings if item.near_misses and not item.evidence)
    id = store.save_assessment(labelled)
    open_page(app, "check", plan=id, show=gap.status, criterion=gap.criterion)
    page = gap.near_misses[0].passage.page
    assert f"Det nærmeste står på side {page} i PDF-filen, med" in drawn_text(app)


def test_a_card_names_the_file_where_the_plan_has_several(app, store):
    whole = store.load_assessment(plan_id(store))
    found = next(item for item in whole.findings if item.evidence)
    spot, name = found.evidence[0].passage, "ved<b>legg</b>.pdf"
    id = store.save_assessment(with_passages(whole, lambda item: moved(item, spot, name), "2" * 64))
    open_page(app, "check", plan=id, show=found.status, criterion=found.criterion)
    assert not app.exception
    told = f"Side {spot.page} i {html.escape(name)}"
    assert told in " ".join(str(element.body) for element in app.get("html"))


def moved(passage, spot, file):
    """The passage in that file where it is the spot, else as it was."""
    return replace(passage, file=file) if passage == spot else passage


def with_labels(whole, label):
    """The assessment of a plan whose pages all bear that number."""
    return with_passages(whole, lambda item: replace(item, page_label=label), "1" * 64)


def with_passages(whole, change, sha256):
    """The assessment of another plan, whose passages are changed so."""

    def changed(items):
        return tuple(replace(item, passage=change(item.passage)) for item in items)

    findings = tuple(
        replace(item, evidence=changed(item.evidence), near_misses=changed(item.near_misses))
        for item in whole.findings
    )
    passages = tuple(change(item) for item in whole.document.passages)
    document = replace(whole.document, sha256=sha256, passages=passages)
    return replace(whole, document=document, findings=findings)


def test_the_strip_shows_the_printed_numbers_below_its_squares():
    from views.strip import _printed

    told = _printed((CitedPage(1, ""), CitedPage(2, "1"), CitedPage(3, "2")))
    assert told == '["", "1", "2"][datum.value - 1]'
    assert _printed((CitedPage(1), CitedPage(2))) is Undefined


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


def decision_on(store, id, entry):
    """An acceptance of the queue's entry by Kari, as another tab would write it."""
    assessment = store.load_assessment(id)
    criterion, _, key = entry.partition("~")
    passages = [item.passage for found in assessment.findings for item in found.evidence]
    whole = next(passage_key(item) for item in passages if passage_key(item).startswith(key))
    return Decision(
        assessment_id=id,
        criterion=criterion,
        passage_key=whole,
        action=DecisionAction.ACCEPT,
        before="3",
        after="3",
        reason="",
        reviewer="Kari",
        at="2026-11-22T10:00:00+00:00",
        model="m",
        framework_version="1",
    )


def test_a_click_on_a_gap_that_is_one_no_more_stays_with_its_criterion(app, store):
    id = plan_id(store)
    gaps = [item for item in store.load_assessment(id).findings if not item.evidence]
    open_page(app, "check", plan=id, criterion=gaps[1].criterion, reviewer="Kari")
    button(app, "Ikke aktuelt").click().run()
    kept = store.decisions(id)[0]
    store.append_decision(replace(kept, action=DecisionAction.UNDO))
    app.query_params["criterion"] = gaps[1].criterion
    app.run()
    store.append_decision(kept)  # another reviewer closes the gap while it stands on this screen
    button(app, "Mangler virkelig").click().run()
    assert store.decisions(id)[-1].criterion == gaps[1].criterion


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


def test_a_weak_criterion_says_what_would_lift_it(app, store):
    open_page(app, "check", plan=plan_id(store), show="weak")
    assert "Det sterkeste avsnittet" in drawn_text(app)


def test_the_report_of_the_new_draft_is_downloaded_with_what_changed(app, store):
    old, new = plan_id(store), plan_id(store, "Regional plan for Vidstrand, utkast 2")
    open_page(app, "drafts", old=old, new=new)
    labels = [item.proto.label for item in app.get("download_button")]
    assert "Rapport med endringene (Excel)" in labels


def test_the_plan_with_the_likest_name_is_the_earlier_draft_until_one_is_chosen(app, store):
    open_page(app, "drafts", plan=plan_id(store, "Regional plan for Vidstrand, utkast 2"))
    assert app.selectbox(key="choose_old").value == plan_id(store)
    assert "neppe to utkast" not in drawn_text(app)


def test_two_plans_held_against_each_other_as_drafts_are_said_to_be_two(app, store):
    other = next(row.id for row in store.assessments() if "Vidstrand" not in row.title)
    open_page(app, "drafts", old=other, new=plan_id(store))
    assert "Dette er neppe to utkast av samme plan" in drawn_text(app)


def test_a_word_that_was_looked_for_with_any_ending_is_not_shown_as_cut(app, store):
    id = plan_id(store)
    whole = store.load_assessment(id)
    gap = next(item for item in whole.findings if item.status is CriterionStatus.NO_EVIDENCE)
    framework = next(item for item in whole.frameworks if item.id == gap.framework)
    terms = framework.criterion(gap.criterion).terms["nb"]
    first = next(term for term in terms if "~" not in term and "*" in term)
    open_page(app, "check", plan=id, criterion=gap.criterion)
    shown = drawn_text(app).partition("Blant ordene det ble lett etter: ")[2].partition(".")[0]
    assert first.replace("*", "…") in shown.split(", ")


def test_a_status_in_the_table_of_the_wheel_is_never_broken(app, store):
    open_page(app, "wheel", plan=plan_id(store))
    drawn = " ".join(str(getattr(item, "body", "") or "") for item in app.get("html"))
    assert '<td class="unbroken">●' in drawn


def test_the_filter_in_the_address_stands_on_the_screen(app, store):
    open_page(app, "check", plan=plan_id(store), show="covered", framework="SDG")
    assert app.selectbox(key="choose_framework").value == "SDG"
    assert "● Dekket" in drawn_text(app)


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
    open_tab(app, "To gjennomgåere")
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


def test_plans_stand_beside_each_other_with_their_pages(app, store):
    open_page(app, "compare")
    assert not app.exception
    columns = list(app.dataframe[0].value.columns)
    assert len(columns) == 5
    assert "av 4 planer dekker" in drawn_text(app)


def test_it_is_said_how_many_plans_of_how_many_are_compared(app, store):
    open_page(app, "compare")
    assert [item.label for item in app.expander] == ["Planer som sammenlignes: 4 av 4"]
    app.multiselect[0].unselect(plan_id(store)).run()
    assert [item.label for item in app.expander] == ["Planer som sammenlignes: 3 av 4"]
    assert len(app.dataframe[0].value.columns) == 4


def test_a_plan_is_forgotten_after_a_question(app, store):
    open_page(app, "corpus")
    assert len(app.dataframe[0].value) == 4


def test_the_corpus_is_filtered_by_what_passages_can_be_found_for(app, store):
    open_page(app, "corpus")
    choice = next(item for item in app.selectbox if item.key == "choose_status")
    assert len(choice.options) == 3
    assert status_label(CriterionStatus.NO_EVIDENCE, "nb") not in choice.options


def test_a_search_by_words_finds_passages_with_their_page(app, store):
    open_page(app, "corpus", search="havvind")
    assert "ordene står der" in drawn_text(app) or "Ingen avsnitt passer" in drawn_text(app)


def test_a_hit_in_a_plan_of_several_files_names_its_own(app, store):
    whole = of_two_files()
    first, annex, note = whole.document.passages
    unpaged = replace(note, page=None, boxes=(), file="notat.docx")
    document = replace(whole.document, passages=(first, annex, unpaged))
    plan = PlanRecord("Øyplanen", files=("11", "22"))
    store.save_assessment(replace(whole, document=document, findings=()), plan=plan)
    open_page(app, "corpus", search='"grønn industri"')
    assert f"Øyplanen · Side 3 i {ANNEX} · " in drawn_text(app)
    app.text_input(key="search").set_value('"nevnes i forordet"').run()
    assert "Øyplanen · notat.docx · " in drawn_text(app)


def test_the_method_says_in_plain_words_how_often_the_tool_is_right(app, store):
    app.session_state["method_tabs"] = "Slik vurderes planen"
    open_page(app, "method")
    text = drawn_text(app)
    assert "Målte tall" in text
    assert re.search(r"falske hull\)\s+\d+\s%\s+\d+\s% – \d+\s%\s+\d+", text)
    assert "figures:" not in app.code[0].value
