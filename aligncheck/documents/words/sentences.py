"""A long text in parts that end where sentences end, or else clauses or words."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

LONGEST_PASSAGE = 1000
"""Characters; the judge reads some 256 word pieces of a passage, which is about as long."""
BEFORE = 12  # characters in which a shortened word before a sentence's end is looked for
_END = re.compile(r"(?:(?<=[^\s.\d][.!?])|(?<=\d{3}[.!?]))[»”\")]?\s+(?=[«“\"(]?[A-ZÆØÅÄÖ0-9])")
_SHORTENED = re.compile(
    r"(?:^|\W)(?:\w|bl|ca|dr|jf|jfr|kap|kl|kr|mill|mrd|nr|pkt|st|etc|no|art|fig|tab|vol|evt|inkl"
    r"|ekskl|pr|jmf|ev|f\.eks|m\.a|bl\.a|e\.g|i\.e)\.$",
    re.IGNORECASE,
)


def sentence_starts(text: str) -> tuple[int, ...]:
    """Where the sentences of the text begin; 0 is the first."""
    ends = ((found.start(), found.end()) for found in _END.finditer(text))
    inner = (end for at, end in ends if not _SHORTENED.search(text[max(0, at - BEFORE) : at]))
    return (0, *inner)


def part_ends(text: str, longest: int = LONGEST_PASSAGE, *, lead: str = "") -> tuple[int, ...]:
    """Where parts of at most `longest` characters end, as even as whole sentences allow.

    A sentence that is longer than that is parted between clauses, else between words, else
    anywhere. There is room for the lead-in with which the text begins before each part.
    """
    if len(text) <= longest:
        return (len(text),)
    begin = len(_again(text, lead, longest))
    room = longest - begin - 1 if begin else longest
    return tuple(begin + end for end in _ends(text[begin:], room))


def _again(text: str, lead: str, longest: int) -> str:
    """The lead-in of the text where it is short enough to be said again before each part."""
    return lead if text.startswith(lead) and len(lead) <= longest / 2 else ""


def _ends(text: str, longest: int) -> tuple[int, ...]:
    count = -(-len(text) // longest)
    starts: Sequence[int] = (*sentence_starts(text), len(text))
    for seam in (r";\s+", r"\s+", rf"\S{{{longest}}}"):
        starts = tuple(_finer(text, starts, seam, longest))
    wished = len(text) / count
    ends: list[int] = []
    begin = 0
    for start, following in pairwise(starts[1:]):
        fits = following - begin <= longest
        if start > begin and (start - begin >= wished or not fits):
            ends.append(start)
            begin = start
    return (*ends, len(text))


def _finer(text: str, starts: Sequence[int], seam: str, longest: int) -> Iterator[int]:
    """The places, and the one behind each seam in what is still too long."""
    for begin, end in pairwise(starts):
        yield begin
        if end - begin > longest:
            places = (begin + found.end() for found in re.finditer(seam, text[begin:end]))
            yield from (place for place in places if place < end)
    yield len(text)


def in_parts(text: str, longest: int = LONGEST_PASSAGE, *, lead: str = "") -> tuple[str, ...]:
    """The parts of the text, without the white space between them, each after its lead-in."""
    ends = part_ends(text, longest, lead=lead)
    first, *others = (text[a:b].strip() for a, b in pairwise((0, *ends)))
    again = _again(text, lead, longest)
    return (first, *(f"{again} {other}".strip() for other in others))
