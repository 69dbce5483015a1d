"""`aligncheck check`: what it prints, what it writes, and that every quote stands on its page."""

import json
import re
import subprocess
import sys
from collections import Counter

import pytest

import aligncheck
from aligncheck.cli import main
from aligncheck.contract import from_json
from aligncheck.frameworks import builtin_frameworks
from aligncheck.store.versions import checking_version
from tests.shared_data import shared_folder
from tests.terminal.commands import ENGLISH, NYNORSK, ROOT, run
from tests.terminal.verbatim import broken_rules, not_on_the_page, quoted

CRITERIA = [criterion.id for one in builtin_frameworks() for criterion in one.criteria]


def test_every_criterion_has_a_finding_in_the_order_of_the_frameworks(english_plan):
    content = english_plan.content
    assert [found["criterion"] for found in content["findings"]] == CRITERIA
    assert [one["id"] for one in content["frameworks"]] == ["S3", "S3-P", "EGD", "SDG"]
    assert content["document"]["name"] == ENGLISH.name
    assert content["document"]["language"] == "en"


def test_every_quote_of_the_sample_stands_on_its_page(english_plan):
    assert not_on_the_page(english_plan.content, ENGLISH) == []


def test_the_findings_keep_the_contract(english_plan):
    assert broken_rules(english_plan.content) == []


def test_the_result_tells_program_profile_and_ocr(english_plan):
    content = english_plan.content
    assert content["program"] == {
        "name": "aligncheck",
        "version": aligncheck.__version__,
        "sha256": checking_version(),
    }
    assert (content["profile"], content["ocr"]) == (None, False)


def test_the_result_is_read_back_as_an_assessment(english_plan):
    assessment = from_json(english_plan.content, frameworks=builtin_frameworks())
    assert len(assessment.findings) == len(CRITERIA)


def test_the_overview_shows_coverage_gaps_and_quotes_in_the_language_asked_for(english_plan):
    shown = english_plan.done.stdout
    for title in (one.title.en for one in builtin_frameworks()):
        assert f"═══ {title}" in shown
    counts = Counter(found["status"] for found in english_plan.content["findings"][:18])
    assert f"{counts['covered']} covered · {counts['weak']} weak" in shown
    goals = shown.split("═══")[-1]
    places = [
        goals.index(f"── {head}") for head in ("NO EVIDENCE FOUND", "POSSIBLE", "WEAK", "COVERED")
    ]
    assert places == sorted(places)
    assert re.search(r"\[p\. \d+ · .*strength \d · \d+%\]", shown)
    assert "Spør dere" not in shown


def test_the_overview_wraps_quotes_but_does_not_change_them(english_plan):
    shown = " ".join(english_plan.done.stdout.split())
    first = next(f for f in english_plan.content["findings"] if f["evidence"])
    assert " ".join(first["evidence"][0]["text"].split()) in shown


def test_progress_goes_to_stderr_and_data_to_stdout(english_plan):
    assert "judging 100%" in english_plan.done.stderr
    assert "judging" not in english_plan.done.stdout


SECOND_TIME = """
import sys
from aligncheck.cli import main
code = main(["check", *sys.argv[1:]])
heavy = {"numpy", "onnxruntime", "tokenizers", "torch", "pypdfium2", "pdfplumber"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
sys.exit(code)
"""


