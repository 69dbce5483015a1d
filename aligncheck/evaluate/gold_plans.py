"""Whole plans as a reader judged them, and the files of those plans."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aligncheck.assessment import CriterionStatus
from aligncheck.documents.filetype import SUFFIXES, without_suffix
from aligncheck.errors import UsageError
from aligncheck.evaluate.gold import HIGHEST, refuse_unknown_criteria, text_in

PLAN_FOLDERS = ("pdf", "text")
_STATUS = {
    "covered": CriterionStatus.COVERED,
    "weak": CriterionStatus.WEAK,
    "none": CriterionStatus.NO_EVIDENCE,
}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldFinding:
    """What a reader of the whole plan says on one criterion, with verbatim quotes."""

    status: CriterionStatus
    level: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldPlan:
    """A whole plan as read by a person; `document` is the name of its file."""

    document: str
    findings: Mapping[str, GoldFinding] = field(hash=False)


def load_plan(path: Path) -> GoldPlan:
    """The labelled plan in the file; UsageError says what is wrong with it."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        findings = {id: _finding(entry) for id, entry in content["criteria"].items()}
        plan = GoldPlan(text_in(content, "doc"), findings)
    except OSError as cause:
        raise UsageError(f"{path} cannot be read: {cause.strerror}") from cause
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
        raise UsageError(
            f'{path}: expected {{"doc", "criteria": {{id: {{"status": "covered|weak|none", '
            f'"best_level", "quotes": [{{"text", "level"}}]}}}}}} ({cause})'
        ) from cause
    refuse_unknown_criteria(plan.findings, str(path))
    return plan


def _finding(entry: Mapping[str, Any]) -> GoldFinding:
    quotes = tuple(text_in(quote, "text") for quote in entry["quotes"])
    if not all(_WORD.search(quote) for quote in quotes):
        raise ValueError("a quote has no word, and would be found in any passage")
    level = int(entry["best_level"])
    if not 0 <= level <= HIGHEST:
        raise ValueError(f"no level from 0 to {HIGHEST}: {level}")
    return GoldFinding(_STATUS[text_in(entry, "status")], level, quotes)


def plan_file(plan: GoldPlan, folder: Path) -> Path:
    """The file of the plan in the folder or its `pdf` or `text`, whatever its ending.

    UsageError where it is in none of them; a PDF goes before a text.
    """
    places = (folder, *(folder / name for name in PLAN_FOLDERS))
    found = next((file for place in places if (file := _file_in(place, plan))), None)
    if found is None:
        raise UsageError(
            f"{folder} has no file {plan.document!r}, nor has a folder "
            f"{' or '.join(PLAN_FOLDERS)} in it; give the folder of the plans"
        )
    return found


def _file_in(folder: Path, plan: GoldPlan) -> Path | None:
    exact = folder / plan.document
    if exact.is_file():
        return exact
    stem = without_suffix(plan.document)
    beside = (path for path in folder.glob("*") if path.suffix.lower() in SUFFIXES)
    same = sorted(path for path in beside if path.stem == stem and path.is_file())
    return same[0] if same else None
