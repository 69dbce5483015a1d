"""The result as JSON by the contract, with the decisions beside it."""

import json
from dataclasses import asdict

from aligncheck.contract import to_json
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
