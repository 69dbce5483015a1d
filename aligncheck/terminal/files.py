"""What is wrong with a file name on the command line, said before any work is done."""

import argparse
import stat
from collections.abc import Sequence
from pathlib import Path

from aligncheck.documents.filetype import SUFFIXES
from aligncheck.errors import OutputError, UsageError
from aligncheck.output import refuse_own_input


def refuse_missing_files(files: Sequence[Path]) -> None:
    """UsageError for the first name that leads to no file."""
    for path in files:
        kind = _kind(path)
        if stat.S_ISDIR(kind):
            raise UsageError(f"{path} is a folder; name its files, or use: aligncheck batch {path}")
        if not stat.S_ISREG(kind):
            raise UsageError(
                f"{path} is a pipe or a device, and a plan is read more than once; "
                "save it as a file first, such as plan.pdf"
            )


def _kind(path: Path) -> int:
    """What the name leads to, as `stat` tells it."""
    try:
        return path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError) as cause:
        raise UsageError(f"there is no file {path}; check the name") from cause
    except OSError as cause:
        raise UsageError(
            f"{path} may not be read ({cause.strerror}); check the name and who may read it"
        ) from cause


def refuse_missing_folder(output: Path | None) -> None:
    """OutputError where a result is to be written into a folder that is not there."""
    if output is not None and not output.parent.is_dir():
        raise OutputError(f"there is no folder {output.parent} for {output.name}; make it first")


def refuse_plans_name(output: Path | None, option: str) -> None:
    """UsageError where the file to be written has a plan's name: then it was meant to be read."""
    if output is not None and output.suffix.lower() in SUFFIXES:
        raise UsageError(
            f"{option} takes the file to be written, and {output} has the name of a plan; "
            f"name it so: {option} {output.with_suffix(option.replace('--', '.'))}"
        )


def refuse_overwriting(
    given: argparse.Namespace, inputs: Sequence[Path], output: Path | None
) -> None:
    """UsageError where the result would take the place of an input or of an own framework."""
    own = [Path(name) for name in given.framework or () if name.lower().endswith(".toml")]
    refuse_own_input([*inputs, *own], output)
