"""The rules of a framework file: which keys it has, and that all text is in three languages."""

from collections import Counter
from collections.abc import Iterator

from aligncheck.frameworks.criterion import Force
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

LANGUAGES = ("nb", "nn", "en")

SHORT_TEXT = 40
"""Characters up to which Nynorsk may equal Bokmål without a warning (own choice)."""


def wording(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a text that must stand in all three languages."""
    yield from _three_texts(value, place)
    if isinstance(value, dict):
        yield from _untranslated(value.get("nb"), value.get("nn"), (*place, "nn"))


def term(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a term or exclusion in the notation with `*` and `~`."""
    found = list(text(value, place))
    yield from found
    if found or not isinstance(value, str):
        return
    words = value.split()
    if words[0] == "~" or words[-1] == "~":
        yield Problem(place, f"'~' stands between two words, not first or last: {value!r}")
    for word in words:
        if word.startswith("*") or ("~" in word and word != "~"):
            yield Problem(place, f"'*' needs letters before it, '~' spaces around it: {value!r}")


def terms(value: object, place: Place) -> Iterator[Problem]:
    """Problems of lists of terms that must be there for all three languages."""
    yield from _three_term_lists(value, place)
    yield from _repeated(value, place)


def exclusions(value: object, place: Place) -> Iterator[Problem]:
    """Problems of lists of false friends; a language without any may be left out."""
    yield from _some_term_lists(value, place)
    yield from _repeated(value, place)


def probes(value: object, place: Place) -> Iterator[Problem]:
    """Problems of the example passages, which must be there for all three languages."""
    yield from _three_text_lists(value, place)
    if not isinstance(value, dict):
        return
    bokmaal = value.get("nb")
    nynorsk = value.get("nn")
    if isinstance(bokmaal, list) and isinstance(nynorsk, list):
        for position, passage in enumerate(nynorsk):
            twin = passage if passage in bokmaal else None
            yield from _untranslated(twin, passage, (*place, "nn", position))


def _untranslated(bokmaal: object, nynorsk: object, place: Place) -> Iterator[Problem]:
    if isinstance(nynorsk, str) and bokmaal == nynorsk and len(nynorsk) > SHORT_TEXT:
        message = "the Nynorsk text is the same as the Bokmål text; is it translated?"
        yield Problem(place, message, is_warning=True)


def _repeated(value: object, place: Place) -> Iterator[Problem]:
    lists = value if isinstance(value, dict) else {}
    for language, entries in lists.items():
        if isinstance(entries, list):
            yield from repeats(entries, (*place, language), "this term stands twice")


def repeats(entries: list[object], place: Place, message: str) -> Iterator[Problem]:
    """A problem at each entry that stood earlier in the list."""
    seen: Counter[str] = Counter()
    for position, entry in enumerate(entries):
        seen[str(entry).casefold()] += 1
        if seen[str(entry).casefold()] > 1:
            yield Problem((*place, position), f"{message}: {entry!r}")


_three_texts = table(dict.fromkeys(LANGUAGES, text))
_three_text_lists = table(dict.fromkeys(LANGUAGES, list_of(text)))
_three_term_lists = table(dict.fromkeys(LANGUAGES, list_of(term)))
_some_term_lists = table({}, dict.fromkeys(LANGUAGES, list_of(term)))

_labelled: dict[str, Check] = {"id": identifier, "label": wording}
_requirement = table(
    {"id": identifier, "text": wording},
    {"source": text, "negative": flag, "also": list_of(identifier)},
)
_headline_target = table(
    {"text": wording, "force": one_of(tuple(Force)), "as_of": day, "source": text}
)


def subcriterion(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a sub-criterion, whose label stands beside its id on one line."""
    yield from _subcriterion_keys(value, place)
    if isinstance(value, dict):
        yield from _untranslated(value.get("nb"), value.get("nn"), (*place, "nn"))


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
        "sources": list_of(text),
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
                message = f"{one!r} is a term and an exclusion at once"
                yield Problem((*place, "exclusions", language, position), message)


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
        "sources": list_of(text),
        "groups": list_of(table(_labelled)),
        "profiles": list_of(
            table({**_labelled, "note": wording, "applicable": list_of(identifier, at_least=1)})
        ),
        "references": list_of(table(_labelled)),
        "crosswalk": list_of(
            table({"source": identifier, "target": identifier}, {"note": text}),
        ),
    },
)


def shape_problems(content: object) -> Iterator[Problem]:
    """What is wrong with the keys and values of a parsed framework file."""
    yield from _framework(content, ())
