"""Choices that live in the page's address, so that a link or a reload brings them back."""

from collections.abc import Callable, Sequence
from zlib import crc32

import streamlit as st

from views.words import language


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


def list_key(name: str, of: str = "") -> str:
    """The key of a list, which is another in each language.

    The browser keeps what a list shows under its key, and sends it back as the label.
    """
    return "_".join(part for part in ("choose", name, of, language()) if part)


def follow_address(*names: str, of: str = "") -> None:
    """Have the lists show what the address names when they are drawn next."""
    for name in names:
        st.session_state.pop(list_key(name, of), None)


def _is_set(key: str, options: Sequence[str], at: str) -> bool:
    """Set a list that has no valid choice to what the address names; whether that was done.

    Only what is set so changes what stands in the browser; a new first choice does not.
    """
    if key in st.session_state and st.session_state[key] in options:
        return False
    st.session_state[key] = at
    return True


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
    of: str = "",
    on_change: Callable[[], None] | None = None,
    hidden: bool = False,
    width: int | None = None,
) -> str:
    """A list to choose from; `labels` are shown as they stand, in their order.

    `of` tells apart lists of one name, such as the pages of one plan and of another.
    """
    options = list(labels)
    usual = first if first in labels else options[0]
    at, key = chosen_in_address(name, options, usual), list_key(name, of)
    chosen = st.selectbox(
        label,
        options,
        index=0 if _is_set(key, options, at) else options.index(at),
        format_func=labels.__getitem__,
        key=key,
        on_change=on_change,
        label_visibility="collapsed" if hidden else "visible",
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
    at, key = chosen_in_address(name, options, usual), list_key(name)
    chosen = st.segmented_control(
        label,
        options,
        default=None if _is_set(key, options, at) else at,
        format_func=labels.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed" if hidden else "visible",
    )
    keep_in_address(name, chosen, usual)
    return str(chosen or usual)
