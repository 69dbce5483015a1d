"""Search in all checked plans: by words (FTS5), by meaning (vectors), or by both at once."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aligncheck.documents import Kind, Language
from aligncheck.documents.words.clean import clean
from aligncheck.store.documents import files_of_passages
from aligncheck.store.plain import storable
from aligncheck.store.records import Filters, Hit, Needed

RANK_WEIGHT = 60  # reciprocal rank fusion, Cormack et al. 2009
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True)
class Plan:
    """The newest assessment of a document that passes the filters."""

    assessment_id: str
    document: int
    title: str
    county: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be a hit."""

    row: int  # of the table passages
    plan: Plan
    similarity: float | None = None


def word_query(text: str) -> str:
    """The text as an FTS5 query: all words from their start, "quoted words" together."""
    return " ".join(f'"{phrase}"' if phrase else f'"{word}"*' for phrase, word in _asked(text))


def searched_words(text: str) -> tuple[str, ...]:
    """What a search for the text looks for: phrases, and words that end in `*` for any ending."""
    return tuple(
        phrase.strip().rstrip("*") if phrase else f"{word}*" for phrase, word in _asked(text)
    )


def _asked(text: str) -> list[tuple[str, str]]:
    """Each phrase with no word beside it, each word with no phrase."""
    found = _WORDS.findall(storable(text).replace("\x00", " "))
    return [(phrase, word) for phrase, word in found if word or re.search(r"\w", phrase)]


def plans_that_pass(connection: sqlite3.Connection, filters: Filters) -> dict[int, Plan]:
    """By document, the newest assessment of each file that passes the filters on plans."""
    wanted = {
        "a.id": filters.assessment_id,
        "a.county": filters.county,
        "a.municipality": filters.municipality,
        "a.year": filters.year,
        "a.plan_type": filters.plan_type,
    }
    asked = {name: value for name, value in wanted.items() if value is not None}
    conditions = "".join(f" AND {name} = ?" for name in asked)
    rows = connection.execute(
        "SELECT a.id, a.document, COALESCE(a.title, d.name) AS title, a.county, a.year, d.sha256 "
        f"FROM assessments a JOIN documents d ON d.id = a.document WHERE 1{conditions} "
        "ORDER BY a.created, a.rowid",
        list(asked.values()),
    )
    newest = {
        row["sha256"]: Plan(row["id"], row["document"], row["title"], row["county"], row["year"])
        for row in rows
    }
    return {plan.document: plan for plan in newest.values()}


def by_words(
    connection: sqlite3.Connection, text: str, plans: Mapping[int, Plan], count: int
) -> list[Candidate]:
    """The passages of those plans that hold the words, best first (BM25)."""
    query = word_query(text)
    if not query or not plans:
        return []
    rows = connection.execute(
        "SELECT p.id, p.document FROM passages_fts JOIN passages p ON p.id = passages_fts.rowid "
        "WHERE passages_fts MATCH ? AND p.document IN (SELECT value FROM json_each(?)) "
        "ORDER BY passages_fts.rank, p.id LIMIT ?",
        (query, json.dumps(list(plans)), count),
    )
    return [Candidate(row["id"], plans[row["document"]]) for row in rows]


def of_vectors(
    connection: sqlite3.Connection,
    near: Sequence[tuple[int, float]],
    plans: Mapping[int, Plan],
    needed: Needed,
) -> list[Candidate]:
    """The passages whose texts have those vectors and say as much as needed, in that order."""
    found = []
    for id, similarity in near:
        rows = connection.execute(
            "SELECT p.id, p.document, p.text FROM vectors v JOIN passages p "
            "ON p.text_hash = v.text_hash OR p.model_hash = v.text_hash "
            "WHERE v.id = ? ORDER BY p.id",
            (id,),
        )
        found += [
            Candidate(row["id"], plans[row["document"]], similarity)
            for row in rows
            if row["document"] in plans and _says_enough(row["text"], needed)
        ]
    return found


def _says_enough(text: str, needed: Needed) -> bool:
    words = _LETTERS.findall(text)
    digits = sum(letter.isdigit() for letter in text)
    return len(words) >= needed.words and digits <= needed.digits * sum(map(len, words))


def that_support(
    connection: sqlite3.Connection, candidates: Iterable[Candidate], filters: Filters
) -> list[Candidate]:
    """The candidates that are evidence for findings as the filters ask."""
    wanted = {
        "e.framework": filters.framework,
        "e.criterion": filters.criterion,
        "f.status": filters.status,
    }
    asked = {name: value for name, value in wanted.items() if value is not None}
    if not asked:
        return list(candidates)
    conditions = "".join(f" AND {name} = ?" for name in asked)
    question = (
        "SELECT 1 FROM evidence e JOIN findings f ON f.assessment = e.assessment "
        "AND f.framework = e.framework AND f.criterion = e.criterion "
        f"WHERE e.passage = ? AND e.assessment = ?{conditions} LIMIT 1"
    )
    return [
        item
        for item in candidates
        if connection.execute(
            question, [item.row, item.plan.assessment_id, *asked.values()]
        ).fetchone()
    ]


def together(
    connection: sqlite3.Connection,
    words: Sequence[Candidate],
    meaning: Sequence[Candidate],
    limit: int,
) -> tuple[Hit, ...]:
    """Both lists as one, each passage once: first those that hold the words.

    Among these, and among the others, the sum of the reciprocal ranks decides.
    """
    scores: dict[int, float] = {}
    known: dict[int, Candidate] = {}
    for found in (words, meaning):
        for rank, item in enumerate({item.row: item for item in found}.values()):
            scores[item.row] = scores.get(item.row, 0.0) + 1 / (RANK_WEIGHT + rank + 1)
            known[item.row] = item
    in_words = {item.row for item in words}
    best = sorted(scores, key=lambda row: (row not in in_words, -scores[row], row))[:limit]
    files = _files_in(connection, {known[row].plan.document for row in best})
    return tuple(_hit(connection, known[row], files, row in in_words, scores[row]) for row in best)


def _files_in(
    connection: sqlite3.Connection, documents: Iterable[int]
) -> dict[int, tuple[str, ...]]:
    """Of those documents that are made of several files, the file of each passage."""
    rows = connection.execute(
        "SELECT document FROM document_files WHERE document IN (SELECT value FROM json_each(?)) "
        "GROUP BY document HAVING COUNT(*) > 1",
        (json.dumps(sorted(documents)),),
    )
    several = [row["document"] for row in rows.fetchall()]
    return {document: files_of_passages(connection, document) for document in several}


def _hit(
    connection: sqlite3.Connection,
    found: Candidate,
    files: Mapping[int, Sequence[str]],
    by_words: bool,
    score: float,
) -> Hit:
    row: Any = connection.execute(
        "SELECT number, text, kind, language, page, page_label FROM passages WHERE id = ?",
        (found.row,),
    ).fetchone()
    each = files.get(found.plan.document)
    return Hit(
        assessment_id=found.plan.assessment_id,
        title=found.plan.title,
        county=found.plan.county,
        year=found.plan.year,
        number=row["number"],
        text=row["text"],
        kind=Kind(row["kind"]),
        language=Language(row["language"]),
        page=row["page"],
        page_label=row["page_label"],
        file=clean(each[row["number"]]) if each else "",
        by_words=by_words,
        similarity=found.similarity,
        score=score,
    )
