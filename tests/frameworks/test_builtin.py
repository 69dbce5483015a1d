"""The four built-in frameworks are complete, translated and quick to load."""

import json
import re
import subprocess
import sys

import pytest

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import builtin_frameworks, find_framework, lint_framework, loading
from aligncheck.frameworks.loading import BUILTIN_FILES, _builtin_path
from tests.shared_data import shared_folder

LANGUAGES = ("nb", "nn", "en")

SECONDS_TO_LOAD = 0.3


def criteria():
    return [criterion for framework in builtin_frameworks() for criterion in framework.criteria]


def wordings(framework):
    """Every text for people in a framework, with the id it belongs to."""
    yield framework.id, framework.title
    yield framework.id, framework.description
    for named in (*framework.groups, *framework.profiles, *framework.references):
        yield named.id, named.label
    for profile in framework.profiles:
        yield profile.id, profile.note
    for criterion in framework.criteria:
        texts = (criterion.label, criterion.asks, criterion.question)
        texts += criterion.warning_signs + criterion.counterparts
        texts += tuple(target.text for target in criterion.targets)
        texts += tuple(requirement.text for requirement in criterion.requirements)
        texts += tuple(sub.label for sub in criterion.subcriteria)
        for text in texts:
            yield criterion.id, text


@pytest.mark.parametrize("id", BUILTIN_FILES)
def test_a_built_in_file_has_no_fault_and_no_warning(id):
    assert lint_framework(_builtin_path(id)) == ()


def test_the_ids_are_the_ones_agreed():
    found = {
        framework.id: [one.id for one in framework.criteria] for framework in builtin_frameworks()
    }
    assert found == {
        "S3": [f"S3-{number:02}" for number in range(1, 19)],
        "S3-P": [f"S3-P{number}" for number in range(1, 10)],
        "EGD": [f"EGD-{number:02}" for number in range(1, 12)],
        "SDG": [f"SDG-{number:02}" for number in range(1, 18)],
    }


def test_every_text_is_there_in_three_languages_and_nynorsk_is_not_bokmaal():
    for framework in builtin_frameworks():
        for id, wording in wordings(framework):
            assert all((wording.nb, wording.nn, wording.en)), id
            assert len(wording.nn) <= 40 or wording.nn != wording.nb, (id, wording.nn)
            assert len(wording.en) <= 40 or wording.en != wording.nb, (id, wording.en)


ENGLISH = re.compile(
    r"\b(of|and|the|with|by|principles?|table|figures|step|sections?|Regulation|Directive|"
    r"approved|announced|agreed|January|February|March|December)\b"
)
NORWEGIAN = re.compile(r"\b(og|av|den|med|ikke|prinsipp|tabell|trinn|Forordning|Direktiv)\b")
TITLES = (
    "Clean Industrial Deal",
    "Farm to Fork Strategy",
    "Guide to Research and Innovation Strategies for Smart Specialisation",
    "Industrial Policy for the Twenty-First Century",
    "Kommunal- og moderniseringsdepartementet",
    "Nøkkelaktører for bærekraftig utvikling",
    "A Territorial Approach to the Sustainable Development Goals",
    "Smart spesialisering som metode for regional næringsutvikling",
    "The European Green Deal",
)
"""Titles of publications and a sender, which stand as they are in every language."""


def sources_and_notes(framework):
    """Every text that may be one for all languages, with the id it belongs to."""
    for source in framework.sources:
        yield framework.id, source
    for link in framework.crosswalk:
        yield link.source, link.note
    for criterion in framework.criteria:
        texts = criterion.sources + tuple(one.source for one in criterion.requirements)
        for text in (*texts, *(target.source for target in criterion.targets)):
            yield criterion.id, text


def test_sources_and_notes_speak_each_language_around_the_titles_they_cite():
    for framework in builtin_frameworks():
        for id, wording in sources_and_notes(framework):
            nb, nn, en = (without_titles(getattr(wording, language)) for language in LANGUAGES)
            assert not ENGLISH.search(nb), (id, nb)
            assert not ENGLISH.search(nn), (id, nn)
            assert not NORWEGIAN.search(en), (id, en)


def without_titles(text):
    for title in TITLES:
        text = text.replace(title, "")
    return text


def test_every_criterion_has_question_group_terms_and_three_to_five_passages_per_language():
    for criterion in criteria():
        assert criterion.question != criterion.asks
        assert criterion.question.nb.endswith("?")
        assert criterion.group
        for language in LANGUAGES:
            assert len(criterion.terms[language]) >= 10, (criterion.id, language)
            assert 3 <= len(criterion.probes[language]) <= 5, (criterion.id, language)


def test_no_example_passage_stands_at_two_criteria_of_one_framework():
    for framework in builtin_frameworks():
        passages = [
            passage
            for criterion in framework.criteria
            for language in LANGUAGES
            for passage in criterion.probes[language]
        ]
        assert len(passages) == len(set(passages))


