"""The command `batch`, and what `corpus add` takes as it does.

Exit codes: 0 all done; 1 some documents failed and the rest is done; 2 wrong use; 3 a result or
the store cannot be written; 130 interrupted.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from aligncheck.batch.options import (
    add_framework_option,
    add_model_option,
    add_profile_option,
    add_store_option,
)
from aligncheck.errors import UsageError
from aligncheck.output import harmless

if TYPE_CHECKING:
    from aligncheck.batch.executors import Executor
    from aligncheck.batch.run import Batch
    from aligncheck.store import Store

SOME_FAILED = 1
SOURCE_HELP = "plans, or a list of them with what is known of each"
INTERRUPTED_HINT = "stopped; nothing is lost: the same command goes on from here"
OPTIONS_OF = {
    "workers": ("local", "ray"),
    "scheduler": ("dask",),
    "address": ("ray",),
    "gpus": ("ray",),
    "worker_store": ("dask", "ray"),
}
"""Which executors an option holds for."""
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_batch_parser(commands: Subparsers) -> None:
    """`aligncheck batch SOURCE --out DIR`."""
    text = "check every plan of a folder or of a CSV manifest; go on where it was stopped"
    parser = commands.add_parser("batch", help=text, description=text)
    parser.add_argument("source", type=Path, metavar="FOLDER|MANIFEST.csv", help=SOURCE_HELP)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="for the results")
    add_checking_options(parser)
    parser.add_argument(
        "--retry",
        action="store_true",
        help="try documents again that timed out, crashed or were no plan",
    )
    parser.set_defaults(command=run_batch_command)


def add_checking_options(parser: argparse.ArgumentParser) -> None:
    """How plans are checked: frameworks, model, profile, workers, store."""
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
    executor = asked_executor(given)
    with open_store(given.store) as store:
        try:
            report = run_batch(
                asked_batch(given, store),
                given.out,
                store=store,
                executor=executor,
                retry=given.retry,
            )
        except KeyboardInterrupt:
            tell(INTERRUPTED_HINT)
            raise
    counts = report.run["figures"]["documents"]
    told = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    print(f"{told} → {given.out}", file=sys.stderr)
    return SOME_FAILED if report.failed else 0


def asked_batch(given: argparse.Namespace, store: "Store") -> "Batch":
    """The batch that the command asks for."""
    from aligncheck.batch.inputs import find_inputs
    from aligncheck.batch.judges import model_folder
    from aligncheck.batch.run import prepare
    from aligncheck.batch.settings import JudgeSource
    from aligncheck.frameworks import find_frameworks

    return prepare(
        find_inputs(given.source, tell),
        store=store,
        frameworks=find_frameworks(given.framework),
        judge=JudgeSource(options={"model": model_folder(given.model)}),
        profile=given.profile,
        ocr=given.ocr,
    )


def asked_executor(given: argparse.Namespace) -> "Executor":
    """The executor that the command asks for; UsageError for options that it would not see."""
    import os

    from aligncheck.batch.executors import ExecutorName, make_executor

    _refuse_ignored(given)
    name = ExecutorName(given.executor)
    address = given.scheduler if name is ExecutorName.DASK else given.address
    workers = given.workers if given.workers > 0 else os.cpu_count() or 1
    return make_executor(
        name, workers=workers, address=address, gpus=given.gpus, store=given.worker_store
    )


def _refuse_ignored(given: argparse.Namespace) -> None:
    """UsageError for a number of workers below 0, or an option that the executor would not see."""
    if given.workers < 0:
        raise UsageError(f"--workers {given.workers} is no number of workers; give 1 or more")
    for option, executors in OPTIONS_OF.items():
        if getattr(given, option) and given.executor not in executors:
            raise UsageError(
                f"--{option.replace('_', '-')} holds with --executor {' or '.join(executors)}, "
                f"and would be ignored with {given.executor}; leave it out or name the executor"
            )


def tell(told: str) -> None:
    """Say it on stderr, as what the program itself tells."""
    print(f"aligncheck: {harmless(told)}", file=sys.stderr)
