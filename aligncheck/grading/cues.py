"""The cues that people see: a name, and the words of the passage that gave it."""

from collections.abc import Iterator

from aligncheck.documents import Passage
from aligncheck.grading.ceiling import first_title, swot_words
from aligncheck.grading.cue import Cue, CueName
from aligncheck.grading.modals import main_verb
from aligncheck.grading.reading import Reading, read_signs
from aligncheck.grading.signs import all_signs
from aligncheck.grading.whose import others_heading
from aligncheck.matching.phrases import Hit

SHOWN = 3
"""Cues of one name that are shown at most; more tell a reader nothing new."""


def find_cues(passage: Passage) -> tuple[Cue, ...]:
    """The cues of a passage in the order of `CueName`, words verbatim and each once."""
    reading = read_signs(passage)
    found: dict[CueName, dict[str, None]] = {name: {} for name in CueName}
    for name, text in (*_worded(reading), *_headed(reading), *_placed(passage)):
        found[name].setdefault(text)
    return tuple(Cue(name, text) for name in CueName for text in list(found[name])[:SHOWN])


def _worded(reading: Reading) -> Iterator[tuple[CueName, str]]:
    signs = all_signs()
    ends: dict[CueName, int] = {}
    for hit in reading.hits:
        cue = signs[hit.name].cue
        if cue is None:
            continue
        text = _words(reading, hit)
        if hit.start < ends.get(cue, 0):
            continue  # part of a longer one, as the verb of "skal etablere"
        ends[cue] = hit.start + len(text)
        yield cue, text


def _words(reading: Reading, hit: Hit) -> str:
    """The words of a sign; a modal with its main verb, as in "skal etablere"."""
    end = main_verb(reading, hit).end if hit.name in ("shall", "must", "will") else hit.end
    return reading.text[hit.start : end].strip()


def _headed(reading: Reading) -> Iterator[tuple[CueName, str]]:
    if reading.measure_heading:
        yield CueName.MEASURE_HEADING, reading.measure_heading
    if reading.background_heading:
        yield CueName.BACKGROUND_HEADING, reading.background_heading


def _placed(passage: Passage) -> Iterator[tuple[CueName, str]]:
    """What the passage is where its own words do not say it: another's duty, or a bare list."""
    if heading := others_heading(passage):
        yield CueName.OTHER_ACTOR, heading
    if words := swot_words(passage):
        yield CueName.BACKGROUND_HEADING, words
    if title := first_title(passage):
        yield CueName.TITLES, title
