"""All figures of speed, measured against the plain way in one run.

    python -m benchmarks.run --shared ../shared [--only cold,second] [--out FILE]

Parts: startup, cold, second, revised, memory, batch, kill, scale. Results are merged into the
JSON file, each part with the day and the machine that it was measured on.
"""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import many_plans, one_plan
from benchmarks.measure import ROOT
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default=",".join(PARTS), help="parts, separated by commas")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    chosen = given.only.split(",")
    unknown = sorted(set(chosen) - set(PARTS))
    if unknown:
        parser.error(f"no part {unknown[0]!r}; choose from {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory(prefix="aligncheck-benchmark-") as folder:
        desk = one_plan.Desk(Path(folder), given.shared)
        for name in chosen:
            figures = PARTS[name](desk)
            merge(given.out, name, figures)
            print(json.dumps({name: figures}, indent=1, ensure_ascii=False), flush=True)


def merge(out: Path, name: str, figures: dict[str, Any]) -> None:
    """Keep the figures under that name beside the others, with day, machine and load."""
    known = json.loads(out.read_text(encoding="utf-8")) if out.is_file() else {}
    known[name] = {
        "figures": figures,
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        "load_before": round(os.getloadavg()[0], 1),
    }
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
