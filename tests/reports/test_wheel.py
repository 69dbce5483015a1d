"""The wheel as a picture that tells 0 from poor and from left out."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from aligncheck.compare import wheel
from aligncheck.decisions import apply_decisions
from aligncheck.reports.colours import framework_colour
from aligncheck.reports.drawing import Drawing, Words, text_width, to_pdf, to_svg
from aligncheck.reports.wheel import CENTRE, description, wheel_drawing, wheel_png, wheel_svg
from tests.reports.hostile import HOSTILE
from tests.sample_assessments import INVESTORS, assessment, decision, evidence, finding, sample

SVG = "{http://www.w3.org/2000/svg}"


def smart(language="nb"):
    return wheel(apply_decisions(sample(), []), "S3", language)


def test_the_svg_names_every_criterion_with_its_value():
    root = ElementTree.fromstring(wheel_svg(smart(), "nb"))
    told = [text.text for text in root.iter(f"{SVG}text")]
    for spoke in smart().spokes:
        assert spoke.label in told
    assert root.find(f"{SVG}title").text == (
        "Hjul for Plan for Ørland æøå, Smart spesialisering: Ledelse og forankring 4, "
        "Fast team 0, Utløse private investeringer 2. "
        "Maskinens vurdering; ingen har gått gjennom den."
    )


def texts_of(drawn, language="nb"):
    return [item for item in wheel_drawing(drawn, language).shapes if isinstance(item, Words)]


def test_the_picture_says_which_plan_it_shows_and_whose_judgement():
    heads = [item.text for item in texts_of(smart())[:3]]
    assert heads[:2] == ["Smart spesialisering", "Plan for Ørland æøå"]
    reviewed = apply_decisions(sample(), [decision("S3-02", "really_missing")])
    drawn = wheel(reviewed, "S3", "en", plan="A plan")
    told = [item.text for item in texts_of(drawn, "en")[:3]]
    assert told[1] == "A plan"
    assert told[2].startswith("Reviewed by Kari: 1 of 3 criteria.")
    green = wheel(reviewed, "EGD", "en")
    assert texts_of(green, "en")[2].text.startswith("The machine's judgement")


def test_a_possible_gap_is_marked_in_the_picture_and_in_its_words():
    doubtful = assessment([finding("S3-07", [evidence("S3-07", INVESTORS, 2, probability=0.1)])])
    drawn = wheel(apply_decisions(doubtful, []), "S3", "nb")
    told = [item.text for item in texts_of(drawn)]
    assert "2?" in told
    assert told[-1].endswith("? = mulig hull.")
    assert "Utløse private investeringer 2 (mulig hull)" in description(drawn, "nb")


def test_no_label_runs_into_its_value():
    long = replace(smart().spokes[0], label="Medvirkning " * 9, may_be_gap=True)
    drawn = replace(smart(), spokes=(long,))
    label = next(item for item in texts_of(drawn) if item.text.startswith("Medvirkning"))
    value = next(item for item in texts_of(drawn) if item.text == "4?")
    ends = label.at[0] + text_width(label.text, label.size)
    assert ends < value.at[0] - text_width(value.text, value.size, bold=True) - 5


def test_an_empty_slice_has_no_colour_and_one_that_does_not_apply_is_grey():
    green = wheel(apply_decisions(sample(), []), "EGD", "nb")
    fills = [shape.fill for shape in wheel_drawing(green, "nb").shapes if hasattr(shape, "fill")]
    assert framework_colour("EGD") in fills
    assert (238, 238, 238) in fills
    assert (238, 238, 238) not in [
        shape.fill for shape in wheel_drawing(smart(), "nb").shapes if hasattr(shape, "fill")
    ]


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_note_says_what_zero_means(language):
    assert any(
        isinstance(shape, Words) and shape.text.startswith("0 (")
        for shape in wheel_drawing(smart(language), language).shapes
    )


def test_the_png_shows_the_slice_where_the_svg_has_it():
    picture = Image.open(io.BytesIO(wheel_png(smart(), "nb", dpi=72))).convert("RGB")
    assert picture.width == 820
    at = (round(CENTRE[0] + 60), round(CENTRE[1] - 30))
    assert picture.getpixel(at) == framework_colour("S3")
    assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_hostile_labels_stay_text():
    spokes = tuple(replace(smart().spokes[0], label=text) for text in HOSTILE)
    odd = replace(smart(), title="<script>", spokes=spokes)
    root = ElementTree.fromstring(wheel_svg(odd, "nb"))
    assert {element.tag for element in root.iter()} == {
        f"{SVG}{name}" for name in ("svg", "title", "polygon", "text")
    }
    assert wheel_png(odd, "nb", dpi=40).startswith(b"\x89PNG")


def test_brackets_and_foreign_letters_do_not_break_the_page():
    drawing = Drawing(100, 50, (Words((10, 20), "(æ\\ø) 汉", 10),), "")
    assert b"(\\(\xe6\\\\\xf8\\) ?) Tj" in to_pdf(drawing)
    assert "(æ\\ø) 汉" in to_svg(drawing)


def test_wide_letters_take_more_room():
    assert text_width("mmm", 10) > text_width("iii", 10)
    assert text_width("abc", 10, bold=True) > text_width("abc", 10)
