"""The words on the screen in Bokmål, Nynorsk and English."""

import re
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import streamlit as st

from aligncheck.frameworks import Wording

LANGUAGES: Mapping[str, str] = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
_TEXTS = Path(__file__).parent / "texts"
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")


@cache
def catalogue() -> Mapping[str, Wording]:
    """Every text by its key, "page.name", from the TOML files beside this module."""
    texts: dict[str, Wording] = {}
    for path in sorted(_TEXTS.glob("*.toml")):
        for name, wording in tomllib.loads(path.read_text("utf-8")).items():
            texts[f"{path.stem}.{name}"] = Wording(**wording)
    return texts


def language() -> str:
    """The chosen language, or the browser's, or Bokmål."""
    chosen = st.session_state.get("lang")
    if isinstance(chosen, str) and chosen in LANGUAGES:
        return chosen
    return begun_language()


def begun_language() -> str:
    """The address's language, or that of an address before it; else the browser's."""
    begun = language_of_address() or st.session_state.get("begun_language")
    return begun or language_of_browser(st.context.locale)


def language_of_address() -> str | None:
    """The language that the address asks for by its code or, as older links do, by its name."""
    asked = st.query_params.get("lang")
    return next((code for code, name in LANGUAGES.items() if asked in (code, name)), None)


def language_of_browser(locale: str | None) -> str:
    """nn for nn-NO, nb for other Scandinavian browsers, en for the rest; nb where unknown."""
    first = (locale or "nb").lower().replace("_", "-").split("-")[0]
    if first == "nn":
        return "nn"
    return "nb" if first in {"nb", "no", "da", "sv"} else "en"


def plain(key: str, **values: object) -> str:
    """The text with its values, for st.text, data frames and escaped HTML."""
    return catalogue()[key].in_language(language()).format(**values)


def say(key: str, **values: object) -> str:
    """The text with its values, safe where Streamlit reads Markdown."""
    return plain(key, **{name: escaped(str(value)) for name, value in values.items()})


def counted(key: str, number: int, **values: object) -> str:
    """The text for one or for many, from the keys "….one" and "….many"."""
    form = "one" if number == 1 else "many"
    return plain(f"{key}_{form}", number=whole(number), **values)


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it stands."""
    single = " ".join(text.split())
    return _MARKDOWN.sub(r"\\\1", single)


def whole(number: int) -> str:
    """A whole number with a thin gap between thousands."""
    return f"{number:,}".replace(",", "\u202f")


def decimal(number: float, digits: int = 2) -> str:
    """A number with the language's own decimal mark."""
    text = f"{number:.{digits}f}"
    return text if language() == "en" else text.replace(".", ",")


def percent(share: float) -> str:
    """A share of one as a whole percentage."""
    return f"{round(100 * share)}\u00a0%" if language() != "en" else f"{round(100 * share)}%"


def local_time(iso: str) -> str:
    """Day and minute of an ISO time by this machine's clock; what is none, as it stands."""
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return (at.astimezone() if at.tzinfo else at).isoformat(timespec="minutes")[:16]


def day(iso: str) -> str:
    """The date of an ISO day, or of a time by this machine's clock; what is none, as it stands."""
    found = _ISO_DAY.match(local_time(iso) if "T" in iso else iso)
    if found is None:
        return iso
    year, month, number = found.groups()
    return f"{int(number)}.{int(month)}.{year}" if language() != "en" else found[0]
