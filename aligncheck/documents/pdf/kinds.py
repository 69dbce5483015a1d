"""What each block is: heading, list item, caption, footnote, contents or plain paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import BULLET, NUMBERED, SECTION, TERMINAL, Block
from aligncheck.documents.words.asides import CREDIT

CAPTION = re.compile(
    r"^(?:(?:figur|figure|fig\.|tabell|table|tab\.|bilde|bilete|kart|map|diagram|graf|graph|chart|"
    r"picture|illustrasjon)\s*\d+(?:[.\-–]\d+)*\s*[a-z]?\s*[.:–\-]?"
    r"|(?:foto|photo|illustrasjon|kilde|kjelde|kilder|kjelder|source|sources)\s*:)\s*",
    re.IGNORECASE,
)
CONTENTS = re.compile(
    r"^(?:innhold(?:sfortegnelse)?|innhald(?:sliste)?|table of contents|contents)\s*:?$",
    re.IGNORECASE,
)
LEADER = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\d{0,4}\s*$")
ENDS_IN_PAGE = re.compile(r"\S\s+\d{1,3}\s*$")
PAGE_FIRST = re.compile(r"^\s*(\d{1,3})\s+[^\W\d_]")
FEWEST_PAGES = 3  # that show that the numbers are of pages
AMOUNT = re.compile(r"(?:\d[\d  .,]*\d{3}|\d+(?:[.,]\d+)?\s*%)\s*$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}\s*$")
MEASURE = re.compile(
    r"\d[\d  .,]*\s*(?:/?[kdc]?m[²2³3]?|%|€|\$|kr|NOK|mill\.?|mrd\.?|per cent|prosent)$"
    r"|\d{1,3}(?:[  ]\d{3})+$|\d,\d+$"
)
OF_ALL = re.compile(r"\d+ (?:av|of) \d+$")  # a large '3 av 4' in a picture
MONTH = (
    r"\b(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:s|ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cs](?:ember)?)\b\.?"
)
DATE = re.compile(  # by itself, perhaps after a place: 'Tromsø, 12. mars 2014'
    r"(?:[^\W\d_]+,?\s+)?(?:\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:19|20)?\d{2}"
    rf"|(?:\d{{1,2}}\.?\s+)?{MONTH},?\s+(?:19|20)\d{{2}})",
    re.IGNORECASE,
)
QUOTED = re.compile(  # a pull quote; a name such as «Grønn kyst» may be a title
    r"[«“”\"](?:[^«»“”\"\s]+\s+){3,}[^«»“”\"]*[»”“\"]\W*"
)
LONGEST_CREDIT = 200  # characters of the words under a picture
NAMING = re.compile(r"[^\W\d_]\S*[^\W\d_]")  # a word; not the large initials of a title, 'S O'
RUNNING = frozenset({Kind.HEADER, Kind.FOOTER, Kind.PAGE_NUMBER})
LONGEST_ENTRY = 95  # characters of a line of contents
ENTRY_SHARE = 0.35  # of the blocks that end in or are a page number
LARGER = 1.09  # of the body's size
LARGEST_AMOUNT = 1.5  # of the body's size: amounts are set no larger
SMALLER = 0.93
SMALLEST = 0.8  # of the body's size: a numbered title may be set so small
SHORT_TITLE = 8  # words
LONGEST_HEADING = 170  # characters
FOOT_ZONE = 0.45  # of the page's height: footnotes stand below


class Surroundings(NamedTuple):
    """What is known of the document when a block is looked at."""

    body: float  # size of the body text
    heights: dict[int, float]  # of the pages
    titles: frozenset[str]  # of the outline, without numbers and spaces, lower case


def kind_of(block: Block, around: Surroundings) -> Kind:
    """What the block is, by its own looks."""
    if block.kind is not None:
        return block.kind
    text = block.text.strip()
    if is_contents(text, block):
        return Kind.TOC
    if CAPTION.match(text) and len(text) < 400 and _is_caption(text):
        return Kind.CAPTION
    if CREDIT.search(text) and len(text) < LONGEST_CREDIT:
        return Kind.CAPTION
    if is_footnote(block, around):
        return Kind.FOOTNOTE
    if is_heading(block, text, around):
        return Kind.HEADING
    if BULLET.match(text) or NUMBERED.match(text):
        return Kind.BULLET
    return Kind.PARAGRAPH


def _is_caption(text: str) -> bool:
    """False for a sentence that only begins with 'Table 2 shows' or 'Graph 2, above, shows'."""
    rest = CAPTION.sub("", text, count=1)
    head = CAPTION.match(text)
    marked = head is not None and head[0].rstrip().endswith((".", ":", "-", "–"))
    return marked or not rest.lstrip(", ")[:1].islower()


def is_contents(text: str, block: Block) -> bool:
    """True for lines of a table of contents: dots and a page number."""
    leaders = sum(bool(LEADER.search(line.text)) for line in block.lines)
    return bool(CONTENTS.match(text)) or (leaders > 0 and leaders >= 0.4 * len(block.lines))


def is_footnote(block: Block, around: Surroundings) -> bool:
    """True for small text low on the page that opens with a numeral or a star."""
    first = block.lines[0]
    height = around.heights.get(block.page, 842.0)
    if block.size > SMALLER * around.body or first.y0 < FOOT_ZONE * height:
        return False
    word = first.words[0]
    numeral = word.raised or word.font.size < 0.85 * block.size
    return bool(
        (numeral and re.match(r"^[\divxl*†]{1,4}[.)]?$", word.text))
        or re.match(r"^(?:\d{1,3}[.)]?|[*!?%|°\"]{1,3}|[ivx]{1,4}[.)]?)(?:\s+)\D", block.text)
    )


def is_heading(block: Block, text: str, around: Surroundings) -> bool:
    """True for a short block set apart by size, weight, number or the file's own outline."""
    if len(text) > LONGEST_HEADING or not NAMING.search(text) or len(block.lines) > 5:
        return False
    if BULLET.match(text) or block.lines[0].words[0].turned:
        return False
    small = block.size < LARGEST_AMOUNT * around.body
    if small and ends_in_amount(text) and not SECTION.match(text):
        return False
    if title_key(text) in around.titles:
        return True
    if MEASURE.search(text) and not SECTION.match(text):
        return False
    if OF_ALL.match(text) or DATE.fullmatch(text) or QUOTED.fullmatch(text):
        return False
    sentence = text.endswith((".", ";", ","))
    words = len(text.split())
    if sentence and words > 4:
        return False
    section = SECTION.match(text)
    least = SMALLER if words > SHORT_TITLE else SMALLEST
    if section and "." in section[1] and words <= 16 and block.size >= least * around.body:
        return not TERMINAL.search(text) or text.endswith((":", "?", "!"))
    if block.size >= LARGER * around.body:
        return words <= 25 and not text[:1].islower()
    strong = block.bold and block.size >= SMALLER * around.body
    return strong and words <= 16 and not text[:1].islower()


