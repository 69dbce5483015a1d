"""What must not happen: a request outside, a lost decision, another's passages, a raw error."""

import http.client
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from aligncheck.store import open_store
from tests.app.acts import (
    EVIL_NAME,
    EVIL_REVIEWER,
    PAGES,
    evil_plan,
    marker_plan,
    review_until_killed,
    upload,
    upload_many,
)
from tests.app.browser import PATIENCE, Visitor, served
from tests.app.conftest import RAW

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("marked", ["covered", "weak", "no_evidence"])
def test_no_page_asks_another_machine_for_anything(browser, folder, marked):
    store = open_store(folder)
    id = evil_plan(store)
    with served(folder) as server:
        person = Visitor(browser, server.url)
        person.sign(EVIL_REVIEWER)
        for path in PAGES if marked == "covered" else ["/"]:
            person.go(f"{path}?plan={id}&show={marked}&search=skal")
            seen = person.text().replace(EVIL_NAME, "").replace(EVIL_NAME[:60], "")  # plan, county
            assert not RAW.search(seen)
            images = person.page.eval_on_selector_all("img", "all => all.map(one => one.src)")
            assert not any("evil" in source for source in images), path
            links = person.page.eval_on_selector_all("a", "all => all.map(one => one.href)")
            assert not any("javascript" in link for link in links), path
        assert person.outside == []
        person.close()


def test_an_evil_name_is_kept_as_a_hash_and_shown_as_text(browser, folder):
    before = {path for path in folder.parent.rglob("*") if "data" not in path.parts[-2:]}
    with served(folder) as server:
        person = Visitor(browser, server.url)
        page = person.page
        name = "../../../" + EVIL_NAME
        upload(person, {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.7 x"})
        page.wait_for_selector("text=Planen kunne ikke sjekkes", timeout=3 * PATIENCE)
        assert person.outside == []
        person.close()
    outside = {path for path in folder.parent.iterdir()} - before - {folder}
    assert not outside
    for path in (folder / "files").iterdir():
        assert len(path.stem) == 64


def test_foreign_origins_hosts_and_writes_are_refused(shared_server):
    address = urlsplit(shared_server.url).netloc

    def status(path, **headers):
        # urllib closes each connection by its own header, and then this is no handshake
        asked = http.client.HTTPConnection(address, timeout=30)
        asked.request("GET", path, headers={"Host": address, **headers})
        return asked.getresponse().status

    socket = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    assert status("/_stcore/stream", Origin=shared_server.url, **socket) == 101
    assert status("/_stcore/stream", Origin="http://evil.example", **socket) == 403
    assert status("/_stcore/stream", Host="evil.example", **socket) == 403
    put = urllib.request.Request(
        f"{shared_server.url}/_stcore/upload_file/a/b", data=b"x", method="PUT"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(put, timeout=30)
    assert refused.value.code in {400, 403}


def test_a_decision_made_in_one_tab_is_seen_in_the_other(browser, folder):
    id = open_store(folder).assessments()[0].id
    with served(folder) as server:
        tabs = [Visitor(browser, server.url) for _ in range(2)]
        for tab in tabs:
            tab.sign("Kari")
            tab.go(f"/review?plan={id}&what=evidence")
        for tab in tabs:
            tab.press("Godta")
        tabs[0].page.reload()
        tabs[0].page.wait_for_selector("text=vurdert av deg")
        for tab in tabs:
            tab.close()
    kept = open_store(folder).decisions(id)
    assert len(kept) == 2


@pytest.mark.parametrize("rounds", [3, 20])
def test_no_decision_is_lost_when_the_server_is_killed(browser, folder, rounds):
    """What the screen has shown as saved is in the store, whenever the server dies."""
    store = open_store(folder)
    id = store.assessments()[0].id
    for number in range(rounds):
        with served(folder) as server:
            shown, kept = review_until_killed(
                browser, server, store, id, name=f"Kari{number}", pause=0.02 * number
            )
        assert kept == shown


@pytest.mark.parametrize(("sessions", "uploads"), [(2, 2), (10, 5)])
def test_many_uploads_at_once_come_out_right_and_apart(browser, folder, sessions, uploads):
    del browser  # skips where there is none; each thread opens its own
    before = len(open_store(folder).assessments())
    with served(folder) as server, ThreadPoolExecutor(sessions) as people:
        asked = [
            people.submit(upload_many, server.url, number, uploads) for number in range(sessions)
        ]
        answers = [answer.result() for answer in asked]
    assert [word for _, foreign in answers for word in foreign] == []
    assert sum(len(right) for right, _ in answers) == sessions * uploads
    assert len(open_store(folder).assessments()) == before + sessions * uploads


def test_the_log_holds_no_text_of_documents(browser, folder):
    word = "hemmeligmerke"
    with served(folder) as server:
        person = Visitor(browser, server.url)
        buffer = marker_plan(word)
        upload(person, {"name": f"{word}.md", "mimeType": "text/markdown", "buffer": buffer})
        page = person.page
        page.wait_for_selector("text=Planen dekker", timeout=6 * PATIENCE)
        person.close()
        assert word not in server.log()


def test_files_of_the_store_are_the_users_own(folder):
    assert (Path(folder) / "aligncheck.sqlite3").stat().st_mode & 0o077 == 0
