"""Each rule of a framework file, shown by a file that breaks it."""

import tomllib
from pathlib import Path

import pytest

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import lint_framework, load_framework
from aligncheck.frameworks.ids import id_problems
from aligncheck.frameworks.rules import shape_problems

SOUND = """\
id = "COAST"
version = "1.0"
title.nb = "Kystrammeverk"
title.nn = "Kystrammeverk"
title.en = "Coast framework"

[[groups]]
id = "sea"
label = { nb = "Hav", nn = "Hav", en = "Sea" }

[[criteria]]
id = "COAST-1"
group = "sea"
label = { nb = "Havn", nn = "Hamn", en = "Harbour" }
asks.nb = "Planen sier hvordan havna skal brukes de neste årene."
asks.nn = "Planen seier korleis hamna skal brukast dei neste åra."
asks.en = "The plan says how the harbour will be used in the coming years."
terms.nb = ["havn*", "utbygg* ~ kai*"]
terms.nn = ["hamn*"]
terms.en = ["harbour*"]
exclusions.nb = ["havneby*"]
probes.nb = ["Kaia i sentrum skal forlenges med femti meter innen 2028."]
probes.nn = ["Kaia i sentrum skal forlengjast med femti meter innan 2028."]
probes.en = ["The central quay will be extended by fifty metres by 2028."]
subcriteria = [
  { id = "1.1", nb = "Kai", nn = "Kai", en = "Quay" },
]

[[criteria.requirements]]
id = "R1"
text = { nb = "Det finnes en plan", nn = "Det finst ein plan", en = "There is a plan" }

[[criteria.targets]]
text = { nb = "Null utslipp", nn = "Null utslepp", en = "Zero emissions" }
force = "political"
as_of = 2026-11-22
source = "own"

[[profiles]]
id = "small"
label = { nb = "Små", nn = "Små", en = "Small" }
note = { nb = "Eget utvalg", nn = "Eige utval", en = "Own choice" }
applicable = ["COAST-1.1"]

[[references]]
id = "GUIDE-1"
label = { nb = "Steg", nn = "Steg", en = "Step" }

[[crosswalk]]
source = "COAST-1"
target = "GUIDE-1"
"""


@pytest.fixture
def written(tmp_path):
    def write(text: str) -> Path:
        path = tmp_path / "coast.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1


def test_a_sound_file_has_no_faults_and_loads(written):
    path = written(SOUND)
    assert lint_framework(path) == ()
    framework = load_framework(path)
    assert framework.criterion("COAST-1").subcriteria[0].id == "COAST-1.1"


