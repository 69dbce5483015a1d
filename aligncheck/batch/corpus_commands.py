"""The command `corpus`: what its actions take, and what they print; exit codes as of `batch`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from aligncheck.batch.commands import (
    SOME_FAILED,
    SOURCE_HELP,
    Subparsers,
    add_checking_options,
    asked_batch,
    asked_executor,
    tell,
)
from aligncheck.batch.options import add_language_option, add_model_option, add_store_option
from aligncheck.errors import UsageError
from aligncheck.output import harmless

UNKNOWN = " –"  # in the place of the county, type or year of plans of which it is not known


def add_corpus_parser(commands: Subparsers) -> None:
    """`aligncheck corpus add|list|search|export|decisions|remove|stats`."""
    text = "keep, search and count checked plans"
    parser = commands.add_parser("corpus", help=text, description=text)
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    text = "check plans and keep them with their files"
    adding = actions.add_parser("add", help=text, description=text)
    adding.add_argument("source", type=Path, metavar="FILE|FOLDER|MANIFEST.csv", help=SOURCE_HELP)
    add_checking_options(adding)
    _action(actions, "list", "show the plans, the newest first", _list)
    searching = _action(actions, "search", "find passages by meaning and by words", _search)
    searching.add_argument("text", help="what to look for, in quotes")
    searching.add_argument(
        "--limit", type=int, default=20, metavar="N", help="hits at most (default: %(default)s)"
    )
    searching.add_argument("--words-only", action="store_true", help="do not load the model")
    add_model_option(searching)
    searching.add_argument("--framework", metavar="ID", help="only evidence for this framework")
    searching.add_argument("--criterion", metavar="ID", help="only evidence for this criterion")
    searching.add_argument(
        "--status", choices=("covered", "weak"), help="only evidence for such criteria"
    )
    exporting = _action(actions, "export", "write the tables as Parquet and CSV", _export)
    exporting.add_argument("--out", type=Path, required=True, metavar="DIR", help="for the tables")
    logging = _action(actions, "decisions", "write the log of reviewers' decisions", _decisions)
    logging.add_argument(
        "plans", nargs="*", metavar="PLAN", help="its file or its id (default: all plans)"
    )
    logging.add_argument(
        "--out", type=Path, required=True, metavar="FILE.csv|FILE.jsonl", help="is written"
    )
    add_language_option(logging, "language of the criteria's labels")
    text = "forget a plan: text, vectors, verdicts, kept file; reviewers' decisions stay"
    removing = actions.add_parser("remove", help=text, description=text)
    removing.add_argument(
        "plan", help="its file, or at least six characters of its id or of its SHA-256"
    )
    add_store_option(removing)
    removing.set_defaults(command=_remove)
    _action(actions, "stats", "count by county, type and year; share of Nynorsk", _stats)
    adding.set_defaults(command=_add)


def _action(
    actions: Subparsers, name: str, help: str, command: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """An action that takes the filters on plans."""
    parser: argparse.ArgumentParser = actions.add_parser(name, help=help, description=help)
    add_store_option(parser)
    parser.add_argument("--county", help="only plans of this county")
    parser.add_argument("--municipality", help="only plans of this municipality")
    parser.add_argument("--year", type=int, help="only plans of this year")
    parser.add_argument("--type", dest="plan_type", help="only plans of this type")
    parser.set_defaults(command=command)
    return parser


def _add(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.store import open_store

    executor = asked_executor(given)
    with open_store(given.store) as store:
        added = corpus.add(asked_batch(given, store), store, executor=executor)
    for line in added.failed:
        tell(line)
    print(f"{added.new} new, {added.known} known, {len(added.failed)} failed", file=sys.stderr)
    return SOME_FAILED if added.failed else 0


def _list(given: argparse.Namespace) -> int:
    from aligncheck.batch.filters import asked_for, known_store, tell_of_decisions

    with known_store(given.store) as store:
        _, kept = asked_for(given, store)
        tell_of_decisions(store, kept)
        for row in (plan.row for plan in kept):
            place = ", ".join(filter(None, (row.municipality, row.county, str(row.year or ""))))
            counts = f"{row.coverage.covered}/{row.coverage.assessed}"
            known = f"  ({place})" if place else ""
            print(harmless(f"{row.id}  {counts:>7}  {row.pages:>4} p  {row.title}{known}"))
    return 0


def _search(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import asked_for, known_store
    from aligncheck.documents import pages_text
    from aligncheck.encoding.bundled import find_encoder

    if given.limit < 1:
        raise UsageError(f"--limit {given.limit} would show nothing; give 1 or more")
    if not given.text.strip():
        raise UsageError("the text to look for is empty; write it in quotes")
    with known_store(given.store) as store:
        filters, _ = asked_for(given, store)
        encoder = None if given.words_only else find_encoder(given.model)
        found = corpus.search(
            store, given.text, encoder=encoder, filters=filters, limit=given.limit
        )
    if not found:
        tell("nothing found")
    for hit in found:
        near = "" if hit.similarity is None else f"  {hit.similarity:.2f}"
        page = "" if hit.cited is None else f" {pages_text([hit.cited], 'nb')}"
        print(harmless(f"{hit.assessment_id}  {hit.title}{page}{near}"))
        print(harmless(f"    {hit.text}"))
    return 0


def _export(given: argparse.Namespace) -> int:
    from aligncheck.batch.export import export
    from aligncheck.batch.filters import asked_for, known_store

    with known_store(given.store) as store:
        filters, kept = asked_for(given, store)
        count = export(store, given.out, kept, filters)
    print(f"{count} plans → {given.out}", file=sys.stderr)
    return 0


def _decisions(given: argparse.Namespace) -> int:
    from aligncheck.batch.corpus import chosen_assessments
    from aligncheck.batch.decision_log import decision_log, refuse_other_suffix, write_log
    from aligncheck.batch.filters import asked_for, known_store
    from aligncheck.output import refuse_own_input
    from aligncheck.store.store import NO_FILTERS

    refuse_other_suffix(given.out)
    refuse_own_input([Path(plan) for plan in given.plans], given.out)
    with known_store(given.store) as store:
        filters, kept = asked_for(given, store)
        log = decision_log(
            store,
            chosen_assessments(kept, given.plans),
            forgotten=not given.plans and filters == NO_FILTERS,
            language=given.language,
        )
    write_log(log, given.out)
    print(f"{len(log)} decisions → {given.out}", file=sys.stderr)
    return 0


def _remove(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import known_store

    with known_store(given.store) as store:
        removed = corpus.remove(store, given.plan)
    print(harmless(f"forgotten: {removed.title}"), file=sys.stderr)
    if removed.is_being_checked:
        tell(
            "a check of it in the app goes on, and keeps the file that it reads; "
            "to be rid of the plan, cancel that check or remove it once more when it is done"
        )
    return 0


def _stats(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import asked_for, known_store, tell_of_decisions

    with known_store(given.store) as store:
        _, kept = asked_for(given, store)
        tell_of_decisions(store, kept)
    counted = corpus.statistics([plan.row for plan in kept])
    print("group\tplans\tpages\tpassages\tnynorsk\tcovered")
    groups = (
        ("all", (counted.all,)),
        ("county", counted.by_county),
        ("type", counted.by_type),
        ("year", counted.by_year),
    )
    for name, shares in groups:
        for share in shares:
            label = name if name == "all" else harmless(f"{name}:{share.group or UNKNOWN}")
            numbers = (share.plans, share.pages, share.passages)
            parts = (
                "" if part is None else f"{part:.3f}" for part in (share.nynorsk, share.covered)
            )
            print("\t".join((label, *map(str, numbers), *parts)))
    return 0
