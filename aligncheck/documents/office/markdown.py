"""Markdown: read as the web page that it becomes, with its notes and without its settings."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt

from aligncheck.documents.office.html import page_parts
from aligncheck.documents.office.parts import Part
from aligncheck.documents.office.plain import in_items, text_of, text_parts
from aligncheck.documents.passage import Kind
from aligncheck.documents.words.marks import LIST_GLYPHS

_SETTINGS = re.compile(
    r"\A---[ \t]*\n(?:(?:[\w-]+:[^\n]*|[ \t#-][^\n]*|)\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_ITEM = re.compile(  # what marks an item in a text, though not in Markdown
    rf"^([ \t]*)(?:(?:[{LIST_GLYPHS}]|[–—](?=[ \t]))[ \t]*|(?=[a-z]\)[ \t]))", re.MULTILINE
)
_ANCHOR = re.compile(r"[ \t]*\{#[\w-]+\}[ \t]*$", re.MULTILINE)
_TICK = re.compile(r"^([ \t]*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+", re.MULTILINE)
_NOTE = re.compile(r"^\[\^([^\]\s]{1,40})\]:[ \t]*([^\n]+(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s]{1,40})\]")
_FORMATTED = re.compile(r"<(?:h[1-6]|table|strong|em|blockquote|a|div|details|code)\b")
_READER = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])


def markdown_parts(path: Path) -> Iterator[Part]:
    """The parts of a Markdown file in reading order, each note after what calls it."""
    text = _TICK.sub(r"\1", _ANCHOR.sub("", _SETTINGS.sub("", text_of(path), count=1)))
    notes = dict(_NOTE.findall(text))
    page = _READER.render(_ITEM.sub(r"\1- ", _NOTE.sub("", text)))
    if not notes and not _FORMATTED.search(page):
        yield from text_parts(text)  # which is only called Markdown
        return
    for part in _page_parts(page):
        called = [name for name in _CALL.findall(part.text) if name in notes]
        yield from in_items(part._replace(text=_CALL.sub("", part.text)))
        yield from (_note(notes.pop(name)) for name in dict.fromkeys(called))
    yield from map(_note, notes.values())


def _page_parts(page: str) -> Iterator[Part]:
    return page_parts(f'<meta charset="utf-8">{page}'.encode())


def _note(text: str) -> Part:
    return Part(Kind.FOOTNOTE, " ".join(part.text for part in _page_parts(_READER.render(text))))
