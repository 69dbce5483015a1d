"""Whole plans against a reader's findings."""

import json
import math
from dataclasses import replace

import pytest

from aligncheck.assess import check
from aligncheck.documents import Document, Kind, Language, Passage, Status
from aligncheck.errors import UsageError
from aligncheck.evaluate.documents import document_report, is_found, stands_whole, verdicts_of
from aligncheck.evaluate.gold_plans import load_plan, plan_file
from aligncheck.frameworks import find_framework
from tests.evaluate.fake_judge import WordJudge

QUOTE = "Kommunen skal bygge ny sykkelveg langs fjorden innen 2030"


def plan_with(folder, **criteria):
    path = folder / "plan.json"
    entries = {
        id.replace("_", "-"): {"status": status, "best_level": level, "quotes": quotes}
        for id, (status, level, quotes) in criteria.items()
    }
    path.write_text(json.dumps({"doc": "plan.pdf", "criteria": entries}), encoding="utf-8")
    return load_plan(path)


def quoted(text):
    return [{"text": text, "level": 3}]


def document(*texts):
    passages = tuple(
        Passage(text, Kind.PARAGRAPH, (), Language.NB, 1, (), "plan.pdf") for text in texts
    )
    return Document("plan.pdf", "0" * 64, Status.OK, "", 1, (), passages, Language.NB, ())


def report_on(plan, *texts):
    assessment = check(document(*texts), frameworks=[find_framework("egd")], judge=WordJudge())
    return document_report(verdicts_of(plan, assessment))


def test_a_covered_criterion_called_a_gap_is_listed_first(tmp_path):
    plan = plan_with(
        tmp_path,
        EGD_01=("weak", 2, quoted("Utslippene skal ned")),
        EGD_05=("covered", 3, quoted(QUOTE)),
        EGD_09=("none", 0, []),
    )
    report = report_on(plan, "Dette handler om noe annet.")
    assert report.figure("covered called no evidence").value == 1.0
    assert report.figure("weak called no evidence").value == 1.0
    assert report.figure("gaps that are false").value == pytest.approx(2 / 3)
    assert report.figure("status agreement").value == pytest.approx(1 / 3)
    gaps = report.tables[0]
    assert [row[:3] for row in gaps.rows] == [
        ("EGD-05", "plan.pdf", "covered"),
        ("EGD-01", "plan.pdf", "weak"),
    ]


def test_what_is_wrongly_called_covered_or_weak_is_counted(tmp_path):
    plan = plan_with(tmp_path, EGD_05=("weak", 2, quoted(QUOTE)), EGD_09=("none", 0, []))
    report = report_on(plan, "Mål: Kommunen skal bygge ny sykkelveg langs fjorden innen 2030.")
    assert (report.figure("covered that is not").value, report.figure("covered that is not").n) == (
        1.0,
        1,
    )
    assert report.figure("weak that is covered").n == 0


class HardlySure(WordJudge):
    """Finds nothing that would be accepted, as a judge with trained heads says it."""

    def _matches(self, text, known):
        found = super()._matches(text, known)
        return tuple(replace(match, probability=0.2, accepted=False, level=2.0) for match in found)


def test_a_covered_criterion_called_a_possible_gap_is_counted_beside_the_gaps(tmp_path):
    plan = plan_with(
        tmp_path,
        EGD_01=("weak", 2, quoted("Klimaet teller")),
        EGD_02=("covered", 3, quoted("Energi skal spares")),
        EGD_05=("covered", 3, quoted(QUOTE)),
        EGD_09=("none", 0, []),
    )
    words = {"klima": ("EGD-01", 0.2), "sykkel": ("EGD-05", 0.2), "natur": ("EGD-09", 0.2)}
    said = document(QUOTE, "Klimaet teller.", "Natur og miljø.")
    judge = HardlySure(words)
    assessment = check(said, frameworks=[find_framework("egd")], judge=judge)
    report = document_report(verdicts_of(plan, assessment))
    told = {
        name: (report.figure(name).value, report.figure(name).n)
        for name in (
            "covered called no evidence",
            "covered called a gap or possible gap",
            "possible gaps that are none",
            "possible gaps that are covered",
        )
    }
    assert told == {
        "covered called no evidence": (0.5, 2),
        "covered called a gap or possible gap": (1.0, 2),
        "possible gaps that are none": (pytest.approx(2 / 3), 3),
        "possible gaps that are covered": (pytest.approx(1 / 3), 3),
    }


def test_whole_plans_are_drawn_where_they_are_enough_and_criteria_within_them_where_not(tmp_path):
    plan = plan_with(
        tmp_path,
        **{f"EGD_{at:02d}": ("weak" if at % 2 else "none", 0, []) for at in range(1, 12)},
    )
    all_of_it = check(document("Nei."), frameworks=[find_framework("egd")], judge=WordJudge())
    one = verdicts_of(plan, all_of_it)
    many = [replace(each, document=f"{at}.pdf") for at in range(10) for each in one]
    few = document_report(many[: 9 * len(one)])
    assert few.resampled == "criteria within these plans only"
    assert few.figure("status agreement").low < few.figure("status agreement").value
    assert document_report(many).resampled == "plans"
    assert math.isnan(document_report(many).figure("status agreement").low)  # no plan differs


