"""The corpus: all checked plans of the store, to add to, list, search, remove, count."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligncheck.batch.executors import Executor
from aligncheck.batch.kept import KeptPlan, kept_plans
from aligncheck.batch.ledger import unreadable_message
from aligncheck.batch.run import ONE_WORKER, Batch, check_all
from aligncheck.batch.unfinished import drop_copies
from aligncheck.documents import Language
from aligncheck.documents.filetype import file_hash
from aligncheck.documents.words.language import language_of
from aligncheck.encoding.encoder import Encoder
from aligncheck.errors import OutputError, UsageError
from aligncheck.matching.trained import text_for_models
from aligncheck.store import AssessmentRow, Filters, Hit, Needed, Store
from aligncheck.store.records import folded
from aligncheck.store.store import NO_FILTERS

SHORTEST_ID = 6
FEWEST_WORDS = 5  # of a passage that may be found by its meaning; captions and names have fewer
MOST_DIGITS = 0.25  # digits to a letter; a row of a table of figures has more
SAYING_NOTHING = ("Hei.", "på", "Sum", "Se vedlegg.")
LEAST_SIMILAR, NEARER_THAN_NOTHING = 0.6, 0.1
"""What a passage needs to be found by its meaning: so similar, and so much more similar than texts
that say nothing are to the same words. Chosen by reading what 17 queries found in twelve plans
(2026-11-29): "klimagassutslipp" and "offshore wind" find their passages; words that the model does
not know ("fotballbane"), for which captions and figures came first, find nothing by meaning."""


@dataclass(frozen=True, slots=True)
class Added:
    """How many plans came in, how many were known before, how many could not be judged."""

    new: int
    known: int
    failed: tuple[str, ...]  # "name: what is wrong"


@dataclass(frozen=True, slots=True)
class Removed:
    """A plan that was forgotten: its title or its file's name, and whether a check reads it yet."""

    title: str
    is_being_checked: bool


@dataclass(frozen=True, slots=True)
class Share:
    """One group of plans: how many, their pages, and what share of passages is Nynorsk.

    `nynorsk` is None where no passage of the group is Norwegian; `covered` is the share of
    assessed criteria that are covered.
    """

    group: str
    plans: int
    pages: int
    passages: int
    nynorsk: float | None
    covered: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """The corpus as a researcher asks for it."""

    all: Share
    by_county: tuple[Share, ...]
    by_type: tuple[Share, ...]
    by_year: tuple[Share, ...]


def add(batch: Batch, store: Store, *, executor: Executor = ONE_WORKER) -> Added:
    """Check the plans that the store does not know, and keep their files with them."""
    before = {row.id for row in store.assessments()}
    entries, _ = check_all(batch, store, executor, retry=True)
    config = batch.settings.config
    new, failed = set(), []
    for entry in entries:
        result = store.result(entry.sha256, entry.key(config)) if entry.sha256 else None
        if result is None or result.assessment_id is None:
            told = result.message if result else unreadable_message(entry)
            failed.append(f"{entry.input.name}: {told}")
        elif entry.duplicate_of is None:
            new |= {result.assessment_id} - before
            store.save_file(_content(entry.input.path), name=entry.input.path.name)
    return Added(len(new), len(entries) - len(new) - len(failed), tuple(failed))


def plans(store: Store, filters: Filters = NO_FILTERS) -> tuple[AssessmentRow, ...]:
    """Each plan that passes the filters, newest first: of each framework its newest result.

    The id is that of the newest assessment; what it does not know of the plan an earlier one may.
    """
    return tuple(kept.row for kept in kept_plans(store, filters))


def chosen_assessments(
    kept: Sequence[KeptPlan], named: Sequence[str] = ()
) -> tuple[AssessmentRow, ...]:
    """All assessments, also earlier ones, of those plans that are named (of all where none is).

    A plan is named as for `remove`; UsageError where one is not among them.
    """
    rows, known = [row for plan in kept for row in plan.checks], set()
    for name in named:
        content = _hash_of_file(name)
        found = {row.sha256 for row in rows if _is_named(row, name, content)}
        if not found:
            raise UsageError(
                f"{name!r} is not in the corpus; {_how_named(name)}'aligncheck corpus list' shows "
                "what is"
            )
        _refuse_ambiguous(name, found)
        known |= found
    return tuple(row for row in rows if not named or row.sha256 in known)


