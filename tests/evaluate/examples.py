"""Labelled passages and predictions in a line."""

from aligncheck.evaluate.gold import GoldPassage
from aligncheck.evaluate.prediction import Prediction


def passage(id, labels, *, language="nb", disputed=(), document="", text="…"):
    return GoldPassage(id, language, text, labels, frozenset(disputed), "", document or id)


def prediction(id, accepted, *, probability=None, strength=None):
    return Prediction(
        id, probability or dict.fromkeys(accepted, 0.9), frozenset(accepted), strength or {}
    )
