"""Which of a goal's targets a passage fits best."""

import hashlib
import re
from dataclasses import replace

import numpy as np
import pytest

from aligncheck.frameworks import find_framework
from aligncheck.matching.match import Match, Suggestion, Why
from aligncheck.matching.targets import (
    TargetRanker,
    target_text,
    target_texts,
    with_targets,
    worded,
)


class WordEncoder:
    """Texts that share words are near each other."""

    model_id = "words"
    dimension = 256

    def encode(self, texts):
        vectors = np.full((len(texts), self.dimension), 0.01, np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w{4,}", text.lower()):
                place = hashlib.sha256(word[:6].encode()).digest()[0]
                vectors[row, place] += 1.0
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def ranker():
    return TargetRanker(find_framework("sdg"), WordEncoder())


def suggestions(ranker, text, goal):
    return ranker.suggest(WordEncoder().encode([text]), goal)[0]


@pytest.mark.parametrize(
    ("text", "goal", "target"),
    [
        ("Road safety: fewer traffic accidents and deaths on the roads", "SDG-03", "SDG-3.6"),
        ("Sorting, recycling and reuse bring waste reduction", "SDG-12", "SDG-12.5"),
        ("The municipality fights invasive alien species", "SDG-15", "SDG-15.8"),
    ],
)
def test_the_target_whose_words_the_passage_shares_comes_first(ranker, text, goal, target):
    assert suggestions(ranker, text, goal)[0].target == target


def test_three_targets_are_suggested_likeliest_first_with_shares_of_one(ranker):
    found = suggestions(ranker, "Flood and landslide preparedness", "SDG-11")
    chances = [item.probability for item in found]
    assert len(found) == 3
    assert chances == sorted(chances, reverse=True)
    assert 0 < sum(chances) <= 1
    assert all(item.target.startswith("SDG-11.") for item in found)


def test_each_passage_gets_its_own_suggestions_whatever_else_is_asked(ranker):
    texts = ["Broadband for all", "Roads, bridges and ports"]
    together = ranker.suggest(WordEncoder().encode(texts), "SDG-09")
    assert together == [suggestions(ranker, text, "SDG-09") for text in texts]


def test_among_fewer_than_four_targets_none_is_suggested():
    goals = find_framework("sdg")
    first, second, *_ = goals.criteria
    three = replace(first, subcriteria=first.subcriteria[:3])
    four = replace(second, subcriteria=second.subcriteria[:4])
    ranker = TargetRanker(replace(goals, criteria=(three, four)), WordEncoder())
    assert suggestions(ranker, "Poverty", three.id) == ()
    assert len(suggestions(ranker, "Hunger", four.id)) == 3


def test_a_criterion_without_targets_gets_none(ranker):
    assert suggestions(ranker, "Broadband", "S3-01") == ()
    assert ranker.suggest(np.zeros((0, 256), np.float32), "SDG-09") == []


def test_matches_of_goals_are_given_targets_and_others_are_left_alone(ranker):
    matches = [(Match("SDG-03", 0.9, True, Why()), Match("S3-01", 0.5, True, Why()))]
    texts = ["Fewer traffic accidents"]
    ((goal, other),) = with_targets(matches, texts, WordEncoder().encode(texts), ranker)
    assert goal.targets[0].target == "SDG-3.6"
    assert other == matches[0][1]


def test_a_target_after_the_first_is_given_only_where_it_is_likely_enough(ranker):
    text = "Road safety: fewer traffic accidents and deaths on the roads"
    vectors = WordEncoder().encode([text])
    match = Match("SDG-03", 0.9, True, Why())
    ((goal,),) = with_targets([(match,)], [text], vectors, ranker)
    first, *others = suggestions(ranker, text, "SDG-03")
    assert goal.targets == (first, *(item for item in others if item.probability >= 0.1))
    assert len(goal.targets) < 3


@pytest.mark.parametrize(
    ("target", "named", "unnamed"),
    [
        ("SDG-2.5", "Garden held på bevaringsverdige storferasar.", "Rovvilt tek sau på beite."),
        ("SDG-2.5", "The gene bank keeps old seeds.", "Fields are protected."),
        ("SDG-8.6", "Skuleungdom får læreplassar.", "Bedrifter treng kompetanse."),
        ("SDG-8.6", "Young people get work.", "The labour force is skilled."),
        ("SDG-8.9", "Naturbasert reiseliv skal vokse.", "Tømmer selges i nærområdet."),
        ("SDG-10.7", "Busetjing av arbeidsinnvandrarar", "Samisk språk skal brukes i brev."),
        ("SDG-10.7", "Refugees find work.", "The Sámi language is taught."),
    ],
)
def test_a_target_that_is_suggested_too_easily_asks_for_a_word_of_its_own(target, named, unnamed):
    both = (Suggestion(target, 0.6), Suggestion("SDG-2.4", 0.3))
    assert worded(both, named) == both
    assert worded(both, unnamed) == both[1:]


def test_the_targets_of_a_passage_are_held_to_their_words(ranker):
    texts = ["Seed banks and local breeds of crops", "Local banks, crops and livestock"]
    match = Match("SDG-02", 0.9, True, Why())
    vectors = WordEncoder().encode(texts)
    (seeds,), (farms,) = with_targets([(match,), (match,)], texts, vectors, ranker)
    assert "SDG-2.5" in [item.target for item in seeds.targets]
    assert "SDG-2.5" in [item.target for item in ranker.suggest(vectors, "SDG-02")[1]]
    assert "SDG-2.5" not in [item.target for item in farms.targets]


def test_all_169_targets_have_a_text_of_their_own_beside_the_label():
    framework = find_framework("sdg")
    texts = target_texts(framework)
    assert len(set(texts)) == 169
    for criterion in framework.criteria:
        for target in criterion.subcriteria:
            assert target_text(target).startswith(f"{target.label.en}: ")
