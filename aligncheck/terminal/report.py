"""Write a report on a plan, on a result that was kept as JSON, or on several side by side."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from aligncheck.compare.carrying import LeftBehind
from aligncheck.compare.plans import Plan, plan, unlike_titles
from aligncheck.contract import from_json
from aligncheck.errors import UsageError
from aligncheck.frameworks import Framework, builtin_frameworks, find_frameworks
from aligncheck.output import harmless
from aligncheck.reports import FORMATS, WITH_CHANGES, find_format, write_report
from aligncheck.reports.comparison import COMPARISON_FORMATS, write_comparison
from aligncheck.reports.contract_file import decisions_of
from aligncheck.reports.report import title_of
from aligncheck.terminal.checker import checker
from aligncheck.terminal.files import (
    refuse_missing_files,
    refuse_missing_folder,
    refuse_overwriting,
)
from aligncheck.terminal.given_twice import each_once
from aligncheck.terminal.plan_files import named_files, with_text
from aligncheck.terminal.taken_over import Result, with_decisions_of
from aligncheck.terminal.texts import say

SPOKEN = {"word": "docx", "excel": "xlsx", "qda": "qdpx"}
"""Names that people use for formats, beside the suffixes."""
WITH_TEXT = ("qdpx",)
"""The formats that hold the text of the whole plan."""


def run_report(given: argparse.Namespace) -> int:
    """Write the report in the format asked for, or the one of the file's suffix; exit code 0."""
    named = [*given.plan, *([given.previous] if given.previous else [])]
    refuse_missing_files([*given.sources, *named])
    refuse_missing_folder(given.out)
    refuse_overwriting(given, [*given.sources, *named], given.out)
    kind = format_named(given.format or given.out.suffix)
    results = [result for source in given.sources for result in _results(source, given)]
    kept = each_once(results, given.language)
    plans = [source for source in given.sources if not _is_result(source)]
    if len(kept) + len(plans) > 1:
        _refuse_as_comparison(kind)
    _refuse_plan_of_several(given, len(kept) + len(plans))
    previous = _previous(given, kind, len(kept) + len(plans))
    results = each_once([*kept, *_checked(plans, given)], given.language)
    if len(results) == 1:
        _write_one(results[0], kind, plans or given.plan, given, previous)
    else:
        wordings = _other_wordings(results, given)
        write_comparison(_side_by_side(results), given.out, kind, given.language, wordings=wordings)
    names = ", ".join(assessment.document.name for assessment, _ in results)
    print(harmless(f"{names} → {given.out}"), file=sys.stderr)
    return 0


def _write_one(
    result: Result,
    kind: str,
    plan: Sequence[Path],
    given: argparse.Namespace,
    previous: Result | None,
) -> None:
    wordings = _other_wordings([result, *([previous] if previous else [])], given)
    left: tuple[LeftBehind, ...] = ()
    if given.take_over and previous:
        result, left = with_decisions_of(previous, result, given.language)
    assessment, decisions = result
    files = named_files(assessment.document, plan)
    if kind in WITH_TEXT:
        assessment = with_text(assessment, files, ocr=given.ocr)
        if assessment.only_quotes:
            print(f"aligncheck: {say('only_quotes', given.language)}", file=sys.stderr)
    before, decided = previous or (None, ())
    write_report(
        assessment,
        given.out,
        kind,
        given.language,
        decisions,
        previous=before,
        previous_decisions=decided,
        files=files,
        wordings=wordings,
        left=left,
    )


def _previous(given: argparse.Namespace, kind: str, plans: int) -> Result | None:
    """The last draft as it was kept, or checked now; UsageError where no report could show it."""
    if given.take_over:
        _refuse_without_decisions(given.previous)
    if given.previous is None:
        return None
    if plans > 1 or (kind not in WITH_CHANGES and not given.take_over):
        known = " or ".join(WITH_CHANGES)
        raise UsageError(
            f"--previous fills the sheet of changes in {known}, of one plan only; "
            "with --take-over, any format takes over its decisions"
        )
    kept = _is_result(given.previous)
    drafts = _results(given.previous, given) if kept else _checked([given.previous], given)
    if len(drafts) != 1:
        raise UsageError(f"{given.previous} holds {len(drafts)} plans; --previous takes one")
    if given.take_over and not drafts[0][1]:
        raise UsageError(f"{given.previous} holds no decisions; {_WITH_DECISIONS}")
    return drafts[0]


