"""The result as JSON by the contract, with the decisions beside it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from aligncheck.contract import to_json
from aligncheck.decisions import Decision, DecisionAction
from aligncheck.errors import UsageError
from aligncheck.reports.report import Report


def json_bytes(report: Report) -> bytes:
    """The contract's JSON; decisions and what they come to stand under keys of their own."""
    content = to_json(report.assessment)
    content["decisions"] = [asdict(decision) for decision in report.decisions]
    content["reviewed"] = [
        {
            "criterion": found.finding.criterion,
            "status": found.current_status.value,
            "strength": found.current_strength,
        }
        for found in report.reviewed.findings
        if found.is_decided
    ]
    text = json.dumps(content, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace")


def decisions_of(content: Mapping[str, Any]) -> tuple[Decision, ...]:
    """The decisions beside a result that was kept as JSON; UsageError for a faulty one."""
    return tuple(_decision(item) for item in content.get("decisions", ()))


def _decision(item: Mapping[str, Any]) -> Decision:
    try:
        told = {field.name: str(item[field.name]) for field in fields(Decision)}
        return Decision(**{**told, "action": DecisionAction(told["action"])})  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError) as cause:
        raise UsageError(f"a decision in the result is not one: {cause}") from cause
