"""Nothing leaves this machine: the tests watch themselves and all that they start."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from aligncheck.terminal.check import SAMPLE
from tests.conftest import NETWORK_LOG
from tests.offline.network_watch import leaves

ROOT = Path(__file__).resolve().parents[1]
NOWHERE = ("192.0.2.1", 80)  # an address that is kept for documentation


@pytest.fixture
def noted():
    """What the watch wrote during the test; taken out again, because here it is wanted."""
    before = NETWORK_LOG.stat().st_size

    def read() -> str:
        return NETWORK_LOG.read_text("utf-8")[before:]

    yield read
    os.truncate(NETWORK_LOG, before)


def test_a_connection_to_another_machine_fails_and_is_noted(noted):
    with socket.socket() as one, pytest.raises(PermissionError, match="no network"):
        one.connect(NOWHERE)
    assert "192.0.2.1" in noted()


def test_a_connection_from_a_started_python_fails_and_is_noted(noted):
    code = f"import socket; socket.create_connection({NOWHERE}, timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 1
    assert "no network" in done.stderr
    assert "192.0.2.1" in noted()


def test_a_look_up_of_a_name_fails_and_is_noted(noted):
    with pytest.raises(PermissionError):
        socket.getaddrinfo("huggingface.co", 443)
    assert "huggingface.co" in noted()


def test_this_machine_may_talk_to_itself():
    stream, datagram = socket.socket(), socket.socket(type=socket.SOCK_DGRAM)
    with stream, datagram:
        assert not leaves("socket.connect", (stream, ("127.0.0.1", 8501)))
        assert not leaves("socket.connect", (stream, ("::1", 8501, 0, 0)))
        assert not leaves("socket.connect", (stream, "/tmp/socket"))
        assert not leaves("socket.connect", (datagram, ("8.8.8.8", 80)))
        assert not leaves("socket.getaddrinfo", ("localhost", 80))
        assert leaves("socket.sendto", (datagram, ("8.8.8.8", 80)))


def _has_namespaces() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode == 0


def test_a_plan_is_checked_with_the_network_cut_off(whole_model, tmp_path):
    if not _has_namespaces():
        pytest.skip("unshare -rn does not work here, so the network cannot be cut off")
    command = ["unshare", "-rn", sys.executable, "-m", "aligncheck", "check", str(SAMPLE)]
    done = subprocess.run(
        [*command, "--framework", "s3", "--json", str(tmp_path / "result.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "result.json").stat().st_size > 1000
