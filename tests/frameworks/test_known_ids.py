"""What a framework of one's own says under the ids of the UN or of the built-in frameworks."""

from aligncheck.frameworks import lint_framework, load_framework
from aligncheck.frameworks.loading import framework_file
from tests.frameworks.sound import SOUND, line_of


def errors_in(path):
    """The faults that are no warnings, such as that of a built-in id with other words."""
    return [fault for fault in lint_framework(path) if not fault.is_warning]


def test_a_target_the_un_does_not_have_is_a_fault_in_the_sdg_framework(written):
    text = SOUND.replace('"COAST"', '"SDG"').replace("COAST-1.1", "SDG-13.7")
    text = text.replace("COAST-1", "SDG-13").replace('id = "1.1"', 'id = "13.7"')
    path = written(text)
    (fault,) = errors_in(path)
    assert fault.line == line_of(text, 'id = "13.7"')
    assert "'13.7' is not a UN target under SDG-13" in fault.message


def test_a_target_under_the_wrong_goal_is_a_fault(written):
    text = SOUND.replace('"COAST"', '"SDG"').replace("COAST-1.1", "SDG-13.1")
    text = text.replace("COAST-1", "SDG-01").replace('id = "1.1"', 'id = "13.1"')
    (fault,) = errors_in(written(text))
    assert "is not a UN target under SDG-01" in fault.message


def test_a_built_in_criterion_that_was_reworded_under_its_id_is_warned_of(written):
    text = framework_file("egd").read_text(encoding="utf-8")
    assert lint_framework(written(text)) == ()
    label, question = load_framework(written(text)).criteria[0].label.nb, 'question.nb = "'
    assert lint_framework(written(text.replace(question, f"{question}Ny: ", 1))) == ()
    changed = written(text.replace(f'"{label}"', '"Noe helt annet"', 1))
    (told,) = lint_framework(changed)
    assert told.is_warning
    assert told.place == "criteria EGD-01 › id"
    assert "label or asks" in told.message
    assert all("(asks)" in words for words in (told.told.nb, told.told.nn))
    assert load_framework(changed).criteria[0].label.nb == "Noe helt annet"


def test_a_framework_that_only_borrows_the_id_of_a_built_in_one_is_warned_of(written):
    text = SOUND.replace('id = "COAST"', 'id = "S3"', 1).replace("COAST-1.1", "S3-1.1")
    (told,) = lint_framework(written(text))
    assert (told.is_warning, told.place, told.line) == (True, "id", line_of(text, 'id = "S3"'))
    assert load_framework(written(text)).id == "S3"
    assert lint_framework(framework_file("s3")) == ()
