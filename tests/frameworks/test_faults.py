"""Each rule of a framework file, shown by a file that breaks it."""

import time

import pytest

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import lint_framework, load_framework
from tests.frameworks.sound import SOUND, line_of

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
    "a text steers the terminal": (
        'en = "Coast framework"',
        'en = "Coast\\u001b[31m framework"',
        "title.en",
        "title › en",
        r"control character (\x1b)",
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
        "",
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
        "appears twice",
    ),
    "a requirement id stands twice": (
        "[[criteria.targets]]",
        '[[criteria.requirements]]\nid = "R1"\ntext = { nb = "b", nn = "b", en = "b" }\n'
        "[[criteria.targets]]",
        '"R1"\ntext = { nb = "b"',
        "requirements R1 › id",
        "appears twice",
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
        "appears twice",
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
        "appears twice",
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
    "a source lacks a language": (
        'source = "own"',
        'source = { nb = "eget", en = "own" }',
        'source = { nb = "eget"',
        "targets 1 › source",
        "nn is missing",
    ),
    "a source is a number": (
        'source = "own"',
        "source = 7",
        "source = 7",
        "targets 1 › source",
        "a text in quotes, or { nb = …, nn = …, en = … }, found 7",
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
    with pytest.raises(FrameworkError, match=r"coast\.toml, line \d+(, |: )"):
        load_framework(path)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_fault_is_told_in_bokmaal_nynorsk_and_english(written, rule):
    old, new, *_ = BROKEN[rule]
    for fault in lint_framework(written(SOUND.replace(old, new, 1))):
        told = (fault.told.nb, fault.told.nn, fault.told.en)
        assert all(text.strip() for text in told)
        assert fault.told.en not in told[:2], "the English text stands for a Norwegian one"
        assert fault.message == fault.told.en


@pytest.mark.parametrize(
    ("broken", "nb", "nn"),
    [
        ('id "A"\n', "det mangler '='", "det manglar '='"),
        ("id = a b\n", "verdien kan ikke leses", "verdien kan ikkje lesast"),
        ('id = "A\n', "linjen kan ikke leses som TOML", "linja kan ikkje lesast som TOML"),
        ('id = "A"\nx = [1,\n', "noe er ikke lukket", "noko er ikkje lukka"),
        ('id = "A"\nid = "B"\n', "står to ganger", "står to gonger"),
        ("[id\n", "linjen kan ikke leses som TOML", "linja kan ikkje lesast som TOML"),
    ],
)
def test_text_that_is_not_toml_is_told_in_plain_words(written, broken, nb, nn):
    (fault,) = lint_framework(written(broken))
    assert nb in fault.told.nb
    assert nn in fault.told.nn


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("z = " + "9" * 10_000, "thousands of digits"),
        ("id = 0x" + "f" * 10_000, "thousands of digits"),
        ("a." * 100_000 + "b = 1", "more than 500 dots"),
        ("a." * 450 + "b = 1\n" + "[x" + ".x" * 450 + "]\n" + "a." * 450 + "b = 1", ""),
    ],
)
def test_a_number_or_key_without_end_is_a_fault_on_its_line_and_told_at_once(written, broken, told):
    begun = time.process_time()
    faults = lint_framework(written("version = '1'\n" + broken))
    assert time.process_time() - begun < 5
    assert any(told in fault.message for fault in faults)
    assert not told or [fault.line for fault in faults] == [2]


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
