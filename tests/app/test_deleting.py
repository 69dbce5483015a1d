"""A plan is deleted under Corpus, or the page says why not."""

from pathlib import Path

import pytest
import streamlit as st

from aligncheck.store import JobStatus
from tests.app.drawn import button, drawn_text, open_page


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
