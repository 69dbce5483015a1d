"""A long paragraph in parts that end where sentences end."""

import re
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


def part_ends(text: str, longest: int = LONGEST_PASSAGE) -> tuple[int, ...]:
    """Where parts of at most `longest` characters end, as even as whole sentences allow.

    A sentence that is longer than that stays whole; a text that is short enough is one part.
    """
    count = -(-len(text) // longest)
    if count < 2:
        return (len(text),)
    starts = (*sentence_starts(text), len(text))
    wished = len(text) / count
    ends: list[int] = []
    begin = 0
    for start, following in pairwise(starts[1:]):
        fits = following - begin <= longest
        if start > begin and (start - begin >= wished or not fits):
            ends.append(start)
            begin = start
    return (*ends, len(text))


def in_parts(text: str, longest: int = LONGEST_PASSAGE) -> tuple[str, ...]:
    """The parts of the text, without the white space between them."""
    ends = part_ends(text, longest)
    return tuple(text[a:b].strip() for a, b in pairwise((0, *ends)))
