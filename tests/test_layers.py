"""The order of the rooms: a room imports only from rooms above it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "aligncheck"
ORDER = (
    "errors",
    "output",
    "documents",
    "frameworks",
    "encoding",
    "matching",
    "grading",
    "assessment",
    "assess",
    "contract_form",
    "contract",
    "decision",
    "decisions",
    "compare",
    "reports",
    "store",
    "batch",
    "evaluate",
    "training",
    "api",
    "launch",
    "terminal",
    "cli",
)
FREE = {"__init__", "__main__"}
PDF_LIBRARIES = {"pypdfium2", "pdfplumber", "pdfminer"}
LONGEST = 300


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_from_rooms_above_it(path):
    room = room_of(path)
    if room in FREE:
        return
    assert room in ORDER, f"{room} has no place in the order of rooms"
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "aligncheck" and len(parts) > 1 and parts[1] in ORDER:
            assert ORDER.index(parts[1]) <= ORDER.index(room), f"{path.name} imports {name}"


def test_the_package_never_imports_streamlit():
    for path in modules():
        assert not any(name.split(".")[0] == "streamlit" for name in imports(path)), path


def test_only_documents_and_reports_know_a_pdf_library():
    for path in modules():
        if room_of(path) != "documents":
            known = {name.split(".")[0] for name in imports(path)} & PDF_LIBRARIES
            assert not known, f"{path} imports {known}"


def test_no_module_is_longer_than_300_lines():
    long = {
        str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules()
    }
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def test_no_module_has_a_name_without_a_noun():
    vague = {"util", "utils", "helper", "helpers", "misc", "common"}
    assert not [path for path in modules() if path.stem in vague]


def test_nothing_loads_pickles_or_evaluates_text():
    forbidden = {"pickle", "marshal", "shelve", "joblib"}
    for path in modules():
        assert not {name.split(".")[0] for name in imports(path)} & forbidden, path
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec"}, path
