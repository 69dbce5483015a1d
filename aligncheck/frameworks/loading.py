"""A framework file → a Framework, or every fault it has with line and place."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from aligncheck.errors import FrameworkError
from aligncheck.frameworks.build import framework_from
from aligncheck.frameworks.faults import (
    Fault,
    dotted_fault,
    encoding_fault,
    faults_of,
    nesting_fault,
    number_fault,
    syntax_fault,
)
from aligncheck.frameworks.framework import Framework
from aligncheck.frameworks.ids import (
    Wordings,
    criterion_ids,
    id_problems,
    reworded_problems,
    taken_id_problems,
    wordings,
)
from aligncheck.frameworks.rules import shape_problems

BUILTIN_FILES = {
    "S3": "s3.toml",
    "S3-P": "s3_portfolio.toml",
    "EGD": "green_deal.toml",
    "SDG": "sustainable_goals.toml",
}
NOTHING_KNOWN: Mapping[str, Wordings] = {}


def load_framework(path: Path) -> Framework:
    """The framework in the file; FrameworkError names file, line and place of the first fault."""
    content, faults = _checked(_read(path))
    errors = [fault for fault in faults if not fault.is_warning]
    if errors:
        raise FrameworkError(_message(path, errors))
    return framework_from(content)


def lint_framework(path: Path) -> tuple[Fault, ...]:
    """All faults and warnings of the file, in the order of its lines; empty when it is sound."""
    return _checked(_read(path), _builtin_wordings())[1]


def builtin_frameworks() -> tuple[Framework, ...]:
    """S3, S3-P, EGD and SDG, in that order."""
    return tuple(_builtin(id) for id in BUILTIN_FILES)


def find_framework(name_or_path: str | Path) -> Framework:
    """The built-in framework of that name (any case), or the one in that .toml file."""
    name = str(name_or_path)
    if name.upper() in BUILTIN_FILES:
        return _builtin(name.upper())
    return load_framework(framework_file(name))


def find_frameworks(names: Iterable[str | Path] | None) -> tuple[Framework, ...]:
    """The frameworks of those names or files, each once; all built-in ones where none is named."""
    found = tuple(dict.fromkeys(find_framework(name) for name in names or ()))
    return found or builtin_frameworks()


def framework_file(name_or_path: str | Path) -> Path:
    """The file of the framework of that name (any case), or the .toml file itself."""
    name = str(name_or_path)
    if name.upper() in BUILTIN_FILES:
        return _builtin_path(name.upper())
    if name.lower().endswith(".toml"):
        return Path(name)
    known = ", ".join(id.lower() for id in BUILTIN_FILES)
    raise FrameworkError(
        f"there is no framework {name!r}; choose {known}, or give a file that ends in .toml"
    )


@cache
def _builtin(id: str) -> Framework:
    return load_framework(_builtin_path(id))


def _builtin_path(id: str) -> Path:
    return Path(__file__).with_name(BUILTIN_FILES[id])


@cache
def _builtin_ids() -> Collection[str]:
    """The ids of all built-in criteria and sub-criteria."""
    return frozenset().union(*map(criterion_ids, _builtin_contents()))


@cache
def _builtin_wordings() -> Mapping[str, Wordings]:
    """Label and question of all built-in criteria."""
    return {id: told for file in _builtin_contents() for id, told in wordings(file).items()}


@cache
def _builtin_contents() -> tuple[dict[str, object], ...]:
    """What stands in the built-in files, read without checking it."""
    return tuple(_parsed(_read(_builtin_path(id)).decode("utf-8-sig")) for id in BUILTIN_FILES)


@lru_cache(maxsize=len(BUILTIN_FILES))
def _parsed(source: str) -> dict[str, object]:
    """What stands in the text; kept, as the built-in files are looked into by each other."""
    return tomllib.loads(source)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FrameworkError(f"{path} cannot be read: {error.strerror}") from error


def _checked(
    raw: bytes, known: Mapping[str, Wordings] = NOTHING_KNOWN
) -> tuple[dict[str, object], tuple[Fault, ...]]:
    try:
        source = raw.decode("utf-8-sig")
        if dotted := dotted_fault(source):
            return {}, (dotted,)
        return _content_and_faults(source, known)
    except UnicodeDecodeError as error:
        return {}, (encoding_fault(error),)
    except tomllib.TOMLDecodeError as error:
        return {}, (syntax_fault(source, error),)
    except ValueError:  # Python turns no number of thousands of digits into text or back
        return {}, (number_fault(source),)
    except RecursionError:
        return {}, (nesting_fault(source),)


def _content_and_faults(
    source: str, known: Mapping[str, Wordings]
) -> tuple[dict[str, object], tuple[Fault, ...]]:
    content = _parsed(source)
    problems = [*shape_problems(content), *id_problems(content, _builtin_ids)]
    if known:
        problems += reworded_problems(content, known)
        problems += taken_id_problems(content, BUILTIN_FILES, known)
    return content, faults_of(source, content, problems)


def _message(path: Path, errors: list[Fault]) -> str:
    place = f", {errors[0].place}" if errors[0].place else ""
    first = f"{path}, line {errors[0].line}{place}: {errors[0].message}"
    if len(errors) == 1:
        return first
    return f"{first} (and {len(errors) - 1} more; 'aligncheck frameworks lint {path}' shows all)"
