"""What app, reports and terminal say to people: the same words for the same thing, everywhere."""

import re
import tomllib
from pathlib import Path

import pytest

from aligncheck.frameworks import Wording, builtin_frameworks, find_framework
from aligncheck.reports.texts import texts as report_texts
from views.criterion import _reads_as_words
from views.words import catalogue

TERMINAL = Path(__file__).resolve().parents[2] / "aligncheck" / "terminal" / "texts.toml"


def every_text() -> dict[str, Wording]:
    """All texts of the three, by where they are said and their key."""
    terminal = tomllib.loads(TERMINAL.read_text("utf-8"))
    return {
        **{f"app {key}": words for key, words in catalogue().items()},
        **{f"report {key}": words for key, words in report_texts().items()},
        **{f"terminal {key}": Wording(**words) for key, words in terminal.items()},
    }


@pytest.mark.parametrize(
    ("language", "plans"), [("nb", "andre planer"), ("nn", "andre planar"), ("en", "other plans")]
)
def test_the_measured_error_of_a_gap_is_said_of_other_plans_than_this_one(language, plans):
    keys = ("app check.false_gap_text", "report false_gap", "report false_gaps_line")
    for key in (*keys, "terminal false_gap"):
        assert plans in every_text()[key].in_language(language), key


def test_targets_say_what_the_eu_set():
    told = " ".join(
        target.text.nb for one in find_framework("EGD").criteria for target in one.targets
    )
    assert "gjenvunne materialer i bruk" in told
    assert "husholdningsavfall og lignende næringsavfall" in told
    assert "uten utslipp på stedet" in told


def test_a_withdrawn_proposal_is_no_law_and_conserving_land_is_no_protection_by_law():
    withdrawn = find_framework("EGD").criterion("EGD-06").targets[-1]
    assert withdrawn.force == "withdrawn"
    assert withdrawn.text.nb.startswith("Forslaget til forordning")
    assert withdrawn.text.nn.startswith("Framlegget til forordning")
    nature = find_framework("EGD").criterion("EGD-07").counterparts[0]
    assert "å bevare 30 prosent av landarealet" in nature.nb
    assert "å ta vare på 30 prosent av landarealet" in nature.nn


def test_a_municipality_is_not_asked_about_its_county_council():
    for framework in builtin_frameworks():
        texts = [framework.description, *(item.question for item in framework.criteria)]
        told = " ".join(text.in_language(each) for text in texts for each in ("nb", "nn", "en"))
        assert not re.search(r"fylkes(ting|plan)|fylket\b|county (council|plan)|the county\b", told)


def test_the_name_of_a_group_can_end_a_sentence():
    for framework in builtin_frameworks():
        for group in framework.groups:
            for label in (group.label.nb, group.label.nn, group.label.en):
                assert not re.search(r"^(Fra|Frå|From) |\b(bak|behind)$|^The turn", label), label


def test_the_note_on_the_model_and_the_steps_above_it_call_the_strength_a_small_models():
    for key in ("method.how_3", "method.note_model_text"):
        words = catalogue()[key]
        assert "liten modell" in words.nb, key
        assert "liten modell" in words.nn, key
        assert "small model" in words.en, key


def test_nynorsk_participles_agree_with_several():
    leading = find_framework("S3").criterion("S3-01")
    told = " ".join(text.nn for text in leading.warning_signs)
    told += find_framework("SDG").profile("all-targets").note.nn
    for right in ("er nemnde utan", "er namngjeven", "blir føreslåtte"):
        assert right in told
    assert catalogue()["about.nothing"].nn.endswith("er ikkje oppgitte.")


def test_one_is_counted_as_one():
    for key, words in every_text().items():
        if key.endswith("_one") and "{number}" in words.en:
            counted = words.en.partition("{number}")[2].split()[0].strip(":.)")
            assert not counted.endswith("s"), key
    own = catalogue()
    assert own["method.version_one"].nb.endswith("{number} kriterium.")
    assert own["method.own_faults_one"].en.endswith("({number} fault):")
    assert own["review.accept_visible_one"].nb == "Godta det ene uvurderte avsnittet som vises"
    assert own["check.unread_one"].nn.startswith("Denne sida")
    assert own["check.read_one"].nn == "{number} avsnitt lese"
    for key in ("reviewed_by_one", "wheel_reviewed_one", "plans_held_one"):
        assert "{number} kriterium" in report_texts()[key].nb, key


def test_nynorsk_says_one_thing_with_one_word():
    for key, words in every_text().items():
        for other in ("nærmast", "tyder", "desto", "komme til", "grunngjeving", " blei "):
            assert other not in words.nn.lower(), f"{key}: {other}"


@pytest.mark.parametrize(
    ("language", "others"),
    [
        ("nb", ("holdt mot", "holdes mot", "grunn:", "grunn (", "glem ", "hullet", "hvert hull")),
        ("nn", ("halde mot", "haldne mot", "grunn:", "grunn (", "gløym ", "holet", "kvart hol")),
        (
            "en",
            (
                "held against",
                "ties to ",
                "forget",
                "each gap",
                "own actor",
                "taken over",
                "take over",
            ),
        ),
    ],
)
def test_a_term_of_the_field_is_the_same_everywhere(language, others):
    for key, words in every_text().items():
        for other in others:
            assert other not in words.in_language(language).lower(), f"{key}: {other}"


def test_a_pattern_is_not_shown_among_the_words_that_were_looked_for():
    for framework in builtin_frameworks():
        for criterion in framework.criteria:
            for spoken in ("nb", "nn", "en"):
                shown = [term for term in criterion.terms[spoken] if _reads_as_words(term)]
                assert shown, criterion.id
                assert not any("~" in term or "*" in term[:-1] for term in shown), criterion.id


def test_a_sentence_marks_the_name_of_a_page():
    pages = [words for key, words in catalogue().items() if key.startswith("common.page_")]
    for key, words in every_text().items():
        for language in ("nb", "nn", "en"):
            for name in (page.in_language(language) for page in pages):
                bare = rf"\b(under|bruk|use|i|til|to) {re.escape(name)}\b"
                assert not re.search(bare, words.in_language(language), re.I), f"{key}: {name}"


def test_no_question_piles_up_what_it_asks():
    piled = re.compile(
        r"\b(hvor mye|kor mykje|hvordan|korleis|av hvem|av kven) inn[ae]n når|nå når"
    )
    for framework in builtin_frameworks():
        for criterion in framework.criteria:
            for text in (criterion.question.nb, criterion.question.nn):
                assert not piled.search(text), criterion.id
