"""Verdicts in the store: the matches of each passage under one judge and one set of frameworks."""

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from aligncheck.documents import Passage
from aligncheck.matching.match import Match
from aligncheck.store.database import in_parts
from aligncheck.store.plain import Plain, canonical, from_plain, pack, text_hash, to_plain, unpack

Matches = tuple[Match, ...]


def passage_hash(passage: Passage) -> bytes:
    """A hash over all of a passage that a judge looks at; where it stands is not part of it."""
    seen = [passage.text, passage.kind, list(passage.heading), passage.language]
    return hashlib.sha256(canonical(seen)).digest()


def find_matches(
    connection: sqlite3.Connection, context: str, hashes: Sequence[bytes]
) -> dict[bytes, Matches]:
    """The kept verdicts on passages of those hashes."""
    found: dict[bytes, Plain] = {}
    for part in in_parts(hashes):
        rows = connection.execute(
            "SELECT passage_hash, matches FROM judgements WHERE context = ? AND passage_hash IN "
            f"({', '.join('?' * len(part))})",
            (context, *part),
        )
        found.update((row["passage_hash"], unpack(row["matches"])) for row in rows)
    probes = {match["why"]["probe"] for matches in found.values() for match in matches}
    phrases = _phrases(connection, probes)
    return {hash: _with_phrases(matches, phrases) for hash, matches in found.items()}


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
        plain = to_plain(matches)
        for match in plain:
            match["why"]["probe"] = numbers[match["why"]["probe"]]
        rows.append((context, hash, text_hash(passage.text), pack(plain)))
    connection.executemany("INSERT OR IGNORE INTO judgements VALUES (?, ?, ?, ?)", rows)


def _with_phrases(matches: Plain, phrases: Mapping[int, str]) -> Matches:
    for match in matches:
        match["why"]["probe"] = phrases[match["why"]["probe"]]
    made: Matches = from_plain(tuple[Match, ...], matches)
    return made


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
