"""Tabs of which only the open one is computed and sent to the browser."""

from collections.abc import Callable, Mapping

import streamlit as st

from views.words import say


def show_tabs(contents: Mapping[str, Callable[[], None]], *, key: str) -> None:
    """The tabs, named by keys of the catalogue; what stands in one is drawn when it is opened."""
    tabs = st.tabs([say(name) for name in contents], key=key, on_change="rerun")
    for tab, draw in zip(tabs, contents.values(), strict=True):
        if tab.open:
            with tab:
                draw()
