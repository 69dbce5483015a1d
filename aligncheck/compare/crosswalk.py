"""What a criterion answers to: steps of outside guides, and criteria of other frameworks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligncheck.frameworks import Criterion, Framework, Link, SubCriterion, Wording


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie of a criterion; `framework` is None where it leads to a guide's step or rule.

    `at` is the id of the sub-criterion that the tie belongs to, empty for the criterion itself.
    """

    framework: Framework | None
    id: str
    label: Wording
    at: str
    note: Wording


def ties_of(
    framework: Framework, criterion: Criterion, known: Sequence[Framework]
) -> tuple[Tie, ...]:
    """The ties of the criterion as the crosswalks of all `known` frameworks say, both ways.

    The framework's own come first, in the order in which they are written; what one crosswalk
    says and another repeats stands once. A tie to what no framework here knows is left out.
    """
    own = {criterion.id, *(sub.id for sub in criterion.subcriteria)}
    everywhere = [framework, *(other for other in known if other.id != framework.id)]
    found: dict[tuple[str, str], Tie] = {}
    for other in everywhere:
        for link in other.crosswalk:
            for here, there in _ends_in(own, link):
                tie = _tie(framework, everywhere, there, "" if here == criterion.id else here, link)
                if tie is not None:
                    found.setdefault((tie.id, tie.at), tie)
    return tuple(found.values())


def _ends_in(own: set[str], link: Link) -> Iterator[tuple[str, str]]:
    """The link seen from the criterion: its own end, then the other one."""
    if link.source in own and link.target not in own:
        yield link.source, link.target
    elif link.target in own and link.source not in own:
        yield link.target, link.source


def _tie(
    framework: Framework, known: Sequence[Framework], id: str, at: str, link: Link
) -> Tie | None:
    for reference in framework.references:
        if reference.id == id:
            return Tie(None, id, reference.label, at, link.note)
    for other in known:
        for criterion in other.criteria:
            parts: tuple[Criterion | SubCriterion, ...] = (criterion, *criterion.subcriteria)
            for part in parts:
                if part.id == id:
                    return Tie(other, id, part.label, at, link.note)
    return None
