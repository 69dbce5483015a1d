"""Lines set as headings that are the beginning of the list below them."""

from collections.abc import Iterable, Sequence

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.notes import RUNNING, Item
from aligncheck.documents.pdf.tables import Table
from aligncheck.documents.words.leads import is_lead_heading

BETWEEN = RUNNING | {Kind.FOOTNOTE}  # may stand between a list and what leads into it


def with_leads(items: Sequence[Item]) -> list[Item]:
    """The items, each heading that leads into the list below it now a paragraph."""
    done = list(items)
    for at, item in enumerate(items):
        if isinstance(item, Table) or item[1] is not Kind.HEADING:
            continue
        if is_lead_heading(item[0].text) and _kind(_below(items[at + 1 :])) is Kind.BULLET:
            done[at] = (item[0], Kind.PARAGRAPH)
    return done


def _below(items: Iterable[Item]) -> Item | None:
    """The first of the items that is neither a running line nor a note."""
    return next((item for item in items if _kind(item) not in BETWEEN), None)


def _kind(item: Item | None) -> Kind | None:
    """What a block is; none for a table."""
    return None if item is None or isinstance(item, Table) else item[1]
