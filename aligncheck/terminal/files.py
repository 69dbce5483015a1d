"""What is wrong with a file name on the command line, said before any work is done."""

from collections.abc import Sequence
from pathlib import Path

from aligncheck.errors import OutputError, UsageError


def refuse_missing_files(files: Sequence[Path]) -> None:
    """UsageError for the first name that leads to no file."""
    for path in files:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name its files, or use: aligncheck batch {path}")
        if not path.exists():
            raise UsageError(f"there is no file {path}; check the name")


def refuse_missing_folder(output: Path | None) -> None:
    """OutputError where a result is to be written into a folder that is not there."""
    if output is not None and not output.parent.is_dir():
        raise OutputError(f"there is no folder {output.parent} for {output.name}; make it first")
