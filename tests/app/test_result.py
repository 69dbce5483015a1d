"""The page of a checked plan: gaps, quotes with their pages, and a person's verdict on a gap."""

import html
from dataclasses import replace

import pytest

from aligncheck.assessment import CriterionStatus
from aligncheck.decisions import DecisionAction, passage_key
from aligncheck.documents import Language, few_passages_text
from aligncheck.grading.ladder import ANALYSIS
from aligncheck.store import PlanRecord
from tests.app.decided import decision_on
from tests.app.drawn import button, drawn_text, open_page, plan_id
from tests.sample_assessments import SMART, assessment, evidence, finding, passage
from tests.store.samples import decision
from views.quote import quotation


def test_gaps_come_first_with_what_they_ask_and_what_was_searched(app, store):
    open_page(app, "check", plan=plan_id(store))
    text = drawn_text(app)
    assert "Kriteriet ber om" in text
    assert "Spør dere selv" in text
    assert "Det ble søkt i" in text
    assert "Hvor sikkert er det?" in text


@pytest.mark.parametrize(
    ("kept", "told"),
    [('[["nb",42],["en",1]]', "43 avsnitt lest"), ("[]", "Ingen av avsnittene er sikre nok funn")],
)
def test_how_much_was_read_is_told_as_it_was_kept_with_the_check(app, store, kept, told):
    with store.database.writing() as connection:
        connection.execute("UPDATE assessments SET languages = ?", (kept,))
    open_page(app, "check", plan=plan_id(store))
    text = drawn_text(app)
    assert told in text
    assert ("avsnitt lest" in text) == (kept != "[]")


def test_a_plan_is_shown_although_the_address_still_asks_for_a_new_one(app, store):
    open_page(app, "check", plan=plan_id(store), new="1")
    assert "Planen dekker" in drawn_text(app)
    assert "new" not in app.query_params


def test_whoever_asks_for_another_plan_gets_the_way_in(app, store):
    app.session_state["plan"] = plan_id(store)
    open_page(app, "check", new="1")
    assert "Planen dekker" not in drawn_text(app)


def test_passages_stand_in_the_plans_own_order_also_where_it_has_no_pages_or_several_files(
    app, store
):
    spots = [
        replace(passage("Havna i hovedfila.", page=9), file="plan.pdf"),
        replace(passage("Kaia i vedlegget.", page=1), file="vedlegg.pdf"),
        replace(passage("Brygga i notatet."), page=None, boxes=(), file="notat.docx"),
    ]
    shown = [evidence("S3-01", spot, 5 - n) for n, spot in enumerate(reversed(spots))]
    made = assessment([finding("S3-01", shown)], passages=spots, frameworks=(SMART,))
    id = store.save_assessment(made, plan=PlanRecord("Plan for Haug"))
    open_page(app, "check", plan=id, show="covered", order="page")
    told = drawn_text(app)
    at = [told.index(spot.text) for spot in spots]
    assert at == sorted(at)
    app.selectbox(key="choose_order_nb").select_index(0).run()
    assert drawn_text(app).index(spots[2].text) < drawn_text(app).index(spots[0].text)


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


def test_a_weak_criterion_says_what_would_lift_it_and_a_possible_gap_does_not(app, store):
    id = plan_id(store)
    weak = [
        item
        for item in store.load_assessment(id).findings
        if item.status is CriterionStatus.WEAK and item.criterion not in ANALYSIS
    ]
    for uncertain in (False, True):
        found = next(item for item in weak if item.is_uncertain is uncertain)
        open_page(app, "check", plan=id, show="weak", criterion=found.criterion)
        told = drawn_text(app)
        assert f"·  {found.criterion}" in told
        assert ("Dette kan styrke det" in told) is not uncertain


