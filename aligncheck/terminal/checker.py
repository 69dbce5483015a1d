"""Checks plans for the commands: what was checked before is found, all else is judged."""

import argparse
import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from aligncheck.assessment import Assessment
from aligncheck.documents import Document
from aligncheck.encoding.bundled import DEFAULT_MODEL
from aligncheck.store import Store, open_store
from aligncheck.store.checks import check_context, find_check, keep_check
from aligncheck.store.versions import this_program

if TYPE_CHECKING:
    from aligncheck.terminal.judging import Judging

NEW_OBJECTS = 100_000
"""Objects made between two searches for garbage. A check makes some 100,000 that live to its end;
with Python's usual 700 the searches took a third of a second check (28 November 2026)."""


class Checker:
    """Checks plans as the command line asks; without a store it remembers nothing."""

    def __init__(self, given: argparse.Namespace, store: Store | None) -> None:
        self._given = given
        self._store = store

    def check(self, source: Path | Document) -> Assessment:
        """The plan's assessment; DocumentError says why a file cannot be judged.

        A kept one was found by the hash of the program, so that this program would give it again.
        """
        known = this_program(profile=self._given.profile, ocr=self._given.ocr)
        return replace(self._checked(source), origin=known)

    def _checked(self, source: Path | Document) -> Assessment:
        store, context = self._store, self._context()
        if store is None or context is None or isinstance(source, Document):
            return self._judging.check(source)
        found = find_check(store, source, context)
        if found is not None:
            return found
        made = self._judging.check(source)
        if self._context() == context:  # else a framework was edited meanwhile
            keep_check(store, source, context, made)
        return made

    def _context(self) -> str | None:
        """What a check depends on; None where nothing is remembered or the model is another's."""
        given = self._given
        if self._store is None or given.model != DEFAULT_MODEL:
            return None
        return check_context(given.framework, profile=given.profile, ocr=given.ocr)

    @cached_property
    def _judging(self) -> "Judging":
        """Made when first needed, since it loads what a kept check does without."""
        from aligncheck.terminal.judging import Judging

        return Judging(self._given, self._store)


@contextmanager
def checker(given: argparse.Namespace) -> Iterator[Checker]:
    """A checker; unless told otherwise, one that remembers what it did."""
    gc.set_threshold(NEW_OBJECTS)
    with nullcontext() if given.no_cache else open_store() as store:
        yield Checker(given, store)
