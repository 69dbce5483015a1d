"""A network in the work folder is whole and the one that is asked for, or there is none."""

import pytest

torch = pytest.importorskip("torch", reason="training needs torch")
pytest.importorskip("transformers", reason="training needs transformers")

from aligncheck.errors import UsageError  # noqa: E402
from aligncheck.evaluate.gold import GoldPassage  # noqa: E402
from aligncheck.training import rebuild  # noqa: E402
from aligncheck.training.fit import Schedule  # noqa: E402
from aligncheck.training.learned import learned_from  # noqa: E402
from aligncheck.training.lessons import LEVEL_WEIGHT  # noqa: E402
from aligncheck.training.rebuild import Sources, Trainer  # noqa: E402
from aligncheck.training.sources import GoalExcerpt  # noqa: E402
from tests.training.small_network import bert  # noqa: E402


@pytest.fixture
def trainer(tmp_path):
    base = bert(
        tmp_path / "base",
        vocab_size=8,
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        max_position_embeddings=8,
    )
    made = Trainer.__new__(Trainer)  # without the hours of reading and training
    made.base, made.work = base, tmp_path / "work"
    made.criteria, made.trained_pieces, made.say = ("S3-01", "SDG-01"), list(range(8)), print
    return made


def kept(trainer, monkeypatch):
    monkeypatch.setattr(rebuild, "fit", lambda *_: iter(()))
    network = rebuild.JudgeNetwork(trainer.base, trainer.trained_pieces, len(trainer.criteria))
    trainer._fit(network, (), Schedule(epochs=1, rate=1e-3), "fold0")
    return network


def test_a_kept_network_is_the_one_that_was_trained_and_no_half_one_is_left(trainer, monkeypatch):
    network = kept(trainer, monkeypatch)
    loaded = trainer.loaded("fold0")
    assert torch.equal(loaded.head.weight, network.head.weight)
    assert not loaded.training
    assert [path.name for path in trainer.work.iterdir()] == ["fold0.safetensors"]


def test_a_stop_while_a_network_is_written_leaves_none_of_its_name(trainer, monkeypatch):
    def stopped(_, path):
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(rebuild, "save_file", stopped)
    with pytest.raises(KeyboardInterrupt):
        kept(trainer, monkeypatch)
    assert list(trainer.work.iterdir()) == []


def test_a_network_that_is_missing_is_not_taken_for_an_untrained_one(trainer):
    with pytest.raises(UsageError, match=r"fold0\.safetensors is missing; .*trained again"):
        trainer.loaded("fold0")


def test_a_network_of_other_criteria_or_cut_short_is_named(trainer, monkeypatch):
    kept(trainer, monkeypatch)
    trainer.criteria = ("S3-01",)
    with pytest.raises(UsageError, match=r"no whole network .*delete it"):
        trainer.loaded("fold0")
    (trainer.work / "fold0.safetensors").write_bytes(b"half")
    with pytest.raises(UsageError, match=r"no whole network .*delete it"):
        trainer.loaded("fold0")


def test_labels_weights_and_schedules_tell_what_a_network_learned_from(trainer):
    def passages(level):
        return (GoldPassage("a", "nb", "Et fond", {"SDG-01": level}, frozenset(), "goal", "a"),)

    def learned(level):
        trainer.sources = Sources(passages(3.0), (), (), passages(level))
        trainer.excerpts = (GoalExcerpt("agua", 6),)
        return learned_from(trainer)

    once, again, other = learned(3.0), learned(3.0), learned(2.5)
    assert once == again
    changed = [name for name in once if once[name] != other[name]]
    assert changed == ["labels or texts of real passages"]
    assert once["weights of the loss"]["level"] == LEVEL_WEIGHT
    assert once["schedules"]["real"]["epochs"] == rebuild.REAL.epochs
