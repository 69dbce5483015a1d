"""Checks of texts in three languages and of the words that find a criterion."""

from collections import Counter
from collections.abc import Iterator, Sequence

from aligncheck.frameworks.messages import message
from aligncheck.frameworks.shape import Place, Problem, list_of, table, text

LANGUAGES = ("nb", "nn", "en")

SHORT_TEXT = 40
"""Characters up to which Nynorsk may equal Bokmål without a warning (own choice)."""


def wording(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a text that must stand in all three languages."""
    yield from _three_texts(value, place)
    if isinstance(value, dict):
        yield from untranslated(value.get("nb"), value.get("nn"), (*place, "nn"))


def text_or_wording(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a source or note: one text for all languages, or one for each of the three.

    Titles and sections are the same in Bokmål and Nynorsk, so equal texts are no warning here.
    """
    if isinstance(value, dict):
        yield from _three_texts(value, place)
    elif isinstance(value, str):
        yield from text(value, place)
    else:
        yield Problem(place, message("text_or_wording_expected", found=repr(value)))


def term(value: object, place: Place) -> Iterator[Problem]:
    """Problems of a term or exclusion in the notation with `*` and `~`."""
    found = list(text(value, place))
    yield from found
    if found or not isinstance(value, str):
        return
    words = value.split()
    if words[0] == "~" or words[-1] == "~":
        yield Problem(place, message("gap_at_edge", found=repr(value)))
    for word in words:
        if word.startswith("*") or ("~" in word and word != "~"):
            yield Problem(place, message("star_misplaced", found=repr(value)))


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
            yield from untranslated(twin, passage, (*place, "nn", position))


def untranslated(bokmaal: object, nynorsk: object, place: Place) -> Iterator[Problem]:
    """A warning when a longer Nynorsk text equals the Bokmål one."""
    if isinstance(nynorsk, str) and bokmaal == nynorsk and len(nynorsk) > SHORT_TEXT:
        yield Problem(place, message("untranslated"), is_warning=True)


def _repeated(value: object, place: Place) -> Iterator[Problem]:
    lists = value if isinstance(value, dict) else {}
    for language, entries in lists.items():
        if isinstance(entries, list):
            yield from repeats(entries, (*place, language), "term_twice")


def repeats(entries: Sequence[object], place: Place, name: str) -> Iterator[Problem]:
    """A problem at each entry that stood earlier in the list; `name` is that of its message."""
    seen: Counter[str] = Counter()
    for position, entry in enumerate(entries):
        seen[str(entry).casefold()] += 1
        if seen[str(entry).casefold()] > 1:
            yield Problem((*place, position), message(name, found=repr(entry)))


_three_texts = table(dict.fromkeys(LANGUAGES, text))
_three_text_lists = table(dict.fromkeys(LANGUAGES, list_of(text)))
_three_term_lists = table(dict.fromkeys(LANGUAGES, list_of(term)))
_some_term_lists = table({}, dict.fromkeys(LANGUAGES, list_of(term)))
