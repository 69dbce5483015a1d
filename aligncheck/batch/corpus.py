"""The corpus: all checked plans of the store, to add to, list, search, export, remove, count."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aligncheck.batch.executors import Executor
from aligncheck.batch.ledger import unreadable_message
from aligncheck.batch.outputs import make_folder
from aligncheck.batch.rows import document_row, evidence_rows, finding_rows, gap_rows
from aligncheck.batch.run import ONE_WORKER, Batch, check_all
from aligncheck.batch.tables import need_parquet, open_tables
from aligncheck.documents import Language
from aligncheck.documents.words.language import language_of
from aligncheck.encoding.encoder import Encoder
from aligncheck.errors import OutputError, UsageError
from aligncheck.matching.trained import text_for_models
from aligncheck.store import AssessmentRow, Filters, Hit, Needed, PlanRecord, Store
from aligncheck.store.versions import file_hash

NO_FILTERS = Filters()
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
    new, failed = set(), []
    for entry in entries:
        result = store.result(entry.sha256, batch.settings.config) if entry.sha256 else None
        if result is None or result.assessment_id is None:
            told = result.message if result else unreadable_message(entry)
            failed.append(f"{entry.input.name}: {told}")
        elif entry.duplicate_of is None:
            new |= {result.assessment_id} - before
            store.save_file(_content(entry.input.path), name=entry.input.path.name)
    return Added(len(new), len(entries) - len(new) - len(failed), tuple(failed))


def plans(store: Store, filters: Filters = NO_FILTERS) -> tuple[AssessmentRow, ...]:
    """The newest assessment of each plan that passes the filters, newest first."""
    newest: dict[str, AssessmentRow] = {}
    for row in store.assessments():
        newest.setdefault(row.sha256, row)
    return tuple(row for row in newest.values() if _passes(row, filters))


def chosen_assessments(
    store: Store, named: Sequence[str], filters: Filters = NO_FILTERS
) -> tuple[AssessmentRow, ...]:
    """All assessments, also earlier ones, of the plans that are named (all where none is).

    A plan is named as for `remove`; UsageError where one is not in the corpus.
    """
    rows, known = [row for row in store.assessments() if _passes(row, filters)], set()
    for name in named:
        content = file_hash(Path(name)) if Path(name).is_file() else None
        found = {row.sha256 for row in rows if _is_named(row, name, content)}
        if not found:
            raise UsageError(
                f"{name!r} is not in the corpus; 'aligncheck corpus list' shows what is"
            )
        _refuse_ambiguous(name, found)
        known |= found
    return tuple(row for row in rows if not named or row.sha256 in known)


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


def export(store: Store, out: Path, filters: Filters = NO_FILTERS) -> int:
    """Write the four tables of a batch for the plans that pass; returns how many those are."""
    need_parquet()
    make_folder(out)
    chosen = sorted(plans(store, filters), key=lambda row: (row.name, row.sha256))
    with open_tables(out) as tables:
        for row in chosen:
            assessment = store.load_assessment(row.id)
            tables["documents"].add([document_row(row.name, _record(row), assessment)])
            tables["findings"].add(finding_rows(row.name, assessment))
            tables["evidence"].add(evidence_rows(row.name, assessment))
            tables["gaps"].add(gap_rows(row.name, assessment))
    return len(chosen)


def remove(store: Store, named: str) -> str:
    """Forget a plan: text, vectors, verdicts, file; returns its title, or its file's name.

    `named` is its id, its SHA-256 or the beginning of one, or its file, which also forgets a plan
    that was checked and is not in the corpus.
    """
    content = file_hash(Path(named)) if Path(named).is_file() else None
    found = {row.sha256: row.title for row in store.assessments() if _is_named(row, named, content)}
    for sha256, name in store.kept_texts():
        if sha256 == content or _begins(sha256, named):
            found.setdefault(sha256, name)
    if not found:
        raise UsageError(
            f"no plan {named!r} is kept; 'aligncheck corpus list' shows the corpus, and a plan "
            "that was only checked is named by its file"
        )
    _refuse_ambiguous(named, found)
    ((sha256, title),) = found.items()
    store.forget(sha256)
    return title


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
    groups: dict[str, list[AssessmentRow]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    return tuple(_share(group, groups[group]) for group in sorted(groups))


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


def _passes(row: AssessmentRow, filters: Filters) -> bool:
    wanted = (
        (filters.county, row.county),
        (filters.municipality, row.municipality),
        (filters.year, row.year),
        (filters.plan_type, row.plan_type),
        (filters.assessment_id, row.id),
    )
    return all(asked is None or asked == has for asked, has in wanted)


def _is_named(row: AssessmentRow, named: str, content: str | None) -> bool:
    return row.sha256 == content or _begins(row.id, named) or _begins(row.sha256, named)


def _refuse_ambiguous(named: str, found: Collection[str]) -> None:
    """UsageError where more than one plan was found by that name."""
    if len(found) > 1:
        raise UsageError(f"{named!r} is the beginning of {len(found)} ids; give more of it")


def _begins(id: str, named: str) -> bool:
    return len(named) >= SHORTEST_ID and id.startswith(named)


def _record(row: AssessmentRow) -> PlanRecord:
    return PlanRecord(row.title, row.county, row.municipality, row.year, row.plan_type, row.adopted)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError(f"{path} cannot be read any more: {error.strerror}") from error
