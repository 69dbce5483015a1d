"""Several files at once: one plan of several files, or several plans checked one after another."""

from urllib.parse import parse_qs

import pytest

from aligncheck.batch import app_worker
from aligncheck.batch.plan_job import JOB_KIND, guessed_title
from aligncheck.batch.unfinished import forget_upload
from aligncheck.batch.waiting import WaitingLine
from aligncheck.store import JobStatus
from tests.app.drawn import button, drawn_text, open_page
from tests.app.term_judge import judge_by_terms

TEXT = "Fylkeskommunen skal kutte klimagassutslipp med {} prosjekter i kommunene innen 2030."
FILES = [
    (f"klimaplan_{name}.md", f"# Tiltak\n\n{TEXT.format(name)}\n".encode(), "text/markdown")
    for name in ("nord", "sor", "vest")
]
BROKEN = ("odelagt_plan.pdf", b"%PDF-1.7\nnothing", "application/pdf")
COPY = ("kopi.md", FILES[0][1], "text/markdown")


@pytest.fixture
def app(app, monkeypatch):
    """The app without a worker of its own; the test says when the checks are done."""
    judge_by_terms(monkeypatch)
    return app


def work_through(store):
    assert app_worker.main([str(store.folder)]) == 0


def choose(app, files, choice=None):
    open_page(app, "check", new="1")
    app.file_uploader(key="uploads").set_value(files).run()
    if choice is not None:
        app.radio(key="files_are").set_value(choice).run()


def start(app):
    app.button(key="start").click().run()


def field(app, number, name):
    return [item for item in app.text_input if item.key.endswith(f"_{name}")][number]


def jobs(store):
    return sorted(store.jobs(JOB_KIND), key=lambda job: job.payload["place"])


def test_several_files_are_neither_one_plan_nor_several_before_the_person_has_said_it(app, store):
    choose(app, FILES)
    assert "Hva er de 3 filene?" in app.radio(key="files_are").label
    start(app)
    assert app.warning[0].value == "Velg først om filene er én plan eller flere planer."
    assert store.jobs(JOB_KIND) == ()


def test_one_file_asks_nothing_more(app):
    choose(app, FILES[:1])
    assert "files_are" not in {item.key for item in app.radio}


def test_files_of_one_plan_become_one_check(app, store):
    choose(app, FILES, "one")
    app.text_input(key="title").input("Klimaplanen")
    start(app)
    (job,) = store.jobs(JOB_KIND)
    assert len(job.payload["files"]) == 3
    assert (job.payload["title"], job.payload["batch"]) == ("Klimaplanen", "")


def test_files_of_several_plans_become_one_check_each_with_titles_that_can_be_corrected(app, store):
    choose(app, FILES, "several")
    assert button(app, "Sjekk 3 planer")
    assert field(app, 1, "title").value == "Klimaplan sor"
    field(app, 1, "title").input("Klimaplan for Sør")
    field(app, 1, "county").input("Vidstrand")
    field(app, 2, "title").input("")
    field(app, 2, "year").input("2031")
    start(app)
    assert "Sjekker 3 planer" in drawn_text(app)
    titles = [job.payload["title"] for job in jobs(store)]
    assert titles == ["Klimaplan nord", "Klimaplan for Sør", "Klimaplan vest"]
    work_through(store)
    app.run()
    assert "Sjekken av 3 planer er ferdig" in drawn_text(app)
    rows = store.assessments()[:3]
    assert [(row.title, row.county, row.year) for row in reversed(rows)] == [
        ("Klimaplan nord", None, None),
        ("Klimaplan for Sør", "Vidstrand", None),
        ("Klimaplan vest", None, 2031),
    ]
    button(app, "Åpne planen").click().run()
    assert app.query_params["plan"] in (rows[2].id, [rows[2].id])
    assert "Planen dekker" in drawn_text(app)


def test_plans_uploaded_together_are_compared_with_each_other_and_no_others(app, store):
    choose(app, FILES, "several")
    start(app)
    work_through(store)
    app.run()
    own = [row.id for row in reversed(store.assessments()[:3])]
    link = next(item.proto for item in app.get("page_link") if item.proto.page == "compare")
    assert parse_qs(link.query_string)["plans"] == [",".join(own)]
    open_page(app, "compare", plans=",".join(own))
    assert sorted(app.multiselect[0].value) == sorted(own)
    assert len(store.assessments()) > len(own)


def test_a_plan_that_fails_is_named_with_its_reason_and_stops_no_other(app, store):
    choose(app, [FILES[0], BROKEN, FILES[1]], "several")
    start(app)
    work_through(store)
    app.run()
    text = drawn_text(app)
    assert "2 av 3 sjekket · 1 kunne ikke sjekkes" in app.get("progress")[0].proto.text.replace(
        "\\", ""
    )
    failed = text.partition("2. Odelagt plan")[2].partition("3. Klimaplan sor")[0]
    assert "Kunne ikke sjekkes" in failed
    assert "Filen er skadet" in failed
    assert [job.status for job in jobs(store)] == [
        JobStatus.DONE,
        JobStatus.FAILED,
        JobStatus.DONE,
    ]
    assert not [path for path in (store.folder / "files").iterdir() if path.stat().st_size < 30]


