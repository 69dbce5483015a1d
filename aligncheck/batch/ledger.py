"""Which file of a batch has which content: duplicates are found before anything is read."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aligncheck.batch.inputs import BatchInput
from aligncheck.batch.task import Task
from aligncheck.documents import Status, message_for


@dataclass(frozen=True, slots=True)
class Entry:
    """One input with the hash of its content; empty where the file cannot be read."""

    input: BatchInput
    sha256: str
    duplicate_of: str | None  # name of the first input with the same content


class Ledger:
    """The entries in the order of the inputs; written while the tasks are handed out."""

    def __init__(self, inputs: Sequence[BatchInput]) -> None:
        self.sizes = tuple(_size(entry.path) for entry in inputs)
        self.entries: list[Entry] = []
        self._inputs = inputs
        self._first: dict[str, str] = {}

    def tasks(
        self, is_done: Callable[[Entry], bool], skipped: Callable[[int], None]
    ) -> Iterator[Task]:
        """A task for each content that is not done yet; `skipped` is told the other inputs."""
        for number, entry in enumerate(self._inputs):
            found = self._enter(entry, self.sizes[number])
            self.entries.append(found)
            if not found.sha256 or found.duplicate_of is not None or is_done(found):
                skipped(number)
            else:
                yield Task(number, str(entry.path.absolute()), found.sha256)

    def _enter(self, entry: BatchInput, size: int) -> Entry:
        try:
            with entry.path.open("rb") as file:
                sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return Entry(entry, "", None)
        first = self._first.setdefault(sha256, entry.name)
        return Entry(entry, sha256, first if size and first != entry.name else None)


def unreadable_message(entry: Entry) -> str:
    """What is told of a file that is missing or may not be read."""
    if entry.input.path.exists():
        return message_for(Status.DAMAGED)
    return "Filen finnes ikke. Sjekk stien i listen."


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
