"""The line of every place in a TOML text."""

import tomllib

import pytest

from aligncheck.frameworks.lines import lines_of, nearest_line
from aligncheck.frameworks.loading import BUILTIN_FILES, _builtin_path

TRICKY = """\
# a comment with [brackets] and = signs
a.b = "x # no comment" # a comment
"key with ]" = 'it is "raw"'
text = '''
two ] lines
'quoted''''
list = [
  1, # one
  [2,
   3], { c = "}", d = [4] },
]

[table]
sub . key = 1979-05-27T07:32:00Z

[[rows]]
id = 1
[[rows.cells]]
id = 2
[[rows.cells]]
id = 3
[[rows]]
[rows.more]
deep = true
"""


def test_every_place_of_a_tricky_text_has_its_line():
    tomllib.loads(TRICKY)
    lines = lines_of(TRICKY)
    assert lines[("a", "b")] == 2
    assert lines[("key with ]",)] == 3
    assert lines[("text",)] == 4
    assert lines[("list", 1, 1)] == 10
    assert lines[("list", 2, "d", 0)] == 10
    assert lines[("table", "sub", "key")] == 14
    assert lines[("rows", 0, "cells", 1, "id")] == 21
    assert lines[("rows", 1, "more", "deep")] == 24


def test_a_place_that_is_not_there_gets_the_line_around_it():
    lines = lines_of(TRICKY)
    assert nearest_line(lines, ("table", "sub", "missing")) == 14
    assert nearest_line(lines, ("nothing",)) == 1


@pytest.mark.parametrize("id", BUILTIN_FILES)
def test_every_text_of_the_built_in_files_is_found_on_its_line(id):
    source = _builtin_path(id).read_text(encoding="utf-8")
    lines = lines_of(source)
    rows = source.split("\n")
    places = list(_texts(tomllib.loads(source), ()))
    assert len(places) > 100
    for place, text in places:
        assert text in rows[lines[place] - 1], place


def _texts(value, place):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*place, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _texts(inner, (*place, position))
    elif isinstance(value, str):
        yield place, value
