"""How strong a commitment a passage is, with the cues that say so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligncheck.grading.strength import grade

__all__ = ["grade"]


def __getattr__(name: str) -> object:
    """`grade`, loaded when first asked for: a result that is kept needs no word list."""
    if name == "grade":
        from aligncheck.grading import strength

        return strength.grade
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
