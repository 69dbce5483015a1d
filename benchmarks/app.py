"""How quick and how safe the app is, measured in a real browser on a real server.

    python -m benchmarks.app --shared ../shared [--only first_page,decisions] [--out FILE]

Parts: first_page, page_switch, decisions, sessions, requests. Each stands beside what is asked.
Needs Chromium and Playwright, as the browser tests do. Results are merged into the JSON file,
each part with the day, the machine and the load before it.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from aligncheck.assess import check, default_judge
from aligncheck.documents import read_document
from aligncheck.store import PlanRecord, Store, open_store
from benchmarks.measure import ROOT
from benchmarks.parts import measure_parts
from tests.app.acts import (
    EVIL_REVIEWER,
    PAGES,
    evil_plan,
    review_until_killed,
    upload_many,
)
from tests.app.browser import Server, Visitor, chromium, served

OUT = ROOT / "benchmarks" / "results" / "app.json"
LONGEST = "nb_regional_plan_landbruk_troms_2014-2025.pdf"
SAMPLES = ROOT / "corpus" / "plans"
STARTS, SWITCHES, KILLS = 5, 3, 20
SESSIONS, UPLOADS = 10, 5
LEAST = 19  # the niceness of what must not be in the way
WATCH = ROOT / "tests" / "offline"


class Desk:
    """A data folder with the longest plan and the samples checked, and a browser."""

    def __init__(self, folder: Path, shared: Path, browser: object) -> None:
        self.folder, self.browser = folder, browser
        self.log = folder / "network.log"
        self.log.touch()
        self.longest = shared / "plans" / "pdf" / LONGEST
        self._seeded: Path | None = None

    @property
    def seeded(self) -> Path:
        """The data folder; plans are checked when it is first asked for."""
        if self._seeded is None:
            self._seeded = self.folder / "seeded"
            store, judge = open_store(self._seeded), default_judge()
            for path in [*sorted(SAMPLES.glob("*.pdf")), self.longest]:
                kept = store.save_file(path.read_bytes(), name=path.name)
                record = PlanRecord(path.stem, "Troms", None, 2026, "regional")
                store.save_assessment(check(read_document(kept), judge=judge), plan=record)
            store.close()
        return self._seeded

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store of that folder."""
        with open_store(self.seeded) as store:
            yield store

    def longest_id(self, store: Store) -> str:
        """The id of the longest plan's check."""
        return next(row.id for row in store.assessments() if row.title == self.longest.stem)


def first_page(desk: Desk) -> dict[str, Any]:
    """From the start command to a form that can be used, in an empty data folder."""
    seconds, processor = [], []
    for number in range(STARTS):
        folder = desk.folder / f"start-{number}"
        folder.mkdir()
        began = time.monotonic()
        with served(folder) as server:
            person = Visitor(desk.browser, server.url)
            person.page.goto(server.url)
            person.page.wait_for_selector("input[type=file]", state="attached")
            person.page.get_by_role("button", name="Sjekk planen", exact=True).wait_for()
            seconds.append(time.monotonic() - began)
            processor.append(_processor_seconds(server))
            person.close()
    return {
        "seconds": _rounded(seconds),
        "median": _median(seconds),
        "server_processor_seconds": _median(processor),
        "asked_at_most": 3.0,
    }


def _processor_seconds(server: Server) -> float:
    """What the server itself has used; other work on the machine does not count in it."""
    assert server.process is not None
    times = psutil.Process(server.process.pid).cpu_times()
    return float(times.user + times.system)


def page_switch(desk: Desk) -> dict[str, Any]:
    """From a click in the navigation to the finished page of the longest plan."""
    with desk.store() as store, served(desk.seeded) as server:
        id, pages = desk.longest_id(store), read_pages(store, desk)
        person = Visitor(desk.browser, server.url)
        person.go(f"/?plan={id}")
        times: dict[str, list[float]] = {path: [] for path in PAGES}
        for _ in range(1 + SWITCHES):
            for path in (*PAGES[1:], PAGES[0]):
                times[path].append(_switch(person, path))
        person.close()
    again = [each for seconds in times.values() for each in seconds[1:]]
    return {
        "plan": LONGEST,
        "pages": pages,
        "first_visit": {path: round(seconds[0], 2) for path, seconds in times.items()},
        "median": {path: _median(seconds[1:]) for path, seconds in times.items()},
        "slowest": round(max(again), 2),
        "asked_at_most": 1.0,
    }


def read_pages(store: Store, desk: Desk) -> int:
    """How many pages the longest plan has."""
    return next(row.pages for row in store.assessments() if row.title == desk.longest.stem)


def _switch(person: Visitor, path: str) -> float:
    """Seconds until the page's title stands and the app is at rest."""
    page = person.page
    before = page.inner_text("h1")
    link = page.locator(f"[data-testid=stSidebarNavLink][href$='{path}']").first
    began = time.monotonic()
    link.click()
    page.wait_for_function(
        "before => document.querySelector('h1') && document.querySelector('h1').innerText != before"
        " && !document.querySelector('[data-test-script-state=running], [data-testid=stSkeleton]')",
        arg=before,
        polling=20,
    )
    return time.monotonic() - began


