"""Parts of a file without pages: headings, paragraphs, list items and rows in order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from aligncheck.documents.passage import MAY_SAY, Kind, Language, Passage
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.headwords import reference_places
from aligncheck.documents.words.language import languages_of
from aligncheck.documents.words.leads import DANGLING, LONGEST_LEAD, SENTENCE, is_lead_heading
from aligncheck.documents.words.marks import LIST_GLYPHS
from aligncheck.documents.words.sentences import in_parts

SHORT_ITEM = 9  # words: items no longer than this are a list of names, read as one
LONGEST_LIST = 70  # words of such a list
BOLD_LEVEL = 9  # of a heading that is only set in bold: lower than those marked as headings
MOST_BOLD_HEADING = 16  # words of a bold line that serves as a heading
LOOK_BACK = 40  # items between an item and the one it belongs to
MARK = re.compile(rf"^\s*(?:[{LIST_GLYPHS}]\s*|[–—*-]\s+)")


class Part(NamedTuple):
    """A piece of text, its kind, the level of a heading (0 is the title), the depth of an item.

    A row with a level heads the rows below it.
    """

    kind: Kind
    text: str
    level: int = 0
    depth: int = 0  # of an item in a list of lists; only what is deeper than what counts
    boxed: bool = False  # from a text box, which stands beside the running text
    lead: str = ""  # the words at its beginning that lead into all of it: 'The county shall:'


class CutShort(Exception):
    """Raised after the parts of a file of which more cannot be read."""


def is_bold_heading(text: str) -> bool:
    """True for words that are a heading where they are set in bold: short, no sentence, no item."""
    is_sentence = text.rstrip().endswith((".", ","))
    return len(text.split()) <= MOST_BOLD_HEADING and not is_sentence and not MARK.match(text)


OPENS, CLOSES = Part(Kind.HEADING, "", 1001), Part(Kind.HEADING, "", 1002)
"""The edges of an accordion or a box: what heads within them heads nothing after them."""
BELOW = 1000
"""The level of a heading that stands under the one above it, whatever that one's level is."""