def _hash_of_file(name: str) -> str | None:
    """The hash of the file of that name; None where the name is no file's."""
    if not os.path.isfile(name):
        return None
    try:
        return file_hash(Path(name))
    except OSError as error:
        raise UsageError(f"{name} may not be read: {error.strerror}") from error


def search(
    store: Store,
    text: str,
    *,
    encoder: Encoder | None = None,
    filters: Filters = NO_FILTERS,
    limit: int = 20,
) -> tuple[Hit, ...]:
    """The passages that hold the words or, with an encoder, come nearest to their meaning."""
    if encoder is None:
        return store.search(text, filters=filters, limit=limit)
    asked = text_for_models(text, language_of(text))
    vector, *empty = encoder.encode([asked, *SAYING_NOTHING])
    floor = max(LEAST_SIMILAR, NEARER_THAN_NOTHING + float(np.mean(empty, axis=0) @ vector))
    needed = Needed(floor, FEWEST_WORDS, MOST_DIGITS)
    return store.search(
        text,
        vector=vector,
        model=encoder.model_id,
        needed=needed,
        filters=filters,
        limit=limit,
    )


def remove(store: Store, named: str) -> Removed:
    """Forget a plan: text, vectors, verdicts, file; a check of it that runs in the app goes on.

    `named` is its id, its SHA-256 or the beginning of one, or its file, which also forgets a plan
    that was checked and is not in the corpus.
    """
    drop_copies(store)
    content = _hash_of_file(named)
    found = {row.sha256: row.title for row in store.assessments() if _is_named(row, named, content)}
    for sha256, name in store.kept_texts():
        if sha256 == content or _begins(sha256, named):
            found.setdefault(sha256, name)
    if not found:
        raise UsageError(
            f"no plan {named!r} is kept; {_how_named(named)}'aligncheck corpus list' shows the "
            "corpus, and a plan that was only checked is named by its file"
        )
    _refuse_ambiguous(named, found)
    ((sha256, title),) = found.items()
    removed = Removed(title, store.is_being_checked(sha256))
    store.forget(sha256)
    return removed


def statistics(rows: Sequence[AssessmentRow]) -> Statistics:
    """The counts of those plans, together and by county, type and year."""
    return Statistics(
        all=_share("", rows),
        by_county=_grouped(rows, lambda row: row.county or ""),
        by_type=_grouped(rows, lambda row: row.plan_type or ""),
        by_year=_grouped(rows, lambda row: str(row.year or "")),
    )


def _grouped(
    rows: Iterable[AssessmentRow], group_of: Callable[[AssessmentRow], str]
) -> tuple[Share, ...]:
    """The groups as the filters tell them apart, each under its newest spelling."""
    groups: dict[str, list[AssessmentRow]] = {}
    for row in rows:
        groups.setdefault(folded(group_of(row)), []).append(row)
    return tuple(_share(group_of(group[0]), group) for _, group in sorted(groups.items()))


def _share(group: str, rows: Sequence[AssessmentRow]) -> Share:
    spoken: Counter[Language] = Counter()
    for row in rows:
        spoken.update(dict(row.languages))
    norwegian = spoken[Language.NB] + spoken[Language.NN]
    assessed = sum(row.coverage.assessed for row in rows)
    return Share(
        group=group,
        plans=len(rows),
        pages=sum(row.pages for row in rows),
        passages=spoken.total(),
        nynorsk=spoken[Language.NN] / norwegian if norwegian else None,
        covered=sum(row.coverage.covered for row in rows) / assessed if assessed else None,
    )


def _is_named(row: AssessmentRow, named: str, content: str | None) -> bool:
    return row.sha256 == content or _begins(row.id, named) or _begins(row.sha256, named)


def _refuse_ambiguous(named: str, found: Collection[str]) -> None:
    """UsageError where more than one plan was found by that name."""
    if len(found) > 1:
        raise UsageError(f"{named!r} is the beginning of {len(found)} ids; give more of it")


def _how_named(name: str) -> str:
    """What is told of a name that is too short to be the beginning of an id."""
    return f"of an id give at least {SHORTEST_ID} characters; " if len(name) < SHORTEST_ID else ""


def _begins(id: str, named: str) -> bool:
    return len(named) >= SHORTEST_ID and id.startswith(named)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path} cannot be read any more: {error.strerror}") from error
