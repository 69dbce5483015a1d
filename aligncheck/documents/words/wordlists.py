"""The words and endings of languages.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

_LISTS = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))

BOKMAL = frozenset(_LISTS["nb"].split())
NYNORSK = frozenset(_LISTS["nn"].split())
ENGLISH = frozenset(_LISTS["en"].split())
OTHER = frozenset(_LISTS["other"].split())
SHARED_NORDIC = frozenset(_LISTS["shared"].split())
ENDINGS: Mapping[str, Mapping[str, float]] = _LISTS["endings"]