def test_a_second_check_is_identical_and_loads_no_model_and_no_pdf_library(english_plan, tmp_path):
    again = tmp_path / "again.json"
    command = [sys.executable, "-c", SECOND_TIME, str(ENGLISH), "--language", "en"]
    done = subprocess.run(
        [*command, "--json", str(again)], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert again.read_bytes() == english_plan.file.read_bytes()
    assert done.stdout == english_plan.done.stdout
    assert done.stderr.splitlines() == ["[]"]


def test_an_edited_framework_is_judged_anew_and_the_old_one_is_still_known(whole_model, tmp_path):
    from tests.matching.plans import COAST, LIGHTHOUSE

    own, out = tmp_path / "coast.toml", tmp_path / "coast.json"
    arguments = ("check", ENGLISH, "--framework", own, "--language", "en", "--json", out)
    shown = {}
    for content in (COAST + LIGHTHOUSE, COAST, COAST + LIGHTHOUSE):
        own.write_text(content, encoding="utf-8")
        done = run(*arguments)
        assert done.returncode == 0, done.stderr
        found = [item["criterion"] for item in json.loads(out.read_text("utf-8"))["findings"]]
        shown.setdefault(tuple(found), []).append("judging" in done.stderr)
    assert shown == {("COAST-1", "COAST-2"): [True, False], ("COAST-1",): [True]}


def test_a_check_without_the_cache_is_identical_too_and_keeps_nothing(english_plan, tmp_path):
    anew, folder = tmp_path / "anew.json", tmp_path / "data"
    done = run("check", ENGLISH, "--no-cache", "--json", anew, ALIGNCHECK_DATA=str(folder))
    assert done.returncode == 0, done.stderr
    assert not folder.exists()
    assert anew.read_bytes() == english_plan.file.read_bytes()


def test_several_plans_give_a_list_and_a_bad_one_among_them_exit_code_1(whole_model, tmp_path):
    bad = tmp_path / "tom.pdf"
    bad.touch()
    out = tmp_path / "all.json"
    options = ("--framework", "s3-p", "--language", "nn")
    done = run("check", NYNORSK, bad, *options, "--json", out)
    assert done.returncode == 1
    assert "tom.pdf: Fila er tom" in done.stderr
    (content,) = json.loads(out.read_text("utf-8"))
    assert content["document"]["language"] == "nn"
    assert not_on_the_page(content, NYNORSK) == []
    assert "UTAN FUNN" in done.stdout or "DEKT" in done.stdout


def test_several_files_may_be_one_plan_whose_quotes_name_their_file(whole_model, tmp_path, capsys):
    part = tmp_path / "vedlegg.md"
    part.write_text("# Mål\n\nThe council will cut emissions by 55 per cent by 2030.\n", "utf-8")
    out = tmp_path / "one.json"
    options = ("--as-one", "Haugfjord", "--framework", "egd", "--json", str(out))
    assert main(["check", str(ENGLISH), str(part), *options]) == 0
    content = json.loads(out.read_text("utf-8"))
    assert content["document"]["name"] == "Haugfjord"
    assert content["document"]["files"] == [ENGLISH.name, part.name]
    assert {item["file"] for item in quoted(content)} == {ENGLISH.name, part.name}
    assert "Plan: Haugfjord" in capsys.readouterr().out


def test_a_framework_of_ones_own_is_checked_like_any_other(english_plan, tmp_path, capsys):
    from tests.matching.plans import COAST, LIGHTHOUSE

    own = tmp_path / "coast.toml"
    own.write_text(COAST + LIGHTHOUSE, encoding="utf-8")
    out = tmp_path / "coast.json"
    arguments = ["check", str(ENGLISH), "--framework", str(own), "--json", str(out)]
    assert main([*arguments, "--language", "en"]) == 0
    content = json.loads(out.read_text("utf-8"))
    assert [found["criterion"] for found in content["findings"]] == ["COAST-1", "COAST-2"]
    assert broken_rules(content) == []
    assert "═══ Coast" in capsys.readouterr().out


DEFAULT = ["nb_samfunnsdel_randaberg_2026-2040.pdf", "nn_samfunnsdel_hemsedal_2019-2030.pdf"]
OTHERS = [
    "en_ris3_western_netherlands.pdf",
    "en_s3_luxembourg.pdf",
    "en_s3_south_ostrobothnia.pdf",
    "nb_fylkesplan_troms_2008-2009.pdf",
    "nb_regional_plan_landbruk_troms_2014-2025.pdf",
    "nb_rup_nord-trondelag_2013.pdf",
    "nn_grunnlagsdokument_2014-2017.pdf",
]


@pytest.mark.parametrize(
    "name", [*DEFAULT, *(pytest.param(name, marks=pytest.mark.slow) for name in OTHERS)]
)
def test_every_quote_of_a_published_plan_stands_on_its_page(whole_model, tmp_path, name):
    path = shared_folder() / "plans" / "pdf" / name
    out = tmp_path / "result.json"
    done = run("check", path, "--json", out)
    assert done.returncode == 0, done.stderr
    content = json.loads(out.read_text("utf-8"))
    assert broken_rules(content) == []
    assert not_on_the_page(content, path) == []
    assert any(found["evidence"] for found in content["findings"])


def test_a_published_plan_of_pictures_gives_one_clear_sentence(capsys):
    path = shared_folder() / "plans" / "pdf" / "nn_scan_naeringsutvikling_stn.pdf"
    assert main(["check", str(path), "--language", "en", "--no-cache"]) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith(f"aligncheck: {path.name}: The file holds no text")
    assert "--ocr" in told
