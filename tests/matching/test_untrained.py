"""A judge on any encoder: known by that encoder, and never taken for another."""

import json

import numpy as np
import pytest

from aligncheck.errors import ModelError
from aligncheck.matching.probes import ProbeIndex, usual_texts
from aligncheck.matching.settings import FILES, JudgeSettings
from aligncheck.matching.trained import TrainedJudge
from aligncheck.matching.untrained import UntrainedJudge
from aligncheck.store import CachedJudge, open_store
from tests.matching.plans import COAST, LIGHTHOUSE, NORWEGIAN, framework_of, passage
from tests.store.toys import HashEncoder

SETTINGS = {
    "version": "7",
    "criteria": [],
    "fusion": {"score": 1, "terms": 0, "nearness": 0, "bias": [], "threshold": []},
    "zero_shot": {"nearness": 0.5, "terms": 6.0, "bias": -3.0, "threshold": 0.5},
}
PASSAGES = [passage(text) for text in NORWEGIAN]


@pytest.fixture
def small_model(tmp_path):
    """A folder with settings only; no test here needs the network in it."""
    folder = tmp_path / "judge"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes(b"-")
    (folder / "judge.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    return folder


class OtherEncoder(HashEncoder):
    model_id = "other-32"

    def encode(self, texts):
        return super().encode([f"other {text}" for text in texts])


def test_the_terms_alone_lift_a_passage_over_the_threshold(small_model, tmp_path):
    coast = framework_of(tmp_path, COAST + LIGHTHOUSE)
    judge = UntrainedJudge(HashEncoder(), small_model)
    found = judge.judge(PASSAGES, (coast,))
    hits = [bool(match.why.terms) for row in found for match in row if match.accepted]
    assert hits
    assert any(hits)


def test_two_judges_on_different_encoders_are_never_taken_for_each_other(small_model):
    judges = [UntrainedJudge(each, small_model) for each in (HashEncoder(), OtherEncoder())]
    trained = TrainedJudge(small_model)
    assert len({judge.sha256 for judge in (*judges, trained)}) == 3


def test_a_kept_verdict_of_one_model_is_not_given_for_another(small_model, tmp_path):
    coast = framework_of(tmp_path, COAST + LIGHTHOUSE)
    with open_store(tmp_path / "store") as store:
        first = UntrainedJudge(HashEncoder(), small_model)
        CachedJudge(store, first).judge(PASSAGES, (coast,))
        second = UntrainedJudge(OtherEncoder(), small_model)
        again = CachedJudge(store, second).judge(PASSAGES, (coast,))
    assert again == second.judge(PASSAGES, (coast,))
    assert again != first.judge(PASSAGES, (coast,))


def test_with_few_criteria_of_ones_own_the_built_in_examples_say_what_is_usual(tmp_path):
    encoder = HashEncoder()
    ProbeIndex(framework_of(tmp_path, COAST), encoder)
    assert set(usual_texts()) <= set(encoder.encoded)


def test_nearness_names_the_nearest_example_and_its_cosine(tmp_path):
    coast = framework_of(tmp_path, COAST + LIGHTHOUSE)
    encoder = HashEncoder()
    example = coast.criteria[1].probes["nb"][0]
    near = ProbeIndex(coast, encoder).nearness(encoder.encode([example]))
    assert near.nearest[0][1] == example
    assert near.cosine[0, 1] == pytest.approx(1.0)
    assert near.standard[0, 1] > near.standard[0, 0]


def test_a_criterion_without_examples_is_near_to_what_it_asks(tmp_path):
    text = "\n".join(line for line in COAST.splitlines() if not line.startswith("probes"))
    coast = framework_of(tmp_path, text)
    encoder = HashEncoder()
    near = ProbeIndex(coast, encoder).nearness(encoder.encode([coast.criteria[0].asks.en]))
    assert near.nearest[0][0] == coast.criteria[0].asks.en


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_of_the_model_is_named(small_model, name):
    (small_model / name).unlink()
    with pytest.raises(ModelError, match=f"lacks {name}; .*git checkout -- models"):
        JudgeSettings(small_model)


@pytest.mark.parametrize("content", ["", "{", '{"version": "1"}', "[]"])
def test_broken_settings_are_a_model_error_that_names_the_file(small_model, content):
    (small_model / "judge.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"judge\.json .*git checkout -- models"):
        _ = JudgeSettings(small_model).zero_shot


def test_nothing_to_judge_gives_nothing(small_model, tmp_path):
    judge = UntrainedJudge(HashEncoder(), small_model)
    assert judge.judge([], (framework_of(tmp_path, COAST),)) == []
    assert judge.judge(PASSAGES, ()) == [()] * len(PASSAGES)


def test_a_vector_does_not_depend_on_its_neighbours():
    from aligncheck.encoding.encoder import likeness

    random = np.random.default_rng(5)
    vectors = random.normal(size=(64, 384)).astype(np.float32)
    others = random.normal(size=(46, 384)).astype(np.float32)
    together = likeness(vectors, others)
    assert all(np.array_equal(likeness(vectors[row : row + 1], others)[0], together[row])
               for row in range(64))  # fmt: skip
    assert np.allclose(together, vectors @ others.T, atol=1e-3)
