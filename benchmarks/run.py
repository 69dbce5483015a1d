"""All figures of speed, measured against the plain way in one run.

    python -m benchmarks.run --shared ../shared [--only cold,second] [--out FILE]

Parts: startup, cold, second, revised, memory, batch, kill, scale. Results are merged into the
JSON file, each part with the day and the machine that it was measured on.
"""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from benchmarks import many_plans, one_plan
from benchmarks.measure import ROOT
from benchmarks.parts import measure_parts
from benchmarks.scale import scale

OUT = ROOT / "benchmarks" / "results" / "speed.json"
PARTS: dict[str, Callable[[one_plan.Desk], dict[str, Any]]] = {
    "startup": one_plan.startup,
    "cold": one_plan.cold,
    "second": one_plan.second,
    "revised": one_plan.revised,
    "memory": one_plan.memory,
    "batch": many_plans.batch,
    "kill": many_plans.kill,
    "scale": lambda desk: scale(desk.folder),
}


def main() -> None:
    """Measure the chosen parts, one after another, and write each when it is done."""
    measure_parts(__doc__, PARTS, OUT, lambda *folders: nullcontext(one_plan.Desk(*folders)))


if __name__ == "__main__":
    main()
