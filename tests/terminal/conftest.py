"""One check of a sample plan, shared by the tests that look at it."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.commands import ENGLISH, run


@dataclass(frozen=True)
class CheckedPlan:
    """What a check printed and the JSON that it wrote."""

    done: subprocess.CompletedProcess[str]
    file: Path
    content: dict[str, Any]


@pytest.fixture(scope="session")
def english_plan(whole_model, tmp_path_factory) -> CheckedPlan:
    file = tmp_path_factory.mktemp("check") / "result.json"
    done = run("check", ENGLISH, "--language", "en", "--json", file)
    assert done.returncode == 0, done.stderr
    return CheckedPlan(done, file, json.loads(file.read_text("utf-8")))
