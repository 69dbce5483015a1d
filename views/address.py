"""Choices that live in the page's address, so that a link or a reload brings them back."""

from collections.abc import Sequence
from zlib import crc32

import streamlit as st


def chosen_in_address(name: str, options: Sequence[str], first: str) -> str:
    """The option that the address names, or the first choice."""
    named = st.query_params.get(name, "")
    return named if named in options else first


def keep_in_address(name: str, chosen: str | None, first: str) -> None:
    """Let the address name the choice; the first choice needs no word."""
    if chosen is None or chosen == first:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != chosen:
        st.query_params[name] = chosen


def key_of(name: str, *lists: Sequence[str]) -> str:
    """A key for a table of these rows: what was picked in one list is not picked in another."""
    return f"{name}_{crc32(repr(lists).encode('utf-8', 'replace'))}"


def go_to(**places: str | None) -> None:
    """What a button does that leads elsewhere: the address changes, then the page is drawn once."""
    for name, chosen in places.items():
        if chosen is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = chosen


def select(
    label: str,
    labels: dict[str, str],
    *,
    name: str,
    first: str | None = None,
    width: int | None = None,
) -> str:
    """A list to choose from; `labels` are shown as they stand, in their order."""
    options = list(labels)
    usual = first if first in labels else options[0]
    at = options.index(chosen_in_address(name, options, usual))
    chosen = st.selectbox(
        label,
        options,
        index=at,
        format_func=labels.__getitem__,
        key=f"choose_{name}",
        width=width or "stretch",
    )
    keep_in_address(name, chosen, usual)
    return str(chosen)


def segment(
    label: str, labels: dict[str, str], *, name: str, first: str | None = None, hidden: bool = False
) -> str:
    """A row of choices; `labels` are Markdown, in their order."""
    options = list(labels)
    usual = first if first in labels else options[0]
    chosen = st.segmented_control(
        label,
        options,
        default=chosen_in_address(name, options, usual),
        format_func=labels.__getitem__,
        key=f"choose_{name}",
        required=True,
        label_visibility="collapsed" if hidden else "visible",
    )
    keep_in_address(name, chosen, usual)
    return str(chosen or usual)
