"""List the frameworks, and lint a user's own."""

import sys
from pathlib import Path

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import builtin_frameworks, lint_framework


def list_frameworks(language: str) -> int:
    """Print every built-in framework with its criteria; exit code 0."""
    for framework in builtin_frameworks():
        title = framework.title.in_language(language)
        print(f"{framework.id}  {title}  (version {framework.version}, {framework.as_of})")
        for criterion in framework.criteria:
            print(f"  {criterion.id:7} {criterion.label.in_language(language)}")
            if criterion.subcriteria:
                ids = ", ".join(sub.id.removeprefix("SDG-") for sub in criterion.subcriteria)
                print(f"          {ids}")
    return 0


def lint(file: Path) -> int:
    """Print every fault with its line and place; exit code 2 where one is an error."""
    faults = lint_framework(file)
    for fault in faults:
        kind = "warning" if fault.is_warning else "error"
        print(f"{file}: line {fault.line}, {fault.place}: {kind}: {fault.message}")
    errors = sum(not fault.is_warning for fault in faults)
    if not faults:
        print(f"{file}: sound", file=sys.stderr)
    return FrameworkError.exit_code if errors else 0
