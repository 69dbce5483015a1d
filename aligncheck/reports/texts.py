"""The words of the reports in nb, nn and en."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from aligncheck.errors import UsageError
from aligncheck.frameworks import Wording

LANGUAGES = ("nb", "nn", "en")


def say(key: str, language: str, **values: object) -> str:
    """The text of that key with its places filled in."""
    text = texts()[key].in_language(language)
    return text.format(**values) if values else text


def counted(key: str, number: int, language: str, **values: object) -> str:
    """The text for one or for many, from the keys "…_one" and "…_many"."""
    return say(f"{key}_{'one' if number == 1 else 'many'}", language, number=number, **values)


@cache
def texts() -> Mapping[str, Wording]:
    """All texts by key."""
    content = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))
    return {key: Wording(**words) for key, words in content.items()}


def known_language(language: str) -> str:
    """The language itself; UsageError where reports are not written in it."""
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise UsageError(f"reports are not written in {language!r}; choose {known}")
    return str(language)


def moment(at: str, language: str) -> str:
    """The ISO time as people write it; anything else as it stands."""
    day, _, time = at.partition("T")
    parts = day.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return at
    written = day if language == "en" else f"{parts[2]}.{parts[1]}.{parts[0]}"
    return f"{written} {time[:5]}".strip()
