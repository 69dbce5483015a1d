"""What the tests of the store share."""

from pathlib import Path

import pytest

from aligncheck.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store of its own."""
    return open_store(tmp_path)
