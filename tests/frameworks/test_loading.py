"""From a file to a framework, or to every fault the file has."""

import tomllib

import pytest

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import Wording, lint_framework, load_framework
from aligncheck.frameworks.ids import id_problems
from aligncheck.frameworks.rules import shape_problems
from tests.frameworks.sound import SOUND, line_of


def test_a_sound_file_has_no_faults_and_loads(written):
    path = written(SOUND)
    assert lint_framework(path) == ()
    framework = load_framework(path)
    assert framework.criterion("COAST-1").subcriteria[0].id == "COAST-1.1"


def test_a_source_or_note_is_one_text_for_all_languages_or_one_for_each(written):
    text = SOUND.replace('source = "own"', 'source = { nb = "eget", nn = "eige", en = "own" }')
    text = text.replace('version = "1.0"', 'version = "1.0"\nsources = ["Havboka (2020)"]')
    path = written(text + 'note = "own judgement"\n')
    assert lint_framework(path) == ()
    framework = load_framework(path)
    assert framework.sources == (Wording(*["Havboka (2020)"] * 3),)
    assert framework.crosswalk[0].note == Wording(*["own judgement"] * 3)
    (criterion,) = framework.criteria
    assert criterion.targets[0].source == Wording("eget", "eige", "own")
    assert not criterion.requirements[0].source


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


def test_a_file_that_is_missing_says_which(tmp_path):
    with pytest.raises(FrameworkError, match=r"none\.toml cannot be read"):
        load_framework(tmp_path / "none.toml")


def test_a_file_in_another_encoding_says_line_and_what_to_do(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes('id = "A"\ntitle = "Sjø"\n'.encode("latin-1"))
    with pytest.raises(FrameworkError, match=r"latin\.toml, line 2: not UTF-8; save the file"):
        load_framework(path)
    (fault,) = lint_framework(path)
    assert (fault.line, fault.told.nn) == (2, "fila er ikkje UTF-8; lagre henne som UTF-8")


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
