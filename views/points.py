"""The finer points of a criterion as lines of a list, each with the place it is taken from."""

from collections.abc import Sequence

from aligncheck.frameworks import Criterion
from views.quote import Html, element
from views.words import day, language, plain


def points(criterion: Criterion) -> list[Html]:
    """What can be checked in a plan, each point with its section."""
    tongue = language()
    return [
        line(item.text.in_language(tongue), item.source.in_language(tongue))
        for item in criterion.requirements
        if not item.negative
    ]


def warning_signs(criterion: Criterion) -> list[Html]:
    """What speaks against the criterion being covered; a negative point with its section."""
    tongue = language()
    negative = [item for item in criterion.requirements if item.negative]
    against = {item.text for item in negative}
    signs = [sign for sign in criterion.warning_signs if sign not in against]
    return [
        *(
            line(item.text.in_language(tongue), item.source.in_language(tongue))
            for item in negative
        ),
        *(line(sign.in_language(tongue)) for sign in signs),
    ]


def headline_targets(criterion: Criterion) -> list[Html]:
    """The numbers that politics has set, with force, day and source."""
    tongue = language()
    return [
        line(
            plain(
                "check.target_line",
                text=item.text.in_language(tongue),
                force=item.force.label.in_language(tongue),
                day=day(item.as_of),
            ),
            item.source.in_language(tongue),
        )
        for item in criterion.targets
    ]


def counterparts(criterion: Criterion) -> list[Html]:
    """What a Norwegian plan usually cites instead."""
    return [line(item.in_language(language())) for item in criterion.counterparts]


def line(text: str, source: str = "") -> Html:
    """A line of a list; where it is taken from stands behind it."""
    place = [element("span", f"\u2002{source}", css="ref")] if source else []
    return element("li", text, *place)


def listed(title: str, lines: Sequence[Html]) -> list[Html]:
    """The list under its title; nothing where it is empty."""
    return [element("h3", title), element("ul", *lines)] if lines else []
