"""The command line as people and scripts run it."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "corpus" / "plans"
ENGLISH = PLANS / "en_strategy_haugfjord_2026-2031.pdf"
NYNORSK = PLANS / "nn_strategi_lauvdal_2026-2032.pdf"


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """`aligncheck` with these arguments in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "aligncheck", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
