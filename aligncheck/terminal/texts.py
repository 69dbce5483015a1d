"""The words that commands print, from `texts.toml`."""

import tomllib
from functools import cache
from pathlib import Path


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
