"""The result as JSON by the contract, with the decisions beside it."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from aligncheck.compare.agreement import Agreement, agreement, strengths, verdicts
from aligncheck.compare.figure import Figure
from aligncheck.contract import to_json
from aligncheck.decisions import Decision, DecisionAction
from aligncheck.errors import UsageError
from aligncheck.reports.report import Report

_NAMES = tuple(field.name for field in fields(Decision))
_CARRIED = frozenset(name for name in _NAMES if name.startswith("carried_"))
_NEEDED = frozenset({"criterion", "action", "reviewer", "at"})  # no decision is without these


def json_bytes(report: Report) -> bytes:
    """The contract's JSON; decisions and what they come to stand under keys of their own."""
    content = to_json(report.assessment)
    content["decisions"] = [_told(decision) for decision in report.decisions]
    content["reviewed"] = [
        {
            "criterion": found.finding.criterion,
            "status": found.current_status.value,
            "strength": found.current_strength,
        }
        for found in report.reviewed.findings
        if found.is_decided
    ]
    said, graded = agreement(verdicts(report.decisions)), agreement(strengths(report.decisions))
    content["agreement"] = {
        "verdict": _agreement(said, said.nominal),
        "strength": _agreement(graded, graded.ordinal),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def _told(decision: Decision) -> dict[str, Any]:
    """The decision's fields; those on carrying only where it was carried."""
    told = asdict(decision)
    return (
        told if decision.is_carried else {name: told[name] for name in told if name not in _CARRIED}
    )


def _agreement(found: Agreement, alpha: Figure | None) -> dict[str, Any]:
    """How far reviewers agree on what two or more of them judged."""
    return {
        "units": found.units,
        "percent": None if found.percent is None else round(found.percent, 4),
        "alpha": None if alpha is None else round(alpha.value, 4),
        "low": None if alpha is None else _known(alpha.low),
        "high": None if alpha is None else _known(alpha.high),
    }


def _known(limit: float) -> float | None:
    """The limit of an interval; None where the cases are too few for one."""
    return None if math.isnan(limit) else round(limit, 4)


def decisions_of(content: Mapping[str, Any]) -> tuple[Decision, ...]:
    """The decisions beside a result that was kept as JSON; UsageError for a faulty one."""
    return tuple(_decision(item) for item in content.get("decisions", ()))


def _decision(item: Mapping[str, Any]) -> Decision:
    try:
        told = {name: _text(name, item) for name in _NAMES}
        datetime.fromisoformat(told["at"])
        return Decision(**{**told, "action": DecisionAction(told["action"])})  # type: ignore[arg-type]
    except (TypeError, ValueError) as cause:
        raise UsageError(f"a decision in the result is not one: {cause}") from cause


def _text(name: str, item: Mapping[str, Any]) -> str:
    """The field as text; null or no such field is nothing, where nothing may stand."""
    if name in _NEEDED and name not in item:
        raise ValueError(f"the field {name!r} is missing")
    value = item.get(name)
    if value is None and name in _NEEDED:
        raise ValueError(f"its {name} is null; write one")
    return "" if value is None else str(value)
