"""A store with the sample plans in it, a server on it, and people who visit."""

import os
import re
import shutil
from pathlib import Path

import pytest

from aligncheck.assess import check, default_judge
from aligncheck.documents import read_document
from aligncheck.store import PlanRecord, open_store
from tests.app.browser import Visitor, chromium, served

SECONDS = 120  # for one page drawn without a browser
ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "corpus" / "plans"
IMAGES = ROOT / "docs" / "images"
SAMPLES = {
    "nb_regional_plan_vidstrand_2026-2037.pdf": PlanRecord(
        "Regional plan for Vidstrand 2026–2037", "Vidstrand", None, 2026, "Regional plan"
    ),
    "nb_regional_plan_vidstrand_2026-2037_draft2.pdf": PlanRecord(
        "Regional plan for Vidstrand, utkast 2", "Vidstrand", None, 2026, "Regional plan"
    ),
    "nn_strategi_lauvdal_2026-2032.pdf": PlanRecord(
        "Strategi for Lauvdal 2026–2032", "Vidstrand", "Lauvdal", 2026, "Strategi"
    ),
    "en_strategy_haugfjord_2026-2031.pdf": PlanRecord(
        "Strategy for Haugfjord 2026–2031", "Vidstrand", "Haugfjord", 2026, "Strategi"
    ),
}
RAW = re.compile(
    r"Traceback|\bno_evidence\b|\bnot_assessed\b|\bquery_params\b|File \"|\bNone\b|<[a-z]+ "
)
"""What must never be read on the screen."""


@pytest.fixture(scope="session")
def seeded(tmp_path_factory):
    """A data folder in which the sample plans have been checked."""
    folder = tmp_path_factory.mktemp("seeded")
    store, judge = open_store(folder), default_judge()
    for name, record in SAMPLES.items():
        kept = store.save_file((PLANS / name).read_bytes(), name=name)
        document = read_document(kept)
        store.save_assessment(check(document, judge=judge), plan=record)
    store.close()
    return folder


@pytest.fixture
def sample_id(seeded):
    opened = open_store(seeded)
    rows = {row.title: row.id for row in opened.assessments()}
    opened.close()
    return rows["Regional plan for Vidstrand 2026–2037"]


@pytest.fixture
def folder(seeded, tmp_path):
    """A copy of the seeded data folder that the test may change."""
    copy = tmp_path / "data"
    shutil.copytree(seeded, copy)
    return copy


@pytest.fixture
def store(folder):
    opened = open_store(folder)
    yield opened
    opened.close()


@pytest.fixture
def cookies():
    """What the browser brings along; a test may put a cookie in."""
    return {}


@pytest.fixture
def app(folder, cookies, monkeypatch):
    """The app in Bokmål on a store of its own, drawn without a browser."""
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    monkeypatch.setenv("ALIGNCHECK_DATA", str(folder))
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", cookies)
    st.cache_resource.clear()
    drawn = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    drawn.query_params["lang"] = "nb"
    yield drawn
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_server(seeded, tmp_path_factory):
    """One server for the tests that change nothing that another one looks at."""
    copy = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(seeded, copy)
    with served(copy) as server:
        yield server


@pytest.fixture
def visitor(browser, shared_server):
    """A person in Bokmål at 1280 pixels."""
    person = Visitor(browser, shared_server.url)
    yield person
    person.close()


@pytest.fixture
def take_picture(request):
    """Keeps screenshots for the documentation where ALIGNCHECK_IMAGES is set."""

    def take(person: Visitor, name: str) -> None:
        if os.environ.get("ALIGNCHECK_IMAGES"):
            person.picture(IMAGES / name)

    return take
