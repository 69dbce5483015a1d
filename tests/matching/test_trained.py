"""The trained judge: steady, the same in any company, and open to one's own criteria."""

from dataclasses import replace

import numpy as np
import pytest

from aligncheck.frameworks import Wording, builtin_frameworks, find_framework
from aligncheck.matching.match import Match, Why
from aligncheck.matching.trained import TrainedJudge, accepted_from, most_probable
from tests.matching.plans import (
    COAST,
    LIGHTHOUSE,
    NORWEGIAN,
    OLD_PEOPLE,
    QUAY,
    framework_of,
    passage,
)

PASSAGES = [passage(text) for text in NORWEGIAN]


@pytest.fixture(scope="module")
def judge(judge_folder):
    return TrainedJudge(judge_folder)


@pytest.fixture(scope="module")
def judged(judge):
    return judge.judge(PASSAGES, builtin_frameworks())


def test_another_judge_on_the_same_model_gives_the_same_matches(judge_folder, judged):
    assert TrainedJudge(judge_folder).judge(PASSAGES, builtin_frameworks()) == judged


def test_a_passage_is_judged_alike_alone_and_among_sixty_four(judge, judged):
    crowd = [PASSAGES[number % len(PASSAGES)] for number in range(64)]
    among_many = judge.judge(crowd, builtin_frameworks())
    for place, one in enumerate(PASSAGES):
        alone = judge.judge([one], builtin_frameworks())
        assert alone[0] == among_many[place] == judged[place]


def test_a_framework_is_judged_alike_alone_and_beside_others(judge, judged):
    for framework in builtin_frameworks():
        own = {criterion.id for criterion in framework.criteria}
        alone = judge.judge(PASSAGES, (framework,))
        beside = [tuple(match for match in found if match.criterion in own) for found in judged]
        assert alone == beside


def test_every_match_of_a_trained_criterion_is_accepted_from_its_threshold_on(judge, judged):
    fusion = judge.settings.fusion
    thresholds = dict(zip(judge.settings.heads.criteria, fusion.threshold, strict=True))
    matches = [match for found in judged for match in found if match.criterion in thresholds]
    assert any(match.accepted for match in matches)
    for found in judged:
        trained = [match for match in found if match.criterion in thresholds]
        likely = max(match.probability for match in trained) >= judge.settings.least_best
        for match in trained:
            threshold = thresholds[match.criterion]
            assert (
                likely and match.probability >= threshold - 1e-4
                if match.accepted
                else not likely or match.probability <= threshold + 1e-4
            )


def test_nothing_is_accepted_for_a_passage_that_is_likely_evidence_for_nothing():
    unsure = [Match("S3-01", 0.4, True, Why(), 2.0), Match("S3-02", 0.1, False, Why(), 2.0)]
    sure = [Match("S3-01", 0.4, True, Why(), 2.0), Match("S3-02", 0.7, True, Why(), 2.0)]
    own = [Match("OWN-1", 0.4, True, Why())]
    best = most_probable([[unsure, sure, own]])
    assert best == [0.4, 0.7, 0.0]
    found = accepted_from([unsure, sure, own], best, least=0.5)
    assert [[match.accepted for match in each] for each in found] == [
        [False, False],
        [True, True],
        [True],  # no head was trained for it: its own threshold holds
    ]


def test_matches_come_most_probable_first_with_probabilities_between_0_and_1(judged):
    for found in judged:
        chances = [match.probability for match in found]
        assert chances == sorted(chances, reverse=True)
        assert all(0 < chance <= 1 for chance in chances)


def test_a_commitment_to_halve_emissions_is_evidence_for_climate(judged):
    accepted = {match.criterion for match in judged[0] if match.accepted}
    assert "SDG-13" in accepted
    assert "EGD-01" in accepted


def test_the_words_given_as_reasons_stand_in_the_passage(judged):
    for one, found in zip(PASSAGES, judged, strict=True):
        for match in found:
            assert all(word in one.text for word in match.why.terms)
            assert match.why.probe
            assert -1 <= match.why.similarity <= 1


def test_targets_are_suggested_under_the_un_goals_only(judged):
    for found in judged:
        for match in found:
            assert bool(match.targets) == match.criterion.startswith("SDG-")
            for suggestion in match.targets:
                assert suggestion.target.startswith(match.criterion.replace("-0", "-") + ".")
                assert 0 <= suggestion.probability <= 1


