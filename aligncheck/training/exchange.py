"""A folder is exchanged for its new form whole or not at all."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aligncheck.errors import OutputError

NEW, OLD = ".new", ".old"
"""What the names end with of the folder that is written, and of the one that gave way."""


@contextmanager
def exchanged(folder: Path) -> Iterator[Path]:
    """A copy of `folder` to write to, which takes its place when all went well.

    Stopped before, the old folder is left as it was. Two renames, since no system renames over
    a folder with files: stopped just between them, `recover` brings the old one back. OutputError
    where a file of the folder is held open (Windows) or its place cannot be written.
    """
    recover(folder)
    place = folder.resolve()
    new = _beside(place, NEW)
    try:
        _remove(new)
        _copy(place, new)
        yield new
        _exchange(new, place)
    except OSError as cause:
        raise OutputError(
            f"{folder} cannot be written ({cause.strerror or cause}); close what uses it, free "
            "some space or choose another folder, and run again: what is trained is kept in the "
            "work folder"
        ) from cause
    finally:
        shutil.rmtree(new, ignore_errors=True)


def recover(folder: Path) -> None:
    """Bring back the folder where an exchange was stopped between its two renames."""
    place = folder.resolve()
    old = _beside(place, OLD)
    if old.is_dir() and not place.exists():
        os.rename(old, place)


def _copy(place: Path, new: Path) -> None:
    if place.exists():
        shutil.copytree(place, new)
    else:
        new.mkdir(parents=True)


def _exchange(new: Path, place: Path) -> None:
    old = _beside(place, OLD)
    _remove(old)
    if place.exists():
        os.rename(place, old)
    try:
        os.rename(new, place)
    except BaseException:
        recover(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _beside(place: Path, ending: str) -> Path:
    return place.with_name(place.name + ending)
