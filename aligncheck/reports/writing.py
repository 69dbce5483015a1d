"""How a file's bytes are made: by the format's own module, the same whenever they are made."""

import io
import zipfile
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TypeVar

from aligncheck.errors import OutputError

Content = TypeVar("Content")

_STEADY_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip file can hold


def made_by(place: str, content: Content, suffix: str) -> bytes:
    """The bytes that the function at that place ("module:function") makes of the content.

    The module is imported only now. OutputError where a library that it needs is not installed.
    """
    module, function = place.split(":")
    try:
        make: Callable[[Content], bytes] = getattr(import_module(module), function)
        return make(content)
    except ImportError as error:
        raise OutputError(
            f"{suffix} files need the package {error.name}; "
            "in the program's folder, run: pip install -e '.[reports]'"
        ) from error


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
