"""Pieces to passages: headings above them, text cleaned, language told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import Kind, Language, Passage
from aligncheck.documents.pdf.blocks import Block
from aligncheck.documents.pdf.headings import HeadingPath, style_of
from aligncheck.documents.pdf.kinds import REFERENCES
from aligncheck.documents.pdf.pieces import Piece
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.hyphens import Vocabulary
from aligncheck.documents.words.language import languages_of

_ALPHANUMERIC = re.compile(r"\w")


def passages_of(
    pieces: Sequence[Piece], vocabulary: Vocabulary, limits: Limits
) -> tuple[Passage, ...]:
    """The passages of the pieces, at most as many as the limits allow."""
    headings = [_block(piece) for piece in pieces if piece.kind is Kind.HEADING]
    path = HeadingPath([style_of(block) for block in headings])
    passages: list[Passage] = []
    references: tuple[int, int] | None = None
    for piece in pieces:
        text = clean(piece.words(vocabulary))
        if not _ALPHANUMERIC.search(text):
            continue
        kind = piece.kind
        if kind is Kind.HEADING:
            level = path.level_of(_block(piece))
            if REFERENCES.match(text):
                references = level
            elif references is not None and level <= references:
                references = None
        elif references is not None and kind in {Kind.PARAGRAPH, Kind.BULLET}:
            kind = Kind.REFERENCE
        passages.append(_passage(piece, kind, text, (*path.path, *piece.label)))
        if kind is Kind.HEADING:
            path.enter(_block(piece), text)
        if len(passages) >= limits.passages:
            break
    languages = languages_of([passage.text for passage in passages])
    return tuple(
        replace(passage, language=language)
        for passage, language in zip(passages, languages, strict=True)
    )


def _block(piece: Piece) -> Block:
    return Block(piece.page, tuple(spot.line for spot in piece.placed))


def _passage(piece: Piece, kind: Kind, text: str, heading: Iterable[str]) -> Passage:
    boxes = tuple(spot.box for spot in piece.placed)
    return Passage(text, kind, tuple(heading), Language.OTHER, piece.page, boxes, "")
