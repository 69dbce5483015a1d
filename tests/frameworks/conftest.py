"""What the tests of frameworks share."""

from pathlib import Path

import pytest


@pytest.fixture
def written(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "coast.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
