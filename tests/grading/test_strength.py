"""The strength of a passage under several criteria."""

from aligncheck.grading import commitment, grade, graded_by, strength
from aligncheck.grading.cues import find_cues
from aligncheck.grading.features import features, features_of_passage
from aligncheck.grading.ordinal import OrdinalModel, Rung, load_model
from aligncheck.grading.reading import read_signs
from aligncheck.matching.match import Match, Why
from tests.grading.passages import passage

CRITERIA = ("S3-03", "EGD-01", "SDG-13")
TEXT = "Fylkeskommunen skal bygge tre hurtigladere innen 2031 for 12 mill. kroner på kaia i sør."


def matches(level=None):
    return [Match(criterion, 0.5, True, Why(), level) for criterion in CRITERIA]


def test_a_passage_is_looked_through_once_for_all_criteria(monkeypatch):
    looked = []
    monkeypatch.setattr(
        strength,
        "features_of_passage",
        lambda reading: looked.append(reading) or features_of_passage(reading),
    )
    one = passage(f"{TEXT} Kun her.", "nb")
    for match in matches():
        grade(match, one)
        commitment(match, one)
    assert len(looked) == 1


def test_strength_commitment_and_cues_are_those_of_all_features():
    one = passage(TEXT, "nb")
    for match in (*matches(), *matches(3.2)):
        values = features(read_signs(one), match.criterion)
        expected = load_model().strength(values, match.level), find_cues(one)
        assert grade(match, one) == expected
        assert commitment(match, one) == load_model().commitment(values, match.level)


def test_another_model_gives_the_strength_only_where_it_is_asked_for():
    one, match = passage(TEXT, "nb"), matches()[0]
    shipped = grade(match, one)[0], commitment(match, one)
    never = OrdinalModel("0", tuple(Rung(-9.0, 0.5, {}) for _ in range(4)), ())
    with graded_by(never):
        assert grade(match, one)[0] == 1
        assert commitment(match, one) < 0.01
        with graded_by(None):
            assert (grade(match, one)[0], commitment(match, one)) == shipped
    assert (grade(match, one)[0], commitment(match, one)) == shipped