def test_a_word_that_was_looked_for_with_any_ending_is_not_shown_as_cut(app, store):
    id = plan_id(store)
    whole = store.load_assessment(id)
    gap = next(item for item in whole.findings if item.status is CriterionStatus.NO_EVIDENCE)
    framework = next(item for item in whole.frameworks if item.id == gap.framework)
    terms = framework.criterion(gap.criterion).terms["nb"]
    first = next(term for term in terms if "~" not in term and term.find("*") == len(term) - 1)
    open_page(app, "check", plan=id, criterion=gap.criterion)
    shown = drawn_text(app).partition("Blant ordene det ble lett etter: ")[2].partition(".")[0]
    assert first.replace("*", "…") in shown.split(", ")


def test_the_filter_in_the_address_stands_on_the_screen(app, store):
    open_page(app, "check", plan=plan_id(store), show="covered", framework="SDG")
    assert app.selectbox(key="choose_framework_nb").value == "SDG"
    assert "● Dekket" in drawn_text(app)


def test_the_open_criterion_is_marked_by_a_sign_beside_its_colour(app, store):
    id = plan_id(store)
    gaps = [item.criterion for item in store.load_assessment(id).findings if not item.evidence]
    open_page(app, "check", plan=id, criterion=gaps[1])
    assert [item.key for item in app.button if item.label.startswith("▸ ○ ")] == [f"row_{gaps[1]}"]


def test_quotes_say_the_language_they_are_written_in():
    quote = quotation("Vi skal kutte", spoken=Language.NB, css="quote")
    assert quote.source == '<blockquote lang="nb" class="quote">Vi skal kutte</blockquote>'
    assert "lang" not in quotation("Leat", spoken=Language.OTHER, css="quote").source


def test_a_verdict_that_a_later_one_replaced_is_marked_so_and_stands_below(app, store):
    id = plan_id(store)
    gap = next(item for item in store.load_assessment(id).findings if not item.evidence)
    for action, name in (("not_applicable", "Kari"), ("really_missing", "Per")):
        verdict = decision(id, gap.criterion, "", DecisionAction(action), reviewer=name)
        store.append_decision(verdict)
    open_page(app, "check", plan=id, criterion=gap.criterion)
    told = drawn_text(app)
    assert "ikke aktuelt (erstattet)" in told
    assert "mangler virkelig (erstattet)" not in told
    assert told.index("mangler virkelig") < told.index("(erstattet)")


def test_a_passage_without_a_page_is_shown_between_its_neighbours(app, store):
    whole = store.load_assessment(plan_id(store))
    found = next(item for item in whole.findings if item.evidence)
    unpaged = with_passages(whole, lambda item: replace(item, page=None, boxes=()), "3" * 64)
    id = store.save_assessment(replace(unpaged, document=replace(unpaged.document, pages=0)))
    open_page(app, "check", plan=id, show=found.status, criterion=found.criterion)
    assert not [item for item in app.button if item.label == "Vis på siden"]
    button(app, "Vis i sammenhengen").click().run()
    texts = [item.text for item in unpaged.document.passages]
    shown = next(item for item in unpaged.findings if item.criterion == found.criterion)
    at = texts.index(shown.evidence[0].passage.text)
    assert " ".join(texts[at + 1].split()) in " ".join(drawn_text(app).split())
    assert "ingen sider å vise" not in drawn_text(app)


@pytest.mark.parametrize(
    ("language", "told"),
    [("nb", "Bare 1 avsnitt ble lest – er dette hele planen?"), ("en", "Only 1 passage was read")],
)
def test_a_result_that_rests_on_hardly_any_text_asks_whether_that_is_the_plan(
    app, store, language, told
):
    whole = store.load_assessment(plan_id(store))
    one = next(item for item in whole.document.passages if item.is_evidence)
    short = replace(whole.document, sha256="4" * 64, passages=(one,))
    id = store.save_assessment(replace(whole, document=short))
    app.session_state["lang"] = language
    open_page(app, "check", plan=id)
    assert told in drawn_text(app)
    assert few_passages_text(whole.document) == ""
