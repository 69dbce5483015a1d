"""What one criterion says: its wording in three languages, its words, its examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in Bokmål, Nynorsk and English."""

    nb: str
    nn: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in that language; Bokmål where the language is neither nn nor en."""
        return {"nn": self.nn, "en": self.en}.get(language, self.nb)

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.nb or self.nn or self.en)


NOTHING = Wording("", "", "")
"""What an optional text says where it is left out."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One checkable demand; a negative one counts against the plan when it is met."""

    id: str
    text: Wording
    source: Wording = NOTHING
    negative: bool = False


@dataclass(frozen=True, slots=True)
class SubCriterion:
    """A finer point under a criterion, such as the UN target SDG-13.1."""

    id: str
    label: Wording


class Force(StrEnum):
    """How binding a headline target is."""

    BINDING = "binding"
    POLITICAL = "political"
    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> Wording:
        """The word for people."""
        return _FORCE_LABELS[self]


_FORCE_LABELS = {
    Force.BINDING: Wording("bindende EU-rett", "bindande EU-rett", "binding EU law"),
    Force.POLITICAL: Wording(
        "politisk mål, ikke bindende",
        "politisk mål, ikkje bindande",
        "political target, not binding",
    ),
    Force.PROPOSED: Wording(
        "foreslått, ikke vedtatt", "føreslått, ikkje vedteke", "proposed, not adopted"
    ),
    Force.WITHDRAWN: Wording("trukket tilbake", "trekt tilbake", "withdrawn"),
}


@dataclass(frozen=True, slots=True)
class HeadlineTarget:
    """A number that politics has set, how binding it is, and the day that was checked."""

    text: Wording
    force: Force
    as_of: str
    source: Wording


Words = Mapping[str, tuple[str, ...]]
"""Texts by language: the keys are "nb", "nn" and "en"."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing a plan is held against.

    `terms` and `exclusions` share one notation: `*` any letters, `~` up to six words
    between, matched from the start of a word in any case. A term found inside an
    exclusion does not count.
    """

    id: str
    label: Wording
    asks: Wording
    question: Wording
    group: str = ""
    requirements: tuple[Requirement, ...] = ()
    warning_signs: tuple[Wording, ...] = ()
    terms: Words = field(default_factory=dict, hash=False)
    exclusions: Words = field(default_factory=dict, hash=False)
    probes: Words = field(default_factory=dict, hash=False)
    sources: tuple[Wording, ...] = ()
    targets: tuple[HeadlineTarget, ...] = ()
    counterparts: tuple[Wording, ...] = ()
    subcriteria: tuple[SubCriterion, ...] = ()
