"""`aligncheck read`: one line a passage and one a file, as the documentation says."""

import json
import re
from pathlib import Path

from aligncheck.cli import main
from aligncheck.documents import Status, read_document
from tests.terminal.commands import ENGLISH, ROOT

DOCS = (ROOT / "docs" / "contracts.md").read_text("utf-8")


def documented_keys(number: int) -> set[str]:
    """The keys of the first or second kind of line in docs/contracts.md."""
    section = DOCS[DOCS.index("## `aligncheck read") :]
    return set(re.findall(r'"(\w+)"', re.findall(r"`(\{.*?\})`", section)[number]))


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_each_passage_and_then_the_file_has_a_line_with_the_documented_keys(tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["read", str(ENGLISH), "--jsonl", str(out)]) == 0
    *passages, file = lines_of(out)
    assert len(passages) == len(read_document(ENGLISH).passages)
    assert all(set(line) == documented_keys(0) for line in passages)
    assert set(file) == documented_keys(1)
    assert (file["status"], file["pages"], file["unread_pages"]) == ("ok", 5, [])


def test_all_statuses_are_documented():
    section = DOCS[DOCS.index("## `aligncheck read") : DOCS.index("## Exit codes")]
    assert {status.value for status in Status} <= set(re.findall(r"`(\w+)`", section))


def test_a_file_without_text_has_its_line_and_exit_code_1(tmp_path, capsys):
    empty, good = tmp_path / "tom.pdf", tmp_path / "plan.md"
    empty.touch()
    good.write_text("# Mål\n\nKaia skal forlenges.\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["read", str(empty), str(good), "--jsonl", str(out), "--language", "en"]) == 1
    statuses = {line["file"]: line["status"] for line in lines_of(out) if "status" in line}
    assert statuses == {"tom.pdf": "empty", "plan.md": "ok"}
    assert "tom.pdf: The file is empty" in capsys.readouterr().err


def test_without_a_file_to_write_the_lines_go_to_stdout(tmp_path, capsys):
    plan = tmp_path / "plan.md"
    plan.write_text("# Mål\n\nKaia i Ørland skal forlenges.\n", encoding="utf-8")
    assert main(["read", str(plan)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "Kaia i Ørland skal forlenges." in [line.get("text") for line in lines]
