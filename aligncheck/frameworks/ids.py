"""The ids of a framework file: each stands once, and each that is named exists."""

from collections.abc import Callable, Collection, Iterator, Mapping

from aligncheck.frameworks.messages import message
from aligncheck.frameworks.official_targets import is_official_target
from aligncheck.frameworks.shape import Place, Problem
from aligncheck.frameworks.words import repeats

Table = dict[str, object]
Wordings = tuple[object, object]
"""What stands in a file as a criterion's label and what it asks."""

GOALS = "SDG"
"""The framework whose sub-criteria must be the official targets of the UN."""


def id_problems(content: Table, ids_elsewhere: Callable[[], Collection[str]]) -> Iterator[Problem]:
    """What is wrong with ids; `ids_elsewhere` is asked only for targets that are not here."""
    yield from _repeated_ids(content)
    yield from _unknown_groups(content)
    yield from _unknown_companions(content)
    yield from _unofficial_targets(content)
    yield from _unknown_in_profiles(content)
    yield from _unknown_in_crosswalk(content, ids_elsewhere)


def criterion_ids(content: Table) -> set[str]:
    """The ids of the criteria and sub-criteria that the file holds, the latter in full."""
    framework = str(content.get("id", ""))
    found = set()
    for criterion, place in _tables(content, "criteria"):
        found.add(str(criterion.get("id")))
        for sub, _ in _tables(criterion, "subcriteria", place):
            found.add(full_id(framework, str(sub.get("id"))))
    return found


def wordings(content: Table) -> dict[str, Wordings]:
    """Label of each criterion of the file and what it asks, by its id."""
    return {
        str(criterion.get("id")): (criterion.get("label"), criterion.get("asks"))
        for criterion, _ in _tables(content, "criteria")
    }


def reworded_problems(content: Table, known: Mapping[str, Wordings]) -> Iterator[Problem]:
    """A warning where a criterion has the id of a known one and says something else."""
    for criterion, place in _tables(content, "criteria"):
        id = str(criterion.get("id"))
        if id in known and known[id] != (criterion.get("label"), criterion.get("asks")):
            yield Problem((*place, "id"), message("reworded"), is_warning=True)


def full_id(framework: str, subcriterion: str) -> str:
    """The id by which a sub-criterion is known outside its file: SDG-13.1."""
    return f"{framework}-{subcriterion}"


def _tables(content: Table, key: str, place: Place = ()) -> Iterator[tuple[Table, Place]]:
    entries = content.get(key)
    for position, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict):
            yield entry, (*place, key, position)


def _named(table: Table, key: str) -> list[str]:
    value = table.get(key)
    return [str(entry) for entry in value] if isinstance(value, list) else []


def _ids(content: Table, key: str) -> set[str]:
    return {str(entry.get("id")) for entry, _ in _tables(content, key)}


def _repeated_ids(content: Table) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for kind, entry, place in _entries_with_id(content):
        id = entry.get("id")
        if isinstance(id, str) and (kind, id) in seen:
            yield Problem((*place, "id"), message("id_twice", id=repr(id)))
        seen.add((kind, str(id)))


def _entries_with_id(content: Table) -> Iterator[tuple[str, Table, Place]]:
    for kind in ("groups", "profiles", "references", "criteria"):
        for entry, place in _tables(content, kind):
            yield kind, entry, place
    for criterion, place in _tables(content, "criteria"):
        for kind in ("requirements", "subcriteria"):
            for entry, inner in _tables(criterion, kind, place):
                yield kind, entry, inner


def _unknown_groups(content: Table) -> Iterator[Problem]:
    groups = _ids(content, "groups")
    for criterion, place in _tables(content, "criteria"):
        if "group" in criterion and str(criterion["group"]) not in groups:
            told = message("group_unknown", id=repr(criterion["group"]))
            yield Problem((*place, "group"), told)


def _unknown_companions(content: Table) -> Iterator[Problem]:
    criteria = _ids(content, "criteria")
    for criterion, place in _tables(content, "criteria"):
        for requirement, inner in _tables(criterion, "requirements", place):
            for position, id in enumerate(_named(requirement, "also")):
                if id not in criteria:
                    told = message("criterion_unknown", id=repr(id))
                    yield Problem((*inner, "also", position), told)


def _unofficial_targets(content: Table) -> Iterator[Problem]:
    if content.get("id") != GOALS:
        return
    for criterion, place in _tables(content, "criteria"):
        goal = str(criterion.get("id")).removeprefix(f"{GOALS}-").lstrip("0")
        for target, inner in _tables(criterion, "subcriteria", place):
            id = str(target.get("id"))
            if not (is_official_target(id) and id.startswith(f"{goal}.")):
                told = message("target_unofficial", id=repr(id), goal=criterion.get("id"))
                yield Problem((*inner, "id"), told)


def _unknown_in_profiles(content: Table) -> Iterator[Problem]:
    known = criterion_ids(content)
    for profile, place in _tables(content, "profiles"):
        applicable = _named(profile, "applicable")
        yield from repeats(applicable, (*place, "applicable"), "named_twice")
        for position, id in enumerate(applicable):
            if id not in known:
                told = message("part_unknown_here", id=repr(id))
                yield Problem((*place, "applicable", position), told)


def _unknown_in_crosswalk(
    content: Table, ids_elsewhere: Callable[[], Collection[str]]
) -> Iterator[Problem]:
    own = criterion_ids(content)
    references = _ids(content, "references")
    for link, place in _tables(content, "crosswalk"):
        source, target = str(link.get("source")), str(link.get("target"))
        if source not in own:
            told = message("criterion_unknown_here", id=repr(source))
            yield Problem((*place, "source"), told)
        if target not in own | references and target not in ids_elsewhere():
            told = message("link_unknown", id=repr(target))
            yield Problem((*place, "target"), told)
