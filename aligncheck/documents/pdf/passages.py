"""Pieces to passages: headings above them, text cleaned, language told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from aligncheck.documents.limits import Limits
from aligncheck.documents.passage import MAY_SAY, Kind, Language, Passage
from aligncheck.documents.pdf.geometry import Turned
from aligncheck.documents.pdf.headings import HeadingPath, style_of
from aligncheck.documents.pdf.pieces import Piece, Placed
from aligncheck.documents.pdf.priorities import measures_among_goals
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.goals import is_statement, names_un_goals
from aligncheck.documents.words.headwords import reference_places
from aligncheck.documents.words.hyphens import Vocabulary
from aligncheck.documents.words.language import languages_of
from aligncheck.documents.words.sentences import LONGEST_PASSAGE, in_parts, part_ends

_ALPHANUMERIC = re.compile(r"\w")
TOLERANCE = 0.002  # joined hyphens and spaces make text and lines unlike by so much
_MAY_BE_REFERENCE = frozenset({Kind.PARAGRAPH, Kind.BULLET})


def passages_of(
    pieces: Sequence[Piece], vocabulary: Vocabulary, limits: Limits
) -> tuple[Passage, ...]:
    """The passages of the pieces, at most as many as the limits allow."""
    texts = [clean(piece.words(vocabulary)) for piece in pieces]
    headings = [
        (style_of(piece.block), is_statement(text))
        for piece, text in zip(pieces, texts, strict=True)
        if piece.kind is Kind.HEADING
    ]
    path = HeadingPath([style for style, _ in headings])
    titles = {style for style, states in headings if not states}
    references = _references(pieces, texts, path)
    measures = measures_among_goals(pieces, texts)
    passages: list[Passage] = []
    for place, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        if not _ALPHANUMERIC.search(text):
            continue
        kind = Kind.REFERENCE if place in references else piece.kind
        above = path.path
        if kind is Kind.HEADING and is_statement(text) and style_of(piece.block) not in titles:
            kind = Kind.PARAGRAPH
        if kind is Kind.HEADING:
            path.enter(piece.block, text)
            above = path.path[:-1]
            if place in measures and not names_un_goals(above):
                kind = Kind.PARAGRAPH
        passages += _passages(piece, kind, text, (*above, *piece.label))
        if len(passages) >= limits.passages:
            break
    passages = passages[: limits.passages]
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
        (ranks[path.level_of(piece.block)] if piece.kind is Kind.HEADING else None, texts[place])
        for place, piece in kept
    ]
    return frozenset(kept[at][0] for at in reference_places(marks))


def _passages(piece: Piece, kind: Kind, text: str, heading: tuple[str, ...]) -> Iterator[Passage]:
    """The piece as one passage, or as several where it is long."""
    lead = clean(piece.lead.words)
    before_list = kind is Kind.PARAGRAPH and bool(piece.text)  # labelled whole in real plans
    most = LONGEST_PASSAGE if kind in MAY_SAY and not before_list else len(text)
    ends = part_ends(text, most, lead=lead)
    begun = len(lead) if text.startswith(lead) else 0
    shares = [max(0, end - begun) / max(1, len(text) - begun) for end in (0, *ends)]
    for part, (begin, end) in zip(in_parts(text, most, lead=lead), pairwise(shares), strict=True):
        placed = _lines_between(piece, begin, end)
        boxes = tuple(spot.box for spot in placed)
        yield Passage(part, kind, heading, Language.OTHER, placed[0].page, boxes, "")


def _lines_between(piece: Piece, begin: float, end: float) -> tuple[Placed, ...]:
    """Its lines from `begin` to `end`, as shares of its own text, with those of its lead-in."""
    if (begin, end) == (0.0, 1.0):
        return piece.placed
    own = [spot for spot in piece.placed if spot not in piece.lead.placed]
    lengths = [len(spot.line.text) for spot in own]
    total = sum(lengths)
    stops = list(accumulate(lengths))
    some = total * TOLERANCE
    held = [
        spot
        for spot, stop, length in zip(own, stops, lengths, strict=True)
        if stop > begin * total + some and stop - length < end * total - some
    ]
    shown = [spot for spot in piece.placed if spot in held or spot in piece.lead.placed]
    return tuple(shown) if held else piece.placed


def as_shown(passage: Passage, turned: Mapping[int, Turned]) -> Passage:
    """The passage with its boxes where they are shown on pages that were read sideways."""
    if not any(box.page in turned for box in passage.boxes):
        return passage
    boxes = [turned[box.page].box(box) if box.page in turned else box for box in passage.boxes]
    return replace(passage, boxes=tuple(boxes))
