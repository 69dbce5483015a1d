"""A report is there whole or not at all, in the words of its language."""

import os
import stat
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligncheck.compare.shares import percent
from aligncheck.errors import OutputError, UsageError
from aligncheck.reports import FORMATS, find_format, report, report_bytes, write_report
from aligncheck.reports.report import fit
from aligncheck.reports.texts import LANGUAGES, moment, say, texts
from tests.sample_assessments import (
    assessment,
    decision,
    evidence,
    finding,
    passage,
    sample,
)

WITHOUT_SOURCE = [name for name in FORMATS if name != "pdf"]


@pytest.mark.parametrize("name", WITHOUT_SOURCE)
def test_every_format_is_written_under_its_name(name, tmp_path):
    path = tmp_path / f"rapport{FORMATS[name].suffix}"
    assert write_report(sample(), path, name, "nn") == path
    assert path.stat().st_size > 100
    assert os.listdir(tmp_path) == [path.name]


def test_an_older_report_is_replaced_whole(tmp_path):
    path = tmp_path / "rapport.csv"
    path.write_text("gammel " * 100_000)
    write_report(sample(), path, "csv")
    assert "gammel" not in path.read_text("utf-8-sig")


def test_a_link_stays_a_link_and_its_file_keeps_its_rights(tmp_path):
    real, link = tmp_path / "ekte.csv", tmp_path / "lenke.csv"
    real.write_text("gammel")
    real.chmod(0o640)
    link.symlink_to(real)
    write_report(sample(), link, "csv")
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"\xef\xbb\xbf")
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_what_goes_wrong_while_a_report_is_made_is_not_told_as_a_fault_of_its_place(
    monkeypatch, tmp_path
):
    def fails(*_):
        raise OSError("the font is damaged")

    monkeypatch.setattr("aligncheck.reports.report_bytes", fails)
    with pytest.raises(OSError, match=r"^the font is damaged$"):
        write_report(sample(), tmp_path / "rapport.csv", "csv")
    assert os.listdir(tmp_path) == []


def test_an_unknown_format_or_language_names_those_there_are():
    with pytest.raises(UsageError, match="docx, xlsx, pdf"):
        find_format("html")
    with pytest.raises(UsageError, match="nb, nn, en"):
        report(sample(), language="de")
    assert find_format(".DOCX").name == "docx"


def test_a_missing_library_is_named_with_what_to_install(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(OutputError, match=r"xlsxwriter; .*pip install -e '\.\[reports\]'"):
        report_bytes(report(sample()), "xlsx")


def test_every_text_exists_in_three_languages_with_the_same_places():
    for key, wording in texts().items():
        places = [
            {name for _, name, _, _ in string.Formatter().parse(wording.in_language(language))}
            for language in LANGUAGES
        ]
        assert all(wording.in_language(language).strip() for language in LANGUAGES), key
        assert places[0] == places[1] == places[2], key


def test_every_action_and_kind_of_error_has_its_words():
    from aligncheck.compare import ErrorKind
    from aligncheck.decisions import DecisionAction

    for action in DecisionAction:
        assert say(f"action_{action.value}", "nn")
    for kind in ErrorKind:
        assert say(f"error_{kind.value}", "en")


def test_moments_and_shares_are_written_as_in_the_language():
    assert moment("2026-11-22T09:05:00+01:00", "nb") == "22.11.2026 09:05"
    assert moment("2026-11-22", "en") == "2026-11-22"
    assert moment("i går", "nb") == "i går"
    assert (percent(0.214, "nb"), percent(0.214, "en")) == ("21 %", "21%")


anything = st.text(st.characters(codec=None), max_size=60)


@settings(max_examples=2000, deadline=None)
@given(anything)
def test_any_text_is_made_fit_once_and_for_all(text):
    kept = fit(text)
    assert fit(kept) == kept
    kept.encode("utf-8")
    assert not any(ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0 for letter in kept)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(anything, min_size=100, max_size=100))
def test_any_text_passes_every_format(words):
    spots = [passage(text, number + 1, heading=(text,)) for number, text in enumerate(words)]
    found = [evidence("S3-01", spot) for spot in spots]
    plan = assessment([finding("S3-01", found)], name=words[0])
    rows = [
        decision("S3-01", "accept", spots[0], reason=text, reviewer=text, before=text)
        for text in words[:20]
    ]
    content = report(plan, decisions=rows)
    for name in WITHOUT_SOURCE:
        assert report_bytes(content, name)
