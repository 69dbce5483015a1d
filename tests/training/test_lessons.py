"""A small real network learns from each kind of lesson."""

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("transformers", reason="training needs transformers")

from aligncheck.evaluate.gold import GoldPassage  # noqa: E402
from aligncheck.training.fit import Schedule, fit, predict, prepared  # noqa: E402
from aligncheck.training.lessons import Twins, goals, labelled  # noqa: E402
from aligncheck.training.network import JudgeNetwork  # noqa: E402
from aligncheck.training.rebuild import twins  # noqa: E402
from aligncheck.training.sources import GoalExcerpt  # noqa: E402
from tests.training.small_network import bert  # noqa: E402

CRITERIA = ("S3-01", "SDG-01", "SDG-02")
HARBOUR, SCHOOL = (10, 11, 12), (20, 21)
LONG = Schedule(epochs=40, rate=2e-3)
SHORT = Schedule(epochs=2, rate=2e-3)


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """So small a network only waits for its own threads."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return bert(
        tmp_path_factory.mktemp("base"),
        vocab_size=32,
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=16,
    )


@pytest.fixture
def network(base):
    torch.manual_seed(0)
    return JudgeNetwork(base, range(32), len(CRITERIA))


def gold(id="p1", labels=None, *, disputed=(), kind="goal", language="nb"):
    return GoldPassage(id, language, id, labels or {}, frozenset(disputed), kind, id)


def lesson(network, passages, tokens, *, frozen=0):
    return labelled(passages, prepared(network, tokens, frozen), CRITERIA)


def test_what_is_labelled_is_learned_with_its_level(network):
    passages = [gold("a", {"S3-01": 4.0}), gold("b", {"SDG-01": 1.0}, kind="report")]
    tokens = [HARBOUR, SCHOOL]
    losses = list(fit(network, [lesson(network, passages * 4, tokens * 4)], LONG))
    scores, levels, vectors = predict(network, tokens)
    assert losses[-1] < losses[0] / 3
    assert (scores > 0).tolist() == [[True, False, False], [False, True, False]]
    assert levels[0, 0] > 3 > 2 > levels[1, 1]
    assert vectors.shape == (2, 16)


def test_a_disputed_label_ends_between_yes_and_no(network):
    harbours = [gold(f"p{number}", disputed=["SDG-01"]) for number in range(8)]
    list(fit(network, [lesson(network, harbours, [HARBOUR] * 8)], LONG))
    scores = predict(network, [HARBOUR])[0][0]
    assert -1.0 < scores[1] < 0.5  # a probability of 0.4 is -0.4
    assert scores[2] < -2


def test_a_passage_counts_as_much_as_its_weight(network):
    texts = prepared(network, [HARBOUR, SCHOOL], 0)
    passages = [gold("p1", {"S3-01": 3.0}), gold("p2", {"S3-01": 3.0})]
    plain = labelled(passages, texts, CRITERIA)
    twice = labelled(passages, texts, CRITERIA, [2.0, 1.0])
    assert twice.counts[0].tolist() == [2.0, 2.0, 2.0]
    assert twice.counts[1].tolist() == plain.counts[1].tolist() == [1.0, 1.0, 1.0]


def test_an_excerpt_teaches_its_goal_and_nothing_outside_the_goals(network):
    texts = prepared(network, [HARBOUR, SCHOOL] * 4, 0)
    excerpts = [GoalExcerpt("a", 1), GoalExcerpt("b", 2)] * 4
    before = network.head.weight[0].clone()
    list(fit(network, [goals(excerpts, texts, CRITERIA)], LONG))
    scores = predict(network, [HARBOUR, SCHOOL])[0]
    assert scores[0, 1] > max(0, scores[0, 2])
    assert scores[1, 2] > max(0, scores[1, 1])
    assert torch.allclose(network.head.weight[0], before, atol=0.05)


def test_twins_come_to_be_judged_alike(network):
    with torch.no_grad():
        network.head.weight.mul_(4.0)

    def apart():
        scores = torch.tensor(predict(network, [HARBOUR, SCHOOL])[0]).sigmoid()
        return float((scores[0] - scores[1]).abs().sum())

    before = apart()
    pair = Twins(*(prepared(network, [side] * 8, 0) for side in (HARBOUR, SCHOOL)))
    list(fit(network, [pair], LONG))
    assert apart() < before / 2


def test_twins_are_found_by_their_ids():
    bokmal, twin, alone = gold("w1-1"), gold("w1-1n", language="nn"), gold("w1-2n", language="nn")
    assert twins([twin, bokmal, alone]) == ((bokmal, twin),)


def test_frozen_layers_stay_and_the_same_seed_gives_the_same_network(base):
    def trained():
        torch.manual_seed(0)
        network = JudgeNetwork(base, range(32), len(CRITERIA))
        first = {name: weight.clone() for name, weight in network.state_dict().items()}
        passages = [gold("a", {"S3-01": 3.0}), gold("b")]
        list(fit(network, [lesson(network, passages, [HARBOUR, SCHOOL], frozen=1)], SHORT))
        return first, network.state_dict()

    first, once = trained()
    again = trained()[1]
    moved = {name for name in once if not torch.equal(first[name], once[name])}
    assert all(torch.equal(once[name], again[name]) for name in once)
    assert any(name.startswith("bert.encoder.layer.1.") for name in moved)
    assert not any(name.startswith(("bert.encoder.layer.0.", "bert.embeddings")) for name in moved)
