"""The app drawn without a browser: how a test opens a page, reads it and presses its buttons."""

import html
import re


def open_page(app, name, *, reviewer=None, **address):
    if reviewer is not None:
        app.session_state["reviewer"] = reviewer
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    if name != "check":
        app.switch_page(f"views/{name}.py").run()
    return app


def open_tab(app, label):
    app.session_state["review_tabs"] = label
    app.run()


def drawn_text(app):
    """What a person reads of the app's own HTML."""
    source = " ".join(str(getattr(item, "body", "") or "") for item in app.get("html"))
    source = re.sub(r"<style>.*?</style>|<[^>]*>", " ", source, flags=re.DOTALL)
    return html.unescape(source)


def button(app, label, nth=0):
    return [item for item in app.button if item.label.endswith(label)][nth]


def plan_id(store, title="Regional plan for Vidstrand 2026–2037"):
    return next(row.id for row in store.assessments() if row.title == title)
