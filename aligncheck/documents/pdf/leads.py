"""Lists without marks and lines set as headings: items below a sentence that they finish."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import SECTION, TERMINAL, Block
from aligncheck.documents.pdf.headings import style_of
from aligncheck.documents.pdf.kinds import MEASURE, ends_in_amount, title_key
from aligncheck.documents.pdf.notes import RUNNING, Item
from aligncheck.documents.pdf.tables import Table
from aligncheck.documents.words.leads import is_lead_heading

BETWEEN = RUNNING | {Kind.FOOTNOTE}  # may stand between a list and what leads into it
LONGEST_ITEM = 25  # words of an item without a mark
LONGEST_GOING_ON = 40  # words of one that goes on with the sentence in a small letter
SAME_SIZE = 0.06
SAME_EDGE = 3.0  # points

Set = tuple[Block, Kind]


def with_leads(items: Sequence[Item], titles: frozenset[str]) -> list[Item]:
    """The items, short blocks below an unfinished sentence now list items without marks.

    `titles` are the keys of the file's outline, which are headings wherever they stand.
    """
    done = list(items)
    for at in range(len(done)):
        item = done[at]
        if isinstance(item, Table) or not _leads(item):
            continue
        for place, (block, _) in _list_below(done, at, titles):
            done[place] = (block, Kind.BULLET)
        _, below = next(_following(done, at), (at, None))
        if item[1] is Kind.HEADING and _kind(below) is Kind.BULLET:
            done[at] = (item[0], Kind.PARAGRAPH)
    return done


def _leads(item: Set) -> bool:
    block, kind = item
    if kind is Kind.HEADING:
        return is_lead_heading(block.text)
    return kind is Kind.PARAGRAPH and block.text.rstrip().endswith(":")


def _kind(item: Item | None) -> Kind | None:
    """What a block is; none for a table."""
    return None if item is None or isinstance(item, Table) else item[1]


def _following(items: Sequence[Item], at: int) -> Iterator[tuple[int, Item]]:
    """What stands after a place, each with its own; running lines and notes left out."""
    places = range(at + 1, len(items))
    return ((place, items[place]) for place in places if _kind(items[place]) not in BETWEEN)


def _list_below(items: Sequence[Item], at: int, titles: frozenset[str]) -> list[tuple[int, Set]]:
    """The items of a list without marks below a lead-in; none where they may be something else.

    Headings are items where one stands right below another of its style: there is nothing that
    it could be the heading of. The last is kept as a heading if something else stands under it.
    """
    run: list[tuple[int, Set]] = []
    after: Item | None = None
    for place, item in _following(items, at):
        if isinstance(item, Table) or not _may_be_item(item, [above for _, above in run], titles):
            after = item
            break
        run.append((place, item))
    if run and run[-1][1][1] is Kind.HEADING and after and _kind(after) is not Kind.HEADING:
        run.pop()
    kinds = [item[1] for _, item in run]
    if (Kind.HEADING, Kind.HEADING) not in pairwise(kinds):
        run = run[: kinds.index(Kind.HEADING)] if Kind.HEADING in kinds else run
    return run if len(run) > 1 or (run and _goes_on(run[0][1][0])) else []


def _may_be_item(item: Set, above: Sequence[Set], titles: frozenset[str]) -> bool:
    block, kind = item
    text = block.text.strip()
    amount = ends_in_amount(text) or MEASURE.search(text)
    if amount or text.endswith(":") or not text[:1].isalpha():
        return False
    if above and _goes_on(above[0][0]) != _goes_on(block):
        return False
    if kind is Kind.HEADING:
        heads = [other for other, known in above if known is Kind.HEADING]
        alike = not heads or style_of(heads[-1]) == style_of(block)
        return alike and not SECTION.match(text) and title_key(text) not in titles
    if kind is not Kind.PARAGRAPH or (above and not _is_next(above[-1][0], block)):
        return False
    texts = [other for other, known in above if known is Kind.PARAGRAPH]
    if texts and abs(texts[-1].size - block.size) > SAME_SIZE * block.size:
        return False
    if _goes_on(block):
        return len(text.split()) <= LONGEST_GOING_ON
    return len(text.split()) <= LONGEST_ITEM and not TERMINAL.search(text.rstrip(";"))


def _goes_on(block: Block) -> bool:
    """True where the block begins with a small letter, as the rest of a sentence does."""
    return block.text.strip()[:1].islower()


def _is_next(upper: Block, lower: Block) -> bool:
    """True where the lower block stands below the upper one, at the same edge."""
    below = lower.lines[0].base > upper.lines[-1].base
    edge = abs(lower.lines[0].x0 - upper.lines[0].x0) < SAME_EDGE
    return upper.page == lower.page and below and edge
