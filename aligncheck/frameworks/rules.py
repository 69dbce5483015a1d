"""The rules of a framework file: which keys it has and what each may hold."""

from collections.abc import Iterator

from aligncheck.frameworks.criterion import Force
from aligncheck.frameworks.messages import message
from aligncheck.frameworks.shape import (
    Check,
    Place,
    Problem,
    day,
    flag,
    identifier,
    list_of,
    one_of,
    table,
    text,
)
from aligncheck.frameworks.words import (
    LANGUAGES,
    exclusions,
    probes,
    terms,
    text_or_wording,
    untranslated,
    wording,
)

_labelled: dict[str, Check] = {"id": identifier, "label": wording}
_requirement = table(
    {"id": identifier, "text": wording},
    {"source": text_or_wording, "negative": flag, "also": list_of(identifier)},
)
_headline_target = table(
    {"text": wording, "force": one_of(tuple(Force)), "as_of": day, "source": text_or_wording}
)


def subcriterion(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a sub-criterion, whose label stands beside its id on one line."""
    yield from _subcriterion_keys(value, place)
    if isinstance(value, dict):
        yield from untranslated(value.get("nb"), value.get("nn"), (*place, "nn"))


_subcriterion_keys = table({"id": identifier, **dict.fromkeys(LANGUAGES, text)})

_criterion_keys = table(
    {**_labelled, "asks": wording},
    {
        "group": identifier,
        "question": wording,
        "requirements": list_of(_requirement),
        "warning_signs": list_of(wording),
        "terms": terms,
        "exclusions": exclusions,
        "probes": probes,
        "sources": list_of(text_or_wording),
        "targets": list_of(_headline_target),
        "counterparts": list_of(wording),
        "subcriteria": list_of(subcriterion),
    },
)


def criterion(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a criterion, such as a term that its own exclusions would always remove."""
    yield from _criterion_keys(value, place)
    if not isinstance(value, dict):
        return
    for language in LANGUAGES:
        found = {str(one).casefold() for one in _listed(value, "terms", language)}
        for position, one in enumerate(_listed(value, "exclusions", language)):
            if str(one).casefold() in found:
                told = message("term_and_exclusion", found=repr(one))
                yield Problem((*place, "exclusions", language, position), told)


def _listed(value: dict[str, object], key: str, language: str) -> list[object]:
    lists = value.get(key)
    entries = lists.get(language) if isinstance(lists, dict) else None
    return entries if isinstance(entries, list) else []


_framework = table(
    {
        "id": identifier,
        "version": text,
        "title": wording,
        "criteria": list_of(criterion, at_least=1),
    },
    {
        "as_of": day,
        "description": wording,
        "sources": list_of(text_or_wording),
        "groups": list_of(table(_labelled)),
        "profiles": list_of(
            table({**_labelled, "note": wording, "applicable": list_of(identifier, at_least=1)})
        ),
        "references": list_of(table(_labelled)),
        "crosswalk": list_of(
            table({"source": identifier, "target": identifier}, {"note": text_or_wording}),
        ),
    },
)


def shape_problems(content: object) -> Iterator[Problem]:
    """What is wrong with the keys and values of a parsed framework file."""
    yield from _framework(content, ())
