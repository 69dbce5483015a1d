"""What all documents of a batch are held against, as one value that travels to the workers."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module

from aligncheck.assessment import Origin
from aligncheck.documents import Limits
from aligncheck.documents.limits import DEFAULT_LIMITS
from aligncheck.documents.tesseract import tesseract_version
from aligncheck.encoding.packages import package_versions
from aligncheck.frameworks import Framework
from aligncheck.matching.judge import Judge
from aligncheck.store import Store
from aligncheck.store.assessments import framework_hash
from aligncheck.store.plain import Plain, from_plain, hash_of, to_plain
from aligncheck.store.versions import (
    JUDGING,
    READING,
    checking_version,
    this_program,
)

DEFAULT_FACTORY = "aligncheck.batch.judges:make_judge"


@dataclass(frozen=True, slots=True)
class JudgeSource:
    """How a worker makes its judge: "module:function", called with a store or None."""

    factory: str = DEFAULT_FACTORY
    options: Mapping[str, str] = field(default_factory=dict)

    def make(self, store: Store | None) -> Judge:
        """The judge itself; its model is loaded when it first judges."""
        module, _, name = self.factory.partition(":")
        judge: Judge = getattr(import_module(module), name)(store, **self.options)
        return judge


@dataclass(frozen=True, slots=True)
class Settings:
    """The same for every document; `store` is the folder of the worker's caches, if any."""

    frameworks: tuple[Framework, ...]
    judge: JudgeSource
    judge_sha256: str
    profile: str | None = None
    ocr: bool = False
    limits: Limits = DEFAULT_LIMITS
    store: str | None = None
    program: str = field(default_factory=checking_version)  # of whoever started the batch

    @property
    def config(self) -> str:
        """A hash over everything beside the file that a result depends on."""
        return hash_of(
            [
                [framework_hash(framework) for framework in self.frameworks],
                self.judge_sha256,
                self.profile,
                self.ocr,
                tesseract_version() if self.ocr else None,
                to_plain(self.limits),
                self.program,
            ]
        )

    @property
    def origin(self) -> Origin:
        """What stands in each result: this program, and what it was asked for."""
        return this_program(profile=self.profile, ocr=self.ocr)

    def to_wire(self) -> Plain:
        """The settings as plain values."""
        return to_plain(self)


def settings_from_wire(wire: Plain) -> Settings:
    """The settings that were sent."""
    settings: Settings = from_plain(Settings, wire)
    return settings


def versions() -> dict[str, str]:
    """The versions of Python and of the packages that a result depends on."""
    return {"python": platform.python_version(), **package_versions((*READING, *JUDGING))}