def test_a_quote_inside_accepted_evidence_is_found_despite_line_breaks_and_hyphens(tmp_path):
    plan = plan_with(tmp_path, EGD_05=("covered", 3, quoted(QUOTE)))
    report = report_on(plan, "Mål: Kommunen skal bygge ny sykkel-\nveg langs  fjorden innen 2030.")
    assert report.figure("quotes whole in accepted evidence").value == 1.0
    assert report.figure("covered called no evidence").value == 0.0


def test_a_quote_in_a_passage_that_is_not_accepted_is_not_found(tmp_path):
    plan = plan_with(tmp_path, EGD_05=("covered", 3, quoted("Bussen skal gå oftere")))
    report = report_on(plan, "Bussen skal gå oftere.", "Ny sykkelveg bygges.")
    assert report.figure("quotes whole in any passage").value == 1.0
    assert report.figure("quotes found in accepted evidence").value == 0.0


def test_a_quote_over_two_neighbours_is_found_and_over_two_distant_ones_not():
    parts = ("Kommunen skal bygge ny sykkelveg", "langs fjorden innen 2030")
    assert is_found(QUOTE, {4: parts[0], 5: parts[1]})
    assert is_found(QUOTE, {4: parts[0], 6: parts[1]})
    assert not is_found(QUOTE, {4: parts[0], 9: parts[1]})
    assert not stands_whole(QUOTE, parts)


def test_a_plan_is_found_whatever_its_ending_and_missed_with_its_name(tmp_path):
    plan = plan_with(tmp_path, EGD_05=("none", 0, []))
    with pytest.raises(UsageError, match=r"no file 'plan\.pdf'"):
        plan_file(plan, tmp_path / "elsewhere")
    (tmp_path / "plans").mkdir()
    text = tmp_path / "plans" / "plan.txt"
    text.write_text("Tekst", encoding="utf-8")
    assert plan_file(plan, tmp_path / "plans") == text


def test_plans_are_found_in_the_folders_for_pdf_and_text_below_the_one_given(tmp_path):
    plan = plan_with(tmp_path, EGD_05=("none", 0, []))
    for folder, name in (("text", "plan.txt"), ("pdf", "plan.docx")):
        (tmp_path / "plans" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "plans" / folder / name).write_text("Tekst", encoding="utf-8")
        assert plan_file(plan, tmp_path / "plans").name == name


def test_a_plan_with_a_misspelt_criterion_is_an_error_that_names_file_and_criterion(tmp_path):
    with pytest.raises(UsageError, match=r"plan\.json: there is no criterion 'EGD-5'; .*EGD-05"):
        plan_with(tmp_path, EGD_5=("none", 0, []))


def test_a_plan_with_an_unknown_status_is_an_error_that_names_the_file(tmp_path):
    with pytest.raises(UsageError, match=r"plan\.json: expected"):
        plan_with(tmp_path, EGD_05=("maybe", 0, []))


@pytest.mark.parametrize("quotes", [[{"text": ""}], [{"text": " – "}], [{"text": 3}], ["x"], 5])
def test_a_quote_without_a_word_is_an_error_for_it_would_stand_anywhere(tmp_path, quotes):
    with pytest.raises(UsageError, match=r"plan\.json: expected"):
        plan_with(tmp_path, EGD_05=("covered", 3, quotes))


def test_a_plan_that_a_windows_editor_saved_is_read(tmp_path):
    content = {"doc": "plan.pdf", "criteria": {}}
    (tmp_path / "plan.json").write_text(json.dumps(content), encoding="utf-8-sig")
    assert load_plan(tmp_path / "plan.json").document == "plan.pdf"


@pytest.mark.parametrize("content", ['{"doc": 5, "criteria": {}}', "[" * 20000, "[]", "5"])
def test_what_is_no_labelled_plan_is_an_error_that_names_the_file(tmp_path, content):
    (tmp_path / "plan.json").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"plan\.json: expected"):
        load_plan(tmp_path / "plan.json")


@pytest.mark.parametrize("name", ["plan", "plan [2].pdf", "/plans/plan [2].docx"])
def test_only_a_plan_is_taken_for_the_plan_whatever_its_name(tmp_path, name):
    (tmp_path / "plan.json").write_text(json.dumps({"doc": name, "criteria": {}}), "utf-8")
    labelled = load_plan(tmp_path / "plan.json")
    with pytest.raises(UsageError, match="has no file"):
        plan_file(labelled, tmp_path)
    text = tmp_path / ("plan.txt" if name == "plan" else "plan [2].txt")
    text.touch()
    assert plan_file(labelled, tmp_path) == text


def test_a_level_that_there_is_not_is_an_error(tmp_path):
    with pytest.raises(UsageError, match=r"plan\.json: expected .*no level from 0 to 5: 7"):
        plan_with(tmp_path, EGD_05=("covered", 7, quoted(QUOTE)))
