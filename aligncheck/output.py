"""Results reach their file whole or not at all; what is printed steers no terminal."""

import errno
import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aligncheck.errors import OutputError, UsageError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space or choose another folder",
    errno.EDQUOT: "the disk quota is used up; free some space or choose another folder",
    errno.EFBIG: "the file would be larger than is allowed here; choose another folder",
    errno.EROFS: "the folder is read-only; choose another folder",
    errno.EACCES: "there is no permission to write there; choose another folder",
    errno.EPERM: "there is no permission to write there; choose another folder",
    errno.ENOENT: "the folder does not exist; make it or choose another",
    errno.ENOTDIR: "part of the path is no folder; choose another",
    errno.EISDIR: "there is a folder of that name; choose another file name",
    errno.ENAMETOOLONG: "the file name is too long; choose a shorter one",
}
LONGEST_KEPT = 40  # characters of the name that the temporary file repeats; names end at 255 bytes
_UNFIT = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What steers a terminal, turns the direction of writing or breaks a line."""


def harmless(line: str) -> str:
    """The line with what could act on a terminal written out, such as \\x1b; it stays one line."""
    return _UNFIT.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), line)


def refuse_own_input(inputs: Iterable[Path], *outputs: Path | None) -> None:
    """UsageError where a result would take the place of a file that it is made from."""
    named = [path for path in outputs if path is not None]
    taken = {key: path for path in named if (key := _identity(path)) is not None}
    for path in inputs if taken else ():
        key = _identity(path)
        if key is not None and key in taken:
            raise UsageError(
                f"{taken[key]} is one of the files that are read, and would be overwritten; "
                "give the result another name"
            )


def _identity(path: Path) -> tuple[int, int] | None:
    """What is the same for all names of one file; None where there is no such file."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` to write to; it takes the name when all went well.

    OutputError where the folder cannot be written or the disk is full; nothing half-written
    is left under either name. A link is followed; a pipe or device gets the content at once.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with _passed_on(path) as temporary:
                yield temporary
            return
        with _beside(path.resolve()) as temporary:
            yield temporary
    except OSError as cause:
        why = _REASONS.get(cause.errno or 0, cause.strerror or "unknown reason")
        raise OutputError(f"{path} cannot be written: {why}") from cause


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A new file in the same folder, with the rights that a new file gets here."""
    temporary = path.with_name(f".{path.name[:LONGEST_KEPT]}.{secrets.token_hex(6)}.part")
    temporary.open("xb").close()
    try:
        yield temporary
        with temporary.open("rb+") as stream:
            os.fsync(stream.fileno())
        if path.is_file():
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _passed_on(path: Path) -> Iterator[Path]:
    """A file elsewhere whose content is copied into the pipe or device at the end."""
    with tempfile.TemporaryDirectory(prefix="aligncheck-") as folder:
        temporary = Path(folder) / "content"
        temporary.touch()
        yield temporary
        with temporary.open("rb") as source, path.open("wb") as target:
            shutil.copyfileobj(source, target)
