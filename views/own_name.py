"""The reviewer's own name, kept by the browser and by no address that could be passed on."""

from urllib.parse import unquote

import streamlit as st

from views.quote import keep_in_browser

COOKIE = "aligncheck_reviewer"
NAME_LENGTH = 80  # characters


def remembered_name() -> str:
    """The name that this browser brought along when the page was opened; empty without one."""
    return unquote(st.context.cookies.get(COOKIE, ""))[:NAME_LENGTH]


def remember_name(name: str) -> None:
    """Let the browser keep the name, so that a reload brings it back."""
    keep_in_browser(COOKIE, name)
