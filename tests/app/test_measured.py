"""Measured figures beside what they are about, and on the method page."""

import pytest

from tests.app.drawn import drawn_text, open_page, plan_id
from views import measured


@pytest.fixture
def stored(monkeypatch):
    """Takes the place of the figures that come with the installation."""

    def store_figures(**figures):
        named = {name.replace("_", " "): figure for name, figure in figures.items()}
        monkeypatch.setattr(measured, "_figures", lambda result: named)

    return store_figures


def figure(value, low, high, n):
    return {"value": value, "low": low, "high": high, "n": n, "better": "lower"}


def test_beside_a_possible_gap_stands_how_often_such_gaps_were_none(app, store, stored):
    id = plan_id(store)
    doubtful = next(item for item in store.load_assessment(id).findings if item.is_uncertain)
    stored(
        possible_gaps_that_are_none=figure(0.804, 0.7, 0.9, 303),
        possible_gaps_that_are_covered=figure(0.206, 0.1, 0.3, 303),
    )
    open_page(app, "check", plan=id, show="weak", criterion=doubtful.criterion)
    told = " ".join(drawn_text(app).split())
    assert "i 80 % av slike tilfeller: 21 % var dekket, 59 % svakt dekket." in told
    stored()
    app.run()
    told = drawn_text(app)
    assert "Ofte omtaler planen kriteriet likevel" in told
    assert "av slike tilfeller" not in told


def test_figures_without_interval_are_shown_without_and_those_without_cases_not(app, stored):
    stored(
        possible_gaps_that_are_none=figure(0.8, None, None, 5),
        covered_called_a_gap_or_possible_gap=figure(0.17, 0.1, 0.25, 344),
        covered_that_is_not=figure(None, None, None, 0),
    )
    open_page(app, "method")
    app.session_state["method_tabs"] = "Slik vurderes planen"
    told = drawn_text(app.run())
    assert "mulige hull som ikke var hull" in told
    assert "dekkede kriterier som ble kalt uten funn eller mulig hull" in told
    assert "10\u00a0% – 25\u00a0%" in told
    assert "fant svakt dekket eller ikke dekket" not in told
    assert "For tolv planer som grensene ikke var valgt på" in told
    assert "andelen ved et kriterium uten funn er regnet på disse og to til" in told
