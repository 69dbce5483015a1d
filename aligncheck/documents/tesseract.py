"""The Tesseract program on this machine, which reads scanned pages."""

import shutil
import subprocess
from functools import lru_cache

LANGUAGES = ("nor", "eng")
_SECONDS = 20.0  # for a question that it answers at once


def tesseract() -> str | None:
    """Where the Tesseract program is, or None."""
    return shutil.which("tesseract")


def language() -> str:
    """The language to read with, of those that are installed; empty where there is none."""
    installed = _told("--list-langs").split()
    return next((language for language in LANGUAGES if language in installed), "")


def tesseract_version() -> str:
    """What the reading of scanned pages depends on: the program's version and its language."""
    version, _, _ = _told("--version").partition("\n")
    return f"{version} {language()}".strip()


def _told(question: str) -> str:
    program = tesseract()
    return "" if program is None else _answer(program, question)


@lru_cache(maxsize=8)
def _answer(program: str, question: str) -> str:
    try:
        told = subprocess.run(
            [program, question], capture_output=True, check=False, timeout=_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (told.stdout or told.stderr).decode("utf-8", "replace")
