"""The words that commands print, from `texts.toml`."""

import re
import tomllib
from functools import cache
from pathlib import Path

_UNFIT = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What steers a terminal, turns the direction of writing or breaks a line."""


@cache
def _texts() -> dict[str, dict[str, str]]:
    path = Path(__file__).with_name("texts.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def say(key: str, language: str, **values: object) -> str:
    """The text of that key in the language, its places filled with `values`."""
    return _texts()[key][language].format(**values)


def counted(key: str, number: int, language: str) -> str:
    """The text for one or for many, from the keys "…_one" and "…_many"."""
    return say(f"{key}_{'one' if number == 1 else 'many'}", language, number=number)


def harmless(line: str) -> str:
    """The line with what could act on a terminal written out, such as \\x1b; it stays one line."""
    return _UNFIT.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), line)
