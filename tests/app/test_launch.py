"""The app is served hardened, and not weaker where others can reach it."""

import ast
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
import tomllib
from pathlib import Path

import pytest

from aligncheck import launch
from aligncheck.encoding.bundled import data_folder
from aligncheck.errors import UsageError
from aligncheck.launch import (
    HARDENED,
    app_command,
    has_screen,
    is_loopback,
    open_when_served,
    run_app,
)
from serve import keep_to_this_machine
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_configuration_is_as_strict_as_the_start_command():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    for name, value in HARDENED.items():
        section, key = name.split(".")
        assert str(config[section][key]).lower() == value, name
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["allowedHosts"] == ["localhost", "127.0.0.1"]


def test_no_text_in_the_source_is_written_on_the_screen():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["runner"]["magicEnabled"] is False
    body = ast.parse((ROOT / "app.py").read_text("utf-8")).body
    assert not [node for node in body[1:] if isinstance(node, ast.Expr) and
                isinstance(node.value, ast.Constant)]  # fmt: skip


def test_no_secret_lies_in_the_configuration():
    assert not (ROOT / ".streamlit" / "secrets.toml").exists()
    assert "cookieSecret" not in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")


def test_the_command_serves_one_user_on_this_machine_by_default():
    command = app_command()
    assert "--server.address=127.0.0.1" in command
    assert "--server.allowedHosts=localhost" in command
    assert "--browser.gatherUsageStats=false" in command


def test_without_streamlit_the_command_that_installs_it_is_named(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"Streamlit; .*pip install -e '\.\[app\]'"):
        run_app()


def test_an_app_that_does_not_lie_beside_the_package_is_named_with_what_to_do(
    monkeypatch, tmp_path
):
    monkeypatch.setattr(launch, "_ROOT", tmp_path)
    with pytest.raises(UsageError, match=r"app\.py; .*git clone.*python3 start\.py"):
        launch.app_file()


def test_a_taken_port_is_named_with_what_to_do_before_anything_starts():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} is taken.*--port {port + 1}"):
            run_app(port=port)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended without a word")
def test_who_ends_the_command_ends_the_server_too(tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "aligncheck", "app", "--port", str(port), "--no-browser"]
    environment = {**os.environ, "ALIGNCHECK_DATA": str(tmp_path)}
    app = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    assert comes_true(lambda: answers(port))
    app.terminate()
    assert app.wait(30) == 130
    assert not answers(port)


def test_the_app_uses_the_folders_that_were_named_where_the_command_was_given(
    tmp_path, monkeypatch
):
    started = {}

    class Server:
        poll = None

        def __init__(self, command, *, cwd, env):
            started.update(env)

        def wait(self):
            return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALIGNCHECK_DATA", "mine/planer")
    monkeypatch.setenv("ALIGNCHECK_MODELS", "modeller")
    monkeypatch.setattr(launch.subprocess, "Popen", Server)
    monkeypatch.setattr(launch.signal, "signal", lambda *_: None)
    run_app(port=free_port())
    assert started["ALIGNCHECK_DATA"] == str(tmp_path / "mine" / "planer") == str(data_folder())
    assert started["ALIGNCHECK_MODELS"] == str(tmp_path / "modeller")


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def comes_true(condition, seconds=60):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.1)
    return condition()


def test_a_shared_server_needs_the_name_by_which_people_reach_it():
    with pytest.raises(UsageError, match="host names"):
        app_command(address="0.0.0.0")
    with pytest.raises(UsageError, match=r"without \*"):
        app_command(address="0.0.0.0", hosts=["*"])
    command = app_command(address="0.0.0.0", hosts=["plan.example.no"])
    assert "--server.allowedHosts=plan.example.no" in command


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.enableXsrfProtection", "false"),
        ("server.enableCORS", "false"),
        ("server.enableStaticServing", "true"),
        ("server.maxUploadSize", "5000"),
        ("server.disconnectedSessionTTL", "86400"),
        ("browser.gatherUsageStats", "true"),
        ("client.showErrorDetails", "full"),
        ("client.disableDataExport", "false"),
    ],
)
def test_weaker_values_are_refused_on_a_public_address(name, value):
    with pytest.raises(UsageError, match="weaker"):
        app_command(address="10.0.0.5", hosts=["plan.example.no"], options={name: value})


def test_stricter_values_pass_on_a_public_address():
    options = {"server.maxUploadSize": "20"}
    command = app_command(address="10.0.0.5", hosts=["plan.example.no"], options=options)
    assert "--server.maxUploadSize=20" in command


@pytest.mark.parametrize(
    ("address", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("a.no", False)],
)
def test_only_this_machine_counts_as_loopback(address, loopback):
    assert is_loopback(address) is loopback


def test_a_foreign_origin_is_refused_without_asking_any_other_machine(monkeypatch):
    from streamlit import net_util
    from streamlit.web.server.server_util import is_url_from_allowed_origins

    def ask(url, **_):
        raise AssertionError(f"asked {url}")

    monkeypatch.setattr(net_util, "get_external_ip", net_util.get_external_ip)
    monkeypatch.setattr("requests.get", ask)
    keep_to_this_machine()
    assert not is_url_from_allowed_origins("http://evil.example")
    assert is_url_from_allowed_origins("http://127.0.0.1:8501")


def test_the_page_is_opened_once_the_server_answers(monkeypatch, httpserver_url):
    opened = []
    monkeypatch.setattr(launch.webbrowser, "open", lambda url: opened.append(url) or True)
    assert open_when_served(httpserver_url, lambda: None)
    assert opened == [httpserver_url]
    assert not open_when_served("http://127.0.0.1:1", lambda: 1)
    assert len(opened) == 1


@pytest.fixture
def httpserver_url():
    """A server that answers everything, as the app does when it is asked for its health."""

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            """Nothing is written."""

    with http.server.HTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_no_browser_is_opened_where_nobody_sits(monkeypatch):
    monkeypatch.setattr(launch.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_screen()