def test_the_strength_that_the_model_estimates_lies_between_one_and_five(judged):
    levels = [match.level for found in judged for match in found]
    assert all(level is None or 1 <= level <= 5 for level in levels)
    assert any(level is not None for level in levels)


@pytest.mark.parametrize("text", [COAST, COAST + LIGHTHOUSE], ids=["one criterion", "two"])
def test_a_framework_of_ones_own_finds_its_passage_and_leaves_the_others(judge, tmp_path, text):
    coast = framework_of(tmp_path, text)
    about_quay, about_old = judge.judge([passage(QUAY), passage(OLD_PEOPLE)], (coast,))
    assert [match.criterion for match in about_quay if match.accepted] == ["COAST-1"]
    assert [match for match in about_old if match.accepted] == []
    assert about_quay[0].why.terms == ("kaia",)
    assert about_quay[0].level is None


def test_a_framework_of_ones_own_is_judged_by_its_own_threshold(judge, tmp_path):
    coast = framework_of(tmp_path, COAST + LIGHTHOUSE)
    for found in judge.judge(PASSAGES, (coast,)):
        for match in found:
            assert match.accepted == (match.probability >= judge.settings.zero_shot.threshold)


def test_a_framework_of_ones_own_is_judged_in_all_three_languages(judge, tmp_path):
    coast = framework_of(tmp_path, COAST + LIGHTHOUSE)
    texts = {
        "nb": "Kaia på Nordøya utvides med en ny plass for ferger.",
        "nn": "Kaia på Nordøya blir utvida med ein ny plass for ferjer.",
        "en": "The quay at North Island is extended with a new ferry berth.",
    }
    for language, text in texts.items():
        (found,) = judge.judge([passage(text, language)], (coast,))
        assert (found[0].criterion, found[0].accepted) == ("COAST-1", True), language


def test_nothing_to_judge_gives_nothing(judge):
    assert judge.judge([], builtin_frameworks()) == []
    assert judge.judge(PASSAGES, ()) == [()] * len(PASSAGES)


def test_the_hash_of_the_judge_changes_with_any_of_its_files(judge_folder, tmp_path):
    for path in judge_folder.iterdir():
        if path.name not in ("encoder.onnx",):
            (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "encoder.onnx").write_bytes(b"another network")
    assert TrainedJudge(tmp_path).sha256 != TrainedJudge(judge_folder).sha256


def test_examples_of_a_built_in_framework_are_known_by_heart(judge):
    asked = []

    class Listening:
        model_id, dimension = "listening", 384

        def encode(self, texts):
            asked.extend(texts)
            return np.zeros((len(texts), 384), np.float32)

    judge_with_ears = TrainedJudge(judge.folder, encoder=Listening())
    judge_with_ears.judge([passage(QUAY)], builtin_frameworks())
    assert asked == [QUAY]


def test_a_criterion_of_ones_own_under_a_built_in_id_is_not_judged_by_its_trained_head(judge):
    smart = find_framework("s3")
    asks = "Skal bygg være tilgjengelige for rullestolbrukere?"
    own = replace(smart.criteria[0], asks=Wording(asks, asks, asks))
    changed = replace(smart, criteria=(own, *smart.criteria[1:]))
    elsewhere = replace(changed, id="OWN")
    ours, untrained, before = (judge.judge(PASSAGES, (one,)) for one in (changed, elsewhere, smart))
    assert of(own.id, ours) == of(own.id, untrained) != of(own.id, before)
    assert all(match.level is None for match in of(own.id, ours))
    for criterion in smart.criteria[1:]:
        assert of(criterion.id, ours) == of(criterion.id, before)


def test_a_copy_of_a_built_in_framework_with_its_texts_keeps_the_trained_verdicts(judge, judged):
    smart = find_framework("s3")
    copied = replace(smart, version="mine", title=Wording("Min", "Min", "Mine"))
    found = judge.judge(PASSAGES, (copied,))
    assert [of(one.id, found) for one in smart.criteria] == [
        of(one.id, judged) for one in smart.criteria
    ]


def of(criterion, judged):
    """The matches of the criterion, passage by passage."""
    return [match for found in judged for match in found if match.criterion == criterion]
