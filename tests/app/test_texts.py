"""Every text of the app exists in Bokmål, Nynorsk and English, and is used."""

import ast
import re
import string
import time
import tomllib
from pathlib import Path

import pytest

from aligncheck.grading.ladder import ANALYSIS
from views.words import catalogue, day, escaped, language_of_browser, local_time

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "app.py", *sorted((ROOT / "views").glob("*.py"))]
TEXTS = sorted((ROOT / "views" / "texts").glob("*.toml"))
SPEAKERS = {"say", "plain", "counted"}


def keys_in_code() -> tuple[set[str], set[str]]:
    """Whole keys, and beginnings of keys that are put together."""
    whole, beginnings = set(), set()
    for path in PAGES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    return whole, beginnings


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_text_lacks_a_language(path):
    for name, wording in tomllib.loads(path.read_text("utf-8")).items():
        assert set(wording) == {"nb", "nn", "en"}, f"{path.stem}.{name}"
        assert all(text.strip() for text in wording.values()), f"{path.stem}.{name}"


def test_the_languages_of_a_text_take_the_same_values():
    for key, wording in catalogue().items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (wording.nb, wording.nn, wording.en)
        ]
        assert fields[0] == fields[1] == fields[2], key


def test_every_text_that_a_page_names_is_in_the_catalogue():
    known = set(catalogue())
    for path in PAGES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in SPEAKERS or not isinstance(node.args[0], ast.Constant):
                continue
            key = str(node.args[0].value)
            forms = [f"{key}_one", f"{key}_many"] if node.func.id == "counted" else [key]
            assert set(forms) <= known, f"{path.name}: {key}"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_app_says_for_which_criteria_facts_are_enough(language):
    told = catalogue()["method.how_4"].in_language(language)
    assert [id for id in ANALYSIS if id not in told] == []


def test_no_text_lies_unused():
    whole, beginnings = keys_in_code()
    for key in catalogue():
        stem = re.sub(r"_(one|many)$", "", key)
        named = {key, stem} & whole or any(
            key.startswith(start) for start in beginnings if "." in start
        )
        in_parts = key.split(".")[1] in whole
        assert named or in_parts, f"{key} is in the catalogue but on no page"


def test_document_text_stands_as_it_is_where_markdown_is_read():
    for text in ("![x](http://a.no/b.png)", "**fet** <b>", ":red[x] $a$", "`x` # y"):
        shown = escaped(text)
        assert re.sub(r"\\(.)", r"\1", shown) == text
        assert not re.search(r"(?<!\\)[!\[\]()*<>:$`#]", shown)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("nn-NO", "nn"), ("nb-NO", "nb"), ("no", "nb"), ("en-GB", "en"), ("de", "en"), (None, "nb")],
)
def test_the_browser_chooses_the_language_at_first(locale, language):
    assert language_of_browser(locale) == language


def test_a_time_is_told_by_the_clock_of_the_machine(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Oslo")
    time.tzset()
    try:
        assert local_time("2026-07-01T23:30:00+00:00") == "2026-07-02T01:30"
        assert day("2026-07-01T23:30:00.123456+00:00") == "2.7.2026"
        assert (day("2026-07-01"), day("i fjor")) == ("1.7.2026", "i fjor")
    finally:
        monkeypatch.undo()
        time.tzset()
