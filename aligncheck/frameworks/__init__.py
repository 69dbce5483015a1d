"""Frameworks: the criteria a plan is held against, as data in TOML files."""

from aligncheck.frameworks.criterion import (
    Criterion,
    Force,
    HeadlineTarget,
    Requirement,
    SubCriterion,
    Wording,
)
from aligncheck.frameworks.faults import Fault
from aligncheck.frameworks.framework import Framework, Group, Link, Profile, Reference
from aligncheck.frameworks.loading import (
    builtin_frameworks,
    find_framework,
    find_frameworks,
    lint_framework,
    load_framework,
)
from aligncheck.frameworks.official_targets import is_official_target, official_targets

__all__ = [
    "Criterion",
    "Fault",
    "Force",
    "Framework",
    "Group",
    "HeadlineTarget",
    "Link",
    "Profile",
    "Reference",
    "Requirement",
    "SubCriterion",
    "Wording",
    "builtin_frameworks",
    "find_framework",
    "find_frameworks",
    "is_official_target",
    "lint_framework",
    "load_framework",
    "official_targets",
]
