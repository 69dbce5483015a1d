import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligncheck.batch.inputs import find_inputs
from aligncheck.batch.ledger import Ledger, unreadable_message
from aligncheck.documents.filetype import SUFFIXES
from aligncheck.errors import UsageError
from aligncheck.store import PlanRecord
from tests.batch.plans import write_folder, write_plan


def test_a_folder_gives_its_plans_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [found.name for found in find_inputs(write_folder(tmp_path / "in", 3))]
    assert names == sorted(names)
    assert names[0] == "fylke0/en_kopi.md"
    assert "notater.xyz" not in names


def test_a_folder_gives_every_kind_of_file_that_is_read(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        (tmp_path / f"plan{suffix}").write_bytes(b"x")
    assert {found.path.suffix for found in find_inputs(tmp_path)} == SUFFIXES
    assert {".markdown", ".text", ".xhtml"} <= SUFFIXES


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


def test_columns_that_are_left_aside_are_told_with_what_was_meant(tmp_path: Path) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text("path;countyy;merknad;Year\na.pdf;Troms;x;2024\n", encoding="utf-8")
    told: list[str] = []
    (found,) = find_inputs(manifest, told.append)
    assert found.record == PlanRecord(year=2024)
    assert told == ["planer.csv: columns left aside: countyy (did you mean county?), merknad"]


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
        ("file,fil\na.pdf,b.pdf\n", "line 1: the columns 'file' and 'fil' tell the same"),
        ('path;title\na.pdf;"Plan A\nb.pdf;Plan B\n', "line 2: a quotation mark too many"),
        ('path;title\na.pdf;"Plan "A"\n', "line 2: a quotation mark too many"),
        ('path;title\n"a.pdf\nb.pdf";B\n', "line 2: a cell runs over several lines"),
        ('path;title\na.pdf;"Plan A\nb.pdf;Plan B"\n', "line 2: a cell runs over several lines"),
        ("path,title,year\na.pdf,Klima, energi,2024\n", "line 2: 4 cells under 3 columns"),
        ("path,year\na.pdf,1066\n", "line 2: year '1066' is no year from 1950 to 2100"),
        ("path,vedtatt\n\na.pdf,31.02.2024\n", "line 3: adopted '31.02.2024' is no day"),
        ("path,adopted\na.pdf,2024\n", "line 2: adopted '2024' is no day"),
    ],
)
def test_a_manifest_that_cannot_be_used_or_would_be_misread_is_named_with_its_line(
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


def test_a_day_may_be_written_as_norwegians_do_and_empty_cells_may_trail(tmp_path: Path) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text("path;vedtatt\na.pdf;2.5.2024;;\nb.pdf\n", encoding="utf-8")
    days = [found.record.adopted for found in find_inputs(manifest)]
    assert days == ["2024-05-02", None]


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_name_is_found_however_its_letters_are_written(
    tmp_path: Path, forms: tuple[str, str]
) -> None:
    listed, kept = (unicodedata.normalize(form, "Ålesund på øya.md") for form in forms)
    write_plan(tmp_path / kept, 0)
    manifest = tmp_path / "planer.csv"
    manifest.write_text(f"path\n{listed}\n", encoding="utf-8")
    (found,) = find_inputs(manifest)
    assert (found.path.is_file(), found.name) == (True, "Ålesund på øya.md")


def test_a_folder_behind_a_link_is_read_once_and_a_loop_ends(tmp_path: Path) -> None:
    write_plan(tmp_path / "in" / "b" / "plan.md", 0)
    write_plan(tmp_path / "elsewhere" / "other.md", 1)
    (tmp_path / "in" / "a").symlink_to(tmp_path / "in" / "b")
    (tmp_path / "in" / "b" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "in" / "gone.pdf").symlink_to(tmp_path / "no.pdf")
    names = [found.name for found in find_inputs(tmp_path / "in")]
    assert names == ["b/plan.md", "gone.pdf", "linked/other.md"]


def test_files_of_other_kinds_are_told_of(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.md", 0)
    for name in ("a.doc", "b.DOC", "c.rtf", "README", ".skjult", "~$plan.docx.tmp"):
        (tmp_path / name).touch()
    told: list[str] = []
    find_inputs(tmp_path, told.append)
    assert told == ["4 files of other kinds left aside (2 .doc, 1 .rtf, 1 without ending)"]


def test_a_folder_that_may_not_be_looked_into_is_no_plan_that_is_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_plan(tmp_path / "plan.md", 0)
    (tmp_path / "closed").mkdir()
    opened = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder.name == "closed":
            raise PermissionError(13, "Permission denied")
        return opened(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    inputs = find_inputs(tmp_path)
    assert [found.name for found in inputs] == ["closed", "plan.md"]
    ledger = Ledger(inputs)
    assert sum(bool(entry.sha256) for entry in ledger.entered()) == 1
    assert unreadable_message(ledger.entries[0], "en").startswith("The file cannot be opened")


def test_a_name_that_no_system_takes_is_a_damaged_row(tmp_path: Path) -> None:
    manifest = tmp_path / "planer.csv"
    manifest.write_text(f"path\na\0b.pdf\n{'x' * 5000}.pdf\n", encoding="utf-8")
    ledger = Ledger(find_inputs(manifest))
    assert not any(entry.sha256 for entry in ledger.entered())
    assert [entry.sha256 for entry in ledger.entries] == ["", ""]


def test_a_pipe_among_the_plans_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.pdf")
    ledger = Ledger(find_inputs(tmp_path))
    assert not any(entry.sha256 for entry in ledger.entered())
