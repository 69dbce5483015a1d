"""The figures in docs/method.md."""

import pytest

from aligncheck.compare.figure import Figure
from aligncheck.errors import UsageError
from aligncheck.evaluate.commands import MEASURES, PASSAGE_MEASURES
from aligncheck.evaluate.method import METHOD, NOT_MEASURED, write_method_figures
from aligncheck.evaluate.report import Report
from aligncheck.evaluate.results import Labels, Origin, result_json, store_result
from aligncheck.store.versions import checking_version

PLACE = "Before.\n<!-- figures:passages -->\nfigures of the last time\n<!-- /figures -->\nAfter.\n"


def stored(folder):
    figures = (Figure("micro F1", 0.75, 0.7, 0.8, 12),)
    report = Report(figures, (), ("12 passages.",), "documents")
    labels = (Labels("gold.jsonl", "b" * 64, 12),)
    origin = Origin("out of fold", "words", "1", "a" * 64, (), labels)
    store_result(result_json("passages", report, origin), folder)


def test_a_marked_place_is_filled_with_the_stored_figures_and_the_rest_stays(tmp_path):
    document = tmp_path / "method.md"
    document.write_text(PLACE, encoding="utf-8")
    stored(tmp_path)
    assert write_method_figures(document, tmp_path) == ("passages",)
    text = document.read_text(encoding="utf-8")
    assert "| micro F1 | 0.750 | 0.700–0.800 | 12 |" in text
    told = f"words 1 `aaaaaaaaaaaa`, program `{checking_version()[:12]}`."
    assert f"Out of fold. `gold.jsonl` (12); {told}" in text
    assert "of the last time" not in text
    assert text.startswith("Before.\n<!-- figures:passages -->\n")
    assert text.endswith("<!-- /figures -->\nAfter.\n")


def test_every_judge_and_every_file_behind_the_figures_is_named(tmp_path):
    document = tmp_path / "method.md"
    document.write_text(PLACE.replace("passages", "documents"), encoding="utf-8")
    report = Report((Figure("status agreement", 0.75, 0.7, 0.8, 12),), (), (), "plans")
    labels, beside = (Labels("plan.json", "b" * 64, 12),), (Labels("gold.jsonl", "c" * 64, 30),)
    judges = f"{'a' * 12}, {'d' * 12}, {'e' * 12}"
    origin = Origin("out of fold", "words", "1", judges, (), labels, beside)
    store_result(result_json("documents", report, origin), tmp_path)
    write_method_figures(document, tmp_path)
    text = document.read_text(encoding="utf-8")
    assert f"words 1 `{'a' * 12}`, `{'d' * 12}`, `{'e' * 12}`, program" in text
    assert "`plan.json` (12), beside `gold.jsonl` (30);" in text


def test_filling_twice_changes_nothing_more(tmp_path):
    document = tmp_path / "method.md"
    document.write_text(PLACE, encoding="utf-8")
    stored(tmp_path)
    write_method_figures(document, tmp_path)
    once = document.read_bytes()
    write_method_figures(document, tmp_path)
    assert document.read_bytes() == once


def test_a_place_without_a_stored_result_says_so(tmp_path):
    document = tmp_path / "method.md"
    document.write_text(PLACE, encoding="utf-8")
    write_method_figures(document, tmp_path)
    assert NOT_MEASURED in document.read_text(encoding="utf-8")


def test_a_document_without_places_is_an_error(tmp_path):
    document = tmp_path / "other.md"
    document.write_text("No figures.", encoding="utf-8")
    with pytest.raises(UsageError, match=r"other\.md has no place for figures"):
        write_method_figures(document, tmp_path)


def test_the_method_page_has_a_place_for_every_measure():
    text = METHOD.read_text(encoding="utf-8")
    for name in (*PASSAGE_MEASURES, *MEASURES):
        assert f"<!-- figures:{name} -->" in text
        assert f"aligncheck evaluate {name} " in text.replace("\n", " ")
