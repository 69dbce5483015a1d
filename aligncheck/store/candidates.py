"""Search in all checked plans: by words (FTS5), by meaning (vectors), or by both at once."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from aligncheck.documents import Kind, Language
from aligncheck.documents.words.clean import clean
from aligncheck.store.documents import files_of_passages
from aligncheck.store.plain import storable
from aligncheck.store.records import Filters, Hit, Needed

RANK_WEIGHT = 60  # reciprocal rank fusion, Cormack et al. 2009
SMALL_WORD = 3  # letters of "til", "for", "the": which passage holds one says nothing
MOST_WORDS = 8  # of a long question, the longest: each two of them are looked for
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r'"([^"]+)"|(\w+)')


@dataclass(frozen=True, slots=True)
class Plan:
    """A document that passes the filters, and the assessment that is shown for it.

    `holds` are assessments, each with a framework in which it is the newest of the file.
    """

    assessment_id: str
    document: int
    title: str
    county: str | None
    year: int | None
    holds: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may be a hit."""

    row: int  # of the table passages
    plan: Plan
    similarity: float | None = None


def word_query(text: str) -> str:
    """The text as an FTS5 query: all words from their start, "quoted words" together."""
    return " ".join(_query(*term) for term in _asked(text))


def some_words_query(text: str) -> str:
    """The text as an FTS5 query: any two of its words, small ones apart; else empty."""
    asked = {(phrase.casefold(), word.casefold()) for phrase, word in _asked(text)}
    telling = [term for term in sorted(asked) if len("".join(term)) > SMALL_WORD]
    longest = sorted(telling, key=lambda term: -len("".join(term)))[:MOST_WORDS]
    pairs = combinations((_query(*term) for term in longest), 2)
    return " OR ".join(f"({one} AND {other})" for one, other in pairs)


def _query(phrase: str, word: str) -> str:
    return f'"{phrase}"' if phrase else f'"{word}"*'


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
    """By document, the plans that pass the filters on plans.

    Of each file it is the newest assessment; where evidence is asked for, of each framework the
    newest, for a file may last have been held against others.
    """
    one = "" if filters.assessment_id is None else "WHERE a.id = ? "
    rows = connection.execute(
        "SELECT a.id, a.document, a.title, d.name, a.county, a.municipality, a.year, a.plan_type, "
        "a.coverage, d.sha256 FROM assessments a JOIN documents d ON d.id = a.document "
        f"{one}ORDER BY a.created DESC, a.rowid DESC",
        [filters.assessment_id] if one else [],
    )
    files: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        files.setdefault(row["sha256"], []).append(row)
    plans = (plan for checks in files.values() for plan in _plans_of(checks, filters))
    return {plan.document: plan for plan in plans}


def _plans_of(checks: Sequence[sqlite3.Row], filters: Filters) -> list[Plan]:
    """The plans of one file, whose checks are given newest first; empty where it does not pass."""
    known: dict[str, Any] = {
        name: next((row[name] for row in checks if row[name] is not None), None)
        for name in ("title", "name", "county", "municipality", "year", "plan_type")
    }
    title, name = known.pop("title"), known.pop("name")
    if not filters.let_through(**known):
        return []

    def plan(row: sqlite3.Row, holds: Iterable[tuple[str, str]] = ()) -> Plan:
        told = (title or name, known["county"], known["year"])
        return Plan(row["id"], row["document"], *told, frozenset(holds))

    if not (filters.framework or filters.criterion or filters.status):
        return [plan(checks[0])]
    newest: dict[str, sqlite3.Row] = {}
    for row in checks:
        for framework in json.loads(row["coverage"]):
            newest.setdefault(framework["id"], row)
    by_document: dict[int, list[tuple[str, sqlite3.Row]]] = {}
    for id, row in newest.items():
        by_document.setdefault(row["document"], []).append((id, row))
    return [
        plan(held[0][1], ((row["id"], id) for id, row in held)) for held in by_document.values()
    ]


def by_words(
    connection: sqlite3.Connection, query: str, plans: Mapping[int, Plan], count: int
) -> list[Candidate]:
    """The passages of those plans that hold the words of the FTS5 query, best first (BM25)."""
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
        "SELECT e.assessment, e.framework FROM evidence e JOIN findings f "
        "ON f.assessment = e.assessment "
        "AND f.framework = e.framework AND f.criterion = e.criterion "
        f"WHERE e.passage = ?{conditions}"
    )
    supporting = []
    for item in candidates:
        rows = connection.execute(question, [item.row, *asked.values()])
        found = next((id for id, framework in rows if (id, framework) in item.plan.holds), None)
        if found is not None:
            supporting.append(replace(item, plan=replace(item.plan, assessment_id=found)))
    return supporting


def together(
    connection: sqlite3.Connection,
    words: Sequence[Candidate],
    some: Sequence[Candidate],
    meaning: Sequence[Candidate],
    limit: int,
) -> tuple[Hit, ...]:
    """The lists as one, each passage once: those that hold all words, then some, then the others.

    Among each of these the sum of the reciprocal ranks decides.
    """
    in_words = {item.row for item in words}
    some = [item for item in some if item.row not in in_words]
    in_some = {item.row for item in some}
    scores: dict[int, float] = {}
    known: dict[int, Candidate] = {}
    for found in (words, some, meaning):
        for rank, item in enumerate({item.row: item for item in found}.values()):
            scores[item.row] = scores.get(item.row, 0.0) + 1 / (RANK_WEIGHT + rank + 1)
            known[item.row] = item
    best = sorted(
        scores, key=lambda row: (row not in in_words, row not in in_some, -scores[row], row)
    )[:limit]
    files = _files_in(connection, {known[row].plan.document for row in best})
    return tuple(
        _hit(
            connection,
            known[row],
            files,
            by_words=row in in_words,
            by_some_words=row in in_some,
            score=scores[row],
        )
        for row in best
    )


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
    *,
    by_words: bool,
    by_some_words: bool,
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
        by_some_words=by_some_words,
        similarity=found.similarity,
        score=score,
    )
