"""What a list shows is what is meant: after a click, when it is taken back, in another language."""

from tests.app.conftest import RAW
from tests.app.drawn import open_page, plan_id


def test_a_page_stays_chosen_in_another_language_and_all_are_shown_again_by_the_list(app, store):
    id = plan_id(store)
    open_page(app, "check", plan=id)
    pages = app.selectbox(key=f"choose_at_{id}_nb")
    pages.set_value(pages.options[1].removeprefix("Side ")).run()
    at = app.query_params["at"]
    assert told_to_the_browser(app.segmented_control(key="choose_show_nb")).startswith("● Dekket")
    app.segmented_control(key="lang").set_value("en").run()
    pages = app.selectbox(key=f"choose_at_{id}_en")
    assert (app.query_params["at"], pages.value) == (at, at)
    assert told_to_the_browser(pages).startswith("Page ")
    pages.set_value("").run()
    assert "at" not in app.query_params
    assert app.segmented_control(key="choose_show_en").value == app.query_params["show"]


def test_taking_the_filters_back_changes_what_the_lists_show(app, store):
    id = plan_id(store)
    page = next(n for n in range(1, 99) if not on_page(store.load_assessment(id), n))
    open_page(app, "check", plan=id, framework="S3", show="covered", at=str(page))
    app.button(key="clear").click().run()
    lists = [app.selectbox(key=f"choose_{name}_nb") for name in ("framework", f"at_{id}")]
    status = app.segmented_control(key="choose_show_nb")
    told = [told_to_the_browser(item) for item in (*lists, status)]
    assert told[:2] == ["Alle rammeverk", "Vis alle sider"]
    assert told[2].startswith("○")


def on_page(assessment, page):
    shown = [item.passage for found in assessment.findings for item in found.evidence]
    return [spot for spot in shown if spot.page == page]


def told_to_the_browser(choice):
    """What the list is set to; a new first choice alone leaves in the browser what stood there."""
    assert choice.proto.set_value
    return getattr(choice.proto, "raw_value", "") or choice.proto.raw_values[0]


def test_what_is_listed_is_what_the_lists_say_after_a_square_and_in_another_language(
    visitor, sample_id
):
    """What a list shows lives in the browser; only there it can differ from what is meant."""
    page = visitor.go(f"/?plan={sample_id}")
    click_square(visitor, 0.55)
    assert "at=" in page.url
    assert shown_in(page, "Side").startswith("Side ")
    assert status_shown(page) == "●"
    choose(visitor, "Side", "Vis alle sider")
    assert "at=" not in page.url
    click_square(visitor, 0.55)
    assert "at=" in page.url
    first = shown_in(page, "Side")
    page.get_by_text("English", exact=True).click()
    visitor.settle()
    assert shown_in(page, "Page") == first.replace("Side", "Page")
    assert status_shown(page) == "●"
    choose(visitor, "Page", "Show all pages")
    assert "at=" not in page.url
    assert status_shown(page) == "●"
    assert not RAW.search(visitor.text())


def click_square(visitor, share):
    """Click into the first row of the strip, so far from its left edge."""
    chart = visitor.page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first
    at = chart.bounding_box()
    visitor.page.mouse.click(at["x"] + share * at["width"], at["y"] + 15)
    visitor.settle()
    visitor.settle()


def shown_in(page, label):
    """What the list of that name shows."""
    return page.get_by_role("combobox", name=label).first.input_value()


def choose(visitor, label, option):
    visitor.page.get_by_role("combobox", name=label).first.click()
    visitor.page.get_by_role("option", name=option).click()
    visitor.settle()
    visitor.settle()


def status_shown(page):
    """The symbol of the status that is chosen, which each listed criterion must bear."""
    chosen = page.locator("[class*=st-key-choose_show] [aria-checked=true]").inner_text()[0]
    rows = page.locator("[class*=st-key-rows_criteria] button").all_inner_texts()
    assert {row.removeprefix("▸").strip()[0] for row in rows} == {chosen}, (chosen, rows)
    return chosen