def ends_in_amount(text: str) -> bool:
    """True where the last number is an amount or a share, no year: '12 500', not '2025–2028'."""
    return bool(AMOUNT.search(text)) and not YEAR.search(text)


def title_key(text: str) -> str:
    """A title without its number, spaces and case, to hold titles against each other."""
    return re.sub(r"[\W\d_]+", "", text.lower())


def settle_lists(blocks: Sequence[Block], kinds: list[Kind]) -> None:
    """Numbered headings with nothing between them, after a colon, are a list."""
    for index, block in enumerate(blocks):
        if kinds[index] is not Kind.HEADING or not NUMBERED.match(block.text):
            continue
        before = index - 1
        led = before >= 0 and (
            blocks[before].text.rstrip().endswith(":")
            if kinds[before] is not Kind.BULLET
            else bool(NUMBERED.match(blocks[before].text))
        )
        if led and blocks[before].size <= block.size * LARGER:
            kinds[index] = Kind.BULLET
    _settle_contents(blocks, kinds)


def _settle_contents(blocks: Sequence[Block], kinds: list[Kind]) -> None:
    """What follows the word Contents is contents, page by page, while it looks like entries."""
    for index, block in enumerate(blocks):
        if not CONTENTS.match(block.text.strip()):
            continue
        kinds[index] = Kind.TOC
        page = block.page
        while True:
            here = [at for at in range(index + 1, len(blocks)) if blocks[at].page == page]
            entries = _entries([blocks[at] for at in here if kinds[at] not in RUNNING])
            if not entries:
                break
            taken = [at for at in here if kinds[at] not in RUNNING][:entries]
            for at in taken:
                kinds[at] = Kind.TOC
            page += 1


def _entries(blocks: Sequence[Block]) -> int:
    """How many of the blocks, from the first, are entries of a table of contents; 0 for none."""
    short = 0
    while short < len(blocks) and len(blocks[short].text) < LONGEST_ENTRY * len(
        blocks[short].lines
    ):
        short += 1
    numbered = max(sum(map(_is_entry, blocks[:short])), _pages_first(blocks[:short]))
    return short if short and numbered >= ENTRY_SHARE * short else 0


def _pages_first(blocks: Sequence[Block]) -> int:
    """How many begin with a page number: '06  Transport'; 0 for chapters, numbered one by one."""
    found = (PAGE_FIRST.match(block.text) for block in blocks)
    pages = [int(number[1]) for number in found if number]
    steps = {after - before for before, after in pairwise(pages)}
    grows = min(steps, default=-1) >= 0 and steps != {1}
    return len(pages) if grows and len(pages) >= FEWEST_PAGES else 0


def _is_entry(block: Block) -> bool:
    """True for a title that ends in a page number, or a page number by itself."""
    if re.fullmatch(r"[\d\s.]+", block.text):
        return True
    ends = sum(bool(ENDS_IN_PAGE.search(" " + line.text)) for line in block.lines)
    return ends >= 0.4 * len(block.lines)
