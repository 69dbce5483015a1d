"""The command of a benchmark: measure the chosen parts, one after another, and keep each."""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.measure import ROOT

Desk = TypeVar("Desk")


def measure_parts(
    description: str | None,
    parts: Mapping[str, Callable[[Desk], dict[str, Any]]],
    out: Path,
    desk_in: Callable[[Path, Path], AbstractContextManager[Desk]],
) -> None:
    """Measure the parts that the command line names, and write each when it is done.

    `desk_in` makes what the parts work on from a scratch folder and the shared data.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--only", default=",".join(parts), help="parts, separated by commas")
    parser.add_argument("--out", type=Path, default=out)
    given = parser.parse_args()
    chosen = given.only.split(",")
    unknown = sorted(set(chosen) - set(parts))
    if unknown:
        parser.error(f"no part {unknown[0]!r}; choose from {', '.join(parts)}")
    with (
        tempfile.TemporaryDirectory(prefix="aligncheck-benchmark-") as folder,
        desk_in(Path(folder), given.shared) as desk,
    ):
        for name in chosen:
            figures = parts[name](desk)
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
