"""A free port for a started app, and its answer there."""

import socket
import subprocess
import time
import urllib.request


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def health(port: int, server: subprocess.Popen) -> str:
    """What the app answers as soon as it does: ok; "no answer" where it ended or took 2 minutes."""
    end = time.monotonic() + 120
    while time.monotonic() < end and server.poll() is None:
        try:
            url = f"http://127.0.0.1:{port}/_stcore/health"
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            time.sleep(0.2)
    return "no answer"
