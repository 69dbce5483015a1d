"""How far one text is from another, character by character."""

import re

import numpy

_SPACE = re.compile(r"\s+")


def character_error_rate(told: str, truth: str) -> float:
    """Insertions, deletions and changes for each character of the truth; white space is one."""
    told, truth = _SPACE.sub(" ", told).strip(), _SPACE.sub(" ", truth).strip()
    return edit_distance(told, truth) / max(1, len(truth))


def edit_distance(left: str, right: str) -> int:
    """The fewest insertions, deletions and changes that make one text of the other."""
    across = numpy.frombuffer(right.encode("utf-32-le"), dtype=numpy.uint32)
    places = numpy.arange(len(across) + 1)
    before = places.copy()
    for row, letter in enumerate(left):
        here = numpy.minimum(before[1:] + 1, before[:-1] + (across != ord(letter)))
        here = numpy.concatenate(([row + 1], here))
        before = numpy.minimum.accumulate(here - places) + places
    return int(before[-1])
