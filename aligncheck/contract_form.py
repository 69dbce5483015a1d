"""What stands where in a result as JSON, checked once before it is read.

A form is a type, an enumeration, limits, a list of one form, a tuple of forms either of which will
do, or a mapping of keys to forms; a key with `?` at its end may be missing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from aligncheck.assessment import CriterionStatus
from aligncheck.documents import Kind, Language, Status
from aligncheck.errors import UsageError
from aligncheck.grading.cue import CueName

Form: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Between:
    """The form of a number within these limits; none that is not finite is."""

    least: float
    most: float


NUMBER = Between(-1e9, 1e9)
SHARE = Between(0, 1)
COUNT = range(1 << 31)  # what a sheet and a table can hold
SHOWN = 60  # characters of a wrong value that the message shows

_PASSAGE: Form = {
    "text": str,
    "file": str,
    "kind": Kind,
    "page": (COUNT, None),
    "page_label?": (str, None),
    "order?": (COUNT, None),
    "boxes": [[NUMBER]],
    "heading": [str],
    "language": Language,
    "probability": SHARE,
    "strength": range(6),
    "cues": [{"name": CueName, "text": str}],
    "why": {"terms": [str], "probe": str, "similarity": NUMBER},
    "targets": [{"target": str, "probability": SHARE}],
}
RESULT: Form = {
    "document": {
        "name": str,
        "files?": ([str], None),
        "sha256": str,
        "pages": COUNT,
        "language": Language,
        "status": Status,
        "message": str,
        "unread_pages": [COUNT],
        "passages_judged?": (COUNT, None),
    },
    "model": {"name": str, "version": str, "sha256": str},
    "program?": ({"version": str, "sha256": str}, None),
    "profile?": (str, None),
    "ocr?": (bool, None),
    "frameworks?": [{"id": str, "version": str}],
    "findings": [
        {
            "criterion": str,
            "framework": str,
            "status": CriterionStatus,
            "strength": range(6),
            "false_gap_rate": (SHARE, None),
            "evidence": [_PASSAGE],
            "near_misses": [_PASSAGE],
        }
    ],
    "warnings": [str],
    "decisions?": [dict],
}
"""What is read of a result of the form aligncheck/check/1; other keys may stand beside it."""

_NAMES: Mapping[Any, str] = {
    str: "a text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    dict: "an object {…}",
    None: "null",
}


def refuse_other_form(content: object, form: Form, place: str = "") -> None:
    """UsageError that names the field where the value does not have the form, and what belongs."""
    if isinstance(form, dict):
        _refuse_other_keys(content, form, place)
    elif isinstance(form, list):
        if not isinstance(content, list):
            raise _wrong(content, form, place)
        for number, item in enumerate(content):
            refuse_other_form(item, form[0], f"{place}[{number}]")
    elif isinstance(form, tuple):
        _refuse_none_of(content, form, place)
    elif not _is(content, form):
        raise _wrong(content, form, place)


def _refuse_other_keys(content: object, form: Mapping[str, Form], place: str) -> None:
    if not isinstance(content, Mapping):
        raise _wrong(content, form, place)
    for key, wanted in form.items():
        name = key.removesuffix("?")
        where = f"{place}.{name}".lstrip(".")
        if name in content:
            refuse_other_form(content[name], wanted, where)
        elif name == key:
            raise UsageError(f"the result has no {where}; write it anew with aligncheck")


def _refuse_none_of(content: object, forms: tuple[Form, ...], place: str) -> None:
    """Where one of the forms is made of parts, the fault is in these."""
    made = [form for form in forms if isinstance(form, dict | list)]
    if made and content is not None:
        refuse_other_form(content, made[0], place)
    elif not any(_is(content, form) for form in forms if form not in made):
        raise _wrong(content, forms, place)


def _is(content: object, form: Form) -> bool:
    if form is None:
        return content is None
    if isinstance(form, range):
        return type(content) is int and content in form
    if isinstance(form, Between):
        return type(content) in (int, float) and form.least <= content <= form.most  # type: ignore[operator]
    if issubclass(form, StrEnum):
        return isinstance(content, str) and content in set(form)
    return isinstance(content, form) and (form is bool or not isinstance(content, bool))


def _wrong(content: object, form: Form, place: str) -> UsageError:
    told = json.dumps(content, ensure_ascii=False, default=str)
    shown = told if len(told) <= SHOWN else told[:SHOWN] + "…"
    where = place or "all of it"
    return UsageError(
        f"the result is broken: {where} is {shown}, where {_named(form)} belongs; "
        "correct that, or write it anew with aligncheck"
    )


def _named(form: Form) -> str:
    if isinstance(form, dict):
        return _NAMES[dict]
    if isinstance(form, list):
        return "a list […]"
    if isinstance(form, tuple):
        return " or ".join(map(_named, form))
    if isinstance(form, Between):
        return "a number" if form == NUMBER else f"a number from {form.least} to {form.most}"
    if isinstance(form, range):
        return f"a whole number from {form.start} to {form.stop - 1}"
    if form is not None and issubclass(form, StrEnum):
        return f"one of {', '.join(form)}"
    return _NAMES[form]