def within_edges(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of an accordion or a box, between its edges."""
    yield OPENS
    yield from parts
    yield CLOSES


def _is_said(part: Part) -> bool:
    """True for a part with words, and for an edge."""
    return part in (OPENS, CLOSES) or bool(clean(part.text))


class _Path:
    """The headings that stand above the place that the reader has come to."""

    def __init__(self) -> None:
        self._steps: tuple[tuple[int, str], ...] = ()
        self._outside: list[tuple[tuple[int, str], ...]] = []

    @property
    def texts(self) -> tuple[str, ...]:
        """The headings, outermost first."""
        return tuple(text for _, text in self._steps)

    def climb(self, level: int) -> None:
        """End the headings of this level and of lower ones."""
        self._steps = tuple(step for step in self._steps if step[0] < level)

    def enter(self, level: int, text: str) -> None:
        """Put what follows under the heading."""
        here = self._steps[-1][0] + 1 if self._steps else 1
        self._steps += ((here if level == BELOW else level, text),)

    def cross(self, edge: Part) -> None:
        """Go into an accordion or a box, or out of it to the headings above it."""
        if edge == OPENS:
            self._outside.append(self._steps)
        elif self._outside:
            self._steps = self._outside.pop()


def as_item(part: Part) -> Part:
    """A part of a list's item: a paragraph is an item, the items of a list in it are deeper."""
    if part.boxed:
        return part
    if part.kind is Kind.BULLET:
        return part._replace(depth=part.depth + 1)
    return part._replace(kind=Kind.BULLET) if part.kind is Kind.PARAGRAPH else part


def boxed(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts of a text box: its headings head, and its lists continue, nothing outside it."""
    for part in with_lead_ins([part for part in parts if clean(part.text)]):
        plain = part.kind in {Kind.HEADING, Kind.BULLET}
        kind = Kind.PARAGRAPH if plain else part.kind
        yield part._replace(kind=kind, level=0, boxed=True)


def stands_beside(part: Part) -> bool:
    """True for a note, and for what stands in a text box."""
    return part.boxed or part.kind is Kind.FOOTNOTE


def _lists_whole(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts in order, but a text box or note that is anchored in a list or its lead-in after
    the list, which it would part from its lead-in."""
    held: list[Part] = []
    last = Part(Kind.PARAGRAPH, "")
    for part in parts:
        if stands_beside(part):
            held.append(part)
            continue
        if part.kind is not Kind.BULLET or not (last.kind is Kind.BULLET or _lead_of(last)):
            yield from held
            held.clear()
        last = part
        yield part
    yield from held


def passages_of(parts: Iterable[Part], most: int) -> tuple[tuple[Passage, ...], bool]:
    """The parts as passages, with heading paths, lead-ins and languages, at most so many, and
    whether there are more."""
    path = _Path()
    passages: list[Passage] = []
    ready = with_lead_ins(list(_lists_whole(filter(_is_said, parts))))
    references = reference_places(
        [(part.level if part.kind is Kind.HEADING else None, clean(part.text)) for part in ready]
    )
    for place, part in enumerate(ready):
        text, kind = clean(part.text), part.kind
        if not text:
            path.cross(part)
            continue
        heads = kind is Kind.HEADING or part.level > 0
        if heads:
            path.climb(part.level)
        if place in references and kind in {Kind.PARAGRAPH, Kind.BULLET}:
            kind = Kind.REFERENCE
        texts = in_parts(text, lead=part.lead) if kind in MAY_SAY else (text,)
        passages += [
            Passage(each, kind, path.texts, Language.OTHER, None, (), "") for each in texts
        ]
        if heads:
            path.enter(part.level, text)
        if len(passages) > most:
            break
    return _with_languages(passages[:most]), len(passages) > most


def _with_languages(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    languages = languages_of([passage.text for passage in passages])
    return tuple(
        Passage(p.text, p.kind, p.heading, language, p.page, p.boxes, p.file)
        for p, language in zip(passages, languages, strict=True)
    )


def with_lead_ins(parts: Sequence[Part]) -> list[Part]:
    """The parts, list items led in by the unfinished sentence or the item above them."""
    done: list[Part] = []
    items: list[Part] = []
    for part in [*parts, Part(Kind.PARAGRAPH, "")]:
        if part.kind is Kind.BULLET:
            items.append(part._replace(text=clean(part.text)))
            continue
        lead = _lead_of(done[-1]) if items and done else ""
        if lead:
            done[-1:] = _without(done[-1], lead)
        done += _items(items, lead)
        items = []
        if _is_said(part):
            done.append(part)
    return done


def _lead_of(part: Part) -> str:
    if part.boxed:
        return ""
    text = clean(part.text)
    if part.kind is Kind.HEADING and is_lead_heading(text):
        return text
    if part.kind is not Kind.PARAGRAPH or not DANGLING.search(text):
        return ""
    return _last_sentence(text)


def _last_sentence(text: str) -> str:
    """The last sentence of the text; none where it is too long to repeat."""
    sentence = SENTENCE.split(text)[-1]
    return sentence if len(sentence.split()) <= LONGEST_LEAD else ""


def _without(part: Part, lead: str) -> list[Part]:
    """What stands before the lead-in, which its list now holds; nothing where it stands alone."""
    rest = clean(part.text).removesuffix(lead).strip()
    return [part._replace(text=rest)] if rest else []


def _items(items: Sequence[Part], lead: str) -> list[Part]:
    """The items, each after what leads into it; short ones with the same lead-in as one."""
    texts = [MARK.sub("", item.text, count=1) for item in items]
    parents = [_parent(items, texts, at) for at in range(len(items))]
    leading = set(parents)
    leads: list[str] = []
    led: list[tuple[str, str]] = []
    for at, (item, text, parent) in enumerate(zip(items, texts, parents, strict=True)):
        leads.append(lead if parent is None else _below(leads[parent], texts[parent]))
        # the last words of an item stand with the items below it
        own = text.removesuffix(_last_sentence(text)).strip() if at in leading else text
        mark = MARK.match(item.text)
        if own:
            led.append((leads[at], f"{mark[0].strip() if mark else '•'} {own}"))
    found: list[Part] = []
    for above, group in groupby(led, key=itemgetter(0)):
        marked = [text for _, text in group]
        bare = [MARK.sub("", text, count=1) for text in marked]
        if len(bare) > 1 and all(len(text.split()) <= SHORT_ITEM for text in bare):
            bare = [MARK.sub("", text, count=1) for text in _together(marked)]
        found += [Part(Kind.BULLET, f"{above} {text}".strip(), lead=above) for text in bare]
    return found


def _parent(items: Sequence[Part], texts: Sequence[str], at: int) -> int | None:
    """The place of the item that the one at this place continues: 'The county's tasks are:'."""
    before = range(at - 1, max(-1, at - 1 - LOOK_BACK), -1)
    parent = next((place for place in before if items[place].depth < items[at].depth), None)
    if parent is None or not DANGLING.search(texts[parent]):
        return None
    return parent if _last_sentence(texts[parent]) else None


def _below(lead: str, text: str) -> str:
    """What leads into the items under an item, which may itself only finish a sentence."""
    sentence = _last_sentence(text)
    whole = f"{lead} {sentence}".strip()
    goes_on = sentence == text and text[:1].islower() and len(whole.split()) <= LONGEST_LEAD
    return whole if goes_on else sentence


def _together(items: Sequence[str]) -> list[str]:
    groups: list[str] = []
    for item in items:
        if groups and len(f"{groups[-1]} {item}".split()) <= LONGEST_LIST:
            groups[-1] = f"{groups[-1]} {item}"
        else:
            groups.append(item)
    return groups
