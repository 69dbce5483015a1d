"""A checked TOML table → the frozen Framework."""

from collections.abc import Sequence
from typing import Any

from aligncheck.frameworks.criterion import (
    Criterion,
    Force,
    HeadlineTarget,
    Requirement,
    SubCriterion,
    Wording,
    Words,
)
from aligncheck.frameworks.framework import Framework, Group, Link, Profile, Reference
from aligncheck.frameworks.ids import full_id
from aligncheck.frameworks.words import LANGUAGES

Table = dict[str, Any]


def framework_from(content: Table) -> Framework:
    """The framework that a table without problems describes."""
    title = _wording(content["title"])
    return Framework(
        id=content["id"],
        version=content["version"],
        as_of=str(content.get("as_of", "")),
        title=title,
        description=_wording(content["description"]) if "description" in content else title,
        sources=_wordings(content.get("sources", ())),
        groups=tuple(Group(one["id"], _wording(one["label"])) for one in content.get("groups", ())),
        criteria=_criteria(content),
        profiles=tuple(_profile(profile) for profile in content.get("profiles", ())),
        references=tuple(
            Reference(one["id"], _wording(one["label"])) for one in content.get("references", ())
        ),
        crosswalk=tuple(
            Link(one["source"], one["target"], _wording(one.get("note", "")))
            for one in content.get("crosswalk", ())
        ),
    )


def _criteria(content: Table) -> tuple[Criterion, ...]:
    shared = _shared_requirements(content)
    return tuple(
        _criterion(table, content["id"], shared.get(table["id"], ()))
        for table in content["criteria"]
    )


def _shared_requirements(content: Table) -> dict[str, tuple[Requirement, ...]]:
    """Criterion id → the requirements written at another criterion that also count here."""
    shared: dict[str, tuple[Requirement, ...]] = {}
    for table in content["criteria"]:
        for requirement in table.get("requirements", ()):
            for id in requirement.get("also", ()):
                shared[id] = (*shared.get(id, ()), _requirement(requirement))
    return shared


def _criterion(table: Table, framework: str, shared: tuple[Requirement, ...]) -> Criterion:
    requirements = (*(_requirement(one) for one in table.get("requirements", ())), *shared)
    against = tuple(requirement.text for requirement in requirements if requirement.negative)
    asks = _wording(table["asks"])
    return Criterion(
        id=table["id"],
        label=_wording(table["label"]),
        asks=asks,
        question=_wording(table["question"]) if "question" in table else asks,
        group=table.get("group", ""),
        requirements=requirements,
        warning_signs=(*against, *(_wording(one) for one in table.get("warning_signs", ()))),
        terms=_words(table.get("terms", {})),
        exclusions=_words(table.get("exclusions", {})),
        probes=_words(table.get("probes", {})),
        sources=_wordings(table.get("sources", ())),
        targets=tuple(_headline_target(one) for one in table.get("targets", ())),
        counterparts=tuple(_wording(one) for one in table.get("counterparts", ())),
        subcriteria=tuple(
            SubCriterion(full_id(framework, one["id"]), _wording(one))
            for one in table.get("subcriteria", ())
        ),
    )


def _wording(written: Table | str) -> Wording:
    """The text in three languages; one that is written once is the same in all of them."""
    if isinstance(written, str):
        return Wording(**dict.fromkeys(LANGUAGES, written.strip()))
    return Wording(**{language: written[language].strip() for language in LANGUAGES})


def _wordings(written: Sequence[Table | str]) -> tuple[Wording, ...]:
    return tuple(_wording(one) for one in written)


def _words(table: Table) -> Words:
    return {language: tuple(table.get(language, ())) for language in LANGUAGES}


def _requirement(table: Table) -> Requirement:
    return Requirement(
        id=table["id"],
        text=_wording(table["text"]),
        source=_wording(table.get("source", "")),
        negative=table.get("negative", False),
    )


def _headline_target(table: Table) -> HeadlineTarget:
    return HeadlineTarget(
        text=_wording(table["text"]),
        force=Force(table["force"]),
        as_of=str(table["as_of"]),
        source=_wording(table["source"]),
    )


def _profile(table: Table) -> Profile:
    return Profile(
        id=table["id"],
        label=_wording(table["label"]),
        note=_wording(table["note"]),
        applicable=tuple(table["applicable"]),
    )
