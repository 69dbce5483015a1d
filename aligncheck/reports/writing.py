"""A finished file put in its place: whole, or not at all."""

import contextlib
import errno
import io
import os
import secrets
import zipfile
from collections.abc import Sequence
from pathlib import Path

from aligncheck.errors import OutputError

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
_STEADY_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold


def write_whole(path: Path, content: bytes) -> None:
    """The content under that name, or nothing: written beside it, flushed, then renamed."""
    beside = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    try:
        _write(beside, content)
        os.replace(beside, path)
    except OSError as error:
        why = _REASONS.get(error.errno or 0, error.strerror or "unknown reason")
        raise OutputError(f"{path} could not be written: {why}") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def steady_zip(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip file of the members that is the same whenever it is made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, _STEADY_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def steadied(archive: bytes) -> bytes:
    """The zip file with the times of its members made steady."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        members = [(entry.filename, opened.read(entry)) for entry in opened.infolist()]
    return steady_zip(members)
