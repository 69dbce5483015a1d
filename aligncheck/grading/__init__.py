"""How strong a commitment a passage is, with the cues that say so."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligncheck.grading.strength import commitment, grade, graded_by
    from aligncheck.grading.whose import is_of_others, is_sami_parliaments, likeliest_own

_ROOMS = {
    "commitment": "strength",
    "grade": "strength",
    "graded_by": "strength",
    "is_of_others": "whose",
    "is_sami_parliaments": "whose",
    "likeliest_own": "whose",
}
__all__ = [
    "commitment",
    "grade",
    "graded_by",
    "is_of_others",
    "is_sami_parliaments",
    "likeliest_own",
]


def __getattr__(name: str) -> object:
    """The functions, loaded when first asked for: a result that is kept needs no word list."""
    if name in _ROOMS:
        return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
