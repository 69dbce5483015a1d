"""Write a report on a plan, or on a result that was kept as JSON."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from aligncheck.assessment import Assessment
from aligncheck.contract import from_json
from aligncheck.errors import UsageError
from aligncheck.frameworks import Framework, builtin_frameworks
from aligncheck.reports import FORMATS, find_format, write_report
from aligncheck.terminal.check import checked, chosen_frameworks, judging_tools
from aligncheck.terminal.files import refuse_missing_files, refuse_missing_folder

SPOKEN = {"word": "docx", "excel": "xlsx", "qda": "qdpx"}
"""Names that people use for formats, beside the suffixes."""


def run_report(given: argparse.Namespace) -> int:
    """Write the report in the format asked for, or the one of the file's suffix; exit code 0."""
    refuse_missing_files([given.source, *([given.plan] if given.plan else [])])
    refuse_missing_folder(given.out)
    kind = format_named(given.format or given.out.suffix)
    from_result = given.source.suffix.lower() == ".json"
    assessment = _kept_result(given) if from_result else _checked(given)
    plan = given.plan if from_result else given.source
    files = {assessment.document.name: plan} if plan else {}
    write_report(assessment, given.out, kind, given.language, files=files)
    print(f"{assessment.document.name} → {given.out}", file=sys.stderr)
    return 0


def format_named(name: str) -> str:
    """The format of that name or suffix; UsageError names those there are."""
    if not name.strip("."):
        raise UsageError(f"which format? give --format, one of: {', '.join((*SPOKEN, *FORMATS))}")
    return find_format(SPOKEN.get(name.lower(), name)).name


def _checked(given: argparse.Namespace) -> Assessment:
    with judging_tools(given) as (read, judge):
        return checked(given.source, read, chosen_frameworks(given.framework), judge, given)


def _kept_result(given: argparse.Namespace) -> Assessment:
    """The assessment in the JSON file, with its frameworks attached."""
    content = _content(given.source)
    try:
        kept = from_json(content)
    except UsageError as cause:
        raise UsageError(f"{given.source}: {cause}") from cause
    wanted = dict.fromkeys(finding.framework for finding in kept.findings)
    known = {one.id: one for one in (*builtin_frameworks(), *chosen_frameworks(given.framework))}
    missing = [id for id in wanted if id not in known]
    if missing:
        raise UsageError(
            f"{given.source} was made with the framework {missing[0]}; "
            "give its file: --framework FILE.toml"
        )
    frameworks = tuple(known[id] for id in wanted)
    _warn_of_other_versions(content, frameworks)
    return replace(kept, frameworks=frameworks)


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as cause:
        raise UsageError(f"{path} is not a result of `aligncheck check --json`") from cause
    if isinstance(content, list):
        raise UsageError(f"{path} holds {len(content)} plans; a report is on one of them")
    if not isinstance(content, dict):
        raise UsageError(f"{path} is not a result of `aligncheck check --json`")
    return content


def _warn_of_other_versions(content: Mapping[str, Any], frameworks: tuple[Framework, ...]) -> None:
    made_with = {item["id"]: item["version"] for item in content.get("frameworks", ())}
    for framework in frameworks:
        before = made_with.get(framework.id)
        if before != framework.version:
            print(
                f"aligncheck: the result was made with {framework.id} {before}; "
                f"the wording is that of {framework.version}",
                file=sys.stderr,
            )
