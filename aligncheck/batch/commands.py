"""The commands `batch` and `corpus`: what they take, and what they print.

Exit codes: 0 all done; 1 some documents failed and the rest is done; 2 wrong use; 3 a result or
the store cannot be written; 130 interrupted.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aligncheck.batch.options import (
    add_framework_option,
    add_language_option,
    add_model_option,
    add_profile_option,
    add_store_option,
)

if TYPE_CHECKING:
    from aligncheck.batch.executors import Executor
    from aligncheck.batch.run import Batch
    from aligncheck.store import Store

SOME_FAILED = 1
SOURCE_HELP = "plans, or a list of them with what is known of each"
UNKNOWN = " –"  # in the place of the county, type or year of plans of which it is not known
INTERRUPTED_HINT = "stopped; nothing is lost: the same command goes on from here"
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_batch_parser(commands: Subparsers) -> None:
    """`aligncheck batch SOURCE --out DIR`."""
    text = "check every plan of a folder or of a CSV manifest; go on where it was stopped"
    parser = commands.add_parser("batch", help=text, description=text)
    parser.add_argument("source", type=Path, metavar="FOLDER|MANIFEST.csv", help=SOURCE_HELP)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="for the results")
    _add_checking_options(parser)
    parser.add_argument(
        "--retry",
        action="store_true",
        help="try documents again that timed out, crashed or were no plan",
    )
    parser.set_defaults(command=run_batch_command)


def add_corpus_parser(commands: Subparsers) -> None:
    """`aligncheck corpus add|list|search|export|decisions|remove|stats`."""
    text = "keep, search and count checked plans"
    parser = commands.add_parser("corpus", help=text, description=text)
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    text = "check plans and keep them with their files"
    adding = actions.add_parser("add", help=text, description=text)
    adding.add_argument("source", type=Path, metavar="FILE|FOLDER|MANIFEST.csv", help=SOURCE_HELP)
    _add_checking_options(adding)
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


def _add_checking_options(parser: argparse.ArgumentParser) -> None:
    add_framework_option(parser)
    add_model_option(parser)
    add_profile_option(parser)
    parser.add_argument("--ocr", action="store_true", help="read pages that are pictures")
    parser.add_argument("--workers", type=int, default=0, metavar="N", help="default: all cores")
    parser.add_argument(
        "--executor",
        choices=("local", "dask", "ray"),
        default="local",
        help="where the workers run: this machine (default), or a cluster",
    )
    parser.add_argument("--scheduler", metavar="ADDRESS", help="of Dask: tcp://HOST:8786")
    parser.add_argument("--address", help="of Ray; without it Ray starts on this machine")
    parser.add_argument("--gpus", type=float, default=0.0, help="share of a GPU a Ray actor holds")
    parser.add_argument(
        "--worker-store", metavar="FOLDER", help="on each cluster machine's own disk, for caches"
    )
    add_store_option(parser)


def run_batch_command(given: argparse.Namespace) -> int:
    """Check all plans and write the results; exit code 1 where some documents failed."""
    from aligncheck.batch.outputs import refuse_own_inputs
    from aligncheck.batch.run import run_batch
    from aligncheck.store import open_store

    refuse_own_inputs(given.out, [given.source])
    with open_store(given.store) as store:
        try:
            report = run_batch(
                _batch(given, store),
                given.out,
                store=store,
                executor=_executor(given),
                retry=given.retry,
            )
        except KeyboardInterrupt:
            print(f"aligncheck: {INTERRUPTED_HINT}", file=sys.stderr)
            raise
    counts = report.run["figures"]["documents"]
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    print(f"{told} → {given.out}", file=sys.stderr)
    return SOME_FAILED if report.failed else 0


def _batch(given: argparse.Namespace, store: "Store") -> "Batch":
    from aligncheck.batch.inputs import find_inputs
    from aligncheck.batch.judges import model_folder
    from aligncheck.batch.run import prepare
    from aligncheck.batch.settings import JudgeSource
    from aligncheck.frameworks import find_framework

    frameworks = dict.fromkeys(find_framework(name) for name in given.framework or ())
    return prepare(
        find_inputs(given.source, _tell),
        store=store,
        frameworks=tuple(frameworks) or None,
        judge=JudgeSource(options={"model": model_folder(given.model)}),
        profile=given.profile,
        ocr=given.ocr,
    )


def _executor(given: argparse.Namespace) -> "Executor":
    import os

    from aligncheck.batch.executors import ExecutorName, make_executor

    name = ExecutorName(given.executor)
    address = given.scheduler if name is ExecutorName.DASK else given.address
    workers = given.workers if given.workers > 0 else os.cpu_count() or 1
    return make_executor(
        name, workers=workers, address=address, gpus=given.gpus, store=given.worker_store
    )


def _tell(told: str) -> None:
    print(f"aligncheck: {told}", file=sys.stderr)


def _add(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.store import open_store

    with open_store(given.store) as store:
        added = corpus.add(_batch(given, store), store, executor=_executor(given))
    for line in added.failed:
        _tell(line)
    print(f"{added.new} new, {added.known} known, {len(added.failed)} failed", file=sys.stderr)
    return SOME_FAILED if added.failed else 0


def _list(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import filters_of, known_store, tell_of_decisions

    with known_store(given.store) as store:
        rows = corpus.plans(store, filters_of(given, store))
        tell_of_decisions(store, rows)
        for row in rows:
            place = ", ".join(filter(None, (row.municipality, row.county, str(row.year or ""))))
            counts = f"{row.coverage.covered}/{row.coverage.assessed}"
            known = f"  ({place})" if place else ""
            print(f"{row.id}  {counts:>7}  {row.pages:>4} p  {row.title}{known}")
    return 0


def _search(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import filters_of, known_store
    from aligncheck.documents import pages_text
    from aligncheck.encoding.bundled import find_encoder

    with known_store(given.store) as store:
        filters = filters_of(given, store)
        encoder = None if given.words_only else find_encoder(given.model)
        found = corpus.search(
            store, given.text, encoder=encoder, filters=filters, limit=given.limit
        )
    if not found:
        _tell("nothing found")
    for hit in found:
        near = "" if hit.similarity is None else f"  {hit.similarity:.2f}"
        page = "" if hit.cited is None else f" {pages_text([hit.cited], 'nb')}"
        print(f"{hit.assessment_id}  {hit.title}{page}{near}\n    {hit.text}")
    return 0


def _export(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import filters_of, known_store

    with known_store(given.store) as store:
        count = corpus.export(store, given.out, filters_of(given, store))
    print(f"{count} plans → {given.out}", file=sys.stderr)
    return 0


def _decisions(given: argparse.Namespace) -> int:
    from aligncheck.batch.decision_log import decision_log, refuse_other_suffix, write_log
    from aligncheck.batch.filters import filters_of, known_store
    from aligncheck.output import refuse_own_input

    refuse_other_suffix(given.out)
    refuse_own_input([Path(plan) for plan in given.plans], given.out)
    with known_store(given.store) as store:
        filters = filters_of(given, store)
        log = decision_log(store, given.plans, filters=filters, language=given.language)
    write_log(log, given.out)
    print(f"{len(log)} decisions → {given.out}", file=sys.stderr)
    return 0


def _remove(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import known_store

    with known_store(given.store) as store:
        removed = corpus.remove(store, given.plan)
    print(f"forgotten: {removed.title}", file=sys.stderr)
    if removed.is_being_checked:
        print(
            "aligncheck: a check of it in the app goes on, and keeps the file that it reads; "
            "to be rid of the plan, cancel that check or remove it once more when it is done",
            file=sys.stderr,
        )
    return 0


def _stats(given: argparse.Namespace) -> int:
    from aligncheck.batch import corpus
    from aligncheck.batch.filters import filters_of, known_store, tell_of_decisions

    with known_store(given.store) as store:
        rows = corpus.plans(store, filters_of(given, store))
        tell_of_decisions(store, rows)
        counted = corpus.statistics(rows)
    print("group\tplans\tpages\tpassages\tnynorsk\tcovered")
    groups = (
        ("all", (counted.all,)),
        ("county", counted.by_county),
        ("type", counted.by_type),
        ("year", counted.by_year),
    )
    for name, shares in groups:
        for share in shares:
            label = name if name == "all" else f"{name}:{share.group or UNKNOWN}"
            numbers = (share.plans, share.pages, share.passages)
            parts = (
                "" if part is None else f"{part:.3f}" for part in (share.nynorsk, share.covered)
            )
            print("\t".join((label, *map(str, numbers), *parts)))
    return 0
