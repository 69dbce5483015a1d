"""The app's entry: navigation, language and what stands on every page."""

import logging
import traceback
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from views.own_name import NAME_LENGTH, remember_name, remembered_name
from views.quote import element, show, show_style, tell_language
from views.words import (
    LANGUAGES,
    begun_language,
    language,
    language_of_address,
    language_of_browser,
    plain,
    say,
)

LOG = logging.getLogger("aligncheck.app")
# A file of our own: Streamlit would have the browser fetch a named symbol from a font server.
ICON = Path(__file__).parent / "views" / "icon.png"


def pages() -> dict[str, list[st.Page]]:
    """The pages in their sections, named in the chosen language."""
    return {
        say("common.section_plan"): [
            _page("check", ":material/fact_check:", default=True),
            _page("wheel", ":material/donut_large:"),
            _page("connections", ":material/hub:"),
            _page("review", ":material/rate_review:"),
        ],
        say("common.section_many"): [
            _page("compare", ":material/grid_on:"),
            _page("drafts", ":material/difference:"),
            _page("corpus", ":material/folder_open:"),
        ],
        say("common.section_about"): [_page("method", ":material/menu_book:")],
    }


def _page(name: str, icon: str, *, default: bool = False) -> st.Page:
    title = plain(f"common.page_{name}")
    path = "" if default else name
    return st.Page(f"views/{name}.py", title=title, icon=icon, url_path=path, default=default)


def keep_what_is_asked_for() -> None:
    """Keep a link's plan and language: a click on another page may come before this one stands."""
    if plan := st.query_params.get("plan"):
        st.session_state["plan"] = plan
    if asked := language_of_address():
        st.session_state["begun_language"] = asked


def choose_language() -> None:
    """The language switch; the address's or the browser's language stands at first."""
    chosen = st.segmented_control(
        say("common.language"),
        list(LANGUAGES),
        default=begun_language(),
        format_func=LANGUAGES.__getitem__,
        key="lang",
        required=True,
    )
    if chosen != (language_of_address() or language_of_browser(st.context.locale)):
        st.query_params["lang"] = chosen  # for the next page, a reload, and who gets the link


def choose_reviewer() -> None:
    """The name that stands beside this person's decisions; an address that names one loses it."""
    st.query_params.pop("reviewer", None)
    name = st.text_input(
        say("common.reviewer"),
        value=remembered_name(),
        key="reviewer",
        max_chars=NAME_LENGTH,
        help=say("common.reviewer_help"),
    )
    remember_name(name)


def must_sign_in() -> bool:
    """Whether this server asks for sign-in and the person has not done it yet."""
    asks = st.secrets.load_if_toml_exists() and "auth" in st.secrets
    return asks and not st.user.get("is_logged_in")


def show_sign_in() -> None:
    """The way in on a shared server; nothing else is shown before it."""
    show(element("h1", plain("common.app")), element("p", plain("common.sign_in_text")))
    st.button(say("common.sign_in"), on_click=st.login, type="primary")


def main() -> None:
    """Draw what stands on every page, then the page."""
    st.set_page_config(page_icon=str(ICON), layout="wide")
    show_style(plain("common.upload"))
    if must_sign_in():
        show_sign_in()
        return
    keep_what_is_asked_for()
    chosen = st.navigation(pages())
    with st.sidebar:
        choose_language()
        tell_language(language())
        if st.user.get("is_logged_in"):
            st.button(say("common.sign_out"), on_click=st.logout)
        else:
            choose_reviewer()
        show(element("p", plain("common.privacy"), css="small quiet"))
    show_page(chosen)


def show_page(chosen: StreamlitPage) -> None:
    """The page, or a plain sentence where it cannot be shown; the log names no document text."""
    try:
        chosen.run()
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        LOG.error("page failed: %s at %s:%s", type(error).__name__, place.filename, place.lineno)
        show(element("div", plain("common.failed"), css="bad"))


main()
