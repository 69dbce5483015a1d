"""Finding phrases does not load torch, and torch can be loaded afterwards."""

import importlib.util
import subprocess
import sys

import pytest

CODE = """
import sys
from aligncheck.matching.phrases import PhraseFinder
assert PhraseFinder({"a": ["bygge"]}).find("Vi skal bygge.")
assert "torch" not in sys.modules
"""


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_finding_phrases_does_not_load_torch():
    run(CODE)


def test_torch_can_be_loaded_afterwards():
    if not importlib.util.find_spec("torch"):
        pytest.skip("torch of aligncheck[models] is not installed")
    run(CODE + "import torch\nassert torch.ones(2).sum() == 2\n")
