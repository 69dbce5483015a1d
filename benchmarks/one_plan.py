"""One plan: cold, a second time, as a revised draft; each a whole process against the reference."""

import json
from pathlib import Path
from typing import Any

from benchmarks.material import real_plans, write_drafts, write_passages
from benchmarks.measure import Cost, cost_of, ratio


class Desk:
    """A working folder with its own data folder, and the model of the reference."""

    def __init__(self, folder: Path, shared: Path) -> None:
        from aligncheck.encoding.bundled import data_folder
        from aligncheck.encoding.unpack import unpacked_model_folder

        self.folder = folder
        self.shared = shared
        self.plans = real_plans(shared)
        self._model = str(unpacked_model_folder(data_folder() / "models"))
        self._references: dict[Path, Cost] = {}

    def reference(self, plan: Path) -> Cost:
        """What the plain way costs on that plan, measured once."""
        if plan not in self._references:
            passages = write_passages(plan, self.folder)
            command = ["-m", "benchmarks.reference", str(plan), str(passages), self._model]
            self._references[plan] = cost_of(command, {})
        return self._references[plan]

    def passages(self, plan: Path) -> int:
        """How many passages of the plan are judged."""
        return len(json.loads(write_passages(plan, self.folder).read_text(encoding="utf-8")))

    def check(self, plan: Path, data: str) -> Cost:
        """What `aligncheck check` costs with that data folder."""
        out = self.folder / f"{plan.stem}.json"
        command = ["-m", "aligncheck", "check", str(plan), "--json", str(out)]
        return cost_of(command, {"ALIGNCHECK_DATA": str(self.folder / data)})


def cold(desk: Desk) -> dict[str, Any]:
    """The first check of a plan in an empty data folder."""
    return {
        plan.name: {
            **_against(desk.reference(plan), desk.check(plan, f"cold-{plan.stem}")),
            "passages": desk.passages(plan),
        }
        for plan in desk.plans
    }


def second(desk: Desk) -> dict[str, Any]:
    """The second check of the same plan."""
    results = {}
    for plan in desk.plans:
        desk.check(plan, f"second-{plan.stem}")
        results[plan.name] = _against(desk.reference(plan), desk.check(plan, f"second-{plan.stem}"))
    return results


def revised(desk: Desk) -> dict[str, Any]:
    """A draft of which one passage in twenty was changed, after a check of the one before."""
    first, changed = write_drafts(desk.plans[0], desk.folder)
    desk.check(first, "revised")
    return {changed.name: _against(desk.reference(changed), desk.check(changed, "revised"))}


def memory(desk: Desk) -> dict[str, Any]:
    """The peak memory of a cold check and of the reference, children included."""
    return {
        plan.name: {
            "check_megabytes": round(desk.check(plan, f"memory-{plan.stem}").peak_megabytes),
            "reference_megabytes": round(desk.reference(plan).peak_megabytes),
        }
        for plan in desk.plans
    }


def startup(desk: Desk) -> dict[str, Any]:
    """`aligncheck --help`, the best of five."""
    costs = [cost_of(["-m", "aligncheck", "--help"], {}) for _ in range(5)]
    return {"seconds": round(min(cost.wall_seconds for cost in costs), 3)}


def _against(reference: Cost, ours: Cost) -> dict[str, Any]:
    return {
        "reference": reference.to_plain(),
        "aligncheck": ours.to_plain(),
        "times_faster": ratio(reference, ours),
    }
