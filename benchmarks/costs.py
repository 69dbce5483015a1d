"""What many plans cost in hours and money, from the measured first checks; printed as Markdown.

python -m benchmarks.costs
"""

import json
from pathlib import Path
from typing import Any

from benchmarks.run import OUT

PASSAGES_A_PLAN = 800  # the ten real plans of the shared data have 90 to 2,300 to judge
HOUR_OF_A_CORE = 0.05  # US dollars, a general cloud machine on demand, as of 2026-11
CASES = (
    ("10,000 plans", 10_000),
    ("all 357 municipalities and 15 counties, 5 plans each", 1_860),
    ("one strategy of each of 242 European regions", 242),
)


def seconds_a_passage(results: Path = OUT) -> float:
    """Processor seconds for one passage, reading and storing included, from the first checks."""
    measured: dict[str, Any] = json.loads(results.read_text(encoding="utf-8"))["cold"]["figures"]
    times = [plan["aligncheck"]["cpu_seconds"] / plan["passages"] for plan in measured.values()]
    return sum(times) / len(times)


def table(results: Path = OUT) -> str:
    """The table of hours and dollars."""
    each = seconds_a_passage(results)
    lines = [
        "| what | core hours | wall hours on 8 cores | US dollars |",
        "|---|---|---|---|",
    ]
    for name, plans in CASES:
        hours = plans * PASSAGES_A_PLAN * each / 3600
        lines.append(f"| {name} | {hours:.1f} | {hours / 8:.1f} | {hours * HOUR_OF_A_CORE:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
