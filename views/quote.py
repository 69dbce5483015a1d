"""Text of documents on the screen: the only door through which HTML is made.

Every text is escaped; tags, classes and attributes are written in this project. Document text
and file names reach a page through `show` here or through st.text, st.code and st.dataframe.
"""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from aligncheck.documents import Language

_STYLE = Path(__file__).parent / "style.css"
_INLINE = ("span", "strong", "small", "mark")
_BLOCKS = ("div", "p", "blockquote", "ul", "li", "h1", "h2", "h3")
_TABLE = ("table", "thead", "tbody", "tr", "th", "td")
_TAGS = frozenset(_INLINE + _BLOCKS + _TABLE)
_ATTRIBUTES = frozenset({"title", "role", "scope", "lang"})


@dataclass(frozen=True, slots=True)
class Html:
    """Escaped HTML; made by `element` and `joined` only."""

    source: str


def element(
    tag: str,
    *children: "str | Html",
    css: str = "",
    percent: float | None = None,
    **attributes: str,
) -> Html:
    """The element with its children; text is escaped, `percent` becomes its width."""
    if tag not in _TAGS or not attributes.keys() <= _ATTRIBUTES:
        raise ValueError(f"no element {tag!r} with {sorted(attributes)} is drawn by the app")
    given = dict(attributes)
    if css:
        given["class"] = css
    if percent is not None:
        given["style"] = f"width:{max(0.0, min(100.0, percent)):.2f}%"
    marks = "".join(f' {name}="{html.escape(value)}"' for name, value in given.items())
    return Html(f"<{tag}{marks}>{joined(children).source}</{tag}>")


def quotation(text: "str | Html", *, spoken: Language, css: str) -> Html:
    """Text of a document as a quote; `spoken` is the language it is written in, where known."""
    if spoken is Language.OTHER:
        return element("blockquote", text, css=css)
    return element("blockquote", text, css=css, lang=spoken.value)


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: int = -1,
    unbroken: Sequence[int] = (),
) -> Html:
    """A table whose long texts break instead of being cut.

    Column `numbers` is set to the right; those in `unbroken` hold short texts on one line.
    """
    styles = [
        "number" if place == numbers else "unbroken" if place in unbroken else ""
        for place in range(len(heads))
    ]
    named = zip(heads, styles, strict=True)
    head = element("tr", *(element("th", text, css=css, scope="col") for text, css in named))
    body = [
        element(
            "tr", *(element("td", text, css=css) for text, css in zip(row, styles, strict=True))
        )
        for row in rows
    ]
    return element("table", element("thead", head), element("tbody", *body))


def joined(children: Iterable["str | Html"]) -> Html:
    """The children after one another."""
    return Html("".join(c.source if isinstance(c, Html) else html.escape(c) for c in children))


def marked(text: str, words: Sequence[str]) -> Html:
    """The text with the given words emphasised where they stand in it as whole words.

    A word that ends in `*` stands for every word that begins so.
    """
    told = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not told:
        return joined([text])
    pattern = re.compile("|".join(_whole(word) for word in told), re.IGNORECASE)
    parts: list[str | Html] = []
    position = 0
    for hit in pattern.finditer(text):
        parts += [text[position : hit.start()], element("mark", hit.group())]
        position = hit.end()
    return joined([*parts, text[position:]])


def _whole(word: str) -> str:
    """The pattern that finds it, but not inside a longer word: "vi" not in "medvirkning"."""
    before = r"(?<!\w)" if re.match(r"\w", word) else ""
    if word.endswith("*") and word.rstrip("*"):
        return rf"{before}{re.escape(word.rstrip('*'))}\w*"
    after = r"(?!\w)" if re.search(r"\w$", word) else ""
    return f"{before}{re.escape(word)}{after}"


def show(*blocks: Html) -> None:
    """Draw the blocks."""
    st.html(element("div", *blocks, css="ac").source)


def tell_language(spoken: str) -> None:
    """Say in the page itself which language it is in, for screen readers and spellers."""
    told = f"<script>document.documentElement.lang='{Language(spoken).value}'</script>"
    st.html(told, unsafe_allow_javascript=True)


def show_style(upload: str) -> None:
    """Bring the app's own style sheet onto the page; `upload` names Streamlit's own button."""
    st.html(_STYLE)
    word = "".join(letter for letter in upload if letter.isalpha() or letter == " ")
    st.html(
        "<style>[data-testid=stFileUploaderDropzone] button [data-testid=stMarkdownContainer]"
        f"::after{{content:'{word}'}}</style>"
    )


def keep_in_browser(name: str, value: str) -> None:
    """Let this browser keep the value for this server until it is closed; an empty one is dropped.

    `name` is written in this project; the value comes back percent-encoded in the cookies.
    """
    st.html(_keeping(name, value), unsafe_allow_javascript=True)


def _keeping(name: str, value: str) -> str:
    """The script that sets the cookie; the value is letters, digits, "_.-~" and percent codes."""
    kept = quote(value, safe="", errors="replace")
    end = "" if kept else ";max-age=0"
    return f"<script>document.cookie='{name}={kept};path=/;samesite=strict{end}'</script>"
