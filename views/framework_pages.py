"""The frameworks to browse: criteria with what they ask, their sections, and their ties."""

from collections.abc import Sequence

import streamlit as st

from aligncheck.compare.crosswalk import Tie, ties_of
from aligncheck.frameworks import Criterion, Framework
from views.address import segment, select
from views.points import counterparts, headline_targets, line, listed, points, warning_signs
from views.quote import Html, element, show
from views.storage import cached_frameworks, cached_own_frameworks, titles_of
from views.words import counted, day, escaped, language, plain, say

EXAMPLES = 3  # examples shown of each criterion


def show_frameworks() -> None:
    """One framework, its description, and one of its criteria."""
    known = [*cached_frameworks(), *(framework for _, framework in cached_own_frameworks())]
    by_id = {item.id: item for item in known}
    names = {id: escaped(title) for id, title in titles_of(known, language()).items()}
    framework = by_id[segment(say("common.framework"), names, name="framework", hidden=True)]
    show(*_about(framework))
    labels = {item.id: item.label.in_language(language()) for item in framework.criteria}
    left, right = st.columns([1, 2], gap="medium")
    with left:
        chosen = select(say("common.criterion"), labels, name=f"in_{framework.id}")
        show(_sources(framework))
    with right, st.container(border=True):
        show(*_criterion(framework, framework.criterion(chosen), known))


def _about(framework: Framework) -> list[Html]:
    key = "method.version" if framework.as_of else "method.version_undated"
    told = counted(
        key, len(framework.criteria), version=framework.version, day=day(framework.as_of)
    )
    return [
        element("p", framework.description.in_language(language())),
        element("p", told, css="small quiet"),
    ]


def _sources(framework: Framework) -> Html:
    lines = [line(source.in_language(language())) for source in framework.sources]
    return element("div", *listed(plain("method.framework_sources"), lines), css="small")


def _criterion(
    framework: Framework, criterion: Criterion, known: Sequence[Framework]
) -> list[Html]:
    tongue = language()
    targets = [
        line(f"{item.id} {item.label.in_language(tongue)}") for item in criterion.subcriteria
    ]
    examples = [line(probe) for probe in criterion.probes.get(tongue, ())[:EXAMPLES]]
    asked, against = points(criterion), warning_signs(criterion)
    blocks = [
        element("p", criterion.id, css="ref"),
        element("h2", criterion.label.in_language(tongue)),
        _told(framework, criterion),
        *listed(plain("check.requirements", number=len(asked)), asked),
        *listed(plain("method.warning_signs"), against),
        *listed(plain("method.examples"), examples),
        *listed(plain("method.targets", number=len(targets)), targets),
        *listed(plain("check.targets"), headline_targets(criterion)),
        *listed(plain("check.counterparts"), counterparts(criterion)),
    ]
    return [*blocks, *_ties(ties_of(framework, criterion, known))]


def _told(framework: Framework, criterion: Criterion) -> Html:
    """Group, what is asked, and the sections it is taken from."""
    tongue = language()
    groups = {group.id: group.label.in_language(tongue) for group in framework.groups}
    rows = [
        ("method.group", groups.get(criterion.group, "")),
        ("method.asks", criterion.asks.in_language(tongue)),
        ("method.question", criterion.question.in_language(tongue)),
        ("method.sources", "; ".join(one.in_language(tongue) for one in criterion.sources)),
    ]
    cells: list[str | Html] = []
    for key, told in rows:
        if told:
            cells += [element("div", plain(key), css="what"), element("p", told)]
    return element("div", *cells, css="asks")


def _ties(ties: Sequence[Tie]) -> list[Html]:
    """What the criterion is tied to: other frameworks first, then guides and rules."""
    others = [_tie(tie) for tie in ties if tie.framework is not None]
    guides = [_tie(tie) for tie in ties if tie.framework is None]
    return [
        *listed(plain("method.ties", number=len(others)), others),
        *listed(plain("method.guides", number=len(guides)), guides),
    ]


def _tie(tie: Tie) -> Html:
    tongue = language()
    label, told = tie.label.in_language(tongue), [tie.note.in_language(tongue)] if tie.note else []
    if tie.at:
        told.insert(0, plain("method.tie_at", target=tie.at))
    behind = f" ({'; '.join(told)})" if told else ""
    if tie.framework is None:
        return line(f"{label}{behind}")
    title = tie.framework.title.in_language(tongue)
    return line(f"{tie.id} {label}{behind}", title)
