"""How many of a number were found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """How many of a number were found, and which were not."""

    found: int
    of: int
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The part that was found."""
        return self.found / self.of if self.of else 1.0
