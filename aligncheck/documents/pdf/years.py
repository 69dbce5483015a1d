"""Headings that end in a year, told from dates, heads of columns and lines of a list."""

import re
from collections.abc import Sequence

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import NUMBERED, SECTION, Block
from aligncheck.documents.pdf.kinds import (
    LARGER,
    LARGEST_AMOUNT,
    MONTH,
    YEAR,
    Surroundings,
    ends_in_amount,
    title_key,
)
from aligncheck.documents.pdf.tables import Table

_DATE = re.compile(
    rf"\d\s?[./]\s?(?:19|20)\d{{2}}\s*$|\b\d{{1,2}}\.?\s+{MONTH}\s+\d{{4}}\s*$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"\b(?:19|20)\d{2}\s+(?:19|20)\d{2}\s*$")


def settle_years(items: Sequence[Block | Table], kinds: list[Kind], around: Surroundings) -> None:
    """Make a heading that ends in a year plain text again where it leads no text below it.

    `kinds` are those of the blocks among the items, in their order.
    """
    place = -1
    for at, item in enumerate(items):
        if not isinstance(item, Block):
            continue
        place += 1
        if kinds[place] is Kind.HEADING and _is_doubtful(item, around):
            after = items[at + 1] if at + 1 < len(items) else None
            if not _leads(item, after):
                kinds[place] = Kind.BULLET if NUMBERED.match(item.text) else Kind.PARAGRAPH


def _is_doubtful(block: Block, around: Surroundings) -> bool:
    """True for a heading that nothing but its looks tells from a line that ends in a year."""
    text = block.text.strip()
    known = SECTION.match(text) or title_key(text) in around.titles
    large = block.size >= LARGEST_AMOUNT * around.body
    return bool(YEAR.search(text)) and not known and not large


def _leads(block: Block, after: Block | Table | None) -> bool:
    """True where a table, or text in a lesser style, stands right below the block."""
    if after is None or after.page != block.page:
        return False
    if _DATE.search(block.text) or _YEARS.search(block.text):
        return False
    left = after.x0 if isinstance(after, Table) else after.lines[0].x0
    top = after.y0 if isinstance(after, Table) else after.lines[0].y0
    if top < block.lines[-1].y0 or left > max(line.x1 for line in block.lines):
        return False
    if isinstance(after, Table):
        return True
    lesser = after.size * LARGER <= block.size or (block.bold and not after.bold)
    return lesser and not ends_in_amount(after.text)
