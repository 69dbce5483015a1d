"""What a framework and its parts answer."""

import pickle
from dataclasses import replace

import pytest

from aligncheck.errors import FrameworkError
from aligncheck.frameworks import (
    Criterion,
    Force,
    Wording,
    find_framework,
    is_official_target,
    official_targets,
)
from aligncheck.frameworks.official_targets import TARGET_COUNTS

WORDING = Wording(nb="havn", nn="hamn", en="harbour")


@pytest.mark.parametrize(
    ("language", "text"), [("nb", "havn"), ("nn", "hamn"), ("en", "harbour"), ("other", "havn")]
)
def test_a_wording_answers_in_the_language_asked_for_and_in_bokmaal_otherwise(language, text):
    assert WORDING.in_language(language) == text


def test_a_criterion_needs_only_id_and_wording():
    criterion = Criterion(id="A", label=WORDING, asks=WORDING, question=WORDING)
    assert criterion.terms == {}
    assert criterion.subcriteria == ()


def test_an_unknown_criterion_or_profile_is_an_error_that_lists_the_known_ones():
    framework = find_framework("sdg")
    with pytest.raises(FrameworkError, match="no criterion 'SDG-18'; it has: SDG-01, "):
        framework.criterion("SDG-18")
    with pytest.raises(FrameworkError, match="no profile 'city'; it has: regional-no"):
        framework.profile("city")


def test_a_profile_applies_to_a_criterion_whose_target_it_lists():
    framework = find_framework("sdg")
    profile = framework.profile("regional-no")
    assert profile.applies_to(framework.criterion("SDG-13"))
    assert not profile.applies_to(find_framework("egd").criterion("EGD-01"))


def test_a_framework_travels_to_another_process_and_can_be_a_key():
    framework = find_framework("egd")
    again = pickle.loads(pickle.dumps(framework))
    assert again == framework
    assert len({again, framework}) == 1


def test_every_force_has_a_word_in_three_languages():
    for force in Force:
        assert all((force.label.nb, force.label.nn, force.label.en))


def test_the_un_has_169_targets_of_which_126_have_a_number():
    assert sum(numbers for numbers, _ in TARGET_COUNTS.values()) == 126
    assert sum(len(official_targets(goal)) for goal in TARGET_COUNTS) == 169


@pytest.mark.parametrize("id", ["1.1", "1.b", "8.10", "13.a", "17.19"])
def test_a_target_of_the_un_is_official(id):
    assert is_official_target(id)


@pytest.mark.parametrize("id", ["13.7", "13.c", "0.1", "18.1", "1.06", "13", "", "x.1"])
def test_anything_else_is_not(id):
    assert not is_official_target(id)


def test_equal_frameworks_are_one_key_and_an_edited_one_of_the_same_version_is_another():
    framework = find_framework("egd")
    edited = replace(framework, criteria=framework.criteria[1:])
    finders = {framework: "first", edited: "edited"}
    assert hash(framework) == hash((framework.id, framework.version))
    assert finders[replace(framework)] == "first"
    assert finders[edited] == "edited"