BROKEN = {
    "a language is missing": (
        'asks.nn = "Planen seier korleis hamna skal brukast dei neste åra."\n',
        "",
        "asks.nb",
        "criteria COAST-1 › asks",
        "nn is missing",
    ),
    "a text is empty": (
        'en = "Coast framework"',
        'en = " "',
        "title.en",
        "title › en",
        "empty",
    ),
    "the language is called no": (
        'label = { nb = "Havn"',
        'label = { no = "Havn"',
        'no = "Havn"',
        "criteria COAST-1 › label › no",
        "unknown key 'no'",
    ),
    "a required key is missing": (
        'version = "1.0"\n',
        "",
        "id = ",
        "the file",
        "version is missing",
    ),
    "a key is misspelt": (
        "probes.nb",
        "probe.nb",
        "probe.nb",
        "criteria COAST-1 › probe",
        "did you mean probes?",
    ),
    "a criterion id stands twice": (
        "[[profiles]]",
        '[[criteria]]\nid = "COAST-1"\nlabel = { nb = "a", nn = "a", en = "a" }\n'
        'asks = { nb = "a", nn = "a", en = "a" }\n\n[[profiles]]',
        '"COAST-1"\nlabel = { nb = "a"',
        "criteria COAST-1 › id",
        "stands twice",
    ),
    "a requirement id stands twice": (
        "[[criteria.targets]]",
        '[[criteria.requirements]]\nid = "R1"\ntext = { nb = "b", nn = "b", en = "b" }\n'
        "[[criteria.targets]]",
        '"R1"\ntext = { nb = "b"',
        "requirements R1 › id",
        "stands twice",
    ),
    "an id has a space": ('id = "sea"', 'id = "the sea"', '"the sea"', "groups the sea › id", "id"),
    "a group does not exist": (
        'group = "sea"',
        'group = "land"',
        'group = "land"',
        "criteria COAST-1 › group",
        "no group 'land'",
    ),
    "a profile names an unknown id": (
        'applicable = ["COAST-1.1"]',
        'applicable = ["COAST-1.7"]',
        "applicable",
        "profiles small › applicable 1",
        "'COAST-1.7'",
    ),
    "a profile names an id twice": (
        'applicable = ["COAST-1.1"]',
        'applicable = ["COAST-1.1", "COAST-1.1"]',
        "applicable",
        "applicable 2",
        "stands twice",
    ),
    "a crosswalk starts from an unknown id": (
        'source = "COAST-1"',
        'source = "COAST-9"',
        'source = "COAST-9"',
        "crosswalk 1 › source",
        "'COAST-9'",
    ),
    "a crosswalk leads to an unknown id": (
        'target = "GUIDE-1"',
        'target = "SDG-13.7"',
        'target = "SDG-13.7"',
        "crosswalk 1 › target",
        "'SDG-13.7'",
    ),
    "a requirement belongs to an unknown criterion too": (
        'id = "R1"\n',
        'id = "R1"\nalso = ["COAST-4"]\n',
        "also =",
        "requirements R1 › also 1",
        "no criterion 'COAST-4'",
    ),
    "a list is a text": (
        'terms.nn = ["hamn*"]',
        'terms.nn = "hamn*"',
        "terms.nn",
        "criteria COAST-1 › terms › nn",
        "list",
    ),
    "terms lack a language": (
        'terms.nn = ["hamn*"]\n',
        "",
        "terms.nb",
        "criteria COAST-1 › terms",
        "nn is missing",
    ),
    "a term starts with a star": (
        '"harbour*"',
        '"*harbour"',
        '"*harbour"',
        "terms › en 1",
        "letters before it",
    ),
    "a gap stands last": ('"harbour*"', '"harbour ~"', '"harbour ~"', "terms › en 1", "'~'"),
    "a term stands twice": (
        '["havn*", ',
        '["havn*", "HAVN*", ',
        "terms.nb",
        "terms › nb 2",
        "stands twice",
    ),
    "a term is also an exclusion": (
        '["havneby*"]',
        '["havn*"]',
        "exclusions.nb",
        "exclusions › nb 1",
        "term and an exclusion",
    ),
    "a force is unknown": (
        'force = "political"',
        'force = "strong"',
        'force = "strong"',
        "targets 1 › force",
        "binding, political",
    ),
    "a day is no day": (
        "as_of = 2026-11-22",
        'as_of = "autumn"',
        'as_of = "autumn"',
        "targets 1 › as_of",
        "2026-11-22",
    ),
    "a flag is a text": (
        'id = "R1"\n',
        'id = "R1"\nnegative = "yes"\n',
        "negative =",
        "requirements R1 › negative",
        "true or false",
    ),
    "a wording is a plain text": (
        'label = { nb = "Havn", nn = "Hamn", en = "Harbour" }',
        'label = "Harbour"',
        'label = "Harbour"',
        "criteria COAST-1 › label",
        "nb, nn, en",
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_rule_is_an_error_that_names_file_line_and_place(written, rule):
    old, new, needle, place, message = BROKEN[rule]
    assert SOUND.count(old) >= 1, "the case no longer breaks the file"
    text = SOUND.replace(old, new, 1)
    path = written(text)

    faults = [fault for fault in lint_framework(path) if not fault.is_warning]
    line = line_of(text, needle)
    assert any(
        fault.line == line and place in fault.place and message in fault.message for fault in faults
    ), (line, faults)
    with pytest.raises(FrameworkError, match=r"coast\.toml, line \d+, "):
        load_framework(path)


def test_lint_collects_all_faults_in_the_order_of_their_lines(written):
    text = SOUND.replace('version = "1.0"\n', "").replace('"harbour*"', '"*h"')
    text = text.replace("GUIDE-1", "GUIDE-2", 1)
    path = written(text)
    lines = [fault.line for fault in lint_framework(path)]
    assert len(lines) == 3
    assert lines == sorted(lines)
    with pytest.raises(FrameworkError, match=r"and 2 more; 'aligncheck frameworks lint"):
        load_framework(path)


def test_text_that_is_not_toml_is_one_fault_on_its_line(written):
    path = written('id = "A"\ntitle = {\n')
    (fault,) = lint_framework(path)
    assert fault.line == 2
    assert fault.place == "TOML"


def test_an_untranslated_nynorsk_text_is_a_warning_and_the_file_still_loads(written):
    text = SOUND.replace(
        "Planen seier korleis hamna skal brukast dei neste åra.",
        "Planen sier hvordan havna skal brukes de neste årene.",
    ).replace("forlengjast med femti meter innan", "forlenges med femti meter innen")
    path = written(text)
    warnings = lint_framework(path)
    assert [fault.is_warning for fault in warnings] == [True, True]
    assert [fault.line for fault in warnings] == [
        line_of(text, "asks.nn"),
        line_of(text, "probes.nn"),
    ]
    assert load_framework(path).id == "COAST"


def test_a_target_the_un_does_not_have_is_a_fault_in_the_sdg_framework(written):
    text = SOUND.replace('"COAST"', '"SDG"').replace("COAST-1.1", "SDG-13.7")
    text = text.replace("COAST-1", "SDG-13").replace('id = "1.1"', 'id = "13.7"')
    path = written(text)
    (fault,) = lint_framework(path)
    assert fault.line == line_of(text, 'id = "13.7"')
    assert "'13.7' is not a UN target under SDG-13" in fault.message


def test_a_target_under_the_wrong_goal_is_a_fault(written):
    text = SOUND.replace('"COAST"', '"SDG"').replace("COAST-1.1", "SDG-13.1")
    text = text.replace("COAST-1", "SDG-01").replace('id = "1.1"', 'id = "13.1"')
    (fault,) = lint_framework(written(text))
    assert "is not a UN target under SDG-01" in fault.message


def test_a_file_that_is_missing_says_which(tmp_path):
    with pytest.raises(FrameworkError, match=r"none\.toml cannot be read"):
        load_framework(tmp_path / "none.toml")


def test_a_file_in_another_encoding_says_line_and_what_to_do(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes('id = "A"\ntitle = "Sjø"\n'.encode("latin-1"))
    with pytest.raises(FrameworkError, match=r"latin\.toml, line 2: not UTF-8; save the file"):
        load_framework(path)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    path = tmp_path / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode())
    assert load_framework(path).id == "COAST"
    path.write_bytes(SOUND.replace('"harbour*"', '"*h"').replace("\n", "\r\n").encode())
    assert lint_framework(path)[0].line == line_of(SOUND, "terms.en")


@pytest.mark.parametrize("wrong", [[], [[]], {}, 1, True, None])
def test_a_wrong_value_anywhere_is_a_problem_and_never_a_crash(wrong):
    for place in _places(tomllib.loads(SOUND), ()):
        content = tomllib.loads(SOUND)
        holder = content
        for step in place[:-1]:
            holder = holder[step]
        holder[place[-1]] = wrong
        problems = [*shape_problems(content), *id_problems(content, frozenset)]
        assert problems or place[-1] in MAY_BE_EMPTY, place


MAY_BE_EMPTY = {
    "groups",
    "terms",
    "exclusions",
    "probes",
    "nb",
    "nn",
    "en",
    "requirements",
    "targets",
    "subcriteria",
    "profiles",
    "references",
    "crosswalk",
}


def _places(value, place):
    if place:
        yield place
    entries = value.items() if isinstance(value, dict) else ()
    entries = enumerate(value) if isinstance(value, list) else entries
    for step, inner in entries:
        yield from _places(inner, (*place, step))
