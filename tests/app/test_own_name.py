"""The reviewer's name: kept by the browser, and by no address that is passed on."""

import re

import pytest

from aligncheck.store import open_store
from tests.app.browser import Visitor, served
from tests.app.drawn import button, open_page, plan_id
from views.quote import _keeping


def test_a_name_in_a_link_is_not_taken_over_and_leaves_the_address(app, store):
    app.query_params["reviewer"] = "Kari"
    open_page(app, "check", plan=plan_id(store))
    assert app.text_input(key="reviewer").value == ""
    assert "reviewer" not in app.query_params


def test_a_reload_brings_the_name_back_from_the_browser(app, store, cookies):
    cookies["aligncheck_reviewer"] = "K%C3%A5re%20%C3%98"
    id = plan_id(store)
    open_page(app, "check", plan=id)
    button(app, "Mangler virkelig").click().run()
    assert store.decisions(id)[0].reviewer == "Kåre Ø"
    assert "reviewer" not in app.query_params


def test_a_name_that_is_changed_or_emptied_stands_instead_of_the_remembered_one(
    app, store, cookies
):
    cookies["aligncheck_reviewer"] = "Kari"
    id = plan_id(store)
    open_page(app, "check", plan=id)
    for name in ("Ola", ""):
        app.text_input(key="reviewer").set_value(name).run()
        button(app, "Mangler virkelig").click().run()
    assert [item.reviewer for item in store.decisions(id)] == ["Ola", ""]


@pytest.mark.parametrize(
    "name", ["';alert(1)//", "</script><img src=x>", "\\u0027 + x", "a;path=/x"]
)
def test_no_name_can_break_out_of_the_cookie(name):
    kept = re.fullmatch(
        "<script>document.cookie='reviewer=([^']*);path=/;samesite=strict'</script>",
        _keeping("reviewer", name),
    )
    assert re.fullmatch(r"[\w.~%-]*", kept[1], re.ASCII)


@pytest.mark.slow
def test_a_typed_name_survives_a_reload_and_is_in_no_link(browser, folder):
    id = open_store(folder).assessments()[0].id
    with served(folder) as server:
        person, colleague = (Visitor(browser, server.url) for _ in range(2))
        page = person.go(f"/?plan={id}&show=no_evidence")
        page.get_by_role("textbox", name="Navnet ditt").fill("Kåre Ø'Dea")
        page.get_by_role("textbox", name="Navnet ditt").press("Enter")
        person.settle()
        link = page.url
        page.reload()
        person.settle()
        assert page.get_by_role("textbox", name="Navnet ditt").input_value() == "Kåre Ø'Dea"
        seen = colleague.go(link.removeprefix(server.url))
        assert seen.get_by_role("textbox", name="Navnet ditt").input_value() == ""
        assert "reviewer" not in link
        for visitor in (person, colleague):
            visitor.close()
