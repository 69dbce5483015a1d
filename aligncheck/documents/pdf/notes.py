"""Footnotes behind the text that calls them, wherever the file gives them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import Block
from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.pdf.tables import Table

Item = tuple[Block, Kind] | Table
RUNNING = frozenset({Kind.HEADER, Kind.FOOTER, Kind.PAGE_NUMBER})


def notes_in_place(items: Sequence[Item]) -> list[Item]:
    """The items, each footnote after the last text on its page that shows its numeral."""
    calls: dict[tuple[int, str], int] = {}
    last: dict[int, int] = {}
    for at, item in enumerate(items):
        if _is_note(item) or (not isinstance(item, Table) and item[1] in RUNNING):
            continue
        last[_page(item)] = at
        calls.update(((_page(item), numeral), at) for numeral in _calls(item))
    after: dict[int, list[Item]] = defaultdict(list)
    for at, item in enumerate(items):
        if isinstance(item, tuple) and _is_note(item):
            page = _page(item)
            after[calls.get((page, _numeral(item)), last.get(page, at))].append(item)
    return [placed for at, item in enumerate(items) for placed in _with(item, after.get(at, []))]


def _with(item: Item, notes: Sequence[Item]) -> list[Item]:
    return [*notes] if _is_note(item) else [item, *notes]


def _is_note(item: Item) -> bool:
    return not isinstance(item, Table) and item[1] is Kind.FOOTNOTE


def _page(item: Item) -> int:
    return item.page if isinstance(item, Table) else item[0].page


def _lines(item: Item) -> Iterator[Line]:
    if isinstance(item, Table):
        yield from (line for row in item.rows for entry in row for line in entry.lines)
    else:
        yield from item[0].lines


def _calls(item: Item) -> Iterator[str]:
    """The raised numerals in the text of the item."""
    yield from (
        word.text.strip(".,)") for line in _lines(item) for word in line.words if word.raised
    )


def _numeral(item: Item) -> str:
    """The numeral that a footnote opens with."""
    return next(_lines(item)).words[0].text.strip(".,)")
