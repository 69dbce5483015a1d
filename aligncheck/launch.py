"""Start the app as a hardened Streamlit server."""

import errno
import importlib.util
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from aligncheck.encoding.bundled import data_folder, models_folder
from aligncheck.errors import WHOLE_FOLDER, UsageError

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8501
SECONDS_TO_START = 60
_ROOT = Path(__file__).resolve().parent.parent
SAMPLE = _ROOT / "corpus" / "plans" / "nb_regional_plan_vidstrand_2026-2037.pdf"
"""The plan that `aligncheck demo` and the app check; not there where only the package is."""
LOCAL_HOSTS = ("localhost", "127.0.0.1")

HARDENED: Mapping[str, str] = {
    "server.headless": "true",
    "server.enableXsrfProtection": "true",
    "server.enableCORS": "true",
    "server.enableStaticServing": "false",
    "server.enableAgentApi": "false",
    "server.maxUploadSize": "200",
    "server.fileWatcherType": "none",
    "server.disconnectedSessionTTL": "60",
    "browser.gatherUsageStats": "false",
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "client.disableDataExport": "true",
}
"""What the app is served with; given on the command line, so no other configuration weakens it."""

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
}


def app_command(
    *,
    address: str = LOOPBACK,
    port: int = USUAL_PORT,
    hosts: Sequence[str] = (),
    options: Mapping[str, str] | None = None,
    app: Path | None = None,
) -> tuple[str, ...]:
    """The command that serves the app at `address`; `options` are further Streamlit options.

    UsageError where the address is public and a host name is missing or an option is weaker
    than `HARDENED`. `hosts` are the names by which people reach a shared server.
    """
    given, file = dict(options or {}), app or app_file()
    if not is_loopback(address):
        _refuse_weaker(address, hosts, given)
    values = {**HARDENED, **given, "server.address": address, "server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in sorted(values.items())]
    names = [f"--server.allowedHosts={host}" for host in (*LOCAL_HOSTS, *hosts)]
    return (sys.executable, str(file.with_name("serve.py")), "run", str(file), *flags, *names)


def run_app(
    *,
    address: str = LOOPBACK,
    port: int = USUAL_PORT,
    hosts: Sequence[str] = (),
    options: Mapping[str, str] | None = None,
    browser: bool = False,
) -> int:
    """Serve the app until it is stopped, with its page opened; the exit code of the server.

    UsageError where `app_command` refuses, Streamlit is missing or another program has the port.
    """
    file = app_file()
    if importlib.util.find_spec("streamlit") is None:
        raise UsageError(
            "the app needs Streamlit; in the program's folder, run: pip install -e '.[app]'"
        )
    command = app_command(address=address, port=port, hosts=hosts, options=options, app=file)
    _refuse_taken_port(address, port)
    # Who ends this process ends the server too, which would keep the port otherwise.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    server = subprocess.Popen(command, cwd=file.parent, env=_environment())
    if browser and is_loopback(address):
        url = f"http://{address}:{port}"
        threading.Thread(target=open_when_served, args=(url, server.poll), daemon=True).start()
    try:
        return server.wait()
    except KeyboardInterrupt:
        server.terminate()
        server.wait()
        return 130


def _environment() -> dict[str, str]:
    """This process's own, with whole paths: the server works in the program's folder."""
    folders = {"ALIGNCHECK_DATA": str(data_folder())}
    if os.environ.get("ALIGNCHECK_MODELS"):
        folders["ALIGNCHECK_MODELS"] = str(models_folder())
    return {**os.environ, **folders, **_OFFLINE}


def _refuse_taken_port(address: str, port: int) -> None:
    """Say before the server starts that it could not; what else may be wrong, it says itself."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        socket.create_server((address.strip("[]"), port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"port {port} is taken, perhaps by an app that already runs: open "
                f"http://{address}:{port}, or choose another port (--port {port + 1})"
            ) from error


def has_screen() -> bool:
    """Whether somebody sits before this machine: a terminal, and a display to show a page on."""
    display = sys.platform in {"win32", "darwin"} or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    return display and sys.stdout is not None and sys.stdout.isatty()


def open_when_served(url: str, ended: Callable[[], int | None]) -> bool:
    """Open the page in the usual browser once the server answers; False where it never does."""
    for _ in range(SECONDS_TO_START * 5):
        if ended() is not None:
            return False
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return webbrowser.open(url)
        except OSError:
            time.sleep(0.2)
    return False


def app_file() -> Path:
    """Where app.py lies: in the checkout, beside the package."""
    beside = _ROOT / "app.py"
    if not beside.is_file():
        raise UsageError(f"the app is not at {beside}; {WHOLE_FOLDER}")
    return beside


def is_loopback(address: str) -> bool:
    """Whether only this machine can reach the address."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"


def _refuse_weaker(address: str, hosts: Sequence[str], options: Mapping[str, str]) -> None:
    if not hosts or any("*" in host for host in hosts):
        raise UsageError(
            f"{address} can be reached by others: name the host names people use "
            "(--host plan.example.no), without *"
        )
    for name, value in options.items():
        if name in {"server.allowedHosts", "server.address", "server.port"}:
            raise UsageError(f"give {name} by its own argument, not as an option")
        if name in HARDENED and not _as_strict(name, value):
            raise UsageError(
                f"{name}={value} is weaker than {HARDENED[name]}, which the app needs on "
                f"{address}; leave it out or serve on {LOOPBACK}"
            )


def _as_strict(name: str, value: str) -> bool:
    if HARDENED[name].isdigit():
        return value.isdigit() and int(value) <= int(HARDENED[name])
    return value.strip().lower() == HARDENED[name]
