"""Lists run into one paragraph: 'Strategi: - Styrke … - Bygge …' as a lead-in and its items."""

import re
from collections.abc import Iterator, Sequence

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.lines import line_of
from aligncheck.documents.pdf.pieces import Piece, Placed
from aligncheck.documents.pdf.words import Word

FEWEST = 2  # items; one dash after a colon may part a sentence
_LABEL = re.compile(r"(?:strategi|tiltak|delmål|mål)\w*$", re.IGNORECASE)
_OF_GOAL = 3  # words between a label and its colon: 'Strategi til mål 1:'
_ITEM = re.compile(r"[A-ZÆØÅÄÖ«“\"]|\d+\s?%")
_Spot = tuple[int, Word]


def with_inline_lists(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a paragraph that holds a list after a colon as its lead-in and items."""
    return [part for piece in pieces for part in _parts(piece)]


def _parts(piece: Piece) -> Iterator[Piece]:
    """The piece itself, or what stands before its list, the lead-in and the items."""
    words = [(at, word) for at, spot in enumerate(piece.placed) for word in spot.line.words]
    dashes = _dashes([word.text for _, word in words]) if piece.kind is Kind.PARAGRAPH else []
    if piece.text or len(dashes) < FEWEST:
        yield piece
        return
    label = _label(words[: dashes[0]])
    for start, end in ((0, label), (label, dashes[0])):
        if start < end:
            yield _cut(piece, words[start:end])
    for start, end in zip(dashes, [*dashes[1:], len(words)], strict=True):
        yield _cut(piece, words[start:end])._replace(kind=Kind.BULLET)


def _dashes(texts: Sequence[str]) -> list[int]:
    """The places of the dashes that open items, the first right after a colon."""
    found: list[int] = []
    for at in range(1, len(texts) - 1):
        before, after = texts[at - 1], texts[at + 1]
        is_range = before[-1].isdigit() and after[0].isdigit()
        opens = texts[at] == "-" and _ITEM.match(after) and not is_range
        if opens and (found or before.endswith(":")):
            found.append(at)
    return found


def _label(words: Sequence[_Spot]) -> int:
    """Where the label of the list begins, 'Strategi:'; 0 where the whole text leads into it."""
    for at in range(len(words) - 1, max(0, len(words) - 2 - _OF_GOAL), -1):
        if words[at][1].text[:1].isupper() and _LABEL.match(words[at][1].text.rstrip(":")):
            return at
    return 0


def _cut(piece: Piece, words: Sequence[_Spot]) -> Piece:
    """A part of the piece, on the lines where its words stand."""
    lines = dict.fromkeys(at for at, _ in words)
    placed = tuple(
        Placed(piece.placed[at].page, line_of([word for spot, word in words if spot == at]))
        for at in lines
    )
    return piece._replace(placed=placed)
