"""Web pages: headings, paragraphs, lists and tables of the main content."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from lxml import html
from lxml.etree import ParserError

from aligncheck.documents.office.parts import BELOW, CutShort, Part, as_item, within_edges
from aligncheck.documents.office.tables import Cell, in_columns, span_of, table_parts
from aligncheck.documents.passage import Kind

_PASSED_OVER = frozenset(
    """
    script style noscript template svg iframe button input select textarea option datalist del
    """.split()  # noqa: SIM905
)
_FURNITURE = {"nav": Kind.HEADER, "header": Kind.HEADER, "footer": Kind.FOOTER}
_ROLES = {
    **dict.fromkeys(("navigation", "search", "banner", "dialog", "alertdialog"), Kind.HEADER),
    "contentinfo": Kind.FOOTER,
}
_TEXTS = {"article", "main", "section"}  # their own header and footer belong to what they say
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {"p", "blockquote", "pre", "dd", "dt", "address"}
_INLINE = frozenset(
    """
    a abbr b bdi bdo br cite code del dfn em font i ins kbd mark q s small span strong sub sup
    time tt u var wbr label
    """.split()  # noqa: SIM905
)
_TITLES = (*_HEADINGS, "summary", "dt", "th")
_PANELS = frozenset({"div", "section", "article", "aside"})
_MORE = re.compile(r"(?:vis|les|se|show|read|see)\s+(?:mer|meir|alle?|more|all)\b", re.IGNORECASE)
DEEPEST = 200


def html_parts(path: Path) -> Iterator[Part]:
    """The parts of a web page in reading order."""
    return page_parts(path.read_bytes())


def page_parts(data: bytes) -> Iterator[Part]:
    """The parts of a web page, from its text; CutShort where it is nested too deep for more."""
    parser = _parser(data)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (ParserError, ValueError):
        return
    _settle(root)
    _frame(root)
    body = root.find("body")
    yield from _parts(body if body is not None else root, 0)
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):
        raise CutShort


def _parser(data: bytes) -> html.HTMLParser:
    """A parser that takes the page's own word for its letters, else UTF-8, else Windows-1252."""
    encoding: str | None = None
    if b"charset" not in data[:4096].lower():
        encoding = "utf-8" if _is_utf8(data) else "cp1252"
    # not huge, a parser leaves out without a word what is nested in more than 255 elements
    return html.HTMLParser(encoding=encoding, remove_comments=True, huge_tree=True)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _settle(root: Any) -> None:  # noqa: ANN401
    """Make of titles in buttons titles, and of all that opens below its title a `details`."""
    for title in root.iter(*_TITLES):
        button = next((held for held in title.iter("button") if _words(held).strip()), None)
        if button is not None and not _words(title).strip():
            button.tag = "span"
    for button in list(root.iter("button")):
        panel = _panel_of(button, root)
        if panel is not None:
            _head(panel, _words(button))
    for term in list(root.iter("dt")):
        _gather(term)


def _frame(root: Any) -> None:  # noqa: ANN401
    """Mark what stands around the main text as head and foot of the page, where it is no text."""
    found = root.xpath("//main | //*[@role='main']")
    if len(found) != 1 or 2 * _letters_in(found[0]) < _letters_in(root):
        return
    for inner in [found[0], *found[0].iterancestors()]:
        for role, around in (("banner", True), ("contentinfo", False)):
            for sibling in inner.itersiblings(preceding=around):
                if isinstance(sibling.tag, str) and sibling.tag != "head":
                    sibling.set("role", role)


def _letters_in(element: Any) -> int:  # noqa: ANN401
    """How many letters the element says, outside links."""
    said = [_words(element), *(_words(link) for link in element.iter("a"))]
    whole, *linked = (len("".join(words.split())) for words in said)
    return whole - sum(linked)


def _panel_of(button: Any, root: Any) -> Any:  # noqa: ANN401
    """What the button opens, where that is text and no menu."""
    named = button.get("aria-controls")
    words = _words(button).strip()
    if not words or _MORE.match(words) or (named is None and button.get("aria-expanded") is None):
        return None
    panel = root.get_element_by_id(named, None) if named else None
    if panel is None:
        panel = button.getnext()
    if panel is None or panel.tag not in _PANELS or panel in button.iterancestors():
        return None
    return panel if _letters_in(panel) else None


def _head(panel: Any, words: str) -> None:  # noqa: ANN401
    """Make the panel a `details` under these words."""
    summary = html.Element("summary")
    summary.text, summary.tail, panel.text = words, panel.text, None
    panel.insert(0, summary)
    panel.tag = "details"


