"""Priorities and measures that are set as headings though nothing stands below them."""

from collections.abc import Sequence
from itertools import groupby

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import SECTION, Block
from aligncheck.documents.pdf.headings import Style, style_of
from aligncheck.documents.pdf.kinds import title_key
from aligncheck.documents.pdf.leads import BETWEEN
from aligncheck.documents.pdf.notes import Item
from aligncheck.documents.pdf.pieces import Piece
from aligncheck.documents.pdf.tables import Table
from aligncheck.documents.words.goals import announces_goals, points_elsewhere, words_a_goal

FEWEST = 3  # names in a row; fewer may be titles whose text was read elsewhere
FEWEST_WORDS = 4  # of a measure that only its neighbours tell; fewer may be a name
_Place = tuple[int, Block]


def with_priorities(items: Sequence[Item], titles: frozenset[str]) -> list[Item]:
    """The items, names in a row under a heading such as 'Satsingsområder' now items of a list.

    `titles` are the keys of the file's outline, which are headings wherever they stand.
    """
    done = list(items)
    for at, item in enumerate(items):
        if isinstance(item, Table) or item[1] is not Kind.HEADING:
            continue
        if announces_goals(item[0].text):
            for place, block in _names_below(items, at, titles):
                done[place] = (block, Kind.BULLET)
    return done


def _names_below(items: Sequence[Item], at: int, titles: frozenset[str]) -> list[_Place]:
    """The headings right below one on its page that lead no text, three or more of a style."""
    lead = items[at]
    assert not isinstance(lead, Table)
    run: list[_Place] = []
    for place in range(at + 1, len(items)):
        item = items[place]
        if not isinstance(item, Table) and item[1] in BETWEEN:
            continue
        if isinstance(item, Table) or not _may_be_name(item, lead[0], titles):
            if run and _is_text(item, lead[0].page):
                run.pop()
            break
        run.append((place, item[0]))
    sets = [list(alike) for _, alike in groupby(run, lambda spot: style_of(spot[1]))]
    kept = [alike for at, alike in enumerate(sets) if _are_names(alike, sets[at + 1 :])]
    return [spot for alike in kept for spot in alike]


def _are_names(alike: Sequence[_Place], later: Sequence[Sequence[_Place]]) -> bool:
    """True for names enough that nothing covers; where all word goals they are judged by that."""
    over = [block for other in later for _, block in other]
    covered = any(_overlap(block, other) for _, block in alike for other in over)
    goals = all(words_a_goal(block.text) for _, block in alike)
    return len(alike) >= FEWEST and not covered and not goals


def _overlap(first: Block, second: Block) -> bool:
    """True where a line of one stands over a line of the other, as in a picture drawn anew."""
    return any(
        one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
        for one in first.lines
        for other in second.lines
    )


def _may_be_name(item: tuple[Block, Kind], lead: Block, titles: frozenset[str]) -> bool:
    block, kind = item
    lesser = block.page == lead.page and style_of(block) < style_of(lead)
    known = SECTION.match(block.text) or title_key(block.text) in titles
    return kind is Kind.HEADING and lesser and not known


def _is_text(item: Item, page: int) -> bool:
    """True for what the heading before it may be the heading of."""
    if isinstance(item, Table):
        return item.page == page
    return item[1] in (Kind.PARAGRAPH, Kind.BULLET)


def measures_among_goals(pieces: Sequence[Piece], texts: Sequence[str]) -> frozenset[int]:
    """The places of headings that by their words are no goal, but stand in a row with goals.

    A row is three headings or more in one style on one page, no text under any of them: there
    'Naturbaserte løsninger for overvann' is a measure as 'Redusere utslipp' beside it is.
    """
    places = [at for at, piece in enumerate(pieces) if piece.kind not in BETWEEN]
    found: set[int] = set()
    for look, group in groupby(enumerate(places), lambda spot: _look(pieces[spot[1]])):
        spots = list(group) if look else []
        if len(spots) < FEWEST:
            continue
        end = spots[-1][0] + 1
        last, after = pieces[spots[-1][1]], pieces[places[end]] if end < len(places) else None
        if after is not None and not _ends_row(last, after):
            spots.pop()
        row = [at for _, at in spots]
        worded = {at for at in row if words_a_goal(texts[at])}
        if len(row) >= FEWEST and worded:
            found |= {at for at in row if at not in worded and _may_be_measure(texts[at])}
    return frozenset(found)


def _look(piece: Piece) -> tuple[int, Style] | None:
    """Page and style of a heading without a number; none for all else."""
    heading = piece.kind is Kind.HEADING and not SECTION.match(piece.first.text)
    return (piece.page, style_of(piece.block)) if heading else None


def _ends_row(last: Piece, after: Piece) -> bool:
    """True where what follows stands not under the last heading of a row."""
    return after.kind is Kind.HEADING and style_of(after.block) >= style_of(last.block)


def _may_be_measure(text: str) -> bool:
    return len(text.split()) >= FEWEST_WORDS and not points_elsewhere(text)
