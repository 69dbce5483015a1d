"""What the page of frameworks shows of a criterion."""

import re
from dataclasses import replace

import pytest

from aligncheck.assessment import CriterionStatus, Finding
from aligncheck.frameworks import builtin_frameworks, lint_framework, load_framework
from aligncheck.frameworks.loading import framework_file
from aligncheck.store import PlanRecord
from tests.app.drawn import drawn_text, open_page, plan_id
from views import own_framework
from views.words import escaped


def shown(app, framework, criterion, language="nb"):
    app.session_state["lang"] = language
    open_page(app, "method", **{"framework": framework, f"in_{framework}": criterion})
    assert not app.exception
    return drawn_text(app)


def between(text, start, end):
    return text.partition(start)[2].partition(end)[0]


def criterion(framework, id):
    own = next(item for item in builtin_frameworks() if item.id == framework)
    return own.criterion(id)


@pytest.mark.parametrize(
    ("language", "tab", "told"),
    [
        ("nb", "Eget rammeverk", "Last ned et innebygd rammeverk"),
        ("nn", "Eige rammeverk", "Last ned eit innebygd rammeverk"),
        ("en", "Your own framework", "download a built-in framework"),
    ],
)
def test_an_own_framework_begins_from_the_file_of_a_built_in_one(app, language, tab, told):
    app.session_state["method_tabs"] = tab
    open_page(app, "method", lang=language)
    assert not app.exception
    assert told in drawn_text(app)
    offered = [item.proto.label for item in app.get("download_button")]
    titles = [item.title.in_language(language) for item in builtin_frameworks()]
    assert offered == [escaped(title) for title in titles]


@pytest.mark.parametrize("id", [item.id for item in builtin_frameworks()])
def test_the_file_of_a_built_in_framework_is_ones_own_once_its_ids_are(id, store, app, tmp_path):
    source = framework_file(id).read_text("utf-8")
    copy = tmp_path / "own.toml"
    copy.write_text(re.sub(rf'"{id}(?=["\d-])', '"OWN', source), "utf-8")
    assert not lint_framework(copy)
    assert own_framework._clash(load_framework(framework_file(id))) is not None
    assert own_framework._clash(load_framework(copy)) is None


def own_copy_of_s3():
    """The file of the first built-in framework with ids of its own, and its title kept."""
    source = framework_file("S3").read_text("utf-8")
    return re.sub(r'"S3(?=["\d-])', '"OWN', source)


def test_an_own_framework_that_keeps_a_built_in_ones_title_does_not_take_its_place(app, store):
    folder = store.folder / "frameworks"
    folder.mkdir()
    (folder / "OWN.toml").write_text(own_copy_of_s3(), "utf-8")
    open_page(app, "check")
    app.text_input(key="title").input("Plan for Haug").run()
    assert app.session_state["frameworks"] == [item.id for item in builtin_frameworks()]


@pytest.mark.parametrize("page", ["review", "check", "wheel"])
def test_of_two_frameworks_of_one_title_the_chosen_one_is_shown(app, store, page):
    made = store.load_assessment(plan_id(store))
    first = made.frameworks[0]
    criteria = tuple(replace(item, id=item.id.replace(first.id, "OWN")) for item in first.criteria)
    own = replace(first, id="OWN", criteria=criteria)
    gaps = (Finding(item.id, "OWN", CriterionStatus.NO_EVIDENCE, 0, (), ()) for item in criteria)
    both = replace(made, frameworks=(*made.frameworks, own), findings=(*made.findings, *gaps))
    id = store.save_assessment(both, plan=PlanRecord("Plan for Haug"))
    open_page(app, page, plan=id, framework=first.id)
    app.run()
    assert app.session_state["choose_framework_nb"] == first.id
    assert not app.exception


def test_what_speaks_against_a_criterion_stands_among_the_warning_signs_with_its_section(app):
    text = shown(app, "S3", "S3-02")
    asked = between(text, "Punkter som kan sjekkes", "Faresignaler")
    against = between(text, "Faresignaler", "Eksempler")
    negative = [item for item in criterion("S3", "S3-02").requirements if item.negative]
    assert negative
    for item in negative:
        assert item.text.nb not in asked
        assert against.count(item.text.nb) == 1
        assert item.source.nb in against
    assert "Det finnes et stabilt team som har strategien som hovedoppgave" in asked
    assert "§2, tabell; §3.1" in asked


def test_each_criterion_names_the_sections_it_is_taken_from(app):
    text = shown(app, "S3", "S3-02")
    assert "Mariussen §2 (tabell), §3.1" in between(text, "Spør dere selv", "Punkter")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "investeringer som skaper verdi"),
        ("nn", "investeringar som skaper verdi"),
        ("en", "investments that create value"),
    ],
)
def test_ties_to_other_frameworks_are_shown_in_every_language(app, language, told):
    text = shown(app, "S3", "S3-11", language)
    goal = criterion("SDG", "SDG-08").label.in_language(language)
    assert f"SDG-08 {goal} ({told})" in text
    assert "SEED-" not in text


def test_a_goal_names_who_is_tied_to_which_of_its_targets(app):
    text = shown(app, "SDG", "SDG-08")
    assert f"EGD-03 {criterion('EGD', 'EGD-03').label.nb} (gjelder SDG-8.4)" in text


def test_an_element_of_the_green_deal_names_targets_with_source_and_counterparts(app):
    text = shown(app, "EGD", "EGD-01")
    assert "Overordnede mål" in text
    assert "Norske motstykker" in text
    assert "Forordning (EU) 2021/1119 (den europeiske klimaloven)" in text
    assert "Regulation (EU) 2021/1119" not in text


@pytest.mark.parametrize(
    ("language", "of_framework", "of_criterion"),
    [
        ("nb", "den binder ikke Norge", "EUs S3-veileder (RIS3 Guide), trinn 1"),
        ("nn", "ho bind ikkje Noreg", "EU sin S3-rettleiar (RIS3 Guide), steg 1"),
        ("en", "it does not bind Norway", "EU S3 guide (RIS3 Guide), step 1"),
    ],
)
def test_sources_are_told_in_the_language_on_the_screen(app, language, of_framework, of_criterion):
    text = shown(app, "S3", "S3-03", language)
    assert of_framework in text
    assert of_criterion in text
    assert "Guide to Research and Innovation Strategies for Smart Specialisation" in text


def test_a_warning_sign_stands_once_on_the_plans_page_too(app, store):
    open_page(app, "check", plan=plan_id(store), criterion="S3-02", show=status_of(store))
    (negative,) = [item for item in criterion("S3", "S3-02").requirements if item.negative]
    assert drawn_text(app).count(negative.text.nb) == 1


def status_of(store):
    found = store.load_assessment(plan_id(store)).findings
    return next(str(item.status) for item in found if item.criterion == "S3-02")
