"""Each page drawn without a browser: the logic behind what is seen."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit

from aligncheck.assessment import CriterionStatus
from aligncheck.batch.waiting import WaitingLine
from aligncheck.compare import status_label
from aligncheck.decisions import DecisionAction, passage_key
from aligncheck.launch import SAMPLE
from aligncheck.store import PlanRecord
from tests.app.conftest import RAW
from tests.app.decided import checked_again
from tests.app.drawn import drawn_text, open_page, plan_id
from tests.sample_assessments import (
    ANNEX,
    SMART,
    assessment,
    evidence,
    finding,
    of_two_files,
    passage,
)
from tests.store.samples import decision
from views.place import told_apart
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


def test_a_link_keeps_plan_and_language_where_another_page_is_chosen_before_it_stands(
    app, store, monkeypatch
):
    asked = plan_id(store)
    store.save_assessment(of_two_files())
    with monkeypatch.context() as before_it_stands:
        before_it_stands.setattr("streamlit.navigation", lambda pages: streamlit.stop())
        open_page(app, "check", plan=asked, lang="nn")
    app.query_params.clear()
    app.switch_page("views/review.py").run()
    assert app.query_params["plan"] in (asked, [asked])
    assert "Planane blir ikkje" in drawn_text(app)


def test_a_chosen_language_stands_in_the_address(app):
    open_page(app, "check", lang="nb")
    app.segmented_control(key="lang").set_value("en").run()
    assert app.query_params["lang"] in ("en", ["en"])


def test_a_status_in_the_table_of_the_wheel_is_never_broken(app, store):
    open_page(app, "wheel", plan=plan_id(store))
    drawn = " ".join(str(getattr(item, "body", "") or "") for item in app.get("html"))
    assert '<td class="unbroken">●' in drawn


def test_each_choice_of_targets_is_offered_once(app, store):
    open_page(app, "check", new="1")
    profiles = app.radio(key="profile")
    assert [option.partition(" ")[0] for option in profiles.options] == ["Norske", "Alle"]
    assert profiles.value == "regional-no"


def test_a_check_that_begins_is_found_again_though_a_plan_was_open(app, store, folder):
    with WaitingLine(folder).only_worker():
        open_page(app, "check", plan=plan_id(store))
        app.query_params["new"] = "1"
        del app.query_params["plan"]
        app.run()
        app.button(key="sample").click().run()
        job = store.job(app.query_params["job"])
        (file,) = job.payload["files"]
        assert Path(file["path"]).read_bytes() == SAMPLE.read_bytes()
        del app.query_params["job"]  # away to another page, and back by the menu
        app.run()
        assert "Planen dekker" not in drawn_text(app)
        assert "Venter" in drawn_text(app)


def test_the_downloaded_wheel_is_named_after_its_plan(app, store):
    open_page(app, "wheel", plan=plan_id(store))
    (picture,) = app.get("imgs") or app.get("image")
    assert "Regional plan for Vidstrand 2026–2037" in str(picture.proto)


def test_a_plan_is_forgotten_after_a_question(app, store):
    open_page(app, "corpus")
    assert len(app.dataframe[0].value) == 4


def test_the_corpus_is_filtered_by_what_passages_can_be_found_for(app, store):
    open_page(app, "corpus")
    choice = next(item for item in app.selectbox if item.key == "choose_status_nb")
    assert len(choice.options) == 3
    assert status_label(CriterionStatus.NO_EVIDENCE, "nb") not in choice.options


def test_the_table_of_the_corpus_holds_the_plans_that_its_search_looks_in(app, store):
    for county, name in (("Troms", "a.pdf"), ("troms ", "b.pdf"), ("Agder", "c.pdf")):
        made = assessment([], passages=[passage(f"Havn i {name}.")], name=name)
        store.save_assessment(made, plan=PlanRecord(name, county))
    open_page(app, "corpus", county="Troms", search="havn")
    assert sorted(app.dataframe[0].value["Fylke"]) == ["Troms", "troms "]
    assert "2 avsnitt" in drawn_text(app)


def test_a_search_by_words_finds_passages_with_their_page(app, store):
    open_page(app, "corpus", search="havvind")
    assert "ordene står der" in drawn_text(app) or "Ingen avsnitt passer" in drawn_text(app)


def test_a_search_that_finds_more_than_it_shows_says_so(app, store):
    spots = [passage(f"Fylket skal bygge sjøbod nummer {number}.") for number in range(21)]
    store.save_assessment(assessment([], passages=spots, frameworks=(SMART,)))
    open_page(app, "corpus", search="sjøbod")
    assert "De 20 beste avsnittene – det finnes flere." in drawn_text(app)
    app.text_input(key="search").set_value("sjøbod 20").run()
    assert "det finnes flere" not in drawn_text(app)


def test_a_passage_that_was_rejected_is_no_hit_where_what_is_covered_is_searched(app, store):
    spots = [passage(f"Fylket skal bygge {word} i Haug.") for word in ("bryggeriet", "kaia")]
    shown = [evidence("S3-01", spot) for spot in spots]
    made = assessment([finding("S3-01", shown)], frameworks=(SMART,))
    id = store.save_assessment(made, plan=PlanRecord("Plan for Haug"))
    open_page(app, "corpus", search="Haug", framework=SMART.id, status="covered")
    assert "bryggeriet" in drawn_text(app)
    rejected = decision(id, "S3-01", passage_key(spots[0]), DecisionAction.REJECT)
    store.append_decision(rejected)
    app.run()
    told = drawn_text(app)
    assert "kaia" in told
    assert "bryggeriet" not in told


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


def test_the_gaps_that_are_false_have_a_row_of_their_own():
    from views.measured import SHOWN

    named = {shown.text: shown.figure for shown in SHOWN}
    assert named["method.measured_false_gap"] == "gaps that are false"


def test_the_corpus_counts_what_people_decided_and_shows_no_pages_where_there_are_none(app, store):
    id = plan_id(store)
    row = next(row for row in store.assessments() if row.id == id)
    whole = store.load_assessment(id)
    gap = next(item for item in whole.findings if not item.evidence)
    store.append_decision(decision(id, gap.criterion, "", DecisionAction.NOT_APPLICABLE))
    unpaged = replace(whole.document, pages=0, sha256="ab" * 32)
    store.save_assessment(replace(whole, document=unpaged), plan=PlanRecord("Uten sider"))
    open_page(app, "corpus")
    table = app.dataframe[0].value.set_index("Plan")
    assert table.loc[row.title, "Uten funn"] == row.coverage.no_evidence - 1
    assert table.loc["Uten sider", "Sider"] == ""
    assert table.loc[row.title, "Sider"].strip() == str(row.pages)


def test_two_checks_of_one_title_and_day_are_told_apart_wherever_they_are_listed(app, store):
    first = plan_id(store)
    later = checked_again(store, first)
    names = told_apart(store.assessments())
    assert names[later] == f"{names[first]} (2)"
    open_page(app, "check", new="1")
    labels = {item.label.replace("\\", "") for item in app.button if item.key.startswith("recent_")}
    assert set(names.values()) == labels
    app.switch_page("views/corpus.py").run()
    days = app.dataframe[0].value.set_index("Plan").loc[names[first].partition(" · ")[0], "Sjekket"]
    assert sorted(days) == sorted({days.min(), f"{days.min()} (2)"})
