"""`aligncheck frameworks`: every criterion is listed; a fault in one's own file has its line."""

import pytest

from aligncheck.cli import main
from aligncheck.frameworks import builtin_frameworks
from tests.matching.plans import COAST

EDITIONS = {
    "nb": "(versjon 1.0, per 22.11.2026)",
    "nn": "(versjon 1.0, per 22.11.2026)",
    "en": "(version 1.0, as of 2026-11-22)",
}


@pytest.mark.parametrize("language", EDITIONS)
def test_every_criterion_is_listed_with_its_label_in_the_language(language, capsys):
    assert main(["frameworks", "--language", language]) == 0
    shown = capsys.readouterr().out
    for framework in builtin_frameworks():
        assert f"{framework.id}  {framework.title.in_language(language)}" in shown
        for criterion in framework.criteria:
            assert f"{criterion.id:7} {criterion.label.in_language(language)}\n" in shown
        for profile in framework.profiles:
            assert f"--profile {profile.id}  {profile.label.in_language(language)}\n" in shown
    assert "13.1, 13.2" in shown
    assert "--profile regional-no" in shown
    assert EDITIONS[language] in shown


def test_a_sound_file_has_exit_code_0(tmp_path):
    path = tmp_path / "coast.toml"
    path.write_text(COAST, encoding="utf-8")
    assert main(["frameworks", "lint", str(path)]) == 0


@pytest.mark.parametrize(
    ("language", "kind", "line_word"),
    [("nb", "feil", "linje"), ("nn", "feil", "linje"), ("en", "error", "line")],
)
def test_each_fault_is_shown_with_file_line_and_place_and_exit_code_2(
    tmp_path, capsys, language, kind, line_word
):
    path = tmp_path / "coast.toml"
    broken = COAST.replace('label = { nb = "Havn", nn = "Hamn", en', 'label = { nb = "Havn", en')
    broken = broken.replace('group = "sea"', 'group = "lake"')
    path.write_text(broken, encoding="utf-8")
    assert main(["frameworks", "lint", str(path), "--language", language]) == 2
    told = capsys.readouterr().out.splitlines()
    lines = broken.splitlines()
    for needle, word in (('label = { nb = "Havn", en', "nn"), ('group = "lake"', "lake")):
        line = next(number for number, text in enumerate(lines, start=1) if needle in text)
        fault = next(text for text in told if text.startswith(f"{path}: {line_word} {line}, "))
        assert "COAST-1" in fault
        assert f": {kind}: " in fault
        assert word in fault


def test_a_file_that_is_not_there_has_exit_code_2(tmp_path, capsys):
    assert main(["frameworks", "lint", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err


def test_a_broken_file_of_ones_own_stops_a_check_with_its_line(tmp_path, capsys):
    path = tmp_path / "coast.toml"
    path.write_text(COAST.replace('nn = "Sea"', "").replace('id = "sea"', 'id = "sky"'), "utf-8")
    plan = tmp_path / "plan.md"
    plan.write_text("# Mål\n\nKaia skal forlenges.\n", encoding="utf-8")
    assert main(["check", str(plan), "--framework", str(path)]) == 2
    assert f"{path}, line " in capsys.readouterr().err
