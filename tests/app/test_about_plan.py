"""What is known of a plan, corrected on its page."""

import io

import docx
import pytest

from aligncheck.reports import report, report_bytes
from aligncheck.store import PlanRecord
from tests.app.drawn import button, drawn_text, open_page, plan_id
from views.about_plan import record_of


def field(app, name):
    return next(item for item in app.text_input if item.key.endswith(f"_{name}"))


def correct(app, **texts):
    for name, text in texts.items():
        field(app, name).input(text)
    button(app, "Lagre").click().run()


def row_of(store, id):
    return next(row for row in store.assessments() if row.id == id)


def test_a_correction_shows_at_once_on_the_page_in_the_library_in_compare_and_reports(app, store):
    id = plan_id(store)
    before, decided = store.load_assessment(id), store.decisions(id)
    open_page(app, "check", plan=id)
    correct(app, title="Plan for Vidstrand og Nes", county="Nesland", year="2031")
    assert "Plan for Vidstrand og Nes" in drawn_text(app)
    assert "Nesland · Regional plan · 2031" in drawn_text(app)
    assert field(app, "county").value == "Nesland"
    row = row_of(store, id)
    assert (row.title, row.county, row.year) == ("Plan for Vidstrand og Nes", "Nesland", 2031)
    assert (store.load_assessment(id), store.decisions(id)) == (before, decided)
    word = docx.Document(
        io.BytesIO(report_bytes(report(before, language="nb", named=row.title), "docx"))
    )
    assert any("Plan for Vidstrand og Nes" in part.text for part in word.paragraphs)
    app.switch_page("views/corpus.py").run()
    listed = app.dataframe[0].value
    assert ("Plan for Vidstrand og Nes", "Nesland", "2031") in list(
        zip(listed["Plan"], listed["Fylke"], listed["År"], strict=True)
    )
    app.switch_page("views/compare.py").run()
    assert any("Plan for Vidstrand og Nes" in name for name in app.dataframe[0].value.columns)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("title", " ", "Planen må ha et navn"),
        ("year", "20215", "«20215» kan ikke være planens år. Skriv et årstall fra 1950 til 2100"),
        ("year", "i fjor", "«i fjor» kan ikke være planens år"),
        ("county", "18", "«18» er ikke navnet på et fylke"),
        ("adopted", "31.2.2026", "«31.2.2026» kan ikke være datoen"),
        ("adopted", "2026-W25-1", "«2026-W25-1» kan ikke være datoen"),
    ],
)
def test_what_cannot_be_right_is_said_and_not_kept(app, store, name, text, told):
    id = plan_id(store)
    before = row_of(store, id)
    open_page(app, "check", plan=id)
    correct(app, **{name: text})
    assert told in drawn_text(app)
    assert row_of(store, id) == before


def test_a_plan_opens_whatever_a_list_of_plans_calls_the_day_it_was_adopted(app, store):
    id = plan_id(store)
    store.describe(id, PlanRecord(adopted="2024-mai-15"))
    open_page(app, "check", plan=id)
    assert "2024-mai-15" in drawn_text(app)


def test_a_tab_that_was_left_open_keeps_its_correction_and_that_of_another(app, store):
    id = plan_id(store)
    open_page(app, "check", plan=id)
    row = row_of(store, id)
    other = PlanRecord(row.title, "Troms", row.municipality, row.year, row.plan_type, row.adopted)
    store.correct(id, other)
    correct(app, title="Plan for Vidstrand og Nes")
    row = row_of(store, id)
    assert (row.title, row.county) == ("Plan for Vidstrand og Nes", "Troms")
    assert "Plan for Vidstrand og Nes" in drawn_text(app)


def test_a_tab_that_was_left_open_corrects_no_plan_that_is_gone(app, store):
    id = plan_id(store)
    open_page(app, "check", plan=id)
    store.forget(row_of(store, id).sha256)
    correct(app, title="Plan for Vidstrand og Nes")
    assert not app.exception
    assert all(row.title != "Plan for Vidstrand og Nes" for row in store.assessments())


def test_a_field_may_be_emptied(app, store):
    id = plan_id(store)
    open_page(app, "check", plan=id)
    correct(app, county="", year="", plan_type="")
    assert "Fylke, kommune, plantype og år er ikke oppgitt." in drawn_text(app)
    row = row_of(store, id)
    assert (row.county, row.year, row.plan_type) == (None, None, None)


@pytest.mark.parametrize("written", ["15.6.2026", "15.06.2026", "15. 6. 2026", "2026-06-15"])
def test_a_day_is_read_as_people_write_it(written):
    assert record_of({"title": "Plan", "adopted": written}).adopted == "2026-06-15"
