"""The examples of docs/api.md run as they stand, with the model that ships."""

import re
from pathlib import Path

import pytest

import aligncheck
from aligncheck.batch.rows import TABLES
from aligncheck.batch.tables import columns
from aligncheck.encoding.bundled import models_folder
from aligncheck.grading.ladder import ANALYSIS
from benchmarks import costs
from tests.batch.plans import write_plan

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_the_examples_of_the_python_page_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not (models_folder() / "judge" / "encoder.onnx").is_file():
        pytest.skip("the model is not built yet")
    if not hasattr(aligncheck, "check"):
        pytest.skip("aligncheck.check is not exported yet")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ALIGNCHECK_DATA", str(tmp_path / "data"))
    for number in range(2):
        write_plan(tmp_path / "plans" / f"{number}.md", number)
    (tmp_path / "plans" / "plans.csv").write_text(
        "path,county,year\n0.md,Troms,2024\n1.md,Møre og Romsdal,2025\n", encoding="utf-8"
    )
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) >= 6
    names: dict[str, object] = {}
    for example in examples:
        exec(example, names)


def test_the_page_on_many_plans_tells_the_costs_that_the_script_prints() -> None:
    page = (DOCS / "scale.md").read_text(encoding="utf-8")
    (told,) = re.findall(r"<!-- costs -->\n(.*?)\n<!-- end of costs -->", page, re.DOTALL)
    assert told == costs.table(), "put what python -m benchmarks.costs prints into docs/scale.md"
    assert f"{costs.PASSAGES_A_PLAN} passages, a core hour as\n{costs.HOUR_OF_A_CORE} US" in page


def test_the_citation_names_the_version_and_the_licence_and_no_person() -> None:
    citation = (DOCS.parent / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {aligncheck.__version__}\n" in citation
    assert "\nlicense: MIT\n" in citation
    assert "family-names" not in citation


def test_every_page_that_says_what_covered_means_names_the_criteria_with_a_rule_of_their_own() -> (
    None
):
    for name in ("app.md", "contracts.md", "method.md"):
        page = (DOCS / name).read_text(encoding="utf-8")
        assert [id for id in ANALYSIS if id not in page] == [], name


def test_every_page_that_a_page_points_to_is_there_with_its_heading() -> None:
    pages = (*DOCS.glob("*.md"), DOCS.parent / "README.md", DOCS.parent / "benchmarks/README.md")
    for page in pages:
        for place in re.findall(r"\]\((?!https?:)([^)]+)\)", page.read_text(encoding="utf-8")):
            file, _, heading = place.partition("#")
            target = (page.parent / file).resolve() if file else page
            assert target.exists(), (page.name, place)
            if heading:
                assert heading in headings(target.read_text(encoding="utf-8")), (page.name, place)


def headings(text: str) -> set[str]:
    """The places that links may name: headings in small letters, with hyphens, without signs."""
    found = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_the_page_on_many_plans_names_every_column() -> None:
    page = (DOCS / "scale.md").read_text(encoding="utf-8")
    for name, table in TABLES.items():
        (row,) = re.findall(rf"^\| `{name}` \|.*$", page, re.MULTILINE)
        for column in columns(table):
            assert f"`{column}`" in row, (name, column)
