"""A plan is deleted under Corpus, or the page says why not."""

from pathlib import Path

import pytest
import streamlit as st

from aligncheck.store import JobStatus
from tests.app.drawn import button, drawn_text, open_page, plan_id


@pytest.fixture
def asked(app, store, monkeypatch):
    """The question whether to delete the first plan of the table, and that plan's row."""
    first = {"selection": {"rows": [0]}}
    monkeypatch.setattr(st, "dataframe", lambda *_, **__: first)
    open_page(app, "corpus")
    button(app, "Slett planen").click().run()
    return store.assessments()[0]


def test_a_plan_whose_file_is_held_open_stays_until_it_is_closed(app, store, asked, monkeypatch):
    path = store.save_file(b"%PDF-1.4 en plan")
    held = asked.sha256
    path = path.rename(path.with_name(f"{held}.pdf"))

    def refuse(self, missing_ok=False):
        raise PermissionError(13, "The process cannot access the file")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", refuse)
        button(app, "Ja, slett den").click().run()
    assert "Planen ble ikke slettet" in drawn_text(app)
    assert held in {row.sha256 for row in store.assessments()}
    button(app, "Ja, slett den").click().run()
    assert held not in {row.sha256 for row in store.assessments()}
    assert not path.exists()
    assert "Planen ble ikke slettet" not in drawn_text(app)


def test_who_deletes_a_plan_that_is_checked_again_is_told_that_it_comes_back(app, store, asked):
    assert "sjekkes på nytt" not in drawn_text(app)
    job = store.start_job("check_plan", {"files": [{"name": "a.md", "path": asked.sha256}]})
    app.run()
    assert "Planen sjekkes på nytt nå" in drawn_text(app)
    button(app, "Ja, slett den").click().run()
    assert store.job(job).status is JobStatus.RUNNING


GONE = "Planen finnes ikke lenger. Velg en annen."


def follow_link(app, page, **address):
    app.run()
    app.switch_page(f"views/{page}.py")
    for name, value in address.items():
        app.query_params[name] = value
    app.run()


def forget(store, id):
    store.forget(next(row.sha256 for row in store.assessments() if row.id == id))


def test_a_verdict_on_a_plan_that_was_deleted_meanwhile_falls_on_no_plan_at_all(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", reviewer="Ola")
    forget(store, id)  # by a colleague, or in another tab
    button(app, "Godta").click().run()
    assert store.every_decision() == ()
    assert GONE in [toast.value for toast in app.toast]
    assert GONE in drawn_text(app)
    assert app.selectbox(key="choose_plan_nb").value is None
    assert not [item for item in app.button if item.label.endswith("Godta")]


def test_the_list_accepts_nothing_of_a_plan_that_was_deleted_meanwhile(app, store):
    id = plan_id(store)
    open_page(app, "review", plan=id, what="evidence", mode="list", reviewer="Ola")
    forget(store, id)
    app.button(key="accept_visible").click().run()
    assert store.every_decision() == ()
    assert [toast.value for toast in app.toast] == [GONE]


@pytest.mark.parametrize("page", ["wheel", "connections", "review"])
def test_no_plan_stands_in_for_a_deleted_one_until_another_is_chosen(app, store, page):
    follow_link(app, page, plan="88bb4e7b")
    assert GONE in drawn_text(app)
    app.selectbox(key="choose_plan_nb").select_index(0).run()
    assert GONE not in drawn_text(app)
    assert app.query_params["plan"] == store.assessments()[0].id


@pytest.mark.parametrize("draft", ["old", "new"])
def test_a_link_to_a_draft_that_was_deleted_says_so(app, store, draft):
    follow_link(app, "drafts", **{draft: "88bb4e7b"})
    assert GONE in drawn_text(app)
    (choice,) = app.selectbox
    assert choice.value is None
    choice.select_index(0).run()
    assert GONE not in drawn_text(app)
    assert app.selectbox(key=f"choose_{draft}_nb").value == store.assessments()[0].id
