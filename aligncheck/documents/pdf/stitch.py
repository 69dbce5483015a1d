"""Paragraphs put together again that a column, a page, a footnote or a picture cut in two."""

from collections.abc import Sequence

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import TERMINAL, begins_item, is_bold
from aligncheck.documents.pdf.pieces import Piece

PASSED_OVER = frozenset(
    {
        Kind.FOOTNOTE,
        Kind.CAPTION,
        Kind.HEADER,
        Kind.FOOTER,
        Kind.PAGE_NUMBER,
        Kind.TABLE_ROW,
        Kind.TOC,
    }
)
FLOWING = frozenset({Kind.PARAGRAPH, Kind.BULLET})
LOOK_AHEAD = 40  # pieces between the halves
SAME_SIZE = 0.06
FULL_LINE = 0.9  # of the widest line: a last line this long may go on elsewhere


def stitched(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each second half joined to its first."""
    waiting: list[Piece | None] = list(pieces)
    for index in range(len(waiting)):
        while True:
            piece = waiting[index]
            if piece is None or piece.kind not in FLOWING or not _is_open(piece):
                break
            other = _second_half(piece, waiting, index)
            if other is None:
                break
            half = waiting[other]
            assert half is not None
            waiting[index] = piece._replace(placed=(*piece.placed, *half.placed))
            waiting[other] = None
    return [piece for piece in waiting if piece is not None]


def _is_open(piece: Piece) -> bool:
    """True where the last line ends without an end."""
    last = piece.last.line
    return last.hyphen or not TERMINAL.search(last.text)


def _second_half(piece: Piece, pieces: Sequence[Piece | None], index: int) -> int | None:
    for at in range(index + 1, min(len(pieces), index + LOOK_AHEAD)):
        other = pieces[at]
        if other is None:
            continue
        if other.page > piece.last.page + 1:
            return None
        if other.kind in PASSED_OVER or not _alike(piece, other):
            if other.kind is Kind.HEADING:
                return None
            continue
        if _goes_on(piece, other):
            return at
        if not _is_aside(piece, other):
            return None
    return None


def _is_aside(piece: Piece, other: Piece) -> bool:
    """True for a box or picture text higher up on the page, which the file gives late."""
    return other.page == piece.last.page and other.first.y1 < piece.last.line.y0


def _alike(piece: Piece, other: Piece) -> bool:
    if other.kind not in FLOWING:
        return False
    return abs(piece.size - other.size) <= SAME_SIZE * piece.size


def _goes_on(piece: Piece, other: Piece) -> bool:
    """True where the other piece can only be the rest of this one."""
    last, first = piece.last, other.first
    if other.kind is not Kind.PARAGRAPH or begins_item(first.text):
        return False
    aside = first.x0 >= last.line.x1 - 4 or first.x0 > last.line.x0 + 100
    moved = other.page > last.page or (first.y1 < last.line.y0 and aside)
    if not moved and not last.line.hyphen:
        return False
    if is_bold(last.line) != is_bold(first) and not last.line.hyphen:
        return False
    letter = next((c for c in first.text if c.isalnum()), "")
    if last.line.hyphen or letter.islower():
        return True
    widest = max(spot.line.x1 - spot.line.x0 for spot in piece.placed)
    full = last.line.x1 - last.line.x0 >= FULL_LINE * widest and len(piece.placed) >= 2
    return full and piece.kind is Kind.PARAGRAPH and len(last.line.words) >= 4
