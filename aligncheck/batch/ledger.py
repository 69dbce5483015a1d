"""Which file of a batch has which content: duplicates are found before anything is read."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aligncheck.batch.inputs import BatchInput
from aligncheck.documents.filetype import FileType, file_hash, file_type
from aligncheck.frameworks import Wording
from aligncheck.store.plain import hash_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One input with hash and type of its content; no hash where the file cannot be read."""

    input: BatchInput
    sha256: str
    duplicate_of: str | None  # name of the first input of same content and type, may be the same
    is_lost: bool = False  # it was there at first, and not or not the same when its turn came
    type: FileType = FileType.UNKNOWN

    def key(self, config: str) -> str:
        """The configuration for files of its type, by which the store knows what became of it."""
        return hash_of([config, self.type])


class Ledger:
    """The entries in the order of the inputs; written while they are asked for."""

    def __init__(self, inputs: Sequence[BatchInput]) -> None:
        self.sizes = tuple(_size(entry.path) for entry in inputs)
        self.entries: list[Entry] = []
        self._inputs = inputs
        self._first: dict[tuple[str, FileType], int] = {}

    def entered(self) -> Iterator[Entry]:
        """The entry of each input, whose file is read when it is asked for."""
        for number, entry in enumerate(self._inputs):
            found = self._enter(number, entry)
            self.entries.append(found)
            yield found

    def lose(self, number: int) -> None:
        """Note that the input of that task could not be read, or was another file by then."""
        self.entries[number] = replace(self.entries[number], sha256="", is_lost=True)

    def _enter(self, number: int, entry: BatchInput) -> Entry:
        if not os.path.isfile(entry.path):  # to open a pipe would be to wait for ever
            return Entry(entry, "", None)
        try:
            sha256, type = file_hash(entry.path), file_type(entry.path)
        except OSError:
            return Entry(entry, "", None)
        first = self._first.setdefault((sha256, type), number)
        is_copy = first != number and self.sizes[number] > 0
        return Entry(entry, sha256, self._inputs[first].name if is_copy else None, type=type)


_MISSING = Wording(
    "Filen finnes ikke. Sjekk stien.",
    "Fila finst ikkje. Sjekk stien.",
    "The file does not exist. Check the path.",
)
_CLOSED = Wording(
    "Filen kan ikke åpnes. Sjekk at det er en fil, og at du har lov til å lese den.",
    "Fila kan ikkje opnast. Sjekk at det er ei fil, og at du har lov til å lese henne.",
    "The file cannot be opened. Check that it is a file and that you may read it.",
)
_LOST = Wording(
    "Filen var ute av rekkevidde eller ble endret før den var lest. Kjør det samme en gang til.",
    "Fila var utanfor rekkjevidd eller vart endra før ho var lesen. Køyr det same ein gong til.",
    "The file was out of reach or was changed before it was read. Run the same once more.",
)


def unreadable_message(entry: Entry, language: str = "nb") -> str:
    """What is told of a file that is missing or may not be read, in nb, nn or en."""
    if entry.is_lost:
        return _LOST.in_language(language)
    told = _CLOSED if os.path.exists(entry.input.path) else _MISSING
    return told.in_language(language)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):  # ValueError: a name that no system takes
        return 0
