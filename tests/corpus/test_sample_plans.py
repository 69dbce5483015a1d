"""The sample plans agree with their sources and readings; the checks stay held out."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from aligncheck.frameworks import builtin_frameworks

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PLANS = sorted((CORPUS / "plans").glob("*.pdf"))
CHECKS = sorted((CORPUS / "checks").glob("*.jsonl"))
CRITERIA = {
    criterion.id
    for framework in builtin_frameworks()
    if framework.id != "S3-P"
    for criterion in framework.criteria
}
BUILT_WITH = "5.1.0"  # reportlab version of the committed PDFs


def bare(text: str) -> str:
    """The text without blanks and hyphens, so that line ends do not matter."""
    return re.sub(r"[\s\-\u2013\u00ad\ufffe\u0002]+", "", text)


def text_of(plan: Path) -> str:
    with pypdfium2.PdfDocument(plan) as pdf:
        return bare("".join(page.get_textpage().get_text_range() for page in pdf))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def texts(line: dict) -> Iterator[str]:
    return (line[key] for key in ("text", "nb", "nn") if key in line)


def test_there_are_four_plans_and_three_checks() -> None:
    assert [len(PLANS), len(CHECKS)] == [4, 3]


def test_the_plans_are_built_from_their_sources() -> None:
    reportlab = pytest.importorskip("reportlab")
    pytest.importorskip("pyphen")
    if reportlab.Version != BUILT_WITH:
        pytest.skip(f"the PDFs were made with reportlab {BUILT_WITH}, this is {reportlab.Version}")
    command = [sys.executable, str(CORPUS / "build_plans.py"), "--check"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_every_quote_of_the_authors_reading_stands_in_the_plan(plan: Path) -> None:
    reading = json.loads(plan.with_suffix(".truth.json").read_text(encoding="utf-8"))
    whole = text_of(plan)
    quotes = [quote["text"] for entry in reading["criteria"].values() for quote in entry["quotes"]]
    assert [quote for quote in quotes if bare(quote) not in whole] == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_the_reading_judges_every_criterion_and_status_follows_level(plan: Path) -> None:
    reading = json.loads(plan.with_suffix(".truth.json").read_text(encoding="utf-8"))["criteria"]
    assert set(reading) == CRITERIA
    for entry in reading.values():
        levels = [quote["level"] for quote in entry["quotes"]]
        status = "none" if not levels else "covered" if max(levels) >= 3 else "weak"
        assert (entry["status"], entry["best_level"]) == (status, max(levels, default=0))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.stem)
def test_the_checks_label_only_known_criteria_and_repeat_nothing(check: Path) -> None:
    entries = lines(check)
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert max(Counter(text for entry in entries for text in texts(entry)).values()) == 1
    assert {label for entry in entries for label in entry["labels"]} <= CRITERIA


def test_the_paraphrases_state_every_criterion_at_least_four_times() -> None:
    counts = Counter(
        label for entry in lines(CORPUS / "checks/paraphrases.jsonl") for label in entry["labels"]
    )
    assert {criterion for criterion in CRITERIA if counts[criterion] < 4} == set()


def test_no_passage_of_the_checks_is_taught() -> None:
    taught = "".join(
        path.read_text(encoding="utf-8") for path in (CORPUS / "training").rglob("*.jsonl")
    )
    held_out = [text for check in CHECKS for entry in lines(check) for text in texts(entry)]
    assert [text for text in held_out if json.dumps(text, ensure_ascii=False)[1:-1] in taught] == []
