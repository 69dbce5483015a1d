"""The examples of docs/api.md run as they stand, with the model that ships."""

import re
from pathlib import Path

import pytest

import aligncheck
from aligncheck.batch.rows import TABLES
from aligncheck.batch.tables import columns
from aligncheck.encoding.bundled import models_folder
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


def test_the_page_on_many_plans_names_every_column() -> None:
    page = (DOCS / "scale.md").read_text(encoding="utf-8")
    for name, table in TABLES.items():
        (row,) = re.findall(rf"^\| `{name}` \|.*$", page, re.MULTILINE)
        for column in columns(table):
            assert f"`{column}`" in row, (name, column)
