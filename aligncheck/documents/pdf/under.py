"""Texts that the file gives after a run of headings, each put under the one it stands below."""

from collections.abc import Sequence
from itertools import pairwise

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import Block
from aligncheck.documents.pdf.notes import Item
from aligncheck.documents.pdf.tables import Table

SAME_SIZE = 0.06
_TEXT = frozenset({Kind.PARAGRAPH, Kind.BULLET})


def under_their_headings(items: Sequence[Item]) -> list[Item]:
    """The items, texts drawn after all their headings now each behind its own.

    Only where every heading of a run in one size, one below the other, has its text right below
    it on the page: else the order is left as it is.
    """
    done: list[Item] = []
    at = 0
    while at < len(items):
        heads = _heads(items, at)
        texts = _texts(items, at + len(heads), heads)
        groups = _groups(heads, texts)
        if not groups:
            done.append(items[at])
            at += 1
            continue
        done += [item for group in groups for item in group]
        at += len(heads) + len(texts)
    return done


def _heads(items: Sequence[Item], at: int) -> list[tuple[Block, Kind]]:
    """The headings of one rank from a place on, each below the one before it."""
    run: list[tuple[Block, Kind]] = []
    for item in items[at:]:
        if isinstance(item, Table) or item[1] is not Kind.HEADING:
            break
        if run and not (_alike(run[-1][0], item[0]) and _below(run[-1], item)):
            break
        run.append(item)
    return run


def _texts(
    items: Sequence[Item], at: int, heads: Sequence[tuple[Block, Kind]]
) -> list[tuple[Block, Kind]]:
    """The texts from a place on that stand below the first of the headings."""
    run: list[tuple[Block, Kind]] = []
    if len(heads) < 2:
        return run
    for item in items[at:]:
        if isinstance(item, Table) or item[1] not in _TEXT or not _below(heads[0], item):
            break
        run.append(item)
    return run


def _groups(
    heads: Sequence[tuple[Block, Kind]], texts: Sequence[tuple[Block, Kind]]
) -> list[list[tuple[Block, Kind]]]:
    """Each heading with its texts; none where one lacks a text or a text runs past the next."""
    groups = [[head] for head in heads]
    for text in texts:
        above = [place for place, head in enumerate(heads) if _below(head, text)]
        groups[above[-1]].append(text)
    fits = all(
        all(_below(text, after[0]) for text in group[1:]) for group, after in pairwise(groups)
    )
    return groups if texts and fits and all(len(group) > 1 for group in groups) else []


def _alike(first: Block, second: Block) -> bool:
    """True for headings of one rank: the file may set them a little larger or smaller."""
    near = abs(first.size - second.size) <= SAME_SIZE * first.size
    return near and first.bold == second.bold


def _below(upper: tuple[Block, Kind], lower: tuple[Block, Kind]) -> bool:
    """True where a block stands wholly below another on its page, in the same column."""
    above, below = upper[0], lower[0]
    overlap = min(_right(above), _right(below)) - max(_left(above), _left(below))
    return above.page == below.page and above.lines[-1].base < below.lines[0].base and overlap > 0


def _left(block: Block) -> float:
    return min(line.x0 for line in block.lines)


def _right(block: Block) -> float:
    return max(line.x1 for line in block.lines)
