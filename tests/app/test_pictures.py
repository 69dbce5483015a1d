"""A plan of which some pages are pictures: the app offers to read them, by a new check."""

from dataclasses import replace

import pytest

from aligncheck.batch import app_worker
from aligncheck.batch.plan_job import JOB_KIND, PlanFile, PlanJob, to_payload
from aligncheck.batch.waiting import WaitingLine
from aligncheck.decisions import DecisionAction, passage_key
from aligncheck.store import PlanRecord
from tests.app.drawn import drawn_text, open_page
from tests.app.term_judge import judge_by_terms
from tests.documents.test_scans import needs_tesseract, picture_of_text, scan
from tests.store.samples import decision
from views import pictures

TEXT = "Fylkeskommunen skal kutte klimagassutslipp med ti prosjekter innen 2030."
SAID = PlanRecord("Klimaplan for Nord", "Vidstrand", None, 2026)
LABELS = {
    "nb": "Les sidene som er bilder (OCR)",
    "nn": "Les sidene som er bilete (OCR)",
    "en": "Read the pages that are pictures (OCR)",
}


@pytest.fixture
def app(app, monkeypatch):
    """The app without a worker of its own; Tesseract seems to be there in any case."""
    judge_by_terms(monkeypatch)
    monkeypatch.setattr(pictures, "tesseract", lambda: "tesseract")
    return app


@pytest.fixture
def half_scan(tmp_path):
    return scan(tmp_path / "half.pdf", picture_of_text(), text=TEXT).read_bytes()


@pytest.fixture
def checked(app, store, half_scan):
    """The id of the checked plan; its first page is a picture, its second one is text."""
    return check(store, [("half.pdf", half_scan)])


def check(store, files, *, record=SAID):
    kept = tuple(PlanFile(name, str(store.save_file(data, name=name))) for name, data in files)
    job = PlanJob("Klimaplan", kept, ("EGD", "SDG"), "regional-no", False, record, "batch", 3)
    id = store.start_job(JOB_KIND, to_payload(job))
    WaitingLine(store.folder).add(id)
    return work_through(store, id)


def work_through(store, id):
    assert app_worker.main([str(store.folder)]) == 0
    return store.job(id).result["assessment"]


def keys(app):
    return {item.key for item in app.button}


def click(app, store):
    """The check that the click led to."""
    app.button(key="read_pictures").click().run()
    assert not app.exception
    named = app.query_params["job"]
    return store.job(named if isinstance(named, str) else named[0])


@pytest.mark.parametrize("language", LABELS)
def test_reading_the_pictures_is_offered_in_the_persons_language(app, checked, language):
    app.session_state["lang"] = language
    open_page(app, "check", plan=checked)
    assert app.button(key="read_pictures").label == LABELS[language]


def test_a_click_begins_a_check_of_the_same_file_with_ocr(app, store, checked):
    (first,) = store.jobs(JOB_KIND)
    again = click(open_page(app, "check", plan=checked, at="2"), store)
    same = ("files", "frameworks", "profile")
    assert [again.payload[name] for name in same] == [first.payload[name] for name in same]
    assert (again.payload["ocr"], again.payload["title"]) == (True, SAID.title)
    assert again.payload["batch"] == ""
    assert WaitingLine(store.folder).first() == again.id
    assert "Sjekker planen" in drawn_text(app)
    assert "at" not in app.query_params


def test_two_tabs_begin_one_check(app, store, checked):
    first = click(open_page(app, "check", plan=checked), store)
    del app.query_params["job"]
    assert click(app.run(), store).id == first.id
    assert len(store.jobs(JOB_KIND)) == 2


@needs_tesseract
def test_the_new_check_has_read_the_pictures_and_the_old_one_stays_with_its_decisions(
    app, store, checked
):
    store.correct(checked, replace(SAID, county=None, municipality="Lauvdal"))
    found = next(item for item in store.load_assessment(checked).findings if item.evidence)
    key = passage_key(found.evidence[0].passage)
    store.append_decision(decision(checked, found.criterion, key, DecisionAction.ACCEPT))
    made, before = store.decisions(checked), store.load_assessment(checked)
    open_page(app, "check", plan=checked)
    assert "overtar du dem som gjelder avsnitt, på siden «Utkast mot utkast»" in drawn_text(app)
    read = work_through(store, click(app, store).id)
    app.run()
    assert app.query_params["plan"] in (read, [read])
    assert store.load_assessment(read).document.warnings == ("ocr:1",)
    assert "read_pictures" not in keys(app)
    assert store.load_assessment(checked) == before
    assert store.decisions(checked) == made
    row = next(row for row in store.assessments() if row.id == read)
    assert (row.title, row.county, row.municipality, row.year) == (
        SAID.title,
        None,
        "Lauvdal",
        SAID.year,
    )
    app.switch_page("views/drafts.py").run()
    app.button(key="take_over").click().run()
    assert [item.passage_key for item in store.decisions(read)] == [key]


@needs_tesseract
def test_where_the_pictures_were_read_already_that_check_is_opened(app, store, checked):
    read = work_through(store, click(open_page(app, "check", plan=checked), store).id)
    app.run()
    open_page(app, "check", plan=checked)
    assert "read_pictures" not in keys(app)
    app.button(key="open_read").click().run()
    assert app.query_params["plan"] in (read, [read])
    assert not {"read_pictures", "open_read"} & keys(app)


def test_a_picture_in_one_of_several_files_is_offered_too(app, store, half_scan):
    files = [("plan.md", f"# Tiltak\n\n{TEXT}\n".encode()), ("half.pdf", half_scan)]
    id = check(store, files)
    again = click(open_page(app, "check", plan=id), store)
    assert [file["name"] for file in again.payload["files"]] == ["plan.md", "half.pdf"]
    assert again.payload["ocr"]


def test_without_tesseract_the_notes_say_what_to_install(app, checked, monkeypatch):
    monkeypatch.setattr(pictures, "tesseract", lambda: None)
    open_page(app, "check", plan=checked)
    assert "read_pictures" not in keys(app)
    assert "Tesseract er ikke installert" in drawn_text(app)


def test_nothing_is_offered_where_the_file_is_gone(app, store, checked):
    store.files(store.load_assessment(checked).document.sha256)[0].unlink()
    open_page(app, "check", plan=checked)
    assert "read_pictures" not in keys(app)


@pytest.mark.parametrize("warnings", [("pages_lost:1",), ("ocr_failed:1",)])
def test_nothing_is_offered_where_ocr_cannot_help(app, store, half_scan, monkeypatch, warnings):
    read = app_worker.read_document
    monkeypatch.setattr(
        app_worker,
        "read_document",
        lambda path, *, ocr: replace(read(path, ocr=ocr), warnings=warnings),
    )
    id = check(store, [("half.pdf", half_scan)])
    open_page(app, "check", plan=id)
    assert "1 av 2 sider kunne ikke leses" in drawn_text(app)
    assert not {"read_pictures", "open_read"} & keys(app)
