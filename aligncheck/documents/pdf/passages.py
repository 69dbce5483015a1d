"""Pieces to passages: headings above them, text cleaned, language told."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import Kind, Language, Passage
from aligncheck.documents.pdf.blocks import Block
from aligncheck.documents.pdf.geometry import Turned
from aligncheck.documents.pdf.headings import HeadingPath, style_of
from aligncheck.documents.pdf.pieces import Piece
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.headwords import reference_places
from aligncheck.documents.words.hyphens import Vocabulary
from aligncheck.documents.words.language import languages_of

_ALPHANUMERIC = re.compile(r"\w")
_MAY_BE_REFERENCE = frozenset({Kind.PARAGRAPH, Kind.BULLET})


def passages_of(
    pieces: Sequence[Piece], vocabulary: Vocabulary, limits: Limits
) -> tuple[Passage, ...]:
    """The passages of the pieces, at most as many as the limits allow."""
    texts = [clean(piece.words(vocabulary)) for piece in pieces]
    path = HeadingPath([style_of(_block(p)) for p in pieces if p.kind is Kind.HEADING])
    references = _references(pieces, texts, path)
    passages: list[Passage] = []
    for place, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if not _ALPHANUMERIC.search(text):
            continue
        kind = Kind.REFERENCE if place in references else piece.kind
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


def _references(pieces: Sequence[Piece], texts: Sequence[str], path: HeadingPath) -> frozenset[int]:
    """The places of the pieces that are references."""
    kept = [
        (place, piece)
        for place, piece in enumerate(pieces)
        if piece.kind is Kind.HEADING or piece.kind in _MAY_BE_REFERENCE
    ]
    ranks = {level: rank for rank, level in enumerate(path.levels)}
    marks = [
        (ranks[path.level_of(_block(piece))] if piece.kind is Kind.HEADING else None, texts[place])
        for place, piece in kept
    ]
    return frozenset(kept[at][0] for at in reference_places(marks))


def _block(piece: Piece) -> Block:
    return Block(piece.page, tuple(spot.line for spot in piece.placed))


def _passage(piece: Piece, kind: Kind, text: str, heading: Iterable[str]) -> Passage:
    boxes = tuple(spot.box for spot in piece.placed)
    return Passage(text, kind, tuple(heading), Language.OTHER, piece.page, boxes, "")


def as_shown(passage: Passage, turned: Mapping[int, Turned]) -> Passage:
    """The passage with its boxes where they are shown on pages that were read sideways."""
    if not any(box.page in turned for box in passage.boxes):
        return passage
    boxes = [turned[box.page].box(box) if box.page in turned else box for box in passage.boxes]
    return replace(passage, boxes=tuple(boxes))
