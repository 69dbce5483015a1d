"""Hold a plan against smart specialisation, the European Green Deal and the UN goals."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligncheck.api import check, check_many

__version__ = "0.1.0"
__all__ = ["__version__", "check", "check_many"]


def __getattr__(name: str) -> object:
    """`check` and `check_many`, loaded when first asked for, so that the import stays quick."""
    if name in ("check", "check_many"):
        from aligncheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'aligncheck' has no attribute {name!r}")
