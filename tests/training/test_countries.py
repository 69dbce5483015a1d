"""Each fold's network leaves out the plan excerpts of some countries."""

from types import SimpleNamespace

from aligncheck.training.rebuild import FOLDS, Trainer
from aligncheck.training.sources import plan_excerpts
from tests.shared_data import shared_folder

COUNTRIES = ("Bhutan", "Cambodia", "Jamaica", "Liberia", "Namibia")


def test_every_country_is_left_out_of_exactly_one_fold():
    trainer = SimpleNamespace(countries=COUNTRIES)
    left_out = [Trainer.countries_without(trainer, fold) for fold in range(FOLDS)]
    assert sorted(country for some in left_out for country in some) == sorted(COUNTRIES)
    assert all(left_out)


def test_plan_excerpts_know_their_country():
    excerpts = plan_excerpts(shared_folder())
    assert {excerpt.country for excerpt in excerpts} == set(COUNTRIES)
    assert {excerpt.goal for excerpt in excerpts} == set(range(1, 18))