_WITH_DECISIONS = "the JSON that the app gives under 'Download a report' has them"


def _refuse_without_decisions(previous: Path | None) -> None:
    """UsageError where there is no kept result to take decisions over from."""
    if previous is None or not _is_result(previous):
        raise UsageError(f"--take-over needs --previous RESULT.json; {_WITH_DECISIONS}")


def _side_by_side(results: Sequence[Result]) -> list[Plan]:
    """The plans under the names of their files; a name that comes again gets a number."""
    titles = unlike_titles(title_of(assessment) for assessment, _ in results)
    return [plan(title, *result) for title, result in zip(titles, results, strict=True)]


def _refuse_as_comparison(kind: str) -> None:
    """UsageError, before anything is judged, where plans are not written side by side so."""
    if kind not in COMPARISON_FORMATS:
        known = " or ".join(COMPARISON_FORMATS)
        raise UsageError(f"several plans stand side by side as {known}; {kind} is for one plan")


def _refuse_plan_of_several(given: argparse.Namespace, plans: int) -> None:
    """UsageError, before anything is judged, where no plan's own file is asked for."""
    if given.plan and plans > 1:
        raise UsageError(
            f"--plan gives the own file of one plan, and there are {plans}; leave it out, or make "
            "a report on one of them"
        )


def _is_result(source: Path) -> bool:
    return source.suffix.lower() == ".json"


def format_named(name: str) -> str:
    """The format of that name or suffix; UsageError names those there are."""
    if not name.strip("."):
        raise UsageError(f"which format? give --format, one of: {', '.join((*SPOKEN, *FORMATS))}")
    return find_format(SPOKEN.get(name.lower(), name)).name


def _checked(plans: Sequence[Path], given: argparse.Namespace) -> list[Result]:
    """The plans checked now, one after another."""
    if not plans:
        return []
    with checker(given) as known:
        return [(known.check(path), ()) for path in plans]


def _results(source: Path, given: argparse.Namespace) -> list[Result]:
    """The assessments in the JSON file with their decisions, with their frameworks attached."""
    if not _is_result(source):
        return []
    content = _content(source)
    if not isinstance(content, list):
        return [_kept_result(content, str(source), given)]
    places = (f"{source} holds {len(content)} plans; number {n}" for n in count(1))
    return [_kept_result(item, place, given) for item, place in zip(content, places, strict=False)]


def _kept_result(content: object, place: str, given: argparse.Namespace) -> Result:
    if not isinstance(content, dict):
        raise UsageError(f"{place} is not a result of `aligncheck check --json`")
    try:
        kept, decisions = from_json(content), decisions_of(content)
    except UsageError as cause:
        raise UsageError(f"{place}: {cause}") from cause
    wanted = dict.fromkeys(finding.framework for finding in kept.findings)
    known = _known_frameworks(given)
    missing = [id for id in wanted if id not in known]
    if missing:
        raise UsageError(
            f"{place} was made with the framework {missing[0]}; "
            "give its file: --framework FILE.toml"
        )
    made_with = {item["id"]: item["version"] for item in content.get("frameworks", ())}
    frameworks = tuple(_of_version(known[id], made_with.get(id)) for id in wanted)
    return replace(kept, frameworks=frameworks), decisions


def _of_version(framework: Framework, version: str | None) -> Framework:
    """The framework under the version that judged, of which only that is known; today's texts."""
    if version in {None, framework.version}:
        return framework
    return replace(framework, version=str(version), as_of="")


def _content(path: Path) -> object:
    try:
        return json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as cause:
        raise UsageError(f"{path} is not a result of `aligncheck check --json`") from cause


def _known_frameworks(given: argparse.Namespace) -> dict[str, Framework]:
    """The frameworks at hand by id, with the texts and versions of today."""
    return {one.id: one for one in (*builtin_frameworks(), *find_frameworks(given.framework))}


def _other_wordings(results: Sequence[Result], given: argparse.Namespace) -> dict[str, str]:
    """The version whose texts are shown, of each framework that judged in another; told on stderr.

    A result that is kept holds no texts of its criteria.
    """
    known, found = _known_frameworks(given), {}
    judged = dict.fromkeys(
        (one.id, one.version) for assessment, _ in results for one in assessment.frameworks
    )
    for id, before in judged:
        now = known[id].version
        if before != now:
            found[id] = now
            told = say("other_version", given.language, id=id, before=before, now=now)
            print(f"aligncheck: {harmless(told)}", file=sys.stderr)
    return found
