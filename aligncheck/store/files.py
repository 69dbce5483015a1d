"""Uploaded files in the store: named by their content, in a folder of the user's own."""

import hashlib
import os
import tempfile
from pathlib import Path

from aligncheck.documents.filetype import TOLD_BY_NAME, FileType, file_type
from aligncheck.errors import StoreError

_SUFFIXES = {
    FileType.PDF: ".pdf",
    FileType.DOCX: ".docx",
    FileType.ODT: ".odt",
    FileType.HTML: ".html",
    FileType.MARKDOWN: ".md",
    FileType.TEXT: ".txt",
}


def keep_file(folder: Path, content: bytes, name: str) -> Path:
    """Where the file now lies: `<sha256>.<suffix>`; of its own name only the suffix counts."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, written = tempfile.mkstemp(prefix=".upload-", suffix=_suffix(name), dir=folder)
        path = Path(written)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            kept = folder / f"{hashlib.sha256(content).hexdigest()}{_true_suffix(path)}"
            _put_in_place(path, kept)
        finally:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"the file cannot be kept in {folder}: {error.strerror}; free some space or choose "
            "another data folder with ALIGNCHECK_DATA"
        ) from error
    return kept


def kept_files(folder: Path, sha256: str) -> tuple[Path, ...]:
    """The kept files of that content, whatever their suffix."""
    return tuple(sorted(folder.glob(f"{sha256}.*"))) if sha256.isalnum() else ()


def drop_files(folder: Path, sha256: str) -> None:
    """Remove the kept files of that content; StoreError where another program holds one."""
    for path in kept_files(folder, sha256):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"{path} cannot be removed: {error.strerror}; close what has it open and try again"
            ) from error


def _put_in_place(path: Path, kept: Path) -> None:
    """Let the file take its name; on Windows not where the same content is open under it."""
    try:
        os.replace(path, kept)
    except PermissionError:
        if not kept.is_file():
            raise


def _suffix(name: str) -> str:
    """The suffix of an uploaded name, if it is one that tells the format; never a path."""
    ending = "." + name.rpartition(".")[2].lower()
    return ending if ending in TOLD_BY_NAME else ".bin"


def _true_suffix(path: Path) -> str:
    return _SUFFIXES.get(file_type(path), ".bin")
