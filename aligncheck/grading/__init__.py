"""How strong a commitment a passage is, with the cues that say so."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligncheck.grading.strength import commitment, grade

__all__ = ["commitment", "grade"]


def __getattr__(name: str) -> object:
    """The functions, loaded when first asked for: a result that is kept needs no word list."""
    if name in __all__:
        from aligncheck.grading import strength

        return getattr(strength, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
