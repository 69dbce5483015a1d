"""The wheel of a framework as a picture: one slice for each criterion, 0–5."""

import math
from collections.abc import Iterator
from itertools import accumulate, takewhile

from aligncheck.compare.labels import POSSIBLE_GAP
from aligncheck.compare.wheel import Spoke, Wheel
from aligncheck.reports.colours import Colour, framework_colour
from aligncheck.reports.drawing import (
    Area,
    Drawing,
    Words,
    along,
    circle,
    sector,
    text_width,
    to_png,
    to_svg,
)
from aligncheck.reports.report import fit
from aligncheck.reports.texts import counted, known_language, say

STEPS = 5  # strength 1–5
RADIUS = 190.0
CENTRE = (230.0, 310.0)
LIST_LEFT, LIST_TOP, LIST_STEP = 470.0, 122.0, 19.0
WIDTH, MARGIN = 820.0, 24.0
LEAST_HEIGHT = 560.0
LABEL_WIDTH = 285.0  # to where the values begin, with a gap
LABEL_SIZE = 10.5
_INK: Colour = (31, 41, 51)
_GREY: Colour = (91, 101, 112)
_RULE: Colour = (201, 208, 214)
_LEFT_OUT: Colour = (238, 238, 238)
_SLICE_GAP = 0.012  # radians left open between two slices


def wheel_svg(wheel: Wheel, language: str) -> str:
    """The wheel as SVG."""
    return to_svg(wheel_drawing(wheel, language))


def wheel_png(wheel: Wheel, language: str, *, dpi: int = 160) -> bytes:
    """The wheel as PNG."""
    return to_png(wheel_drawing(wheel, language), dpi=dpi)


def wheel_drawing(wheel: Wheel, language: str) -> Drawing:
    """Slices, rings and numbers on the left, the criteria with their values on the right."""
    known_language(language)
    height = max(LEAST_HEIGHT, LIST_TOP + LIST_STEP * len(wheel.spokes) + 40)
    note = Words((MARGIN, height - 18), _note(wheel, language), 9, _GREY)
    paper = Area(((0, 0), (WIDTH, 0), (WIDTH, height), (0, height)), fill=(255, 255, 255))
    shapes = (
        paper,
        *_head(wheel, language),
        *_slices(wheel),
        *_rings(),
        *_numbers(wheel),
        *_list(wheel),
        note,
    )
    return Drawing(WIDTH, height, shapes, description(wheel, language))


def description(wheel: Wheel, language: str) -> str:
    """The wheel in words, for those who cannot see it."""
    values = ", ".join(_in_words(spoke, language) for spoke in wheel.spokes)
    alt = say("wheel_alt", language, title=fit(wheel.title), plan=fit(wheel.plan), values=values)
    return f"{alt} {judged_by(wheel, language)}"


def judged_by(wheel: Wheel, language: str) -> str:
    """Whose judgement the wheel shows: the machine's alone, or reviewed by whom and how far."""
    decided = sum(spoke.decided for spoke in wheel.spokes)
    if not decided:
        return say("wheel_machine", language)
    names = ", ".join(fit(name) for name in wheel.reviewers)
    held = len(wheel.spokes)
    return counted("wheel_reviewed", held, language, reviewers=names, decided=decided)


def _in_words(spoke: Spoke, language: str) -> str:
    doubt = f" ({POSSIBLE_GAP.in_language(language)})" if spoke.may_be_gap else ""
    return f"{fit(spoke.label)} {spoke.value if spoke.applies else '–'}{doubt}"


def _head(wheel: Wheel, language: str) -> Iterator[Words]:
    """The framework, the plan, and whose judgement it is."""
    room = WIDTH - 2 * MARGIN
    yield Words((MARGIN, 40), _shortened(fit(wheel.title), 18, room), 18, _INK, bold=True)
    yield Words((MARGIN, 62), _shortened(fit(wheel.plan), 13, room), 13, _INK)
    yield Words((MARGIN, 80), _shortened(judged_by(wheel, language), 9, room), 9, _GREY)


def _note(wheel: Wheel, language: str) -> str:
    """What 0 and – mean, and ? where a value has one."""
    doubtful = any(spoke.may_be_gap for spoke in wheel.spokes)
    doubt = f" ? = {POSSIBLE_GAP.in_language(language)}." if doubtful else ""
    return say("wheel_note", language) + doubt


def _angles(wheel: Wheel) -> Iterator[tuple[Spoke, float, float]]:
    share = 2 * math.pi / len(wheel.spokes)
    for place, spoke in enumerate(wheel.spokes):
        yield spoke, place * share + _SLICE_GAP, (place + 1) * share - _SLICE_GAP


def _slices(wheel: Wheel) -> Iterator[Area]:
    """A slice as long as the strength; an empty one for 0, a grey one where nothing applies."""
    colour = framework_colour(wheel.framework)
    for spoke, start, end in _angles(wheel):
        if not spoke.applies:
            yield Area(sector(CENTRE, RADIUS, start, end), fill=_LEFT_OUT)
        elif spoke.value:
            reach = RADIUS * spoke.value / STEPS
            yield Area(sector(CENTRE, reach, start, end), fill=_paler(colour, spoke.value))


def _paler(colour: Colour, value: int) -> Colour:
    """The colour, paler for mention and intent; the length says the same."""
    share = 1.0 if value >= 3 else 0.55
    red, green, blue = (round(255 - (255 - part) * share) for part in colour)
    return red, green, blue


def _rings() -> Iterator[Area | Words]:
    for step in range(1, STEPS + 1):
        yield Area(circle(CENTRE, RADIUS * step / STEPS), line=_RULE, width=0.7)
    for step in range(1, STEPS + 1):
        x, y = CENTRE[0], CENTRE[1] - RADIUS * step / STEPS
        yield Area(
            ((x - 5, y - 5), (x + 5, y - 5), (x + 5, y + 5), (x - 5, y + 5)), (255, 255, 255)
        )
        yield Words((x, y + 3), str(step), 8, _GREY, "middle")


def _numbers(wheel: Wheel) -> Iterator[Words]:
    """Each slice's number round the wheel; the list on the right tells what it is."""
    for number, (spoke, start, end) in enumerate(_angles(wheel), start=1):
        x, y = along(CENTRE, RADIUS + 14, (start + end) / 2)
        yield Words(
            (x, y + 4), str(number), 11, _INK if spoke.applies else _GREY, "middle", bold=True
        )


def _list(wheel: Wheel) -> Iterator[Words]:
    for place, spoke in enumerate(wheel.spokes):
        y = LIST_TOP + LIST_STEP * place
        colour = _INK if spoke.applies else _GREY
        yield Words((LIST_LEFT, y), str(place + 1), LABEL_SIZE, colour, "end", bold=True)
        yield Words((LIST_LEFT + 12, y), _label(spoke), LABEL_SIZE, colour)
        value = f"{spoke.value}{'?' * spoke.may_be_gap}" if spoke.applies else "–"
        yield Words((WIDTH - 30, y), value, LABEL_SIZE, colour, "end", bold=True)


def _label(spoke: Spoke) -> str:
    return _shortened(fit(spoke.label), LABEL_SIZE, LABEL_WIDTH)


def _shortened(text: str, size: float, room: float) -> str:
    """The text, cut visibly where it is wider than the room."""
    if text_width(text, size, bold=True) <= room:
        return text
    left = room - text_width("…", size, bold=True)
    reached = accumulate(text_width(letter, size, bold=True) for letter in text)
    kept = sum(1 for _ in takewhile(lambda width: width <= left, reached))
    return text[:kept].rstrip() + "…"
