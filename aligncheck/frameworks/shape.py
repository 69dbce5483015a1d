"""Checks of the shape of a parsed file: small ones, and ones built from small ones."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

Place = tuple[str | int, ...]
"""The way to a value from the top of the file: keys, and positions from 0 in lists."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place; a warning does not keep the file from being used."""

    place: Place
    message: str
    is_warning: bool = False


Check = Callable[[object, Place], Iterator[Problem]]

_IDENTIFIER = re.compile(r"[^\W_][\w.\-]*")


def text(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is a text with something in it."""
    if not isinstance(value, str):
        yield Problem(place, f"expected a text in quotes, found {value!r}")
    elif not value.strip():
        yield Problem(place, "the text is empty")


def identifier(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is an id: letters, digits, dot, hyphen, no space."""
    if not isinstance(value, str) or not _IDENTIFIER.fullmatch(value):
        yield Problem(
            place,
            f"an id is a text of letters, digits, '.', '-' and '_' without spaces, found {value!r}",
        )


def flag(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is true or false."""
    if not isinstance(value, bool):
        yield Problem(place, f"expected true or false, found {value!r}")


def day(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is a day such as 2026-11-22, with or without quotes."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        yield Problem(place, f"expected a day such as 2026-11-22, found {value!r}")


def one_of(choices: tuple[str, ...]) -> Check:
    """A check that the value is one of the choices."""

    def check(value: object, place: Place) -> Iterator[Problem]:
        if value not in choices:
            yield Problem(place, f"expected one of {', '.join(choices)}, found {value!r}")

    return check


def list_of(check_item: Check, *, at_least: int = 0) -> Check:
    """A check that the value is a list, long enough, whose items all pass."""

    def check(value: object, place: Place) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(place, f"expected a list in [ ], found {value!r}")
            return
        if len(value) < at_least:
            yield Problem(place, "the list is empty")
        for position, item in enumerate(value):
            yield from check_item(item, (*place, position))

    return check


def table(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """A check that the value is a table with these keys, all required ones and no others."""
    known = {**required, **(optional or {})}

    def check(value: object, place: Place) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(place, f"expected the keys {', '.join(known)}, found {value!r}")
            return
        for key in required:
            if key not in value:
                yield Problem(place, f"{key} is missing")
        for key, item in value.items():
            if key in known:
                yield from known[key](item, (*place, key))
            else:
                yield Problem((*place, key), _unknown_key(key, tuple(known)))

    return check


def _unknown_key(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"known here: {', '.join(known)}"
    return f"unknown key {key!r}; {advice}"
