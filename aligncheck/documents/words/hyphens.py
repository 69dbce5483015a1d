"""Lines joined to running text: which hyphen at a line's end belongs to the word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

KEPT_BEFORE = frozenset(("og", "eller", "and", "or", "samt", "til", "to", "och"))
FIRST_PARTS = frozenset(
    """
    cross self well long short medium high low large small non world decision policy energy cost
    user state resource market evidence knowledge science technology carbon climate half full
    """.split()  # noqa: SIM905
)  # English words that keep their hyphen when nothing in the document says otherwise
SECOND_PARTS = frozenset(
    """
    based carbon driven emission emissions friendly income intensive led level making medium
    neutral orientated oriented quality related scale sized speed tech term terms
    """.split()  # noqa: SIM905
)  # words that follow such a first part, known though they stand nowhere else in the document
STRAY = 10  # times as common as the hyphenated one: so much shows that its hyphen is a stray one
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)$")
_HALF = re.compile(r"[^\W\d_]+[\u00ad\u2010-]?$")
_INNER = re.compile(r"(?<![\w-])([^\W\d_]{2,})-([^\W\d_A-ZÆØÅ]{2,})(?![\w-])")
_FIRST = re.compile(r"([^\W\d_]+)")

Vocabulary = Mapping[str, int]


def vocabulary_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word stands in the texts, in lower case; compounds with their hyphen."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(token.lower() for token in TOKEN.findall(text))
    return counts


def whole_words(lines: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """The lines without the halves of broken words; each comes with True where it ends in one."""
    after_break = False
    for text, broken in lines:
        ends = broken or _ends_in_hyphen(text)
        start = _FIRST.match(text)
        shown = text[start.end() :] if after_break and start else text
        yield _HALF.sub("", shown) if ends else shown
        after_break = ends


def joined(left: str, right: str, *, broken: bool, vocabulary: Vocabulary) -> str:
    """The two lines as running text; `broken` where the left one lost its hyphen to PDFium."""
    if not left or not right:
        return left + right
    if not broken and not _ends_in_hyphen(left):
        return f"{left} {right}"
    left = left if broken else left.rstrip("\u00ad\u2010-")
    return left + _link(left, right, vocabulary) + right


def mended(text: str, vocabulary: Vocabulary) -> str:
    """The text without hyphens left from other lines: 'mar-kedet' where 'markedet' is known."""
    if "-" not in text or _is_english(vocabulary):
        return text
    return _INNER.sub(lambda found: _mended(found, vocabulary), text)


def _mended(found: re.Match[str], vocabulary: Vocabulary) -> str:
    head, tail = found[1].lower(), found[2]
    known = vocabulary.get(head + tail, 0)
    parted = vocabulary.get(f"{head}-{tail}", 0)
    compound = vocabulary.get(head, 0) and vocabulary.get(tail, 0)
    stray = known >= STRAY * max(1, parted)
    kept = not known or parted > known or (compound and not stray)
    return found[0] if kept else found[1] + tail


def _ends_in_hyphen(text: str) -> bool:
    return len(text) > 1 and text[-1] in "-\u00ad\u2010" and text[-2].isalnum()


def _link(left: str, right: str, vocabulary: Vocabulary) -> str:
    """What stands between the halves: nothing, a hyphen, or a hyphen and a space."""
    first, last = _FIRST.match(right), _LAST.search(left)
    if not first or not last or not first[1][0].islower():
        return "-"
    head, tail = last[1].lower(), first[1].lower()
    one, two = vocabulary.get(head + tail, 0), vocabulary.get(f"{head}-{tail}", 0)
    if tail in KEPT_BEFORE and not one:
        return "- "
    if one or two:
        return "-" if two > one else ""
    if len(head) == 1:
        return "-"  # e-post, e-commerce
    if head in FIRST_PARTS and (tail in SECOND_PARTS or vocabulary.get(tail, 0)):
        return "-"
    words = min(len(head), len(tail)) >= 3 and vocabulary.get(head, 0) and vocabulary.get(tail, 0)
    return "-" if words and _is_english(vocabulary) else ""


def _is_english(vocabulary: Vocabulary) -> bool:
    """True where the document is in English, whose compounds keep their hyphen."""
    return vocabulary.get("the", 0) > vocabulary.get("og", 0)
