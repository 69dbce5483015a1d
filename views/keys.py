"""Keys for verdicts, which a person can switch off: voice and tremor may press letters unmeant."""

import streamlit as st

from views.quote import keep_in_browser
from views.words import say

COOKIE = "aligncheck_keys"
OFF = "off"


def key_for(letter: str) -> str | None:
    """The letter as a button's shortcut; None where this person has switched keys off."""
    return letter if _are_on() else None


def choose_shortcuts() -> None:
    """The switch; the choice stays in this browser until it is closed."""
    on = st.toggle(say("review.keys"), value=_are_on(), key="keys", help=say("review.keys_help"))
    st.session_state["keys_kept"] = on
    keep_in_browser(COOKIE, "" if on else OFF)


def _are_on() -> bool:
    """What the switch says; before it is drawn, what it said last, here or before a reload."""
    kept = st.session_state.get("keys_kept", st.context.cookies.get(COOKIE) != OFF)
    return bool(st.session_state.get("keys", kept))
