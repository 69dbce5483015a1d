"""Where the labelled data and real plans lie beside the project, when they do."""

import os
from pathlib import Path

import pytest


def shared_folder() -> Path:
    """The folder of shared data; the calling test is skipped where it is missing."""
    named = os.environ.get("ALIGNCHECK_SHARED")
    folder = Path(named) if named else Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip(f"no labelled data at {folder} (set ALIGNCHECK_SHARED to its folder)")
    return folder
