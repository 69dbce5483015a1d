"""Frameworks and method: what plans are held against, how, and how well."""

import streamlit as st

from views.framework_pages import show_frameworks
from views.method_text import show_method, show_technical_note
from views.own_framework import show_own_frameworks
from views.quote import element, show
from views.words import plain, say


def main() -> None:
    """The frameworks, people's own ones, the method and the technical note."""
    show(element("h1", plain("method.title")))
    names = ("browse", "own", "method", "note")
    browse, own, method, note = st.tabs([say(f"method.tab_{name}") for name in names])
    with browse:
        show_frameworks()
    with own:
        show_own_frameworks()
    with method:
        show_method()
    with note:
        show_technical_note()


main()
