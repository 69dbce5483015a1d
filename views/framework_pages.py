"""The frameworks to browse: criteria with what they ask, examples, sources and dates."""

import streamlit as st

from aligncheck.frameworks import Criterion, Framework
from views.address import segment, select
from views.quote import Html, element, show
from views.storage import cached_frameworks, cached_own_frameworks
from views.words import day, escaped, language, plain, say

EXAMPLES = 3  # examples shown of each criterion


def show_frameworks() -> None:
    """One framework, its description, and one of its criteria."""
    known = [*cached_frameworks(), *(framework for _, framework in cached_own_frameworks())]
    by_id = {item.id: item for item in known}
    names = {id: escaped(item.title.in_language(language())) for id, item in by_id.items()}
    framework = by_id[segment(say("common.framework"), names, name="framework", hidden=True)]
    show(*_about(framework))
    labels = {item.id: item.label.in_language(language()) for item in framework.criteria}
    left, right = st.columns([1, 2], gap="medium")
    with left:
        chosen = select(say("common.criterion"), labels, name=f"in_{framework.id}")
        show(_sources(framework.sources))
    with right, st.container(border=True):
        show(*_criterion(framework, framework.criterion(chosen)))


def _about(framework: Framework) -> list[Html]:
    key = "method.version" if framework.as_of else "method.version_undated"
    told = plain(
        key,
        version=framework.version,
        day=day(framework.as_of),
        number=len(framework.criteria),
    )
    return [
        element("p", framework.description.in_language(language())),
        element("p", told, css="small quiet"),
    ]


def _sources(sources: tuple[str, ...]) -> Html:
    lines = [element("li", source) for source in sources]
    return element(
        "div", element("h3", plain("method.sources")), element("ul", *lines), css="small"
    )


def _criterion(framework: Framework, criterion: Criterion) -> list[Html]:
    tongue = language()
    groups = {group.id: group.label.in_language(tongue) for group in framework.groups}
    rows = [
        ("method.group", groups.get(criterion.group, "")),
        ("method.asks", criterion.asks.in_language(tongue)),
        ("method.question", criterion.question.in_language(tongue)),
    ]
    cells: list[str | Html] = []
    for key, told in rows:
        if told:
            cells += [element("div", plain(key), css="what"), element("p", told)]
    blocks = [
        element("p", criterion.id, css="ref"),
        element("h2", criterion.label.in_language(tongue)),
        element("div", *cells, css="asks"),
        *_list("method.examples", list(criterion.probes.get(tongue, ())[:EXAMPLES])),
    ]
    requirements = [item.text.in_language(tongue) for item in criterion.requirements]
    blocks += _list("check.requirements", requirements)
    targets = [f"{item.id} {item.label.in_language(tongue)}" for item in criterion.subcriteria]
    blocks += _list("method.targets", targets)
    headline = [
        plain(
            "check.target_line",
            text=item.text.in_language(tongue),
            force=item.force.label.in_language(tongue),
            day=day(item.as_of),
        )
        for item in criterion.targets
    ]
    blocks += _list("check.targets", headline)
    return [*blocks, *_list("method.sources", list(criterion.sources))]


def _list(key: str, lines: list[str]) -> list[Html]:
    if not lines:
        return []
    title = element("h3", plain(key, number=len(lines)))
    return [title, element("ul", *(element("li", line) for line in lines))]
