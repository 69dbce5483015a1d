"""Draft against draft on the screen: what a reader before a hearing must not miss."""

import pytest

from aligncheck.store import PlanRecord
from tests.app.drawn import button, drawn_text, open_page
from tests.sample_assessments import NEAR, STEERING, WIND, assessment, evidence, finding, passage

SURE = evidence("S3-01", STEERING, 3)
UNSURE = evidence("S3-01", NEAR, 2, 0.1)


@pytest.fixture
def held_against(app, store):
    """Opens the page on two drafts of these findings."""

    def open_drafts(before, after, **address):
        old = store.save_assessment(assessment(before, name="a.pdf"), plan=PlanRecord("Utkast a"))
        new = store.save_assessment(assessment(after, name="b.pdf"), plan=PlanRecord("Utkast b"))
        open_page(app, "drafts", old=old, new=new, **address)
        return drawn_text(app)

    return open_drafts


def test_a_fall_to_a_possible_gap_is_told_as_one(held_against):
    before = finding("S3-01", [SURE], missed=[UNSURE])
    told = held_against([before], [finding("S3-01", [UNSURE])])
    assert "● Dekket (3) → ◐ Svakt dekket – mulig hull (2)" in told
    assert "Usikkert: teller bare fordi ingen sikre avsnitt ble funnet" in told


def test_a_commitment_lost_behind_an_unchanged_criterion_can_be_seen(held_against):
    also = evidence("S3-01", WIND, 3)
    drafts = [finding("S3-01", [SURE, also])], [finding("S3-01", [SURE])]
    told = held_against(*drafts, show="within")
    assert "uendret: 1. Bak 1 av de uendrede står andre avsnitt enn før." in told
    assert WIND.text in told
    assert "Finnes ikke i dette utkastet." in told


def test_more_than_three_changed_passages_are_said_to_be_there_and_shown_by_a_click(
    app, held_against
):
    spots = [passage(f"{STEERING.text} Nummer {number}.", number) for number in range(1, 6)]
    lost = finding("S3-01", [evidence("S3-01", spot, 3) for spot in spots])
    told = held_against([lost], [finding("S3-01")])
    assert [spot.text in told for spot in spots] == [True, True, True, False, False]
    button(app, "Vis 2 avsnitt til").click().run()
    assert all(spot.text in drawn_text(app) for spot in spots)