def test_the_66_seed_requirements_each_have_a_criterion_and_four_count_against_the_plan():
    placed = [one for criterion in find_framework("S3").criteria for one in criterion.requirements]
    numbered = {f"SEED-{number:02}" for number in (*range(1, 53), *range(62, 67))}
    assert {one.id for one in placed} == numbered | {f"SEED-P{number}" for number in range(1, 10)}
    assert all(one.source for one in placed)
    negative = {one.id for one in placed if one.negative}
    assert negative == {"SEED-10", "SEED-31", "SEED-43", "SEED-65"}


def test_a_negative_requirement_is_a_warning_sign_of_its_criterion():
    criterion = find_framework("S3").criterion("S3-09")
    (negative,) = [one.text for one in criterion.requirements if one.negative]
    assert negative in criterion.warning_signs


def test_a_requirement_of_two_criteria_stands_at_both():
    framework = find_framework("S3")
    for id in ("S3-07", "S3-15"):
        assert "SEED-02" in [one.id for one in framework.criterion(id).requirements]


def test_smart_specialisation_is_grouped_as_the_seed_has_it():
    groups = {}
    for criterion in find_framework("S3").criteria:
        groups.setdefault(criterion.group, []).append(criterion.id.removeprefix("S3-"))
    assert groups == {
        "leadership": ["01", "02"],
        "analysis": ["03", "18"],
        "priorities": ["04", "17"],
        "discovery": ["05", "06", "16"],
        "private-investment": ["07"],
        "portfolio": ["12", "13", "14", "15"],
        "s4": ["08", "09", "10", "11"],
    }


def test_every_element_of_the_green_deal_has_dated_targets_with_force_and_source():
    for criterion in find_framework("EGD").criteria:
        assert criterion.targets, criterion.id
        assert all(target.as_of and target.source for target in criterion.targets)


def test_the_profile_for_norwegian_plans_has_94_targets_of_all_17_goals_and_says_whose_it_is():
    framework = find_framework("SDG")
    profile = framework.profile("regional-no")
    assert len(profile.applicable) == len(set(profile.applicable)) == 94
    assert all(profile.applies_to(criterion) for criterion in framework.criteria)
    assert "ikke en offisiell liste" in profile.note.nb
    assert "not an official one" in profile.note.en


def test_the_profile_has_exactly_the_targets_of_the_shortlist():
    facts = (shared_folder() / "frameworks" / "facts.md").read_text(encoding="utf-8")
    shortlist = facts[facts.index("**Proposed core of targets") : facts.index("### 4.3")]
    rows = re.findall(r"^\| \d+ \| (.*) \|$", shortlist, re.MULTILINE)
    ids = [f"SDG-{entry.split()[0]}" for row in rows for entry in row.split(" · ")]
    assert list(find_framework("SDG").profile("regional-no").applicable) == ids


def test_the_terms_are_those_of_the_compiled_lists():
    lists = json.loads((shared_folder() / "frameworks" / "terms.json").read_text("utf-8"))["lists"]
    for criterion in criteria():
        if criterion.id in lists:
            for language in LANGUAGES:
                assert list(criterion.terms[language]) == lists[criterion.id][language]


def test_the_green_deal_is_tied_to_the_goals_and_targets():
    links = {(link.source, link.target) for link in find_framework("EGD").crosswalk}
    assert {("EGD-01", "SDG-13"), ("EGD-03", "SDG-8.4"), ("EGD-11", "SDG-12.7")} <= links
    assert len(links) == 31


def test_smart_specialisation_is_tied_to_the_outside_yardsticks():
    links = {(link.source, link.target) for link in find_framework("S3").crosswalk}
    assert {
        ("S3-01", "CPR-2"),
        ("S3-03", "RIS3-1"),
        ("S3-15", "KDD-6"),
        ("S3-10", "CPR-7"),
    } <= links


@pytest.mark.parametrize("name", ["s3", "S3", "s3-p", "egd", "SDG"])
def test_a_built_in_framework_is_found_by_its_name_in_any_case(name):
    assert find_framework(name).id == name.upper()


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(FrameworkError, match="choose s3, s3-p, egd, sdg, or give a file"):
        find_framework("s5")


def test_a_plain_load_looks_for_no_warning(monkeypatch):
    asked = []
    monkeypatch.setattr(loading, "faults_of", lambda *given: asked.append(given[2]) or ())
    loading.load_framework(_builtin_path("S3"))
    assert asked == [[]]


def test_all_four_load_in_less_than_a_third_of_a_second():
    program = (
        "import time; start = time.process_time();"
        "from aligncheck.frameworks import builtin_frameworks; builtin_frameworks();"
        "print(time.process_time() - start)"
    )
    runs = [
        float(
            subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout
        )
        for _ in range(3)
    ]
    assert min(runs) < SECONDS_TO_LOAD