def decisions(desk: Desk) -> dict[str, Any]:
    """Decisions that the screen showed as saved and the store lacks: kill -9, reload, two tabs."""
    with desk.store() as store:
        id = desk.longest_id(store)
        shown = kept = 0
        for number in range(KILLS):
            with served(desk.seeded) as server:
                name, pause = f"Kari{number}", 0.02 * number
                told = review_until_killed(desk.browser, server, store, id, name=name, pause=pause)
                shown, kept = shown + told[0], kept + told[1]
        tabs = _two_tabs(desk, store, id)
    return {
        "kills": KILLS,
        "shown_as_saved": shown + tabs[0],
        "in_the_store": kept + tabs[1],
        "lost": shown - kept + tabs[0] - tabs[1],
        "asked_at_most": 0,
    }


def _two_tabs(desk: Desk, store: Store, id: str) -> tuple[int, int]:
    """Two tabs of one person, a verdict in each, reloaded in between."""
    before = len(store.decisions(id))
    with served(desk.seeded) as server:
        tabs = [Visitor(desk.browser, server.url) for _ in range(2)]
        for tab in tabs:
            tab.sign("Ola")
            tab.go(f"/review?plan={id}&what=evidence")
        for tab in tabs:
            tab.press("Godta")
            tab.page.reload()
            tab.page.wait_for_selector("text=vurdert av deg")
        for tab in tabs:
            tab.close()
    return 2, len(store.decisions(id)) - before


def browsers() -> set[int]:
    """The processes of the browsers that this one has opened."""
    everyone = psutil.Process().children(recursive=True)
    return {each.pid for each in everyone if "chrom" in each.name()}


def stand_back(pids: Iterable[int]) -> None:
    """Give processes what time is left: other people's browsers run on machines of their own."""
    for pid in pids:
        with suppress(OSError, psutil.Error):
            psutil.Process(pid).nice(LEAST)
            Path(f"/proc/{pid}/autogroup").write_text(str(LEAST), encoding="ascii")


def sessions(desk: Desk) -> dict[str, Any]:
    """Ten people upload five plans each at once; another one reads on meanwhile."""
    with (
        desk.store() as store,
        served(desk.seeded) as server,
        ThreadPoolExecutor(SESSIONS) as people,
    ):
        id = desk.longest_id(store)
        reader = Visitor(desk.browser, server.url)
        reader.go(f"/?plan={id}")
        known = browsers()
        asked = [people.submit(upload_many, server.url, n, UPLOADS) for n in range(SESSIONS)]
        answers = []
        while not all(one.done() for one in asked):
            stand_back(browsers() - known)
            for path in ("/wheel", "/review", "/"):
                answers.append(_switch(reader, path))
        came = [one.result() for one in asked]
        reader.close()
    return {
        "uploads": SESSIONS * UPLOADS,
        "right": sum(len(right) for right, _ in came),
        "with_another_persons_passage": sum(len(foreign) for _, foreign in came),
        "others_answer_seconds": {
            "median": _median(answers),
            "nine_in_ten": round(sorted(answers)[int(0.9 * len(answers))], 2),
            "slowest": round(max(answers), 2),
        },
        "asked": "50 of 50 right, none with another's passage, others answer in 2 seconds",
    }


def requests(desk: Desk) -> dict[str, Any]:
    """Requests that the browser or the server sent beyond this machine, on a hostile plan."""
    environment = {"ALIGNCHECK_NETWORK_LOG": str(desk.log), "PYTHONPATH": str(WATCH)}
    os.environ.update(environment)
    with desk.store() as store:
        id = evil_plan(store)
        with served(desk.seeded) as server:
            person = Visitor(desk.browser, server.url)
            person.sign(EVIL_REVIEWER)
            for status in ("no_evidence", "weak", "covered"):
                person.go(f"/?plan={id}&show={status}")
            for path in PAGES[1:]:
                person.go(f"{path}?plan={id}&search=skal")
            outside = list(person.outside)
            person.close()
    told = desk.log.read_text("utf-8").splitlines()
    return {"by_the_browser": len(outside), "by_the_server": len(told), "asked_at_most": 0}


PARTS: dict[str, Callable[[Desk], dict[str, Any]]] = {
    "first_page": first_page,
    "page_switch": page_switch,
    "decisions": decisions,
    "sessions": sessions,
    "requests": requests,
}


def _rounded(seconds: list[float]) -> list[float]:
    return [round(each, 2) for each in seconds]


def _median(seconds: list[float]) -> float:
    return round(statistics.median(seconds), 2)


@contextmanager
def _desk(folder: Path, shared: Path) -> Iterator[Desk]:
    with chromium() as browser:
        yield Desk(folder, shared, browser)


def main() -> None:
    """Measure the chosen parts, one after another, and write each when it is done."""
    measure_parts(__doc__, PARTS, OUT, _desk)


if __name__ == "__main__":
    main()
