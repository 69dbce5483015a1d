"""What docs/frameworks.md shows is true."""

import re
from pathlib import Path

from aligncheck.frameworks import find_framework, lint_framework

PAGE = Path(__file__).resolve().parents[2] / "docs" / "frameworks.md"


def example() -> str:
    return blocks()[0]


def blocks() -> list[str]:
    """The TOML that the page shows: the whole example, then sources and notes."""
    return re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_example_has_no_fault_and_loads_by_its_path(tmp_path):
    path = tmp_path / "coast.toml"
    path.write_text(example(), encoding="utf-8")
    assert lint_framework(path) == ()
    framework = find_framework(path)
    assert [criterion.id for criterion in framework.criteria] == ["COAST-1", "COAST-2"]
    assert framework.criterion("COAST-1").question == framework.criterion("COAST-1").asks


def test_the_sources_and_notes_shown_can_stand_at_the_top_of_the_example(tmp_path):
    path = tmp_path / "coast.toml"
    _, sources = blocks()
    path.write_text(example().replace("[[criteria]]", f"{sources}\n[[criteria]]", 1), "utf-8")
    assert lint_framework(path) == ()
    framework = find_framework(path)
    assert [source.en for source in framework.sources] == [
        "Havforskningsinstituttet (2024): Risikorapport norsk fiskeoppdrett",
        "Marine Resources Act, section 7",
    ]
    assert framework.crosswalk[0].note.nn == "berre fiske"


def test_the_faults_shown_are_the_ones_lint_gives(tmp_path):
    broken = re.sub(r"asks\.nn = .*sjøbotn.*\n", "", example())
    broken = broken.replace("terms.nb", 'goup = "harbours"\nterms.nb')
    path = tmp_path / "coast.toml"
    path.write_text(broken, encoding="utf-8")
    shown = re.findall(r"^    (line \d+, .*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    given = [f"line {one.line}, {one.place}: error: {one.message}" for one in lint_framework(path)]
    assert shown == given
