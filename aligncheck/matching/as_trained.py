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
    return _wording(framework, criterion.id) == (criterion.label, criterion.asks)


def _wording(framework: Framework, id: str) -> tuple[Wording, Wording] | None:
    """Label and question of the built-in criterion, None where there is no such one."""
    own = (each for each in trained_frameworks() if each.id == framework.id)
    found = (one for each in own for one in each.criteria if one.id == id)
    return next(((one.label, one.asks) for one in found), None)
