"""The app as a person meets it: a real server, a real browser, and a watch on every request."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from aligncheck.launch import app_command, app_file
from tests.ports import free_port, health
from views.own_name import COOKIE

CHROMIUM = Path(os.environ.get("ALIGNCHECK_CHROMIUM", "/usr/bin/chromium"))
PATIENCE = 90_000  # milliseconds; two shared cores may be busy with other work
AT_REST = """() => !document.querySelector(
    '[data-testid=stApp][data-test-script-state=running], [data-testid=stSkeleton]')"""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass
class Server:
    """A running app with its data folder."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        environment = {**os.environ, "ALIGNCHECK_DATA": str(self.folder)}
        self.process = subprocess.Popen(
            app_command(port=self.port),
            cwd=app_file().parent,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "server.log").open("ab"),
        )
        if health(self.port, self.process) != "ok":
            raise AssertionError("the server did not start")

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def log(self) -> str:
        return (self.folder / "server.log").read_text("utf-8", "replace")


@contextlib.contextmanager
def served(folder: Path) -> Iterator[Server]:
    server = Server(folder)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextlib.contextmanager
def chromium() -> Iterator[object]:
    """A browser; the test is skipped where there is none."""
    if not CHROMIUM.is_file():
        pytest.skip(f"no Chromium at {CHROMIUM} (Debian: chromium; or set ALIGNCHECK_CHROMIUM)")
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """A person with a browser window of their own; every request outside is noted and stopped."""

    def __init__(self, browser, url: str, *, width=1280, height=900, locale="nb-NO") -> None:
        self.url = url
        self.outside: list[str] = []
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale=locale, accept_downloads=True
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.route("**/*", self._watch)
        self.page = self.context.new_page()

    def sign(self, name: str) -> None:
        """Have the browser remember the reviewer's name, as it does once it was typed."""
        cookie = {"name": COOKIE, "value": quote(name, safe=""), "url": self.url}
        self.context.add_cookies([cookie])

    def _watch(self, route) -> None:
        parts = urlsplit(route.request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def go(self, path: str = "/"):
        """Open the page and wait until it is drawn."""
        self.page.goto(f"{self.url}{path}")
        self.page.wait_for_selector("h1")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the app has drawn everything, also what it loads late."""
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(AT_REST)
        self.page.wait_for_timeout(200)

    def press(self, name: str, *, nth: int = 0) -> None:
        """Click the button of that name."""
        self.page.get_by_role("button", name=name).nth(nth).click()
        self.settle()

    def text(self) -> str:
        return self.page.inner_text("body")

    def picture(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.mouse.move(5, 5)
        self.page.wait_for_timeout(700)
        self.page.screenshot(path=path)

    def close(self) -> None:
        self.context.close()