def _gather(term: Any) -> None:  # noqa: ANN401
    """Put a term of a list of terms and what is said of it into a `details`."""
    said: list[Any] = []
    for following in term.itersiblings():
        if following.tag != "dd":
            break
        said.append(following)
    if said:
        together = html.Element("details")
        term.addprevious(together)
        together.extend([term, *said])
        term.tag = "summary"


def _parts(element: Any, depth: int) -> Iterator[Part]:  # noqa: ANN401
    """The parts of an element; loose text between blocks is a paragraph."""
    loose: list[str] = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _PASSED_OVER:
            loose.append(child.tail or "")
            continue
        if child.tag in _INLINE and not _holds_blocks(child) and _furniture_of(child) is None:
            loose += ["\n" if child.tag == "br" else _words(child), child.tail or ""]
            continue
        yield from _flush(loose)
        yield from _block(child, depth + 1)
        loose = [child.tail or ""]
    yield from _flush(loose)


def _flush(loose: list[str]) -> Iterator[Part]:
    text = "".join(loose).strip()
    if text:
        yield Part(Kind.PARAGRAPH, text)


def _holds_blocks(element: Any) -> bool:  # noqa: ANN401
    return any(isinstance(node.tag, str) and node.tag not in _INLINE for node in element.iter())


def _words(element: Any) -> str:  # noqa: ANN401
    """What the element says, a space at each line break and at each border of a block."""
    pieces: list[str] = []
    waiting: list[Any] = [element]  # a page may be deeper than Python calls itself
    while waiting:
        held = waiting.pop()
        if isinstance(held, str):
            pieces.append(held)
            continue
        pieces.append(held.text or "")
        for child in reversed(held):
            read = isinstance(child.tag, str) and child.tag not in _PASSED_OVER
            apart = " " if read and (child.tag == "br" or child.tag not in _INLINE) else ""
            waiting += [child.tail or "", apart, child if read else "", apart]
    return "".join(pieces)


def _block(element: Any, depth: int) -> Iterator[Part]:  # noqa: ANN401
    tag = element.tag
    if depth > DEEPEST:
        yield Part(Kind.PARAGRAPH, _words(element))
    elif (furniture := _furniture_of(element)) is not None:
        yield Part(furniture, _words(element))
    elif tag in _HEADINGS:
        yield Part(Kind.HEADING, _words(element), _HEADINGS[tag])
    elif tag == "li":
        yield from map(as_item, _parts(element, depth))
    elif tag == "details":
        yield from within_edges(_parts(element, depth))
    elif tag == "summary" and next(element.iter(*_HEADINGS), None) is None:
        yield Part(Kind.HEADING, _words(element), BELOW)
    elif tag == "table":
        yield from _table(element, depth)
    elif tag == "figcaption":
        yield Part(Kind.CAPTION, _words(element))
    elif tag in _BLOCKS and not _holds_blocks_inside(element):
        yield Part(Kind.BULLET if tag == "dd" else Kind.PARAGRAPH, _words(element))
    else:
        yield from _parts(element, depth)


def _furniture_of(element: Any) -> Kind | None:  # noqa: ANN401
    """What a menu, a notice or the header or footer of the page itself is; None for its text."""
    told = _ROLES.get((element.get("role") or "").strip())
    kind = told or _FURNITURE.get(element.tag)
    if told is None and element.tag in {"header", "footer"}:
        return None if any(above.tag in _TEXTS for above in element.iterancestors()) else kind
    return kind


def _holds_blocks_inside(element: Any) -> bool:  # noqa: ANN401
    return any(
        isinstance(node.tag, str) and node.tag not in _INLINE for node in element.iterdescendants()
    )


def _table(element: Any, depth: int) -> Iterator[Part]:  # noqa: ANN401
    for caption in element.iterchildren("caption"):
        yield Part(Kind.CAPTION, _words(caption))
    rows = element.xpath("./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr")
    cells = [[_cell(cell, depth + 1) for cell in row if cell.tag in {"td", "th"}] for row in rows]
    marked = takewhile(_is_head, rows)
    kept = [texts for texts, row in zip(in_columns(cells), cells, strict=True) if row]
    yield from table_parts(kept, marked=len(list(marked)))


def _is_head(row: Any) -> bool:  # noqa: ANN401
    """True for a row of heads only."""
    return all(cell.tag == "th" for cell in row if cell.tag in {"td", "th"})


def _cell(element: Any, depth: int) -> Cell:  # noqa: ANN401
    wide, deep = span_of(element.get("colspan")), span_of(element.get("rowspan"))
    return Cell(list(_parts(element, depth)), wide, deep)
