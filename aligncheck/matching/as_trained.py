"""Which criteria the trained heads are for: built-in ones, as long as they ask the same."""

from aligncheck.frameworks import Criterion, Framework, Wording, builtin_frameworks

TRAINED = ("S3", "EGD", "SDG")
"""Ids of the frameworks whose criteria have trained heads."""


def trained_frameworks() -> tuple[Framework, ...]:
    """The built-in frameworks whose criteria have trained heads, in their order."""
    return tuple(each for each in builtin_frameworks() if each.id in TRAINED)


def is_as_trained(framework: Framework, criterion: Criterion) -> bool:
    """Whether the criterion says the same as the built-in one of that framework and id.

    A file of one's own may keep the ids and ask for something else: what was trained and
    measured on the built-in texts says nothing of it.
    """
    known = _built_in(framework, criterion.id)
    return known is not None and _wording(known) == _wording(criterion)


def is_as_measured(framework: Framework, criterion: Criterion) -> bool:
    """Whether its terms, exclusions and examples are the built-in ones too.

    The trained heads judge it all the same, but terms and examples play a part in every
    probability: with others, nothing was measured.
    """
    known = _built_in(framework, criterion.id)
    return known is not None and _judged_by(known) == _judged_by(criterion)


def _wording(criterion: Criterion) -> tuple[Wording, Wording]:
    return criterion.label, criterion.asks


def _judged_by(criterion: Criterion) -> tuple[Wording | dict[str, tuple[str, ...]], ...]:
    """All of the criterion that a probability rests on."""
    words = (criterion.terms, criterion.exclusions, criterion.probes)
    return *_wording(criterion), *({**each} for each in words)


def _built_in(framework: Framework, id: str) -> Criterion | None:
    """The built-in criterion, None where there is no such one."""
    own = (each for each in trained_frameworks() if each.id == framework.id)
    return next((one for each in own for one in each.criteria if one.id == id), None)
