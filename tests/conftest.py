"""What all tests share: a data folder of their own, and no network."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from aligncheck.encoding.bundled import models_folder

WATCH = Path(__file__).parent / "offline"
SCRATCH = Path(tempfile.mkdtemp(prefix="aligncheck-tests-"))
NETWORK_LOG = SCRATCH / "network.log"


def pytest_configure(config) -> None:
    os.environ["ALIGNCHECK_DATA"] = str(SCRATCH / "data")
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY"):
        os.environ[name] = "1"
    os.environ["ALIGNCHECK_NETWORK_LOG"] = str(NETWORK_LOG)
    before = os.environ.get("PYTHONPATH", "")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(WATCH), before]))
    NETWORK_LOG.touch()
    sys.path.insert(0, str(WATCH))
    import network_watch

    network_watch.watch(NETWORK_LOG)


def pytest_unconfigure(config) -> None:
    shutil.rmtree(SCRATCH, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_network():
    """Fails the test during which anything, a started process too, reached for the network."""
    before = NETWORK_LOG.stat().st_size
    yield
    told = NETWORK_LOG.read_text("utf-8")[before:]
    assert not told, f"something reached for the network:\n{told}"


@pytest.fixture(scope="session")
def judge_folder() -> Path:
    """The trained judge that ships with the project."""
    return _shipped("judge", "encoder.onnx")


@pytest.fixture(scope="session")
def whole_model(judge_folder) -> Path:
    """The folder with everything that a check needs: the judge and the strength."""
    return _shipped("strength", "strength.json").parent


def _shipped(name: str, file: str) -> Path:
    folder = models_folder() / name
    if not (folder / file).is_file():
        pytest.skip(f"the trained model is not in this checkout: {folder / file}")
    return folder
