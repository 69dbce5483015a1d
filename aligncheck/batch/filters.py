"""Which plans and passages a corpus command asks for: what the store cannot know is refused."""

import argparse
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from aligncheck.batch.commands import tell
from aligncheck.batch.kept import KeptPlan, kept_plans
from aligncheck.errors import UsageError
from aligncheck.frameworks import builtin_frameworks
from aligncheck.frameworks.ids import numbered
from aligncheck.store import Filters, Store, open_store
from aligncheck.store.store import STORE_NAME

_NAMES = ("county", "municipality", "year", "plan_type", "framework", "criterion", "status")


@contextmanager
def known_store(folder: Path | None) -> Iterator[Store]:
    """The store in that folder; UsageError where it was named and holds none."""
    if folder is not None and not (folder / STORE_NAME).is_file():
        raise UsageError(
            f"there is no store in {folder}; check --store, or check plans into it first: "
            f"aligncheck corpus add PLANS --store {folder}"
        )
    with open_store(folder) as store:
        yield store


def asked_for(given: argparse.Namespace, store: Store) -> tuple[Filters, list[KeptPlan]]:
    """The filters of the command, and the plans that pass them; UsageError for unknown ids.

    Where no plan passes, stderr says why nothing will be shown.
    """
    filters = _asked(given, store)
    kept = kept_plans(store, filters)
    if not kept:
        tell("no plan passes; 'aligncheck corpus stats' shows the counties, types and years")
    return filters, kept


def tell_of_decisions(store: Store, kept: Sequence[KeptPlan]) -> None:
    """Say on stderr that the counts are the machine's, where reviewers have decided on plans."""
    decided = store.decided()
    if number := sum(not decided.isdisjoint(plan.newest.values()) for plan in kept):
        tell(
            f"the counts are the machine's own; reviewers have decided on {number} of "
            f"{len(kept)} plans, and the app counts as they decided"
        )


def _asked(given: argparse.Namespace, store: Store) -> Filters:
    """The filters with ids as they are written."""
    asked = Filters(**{name: getattr(given, name, None) for name in _NAMES})
    if asked.framework is None and asked.criterion is None:
        return asked
    ids = _ids() | store.criteria()
    framework = _known("framework", asked.framework, {framework for framework, _ in ids})
    wanted = {id for own, id in ids if framework in (None, own)}
    return replace(
        asked, framework=framework, criterion=_known("criterion", asked.criterion, wanted)
    )


def _ids() -> set[tuple[str, str]]:
    return {(one.id, criterion.id) for one in builtin_frameworks() for criterion in one.criteria}


def _known(kind: str, asked: str | None, known: Collection[str]) -> str | None:
    """The id as it is written; UsageError names what is near where there is none."""
    if asked is None:
        return None
    spelled = {id.casefold(): id for id in sorted(known)}
    if asked.casefold() in spelled:
        return spelled[asked.casefold()]
    told = f"there is no {kind} {asked!r} in the corpus or built in"
    if numbered(asked):
        same = [id for id in sorted(known) if numbered(id) == numbered(asked)]
        if same:
            raise UsageError(f"{told}; did you mean {' or '.join(same)}?")
    near = get_close_matches(asked.casefold(), spelled, n=3) or sorted(spelled)[:4]
    raise UsageError(f"{told}; there is {', '.join(spelled[id] for id in near)} …")
