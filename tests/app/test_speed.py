"""How soon a page is there; measured as the server's own processor time, so that other work
on the machine does not count."""

import psutil
import pytest

from aligncheck.store import open_store
from tests.app.browser import Visitor, served

pytestmark = pytest.mark.slow

FIRST_PAGE_SECONDS = 3.0
NEXT_PAGE_SECONDS = 1.0
PAGES = ("/", "/wheel", "/connections", "/review", "/compare", "/corpus")


def spent(server) -> float:
    times = psutil.Process(server.process.pid).cpu_times()
    return times.user + times.system


def test_the_first_page_is_there_within_three_seconds(browser, tmp_path):
    with served(tmp_path) as server:
        person = Visitor(browser, server.url)
        person.go("/")
        assert spent(server) <= FIRST_PAGE_SECONDS
        assert not {"torch", "onnxruntime"} & loaded(server)
        person.close()


def loaded(server) -> set[str]:
    """Libraries that the server has mapped; the model is none of them before it is needed."""
    maps = psutil.Process(server.process.pid).memory_maps()
    known = ("torch", "onnxruntime")
    return {name for name in known for part in maps if f"/{name}/" in part.path}


def test_another_page_of_a_checked_plan_is_there_within_a_second(browser, folder):
    id = open_store(folder).assessments()[0].id
    with served(folder) as server:
        person = Visitor(browser, server.url)
        for path in PAGES:
            person.go(f"{path}?plan={id}")
        for path in PAGES:
            before = spent(server)
            person.go(f"{path}?plan={id}")
            assert spent(server) - before <= NEXT_PAGE_SECONDS, path
        person.close()
