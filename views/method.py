"""Frameworks and method: what plans are held against, how, and how well."""

from views.framework_pages import show_frameworks
from views.method_text import show_method, show_technical_note
from views.own_framework import show_own_frameworks
from views.quote import element, show
from views.tabs import show_tabs
from views.words import plain


def main() -> None:
    """The frameworks, people's own ones, the method and the technical note."""
    show(element("h1", plain("method.title")))
    show_tabs(
        {
            "method.tab_browse": show_frameworks,
            "method.tab_own": show_own_frameworks,
            "method.tab_method": show_method,
            "method.tab_note": show_technical_note,
        },
        key="method_tabs",
    )


main()
