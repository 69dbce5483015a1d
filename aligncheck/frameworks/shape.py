"""Checks of the shape of a parsed file: small ones, and ones built from small ones."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from aligncheck.frameworks.criterion import Wording
from aligncheck.frameworks.messages import message

Place = tuple[str | int, ...]
"""The way to a value from the top of the file: keys, and positions from 0 in lists."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place; a warning does not keep the file from being used."""

    place: Place
    told: Wording
    is_warning: bool = False


Check = Callable[[object, Place], Iterator[Problem]]

_UNFIT = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
"""What steers a terminal or turns the direction of writing; tab and line break do not."""
_IDENTIFIER = re.compile(r"[^\W_][\w.\-]*")


def text(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is a text with something in it and no control characters."""
    if not isinstance(value, str):
        yield Problem(place, message("text_expected", found=repr(value)))
    elif not value.strip():
        yield Problem(place, message("text_empty"))
    elif unfit := _UNFIT.search(value):
        yield Problem(place, message("text_unfit", found=ascii(unfit[0])[1:-1]))


def identifier(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is an id: letters, digits, dot, hyphen, no space."""
    if not isinstance(value, str) or not _IDENTIFIER.fullmatch(value):
        yield Problem(place, message("id_expected", found=repr(value)))


def flag(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is true or false."""
    if not isinstance(value, bool):
        yield Problem(place, message("flag_expected", found=repr(value)))


def day(value: object, place: Place) -> Iterator[Problem]:
    """A problem unless the value is a day such as 2026-11-22, with or without quotes."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        yield Problem(place, message("day_expected", found=repr(value)))


def one_of(choices: tuple[str, ...]) -> Check:
    """A check that the value is one of the choices."""

    def check(value: object, place: Place) -> Iterator[Problem]:
        if value not in choices:
            told = message("choice_expected", choices=", ".join(choices), found=repr(value))
            yield Problem(place, told)

    return check


def list_of(check_item: Check, *, at_least: int = 0) -> Check:
    """A check that the value is a list, long enough, whose items all pass."""

    def check(value: object, place: Place) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(place, message("list_expected", found=repr(value)))
            return
        if len(value) < at_least:
            yield Problem(place, message("list_empty"))
        for position, item in enumerate(value):
            yield from check_item(item, (*place, position))

    return check


def table(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """A check that the value is a table with these keys, all required ones and no others."""
    known = {**required, **(optional or {})}

    def check(value: object, place: Place) -> Iterator[Problem]:
        if not isinstance(value, dict):
            told = message("keys_expected", known=", ".join(known), found=repr(value))
            yield Problem(place, told)
            return
        for key in required:
            if key not in value:
                yield Problem(place, message("key_missing", key=key))
        for key, item in value.items():
            if key in known:
                yield from known[key](item, (*place, key))
            else:
                yield Problem((*place, key), _unknown_key(key, tuple(known)))

    return check


def _unknown_key(key: str, known: tuple[str, ...]) -> Wording:
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return message("key_unknown_near", key=repr(key), near=near[0])
    return message("key_unknown", key=repr(key), known=", ".join(known))
