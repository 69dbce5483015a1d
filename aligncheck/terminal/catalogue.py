"""List the frameworks, and lint a user's own."""

import sys
from pathlib import Path

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import builtin_frameworks, lint_framework
from aligncheck.output import harmless
from aligncheck.reports.texts import moment
from aligncheck.terminal.texts import say


def list_frameworks(language: str) -> int:
    """Print every built-in framework with its criteria and profiles; exit code 0."""
    for framework in builtin_frameworks():
        title = framework.title.in_language(language)
        day = moment(framework.as_of, language)
        edition = say("framework_version", language, version=framework.version, day=day)
        print(f"{framework.id}  {title}  ({edition})")
        for criterion in framework.criteria:
            print(f"  {criterion.id:7} {criterion.label.in_language(language)}")
            if criterion.subcriteria:
                ids = ", ".join(sub.id.removeprefix("SDG-") for sub in criterion.subcriteria)
                print(f"          {ids}")
        for profile in framework.profiles:
            print(f"  --profile {profile.id}  {profile.label.in_language(language)}")
    return 0


def lint(file: Path, language: str) -> int:
    """Print every fault with its line and place; exit code 2 where one is an error."""
    faults = lint_framework(file)
    for fault in faults:
        kind = say("lint_warning" if fault.is_warning else "lint_error", language)
        line = say("lint_line", language, number=fault.line)
        place = f", {fault.place}" if fault.place else ""
        print(harmless(f"{file}: {line}{place}: {kind}: {fault.told.in_language(language)}"))
    errors = sum(not fault.is_warning for fault in faults)
    if not faults:
        print(f"{file}: {say('lint_sound', language)}", file=sys.stderr)
    return FrameworkError.exit_code if errors else 0
