"""A child that ends with its parent, on systems that can and on those that cannot."""

import ctypes
import json
import os
import sys
from dataclasses import asdict
from subprocess import PIPE, run

import psutil
import pytest

from aligncheck.documents.document import Status
from aligncheck.documents.limits import Limits
from aligncheck.documents.parent import end_with, end_with_parent
from aligncheck.documents.supervisor import supervise, worker_command
from aligncheck.documents.worker import restrain

ELSEWHERE = ("win32", "darwin", "freebsd14")


def library_of_no_name(name):
    """As on Windows, where only a library with a name can be loaded."""
    raise TypeError("bad argument type for built-in operation")


@pytest.mark.parametrize("platform", ELSEWHERE)
def test_a_child_does_its_work_where_the_system_cannot_end_it_with_its_parent(
    platform, monkeypatch
):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", library_of_no_name)
    monkeypatch.setitem(sys.modules, "resource", None)
    assert not end_with_parent()
    restrain(Limits(), parent=-1, ocr=False)


def test_no_other_system_is_asked_for_what_only_linux_has(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", library_of_no_name)
    monkeypatch.setattr(os, "_exit", lambda code: pytest.fail("the worker ended"))
    end_with(parent=-1)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a process with its parent")
def test_linux_ends_the_child_with_its_parent():
    code = "from aligncheck.documents.parent import end_with_parent; "
    code += "import json; print(json.dumps({'answer': {'held': end_with_parent()}}), flush=True)"
    outcome = supervise({"job": "test"}, Limits(), command=[sys.executable, "-c", code])
    assert outcome.answer == {"held": True}


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a process with its parent")
@pytest.mark.parametrize("killed", [True, False])
def test_a_child_whose_parent_was_killed_before_it_began_does_no_work(tmp_path, killed):
    (tmp_path / "plan.txt").write_text("Fylket skal kutte utslipp.", encoding="utf-8")
    request = {"job": "read", "path": str(tmp_path / "plan.txt"), "type": "text", "ocr": False}
    request |= {"limits": asdict(Limits()), "parent": -1 if killed else os.getpid()}
    done = run(worker_command(), input=json.dumps(request).encode(), stdout=PIPE)
    assert (done.stdout == b"") is killed


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_child_that_hangs_is_ended_where_every_process_is_called_running(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(psutil.Process, "status", lambda process: psutil.STATUS_RUNNING)
    quick = Limits(seconds_base=0.6, wall_factor=2.0)
    code = "import time; time.sleep(60)"
    outcome = supervise({"job": "test"}, quick, command=[sys.executable, "-c", code])
    assert outcome.status is Status.TIMEOUT
