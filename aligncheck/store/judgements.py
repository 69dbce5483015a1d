"""Verdicts in the store: the matches of each passage under one judge and one set of frameworks."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from aligncheck.documents import Passage
from aligncheck.matching.match import Match, Suggestion, Why
from aligncheck.store.database import in_parts
from aligncheck.store.plain import Plain, canonical, pack, text_hash, unpack

Matches = tuple[Match, ...]
_Row: TypeAlias = list[Plain]
_PROBE = 0  # place in a row of the number of its example passage


def passage_hash(passage: Passage) -> bytes:
    """A hash over all of a passage that a judge looks at; where it stands is not part of it."""
    seen = [passage.text, passage.kind, list(passage.heading), passage.language]
    return hashlib.sha256(canonical(seen)).digest()


def find_matches(
    connection: sqlite3.Connection, context: str, hashes: Sequence[bytes]
) -> dict[bytes, Matches]:
    """The kept verdicts on passages of those hashes."""
    found: dict[bytes, list[_Row]] = {}
    for part in in_parts(hashes):
        rows = connection.execute(
            "SELECT passage_hash, matches FROM judgements WHERE context = ? AND passage_hash IN "
            f"({', '.join('?' * len(part))})",
            (context, *part),
        )
        found.update((row["passage_hash"], unpack(row["matches"])) for row in rows)
    phrases = _phrases(connection, {row[_PROBE] for rows in found.values() for row in rows})
    return {hash: tuple([_match_of(row, phrases) for row in rows]) for hash, rows in found.items()}


def keep_matches(
    connection: sqlite3.Connection,
    context: str,
    passages: Mapping[bytes, Passage],
    judged: Sequence[Matches],
) -> None:
    """Keep the verdicts; the example passages that they name are kept once."""
    probes = {match.why.probe for matches in judged for match in matches}
    numbers = _phrase_numbers(connection, probes)
    rows = []
    for (hash, passage), matches in zip(passages.items(), judged, strict=True):
        packed = pack([_row_of(match, numbers) for match in matches])
        rows.append((context, hash, text_hash(passage.text), packed))
    connection.executemany("INSERT OR IGNORE INTO judgements VALUES (?, ?, ?, ?)", rows)


def _row_of(match: Match, numbers: Mapping[str, int]) -> _Row:
    """The match as a short list, for a passage has dozens of them."""
    why, targets = match.why, [[item.target, item.probability] for item in match.targets]
    row = (numbers[why.probe], match.criterion, match.probability, match.accepted)
    return [*row, list(why.terms), why.similarity, match.level, targets]


def _match_of(row: _Row, phrases: Mapping[int, str]) -> Match:
    probe, criterion, probability, accepted, terms, similarity, level, targets = row
    why = Why(tuple(terms), phrases[probe], similarity)
    suggested = tuple([Suggestion(*item) for item in targets])
    return Match(criterion, probability, accepted, why, level, suggested)


def _phrase_numbers(connection: sqlite3.Connection, texts: Iterable[str]) -> dict[str, int]:
    ordered = sorted(texts)
    connection.executemany(
        "INSERT OR IGNORE INTO phrases (text) VALUES (?)", [(text,) for text in ordered]
    )
    question = "SELECT id FROM phrases WHERE text = ?"
    return {text: connection.execute(question, (text,)).fetchone()["id"] for text in ordered}


def _phrases(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    question = "SELECT text FROM phrases WHERE id = ?"
    return {
        number: connection.execute(question, (number,)).fetchone()["text"]
        for number in sorted(numbers)
    }
