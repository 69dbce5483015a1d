"""How often verdicts were wrong where whole plans were read beside the machine."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from aligncheck.assessment import Assessment
from aligncheck.compare.shares import percent
from aligncheck.matching.as_trained import is_as_measured
from aligncheck.reports.texts import say

STORED = Path(__file__).resolve().parents[2] / "benchmarks/results/documents-read-here.json"
"""What `aligncheck evaluate documents` measured last; the app's page on the method has it too."""
_SHOWN = {
    "covered": "covered that is not",
    "weak": "weak that is covered",
    "possible": "possible gaps that are none",
}


def measured_frameworks(assessments: Sequence[Assessment]) -> frozenset[str]:
    """The ids of the frameworks whose verdicts come from what was measured, in each result."""
    stored = _stored()
    versions = {item["id"]: item["version"] for item in stored.get("frameworks", ())}
    judged = {
        (framework.id, _is_measured(framework.id, each, versions))
        for each in assessments
        for framework in each.frameworks
    }
    return frozenset(id for id, holds in judged if holds and (id, False) not in judged)


def _is_measured(id: str, assessment: Assessment, versions: Mapping[str, str]) -> bool:
    model, judged = _stored().get("model", {}), assessment.model
    return (model.get("name"), model.get("version")) == (judged.name, judged.version) and all(
        versions.get(id) == framework.version
        and all(is_as_measured(framework, criterion) for criterion in framework.criteria)
        for framework in assessment.frameworks
        if framework.id == id
    )


def verdict_lines(assessments: Sequence[Assessment], language: str) -> tuple[str, ...]:
    """How often covered, weak and a possible gap were wrong; nothing where none was measured."""
    if not measured_frameworks(assessments):
        return ()
    stored = _stored()
    figures = {key: stored["figures"].get(name, {}).get("value") for key, name in _SHOWN.items()}
    if None in figures.values():  # measured on labels without such a case
        return ()
    shares = {key: percent(value, language) for key, value in figures.items()}
    ids = ", ".join(item["id"] for item in stored["frameworks"])
    counts = {"plans": len(stored["labels"]), "frameworks": ids}
    return (say("verdicts_line", language, **counts, **shares),)


@cache
def _stored() -> dict[str, Any]:
    """The stored measure; empty where this installation has none."""
    found: dict[str, Any] = json.loads(STORED.read_text("utf-8")) if STORED.is_file() else {}
    return found
