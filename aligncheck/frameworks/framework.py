"""A framework: a set of criteria with its version, its groups and its ties to others."""

from dataclasses import dataclass
from typing import TypeVar

from aligncheck.errors import FrameworkError
from aligncheck.frameworks.criterion import NOTHING, Criterion, Wording


@dataclass(frozen=True, slots=True)
class Group:
    """A heading under which criteria stand together."""

    id: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Profile:
    """Which criteria and sub-criteria apply to one kind of plan; the note says who chose them."""

    id: str
    label: Wording
    note: Wording
    applicable: tuple[str, ...]

    def applies_to(self, criterion: Criterion) -> bool:
        """Whether the criterion, or anything under it, is on the list."""
        ids = {criterion.id, *(sub.id for sub in criterion.subcriteria)}
        return not ids.isdisjoint(self.applicable)


@dataclass(frozen=True, slots=True)
class Reference:
    """A step or rule of an outside yardstick that a crosswalk points to."""

    id: str
    label: Wording


@dataclass(frozen=True, slots=True)
class Link:
    """One tie of a crosswalk, from an id of this framework to an id of any."""

    source: str
    target: str
    note: Wording = NOTHING


@dataclass(frozen=True, slots=True)
class Framework:
    """Criteria with the version and the day they describe (`as_of`, an ISO date or empty)."""

    id: str
    version: str
    as_of: str
    title: Wording
    description: Wording
    sources: tuple[Wording, ...]
    groups: tuple[Group, ...]
    criteria: tuple[Criterion, ...]
    profiles: tuple[Profile, ...] = ()
    references: tuple[Reference, ...] = ()
    crosswalk: tuple[Link, ...] = ()

    def __hash__(self) -> int:
        """Equal frameworks have equal ids and versions; all their texts would take far longer."""
        return hash((self.id, self.version))

    def criterion(self, id: str) -> Criterion:
        """The criterion of that id."""
        return _with_id(self.criteria, id, f"framework {self.id} has no criterion")

    def profile(self, id: str) -> Profile:
        """The profile of that id."""
        return _with_id(self.profiles, id, f"framework {self.id} has no profile")


Item = TypeVar("Item", Criterion, Profile)


def _with_id(items: tuple[Item, ...], id: str, missing: str) -> Item:
    for item in items:
        if item.id == id:
            return item
    known = ", ".join(item.id for item in items) or "none"
    raise FrameworkError(f"{missing} {id!r}; it has: {known}")
