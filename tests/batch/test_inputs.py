from pathlib import Path

import pytest

from aligncheck.batch.inputs import find_inputs
from aligncheck.errors import UsageError
from aligncheck.store import PlanRecord
from tests.batch.plans import write_folder, write_plan


def test_a_folder_gives_its_plans_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [found.name for found in find_inputs(write_folder(tmp_path / "in", 3))]
    assert names == sorted(names)
    assert names[0] == "fylke0/en_kopi.md"
    assert "notater.xyz" not in names


def test_what_programs_leave_beside_the_plans_of_a_folder_is_no_plan(tmp_path: Path) -> None:
    root = tmp_path / ".in"  # how the folder itself is named does not matter
    for name in ("plan.docx", "~$plan.docx", "._plan.docx", ".plan.md", ".git/a.md", "b/~$c.odt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")
    assert [found.name for found in find_inputs(root)] == ["plan.docx"]


def test_a_manifest_tells_what_is_known_of_each_plan(tmp_path: Path) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text(
        "\ufeffpath;fylke;kommune;år;type;vedtatt;merknad\n"
        "b/plan.pdf;Møre og Romsdal;Ålesund;2024;samfunnsdel;2024-05-02;x\n"
        "a.pdf;;;;;;\n",
        encoding="utf-8",
    )
    first, second = find_inputs(manifest)
    assert first.path == tmp_path / "b" / "plan.pdf"
    assert first.record == PlanRecord(
        county="Møre og Romsdal",
        municipality="Ålesund",
        year=2024,
        plan_type="samfunnsdel",
        adopted="2024-05-02",
    )
    assert (second.name, second.record) == ("a.pdf", PlanRecord())


def test_a_list_that_was_made_on_windows_names_the_same_files(tmp_path: Path) -> None:
    write_plan(tmp_path / "b" / "plan.md", 0)
    manifest = tmp_path / "planer.csv"
    manifest.write_bytes(b"path;year\r\nb\\plan.md;2024\r\n")
    (found,) = find_inputs(manifest)
    assert (found.name, found.path, found.record.year) == (
        "b/plan.md",
        tmp_path / "b" / "plan.md",
        2024,
    )


def test_a_cell_of_several_lines_is_one_cell(tmp_path: Path) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text(
        'path;title;year\na.pdf;"Regional plan\nfor klima";2024\nb.pdf;Annen\u2028plan;2025\n',
        encoding="utf-8",
    )
    records = [found.record for found in find_inputs(manifest)]
    assert records == [
        PlanRecord("Regional plan for klima", year=2024),
        PlanRecord("Annen plan", year=2025),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("fylke,navn\nTroms,x\n", "line 1: no column 'path'"),
        ("path,year\na.pdf,i fjor\n", "line 2: year 'i fjor'"),
        ("path,year\n,2020\n", "line 2: the path is empty"),
        ("path,year\n", "names no plan"),
        ("", "no column 'path'"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, content: str, message: str
) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        find_inputs(manifest)


def test_a_manifest_in_latin_1_says_how_to_save_it(tmp_path: Path) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_bytes("path,fylke\na.pdf,Sør-Trøndelag\n".encode("latin-1"))
    with pytest.raises(UsageError, match="not UTF-8"):
        find_inputs(manifest)


def test_an_empty_or_missing_folder_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError, match=r"names no plan|neither a folder nor a file"):
            find_inputs(path)
