"""The matrix of many plans, measured in a real browser at the widths of small laptops."""

import pytest

from aligncheck.assess import check
from aligncheck.documents import read_document
from aligncheck.store import PlanRecord, open_store
from tests.app.browser import Visitor, served
from tests.app.term_judge import TermJudge

PLANS = 10
FRAME = "[data-testid=stDataFrame]"
SIZES = """() => {
    const grid = document.querySelector('[data-testid=stDataFrame] .dvn-scroller')
    return [grid.clientWidth, grid.scrollWidth, document.documentElement.scrollWidth]
}"""
COLUMNS = """kind => [...document.querySelectorAll(
    `[data-testid=stDataFrame] [role=grid] ${kind}`)].map(cell => cell.ariaColIndex)"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server on a store with ten plans."""
    folder = tmp_path_factory.mktemp("many")
    store = open_store(folder)
    for number in range(PLANS):
        text = f"# Mål\n\nFylkeskommunen skal styrke {number + 2} havner innen 2030."
        kept = store.save_file(text.encode(), name="plan.md")
        plan = PlanRecord(title=f"Regional plan for havner {number + 2017}")
        store.save_assessment(check(read_document(kept), judge=TermJudge()), plan=plan)
    store.close()
    with served(folder) as running:
        yield running


def opened(browser, server, width):
    visitor = Visitor(browser, server.url, width=width, height=768)
    page = visitor.go("/compare")
    page.wait_for_selector(f"{FRAME} canvas")
    page.locator(FRAME).first.scroll_into_view_if_needed()
    visitor.settle()
    return visitor, page


def heads(page):
    return page.locator(f"{FRAME} [role=grid] [role=columnheader]").all_text_contents()


@pytest.mark.slow
def test_ten_plans_stand_beside_each_other_at_1366_pixels(browser, server):
    visitor, page = opened(browser, server, 1366)
    seen, whole, all_of_page = page.evaluate(SIZES)
    assert (whole, all_of_page) == (seen, 1366)
    assert [head.split(".")[0] for head in heads(page)] == [
        "Kriterium",
        *(str(number) for number in range(1, PLANS + 1)),
    ]
    visitor.close()


@pytest.mark.slow
def test_at_1024_pixels_the_matrix_scrolls_in_its_frame_beside_its_criteria(browser, server):
    visitor, page = opened(browser, server, 1024)
    seen, whole, all_of_page = page.evaluate(SIZES)
    assert seen < whole
    assert all_of_page == 1024
    page.locator(f"{FRAME} .dvn-scroller").hover(position={"x": 500, "y": 200})
    page.mouse.wheel(whole, 0)
    visitor.settle()
    shown = heads(page)
    assert (shown[0], shown[-1].split(".")[0]) == ("Kriterium", str(PLANS))
    columns = page.evaluate(COLUMNS, "[role=columnheader]")
    assert page.evaluate(COLUMNS, "tbody tr:first-child [role=gridcell]") == columns
    visitor.close()