def test_the_name_of_a_plan_that_failed_is_forgotten_when_its_user_goes_on(app, store):
    choose(app, [FILES[0], BROKEN], "several")
    start(app)
    work_through(store)
    app.run()
    app.button(key="leave").click().run()
    payloads = [job.payload for job in store.jobs(JOB_KIND) if job.status is JobStatus.FAILED]
    assert payloads == [{"ocr": False}]
    assert "Sjekk en plan" in drawn_text(app)


def test_what_remains_can_be_cancelled_and_leaves_no_files(app, store):
    before = sorted((store.folder / "files").iterdir())
    choose(app, FILES, "several")
    start(app)
    app.button(key="cancel_rest").click().run()
    assert {job.status for job in jobs(store)} == {JobStatus.CANCELLED}
    assert sorted((store.folder / "files").iterdir()) == before
    assert "Klimaplan vest" in drawn_text(app)


def test_one_check_of_several_can_be_cancelled(app, store):
    choose(app, FILES, "several")
    start(app)
    button(app, "Avbryt", nth=1).click().run()
    work_through(store)
    assert [job.status for job in jobs(store)] == [
        JobStatus.DONE,
        JobStatus.CANCELLED,
        JobStatus.DONE,
    ]


def test_a_scan_among_several_is_read_as_pictures_in_its_old_place(app, store):
    choose(app, FILES, "several")
    start(app)
    scan = jobs(store)[1]
    store.fail_job(scan.id, "document:no_text")
    WaitingLine(store.folder).remove(scan.id)
    app.run()
    button(app, "Les sidene som bilder").click().run()
    again = store.jobs(JOB_KIND, batch=jobs_batch(app))
    titles = {job.payload["place"]: (job.payload["title"], job.payload["ocr"]) for job in again}
    assert titles == {
        0: ("Klimaplan nord", False),
        1: ("Klimaplan sor", True),
        2: ("Klimaplan vest", False),
    }
    assert store.job(scan.id).payload == {"ocr": False}


def test_a_scan_that_another_tab_has_sent_on_is_not_checked_twice(app, store):
    choose(app, FILES, "several")
    start(app)
    scan = jobs(store)[1]
    store.fail_job(scan.id, "document:no_text")
    WaitingLine(store.folder).remove(scan.id)
    app.run()
    store.start_job(JOB_KIND, {**scan.payload, "ocr": True})
    forget_upload(store, scan.id, wholly=True)
    button(app, "Les sidene som bilder").click().run()
    places = [job.payload["place"] for job in store.jobs(JOB_KIND, batch=jobs_batch(app))]
    assert sorted(places) == [0, 1, 2]
    assert not app.exception


def jobs_batch(app):
    named = app.query_params["batch"]
    return named if isinstance(named, str) else named[0]


def test_a_year_that_cannot_be_right_is_said_with_its_file_and_nothing_starts(app, store):
    choose(app, FILES, "several")
    field(app, 2, "year").input("20215")
    start(app)
    assert "klimaplan_vest.md: «20215» kan ikke være planens år" in drawn_text(app)
    assert store.jobs(JOB_KIND) == ()


def test_the_same_file_twice_is_checked_once(app, store):
    choose(app, [*FILES, COPY], "several")
    assert "«kopi.md» har samme innhold som «klimaplan_nord.md»" in drawn_text(app)
    assert button(app, "Sjekk 3 planer")


def test_the_way_in_leads_back_to_plans_that_are_being_checked(app, store):
    choose(app, FILES, "several")
    start(app)
    app.button(key="leave").click().run()
    assert "0 av 3 sjekket" in drawn_text(app)
    app.button(key="back_to").click().run()
    assert "Sjekker 3 planer" in drawn_text(app)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("regional_plan_2026-2037.pdf", "Regional plan 2026-2037"),
        ("Klima%20og%20energi.docx", "Klima og energi"),
        ("C:\\planer\\plan.v2.pdf", "Plan.v2"),
        ("___.pdf", "___"),
    ],
)
def test_a_title_is_guessed_from_the_files_name(name, title):
    assert guessed_title(name) == title


def test_a_file_in_a_foreign_format_is_refused_in_words_before_anything_starts(app):
    sheet = ("ark.xlsx", b"PK", "application/vnd.ms-excel")
    choose(app, [sheet])
    assert "«ark.xlsx» er ikke et format som kan leses." in drawn_text(app)
    assert app.button(key="start").disabled
    choose(app, [("UTEN ENDELSE", b"%PDF-1.7", "application/octet-stream")])
    assert not app.button(key="start").disabled


def test_a_file_that_is_too_large_is_refused_in_words(app, monkeypatch):
    monkeypatch.setattr("views.entry.MEGABYTE", 1)
    choose(app, [("stor.md", b"x" * 101, "text/markdown")])
    assert "«stor.md» er større enn 100 MB." in drawn_text(app)
    assert app.button(key="start").disabled


def test_the_way_in_leads_back_to_the_one_plan_that_is_being_checked(app, store):
    choose(app, FILES[:1])
    start(app)
    (job,) = jobs(store)
    del app.query_params["job"]
    open_page(app, "check", new="1")
    assert "«Klimaplan nord» sjekkes:" in drawn_text(app)
    app.button(key=f"go_{job.id}").click().run()
    assert "Sjekker planen" in drawn_text(app)
    work_through(store)
    del app.query_params["job"]
    open_page(app, "check", new="1")
    assert "sjekkes:" not in drawn_text(app)
    assert "Klimaplan nord" in [item.label for item in app.button]
