"""Problems at places in a parsed file → faults on lines, in words a person can follow."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass

from aligncheck.frameworks.criterion import Wording
from aligncheck.frameworks.lines import lines_of, nearest_line
from aligncheck.frameworks.messages import message
from aligncheck.frameworks.shape import Place, Problem

MOST_DOTS = 500  # on a line; a sentence has one, and a key some levels


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line; a warning does not keep the framework from being used.

    `place` is empty for the file as a whole; `told` is the fault in nb, nn and en.
    """

    line: int
    place: str
    told: Wording
    is_warning: bool = False

    @property
    def message(self) -> str:
        """The fault in English, as the terminal shows it."""
        return self.told.en


def faults_of(
    source: str, content: dict[str, object], problems: Collection[Problem]
) -> tuple[Fault, ...]:
    """The problems as faults, in the order of the lines they stand on."""
    if not problems:
        return ()
    lines = lines_of(source)
    faults = (
        Fault(
            line=nearest_line(lines, problem.place),
            place=place_name(content, problem.place),
            told=problem.told,
            is_warning=problem.is_warning,
        )
        for problem in problems
    )
    return tuple(sorted(faults, key=lambda fault: fault.line))


def syntax_fault(source: str, error: tomllib.TOMLDecodeError) -> Fault:
    """The fault of a text that is not TOML at all."""
    named = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(named.group(1)) if named else source.rstrip().count("\n") + 1
    column = re.search(r"column (\d+)\)", str(error))
    told = message(_syntax_message(str(error)), column=column.group(1) if column else "?")
    return Fault(line=line, place="TOML", told=told)


def nesting_fault(source: str) -> Fault:
    """The fault of a text with brackets in brackets beyond all use, on the line with the most."""
    lines = source.split("\n")
    deepest = max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{"))
    return Fault(deepest + 1, "TOML", message("toml_nested"))


def dotted_fault(source: str) -> Fault | None:
    """The fault of a line with more dots than any key has, which would take minutes to read."""
    for number, line in enumerate(source.split("\n"), start=1):
        if line.count(".") > MOST_DOTS:
            return Fault(number, "TOML", message("toml_dotted", most=MOST_DOTS))
    return None


def number_fault(source: str) -> Fault:
    """The fault of a number without end, on the line with the longest word."""
    lines = source.split("\n")
    longest = max(
        range(len(lines)), key=lambda at: max(map(len, re.findall(r"\w+", lines[at])), default=0)
    )
    return Fault(longest + 1, "TOML", message("toml_number"))


def encoding_fault(error: UnicodeDecodeError) -> Fault:
    """The fault of a file that is not UTF-8."""
    return Fault(error.object.count(b"\n", 0, error.start) + 1, "", message("not_utf8"))


_SYNTAX = (
    ("Expected '='", "toml_equals"),
    ("end of document)", "toml_open"),
    ("Unclosed", "toml_open"),
    ("Unterminated", "toml_open"),
    ("Invalid value", "toml_value"),
    ("Cannot overwrite", "toml_twice"),
    ("Cannot declare", "toml_twice"),
    ("Duplicate", "toml_twice"),
)
"""The beginnings of tomllib's own English words, and what they are called here."""


def _syntax_message(told: str) -> str:
    return next((name for words, name in _SYNTAX if words in told), "toml_other")


def place_name(content: object, place: Place) -> str:
    """The place, such as "criteria S3-04 › label › nn"; without an id, counted from 1.

    Empty for the file as a whole.
    """
    names: list[str] = []
    value: object = content
    for step in place:
        value = _inside(value, step)
        if isinstance(step, int):
            id = value.get("id") if isinstance(value, dict) else None
            names[-1] += f" {id or step + 1}"
        else:
            names.append(step)
    return " › ".join(names)


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
