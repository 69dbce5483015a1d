"""Problems at places in a parsed file → faults on lines, in words a person can follow."""

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass

from aligncheck.frameworks.lines import lines_of, nearest_line
from aligncheck.frameworks.shape import Place, Problem


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line; a warning does not keep the framework from being used."""

    line: int
    place: str
    message: str
    is_warning: bool = False


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
            message=problem.message,
            is_warning=problem.is_warning,
        )
        for problem in problems
    )
    return tuple(sorted(faults, key=lambda fault: fault.line))


def syntax_fault(source: str, error: tomllib.TOMLDecodeError) -> Fault:
    """The fault of a text that is not TOML at all."""
    named = re.search(r"\(at line (\d+), column \d+\)", str(error))
    line = int(named.group(1)) if named else source.rstrip().count("\n") + 1
    return Fault(line=line, place="TOML", message=str(error))


def place_name(content: object, place: Place) -> str:
    """The place in words, such as "criteria S3-04 › label › nn"; without an id, counted from 1."""
    names: list[str] = []
    value: object = content
    for step in place:
        value = _inside(value, step)
        if isinstance(step, int):
            id = value.get("id") if isinstance(value, dict) else None
            names[-1] += f" {id or step + 1}"
        else:
            names.append(step)
    return " › ".join(names) or "the file"


def _inside(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
