"""Lists: each item with the words that lead into it, short items together."""

import re
from collections.abc import Sequence

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.blocks import BULLET, begins_item
from aligncheck.documents.pdf.kinds import AMOUNT, LARGER, QUOTED, ends_in_amount
from aligncheck.documents.pdf.pieces import NO_LEAD, Lead, Piece, Placed
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.hyphens import Vocabulary
from aligncheck.documents.words.leads import DANGLING, LONGEST_LEAD, SENTENCE

SHORT_AMOUNT = 16  # words of a budget line
SHORT_ITEM = 9  # words: items no longer than this are a list of names, read as one
LONGEST_LIST = 70  # words of such a list
BETWEEN = frozenset({Kind.HEADER, Kind.FOOTER, Kind.PAGE_NUMBER, Kind.FOOTNOTE})
DEEPER = 5.0  # points by which an item stands further in than the one it belongs to
LOOK_BACK = 40  # items between an item and the one it belongs to
DEEPEST = 60.0  # points: what stands further in is another column
_AIM = re.compile(
    r"\b(?:skal|skulle|må|bør|vil|kan|innen|innan|shall|should|must|will|can)\b", re.IGNORECASE
)  # words of a sentence about what is to come, which no line of a budget has


def with_amounts(pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The pieces, short lines that each end in an amount put together as a budget's lines."""
    done: list[Piece] = []
    run: list[Piece] = []
    for piece in pieces:
        text = clean(piece.words(vocabulary)) if piece.kind is Kind.PARAGRAPH else ""
        if _is_budget_line(text) or (text.endswith(":") and len(text.split()) <= SHORT_ITEM):
            run.append(piece)
            continue
        done += [*_budget(run, vocabulary), piece]
        run = []
    return [*done, *_budget(run, vocabulary)]


def _is_budget_line(text: str) -> bool:
    """True for 'Breiband 12 500' and 'Restmidler fra 2012', not 'Utslippene skal ned 40 %'."""
    short = len(text.split()) <= SHORT_AMOUNT
    return short and bool(AMOUNT.search(text)) and not _AIM.search(text)


def _budget(run: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The lines in groups of one passage each; one line alone stays as it is."""
    texts = [clean(piece.words(vocabulary)) for piece in run]
    if sum(_is_budget_line(text) and ends_in_amount(text) for text in texts) < 2:
        return list(run)
    groups: list[Piece] = []
    count = 0
    for piece, text in zip(run, texts, strict=True):
        count += len(text.split())
        if groups and count <= LONGEST_LIST and not text.endswith(":"):
            before = groups[-1]
            joined = (*before.placed, *piece.placed)
            groups[-1] = before._replace(placed=joined, text=f"{before.text} {text}")
        else:
            groups.append(piece._replace(text=text))
            count = len(text.split())
    return groups


def with_lead_ins(pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """The pieces, list items led in by the unfinished sentence above: 'We shall:'."""
    done: list[Piece] = []
    index = 0
    while index < len(pieces):
        if pieces[index].kind is not Kind.BULLET:
            done.append(pieces[index])
            index += 1
            continue
        end, items, between = _list_from(pieces, index)
        at = _above(done)
        lead = _lead_of(done[at], items[0], vocabulary) if at >= 0 else NO_LEAD
        if lead.words:
            done[at : at + 1] = _without(done[at], lead, vocabulary)
        done += [*_items(items, lead, vocabulary), *between]
        index = end
    return done


def _above(done: Sequence[Piece]) -> int:
    """The place of what stands above a list, running lines and notes aside; -1 for nothing."""
    places = range(len(done) - 1, -1, -1)
    return next((at for at in places if done[at].kind not in BETWEEN), -1)


def _list_from(pieces: Sequence[Piece], index: int) -> tuple[int, list[Piece], list[Piece]]:
    """Where a list ends, its items, and the running lines and notes that stand between them."""
    items: list[Piece] = []
    between: list[Piece] = []
    end = index
    for at in range(index, len(pieces)):
        if pieces[at].kind is Kind.BULLET:
            items.append(pieces[at])
            end = at + 1
        elif pieces[at].kind not in BETWEEN:
            break
    between = [piece for piece in pieces[index:end] if piece.kind is not Kind.BULLET]
    return end, items, between


def _lead_of(piece: Piece, item: Piece, vocabulary: Vocabulary) -> Lead:
    """The unfinished sentence that ends a paragraph; none where it is finished or too long."""
    text = clean(piece.words(vocabulary))
    if piece.kind is not Kind.PARAGRAPH or text.endswith((".", "!", "?", ";", ",")):
        return NO_LEAD
    if QUOTED.fullmatch(text) or (_is_set_apart(piece, item) and not DANGLING.search(text)):
        return NO_LEAD
    return _last_sentence(piece, text)


def _is_set_apart(piece: Piece, item: Piece) -> bool:
    """True for a pull quote or a line of a picture, set in another size than the list below it."""
    return not 1 / LARGER <= piece.size / item.size <= LARGER


def _last_sentence(piece: Piece, text: str) -> Lead:
    """The last sentence of the piece and the lines it stands on."""
    sentence = SENTENCE.split(text)[-1]
    count = len(sentence.split())
    if count > LONGEST_LEAD:
        return NO_LEAD
    lines: list[Placed] = []
    seen = 0
    for spot in reversed(piece.placed):
        if seen >= count:
            break
        lines.insert(0, spot)
        seen += len(spot.line.words)
    return Lead(sentence, tuple(lines))


def _without(piece: Piece, lead: Lead, vocabulary: Vocabulary) -> list[Piece]:
    """What stands before the lead-in, which its list now holds; nothing where it stands alone."""
    rest = clean(piece.words(vocabulary)).removesuffix(lead.words).strip()
    if not rest:
        return []
    shared = sum(len(spot.line.words) for spot in lead.placed) > len(lead.words.split())
    own = len(piece.placed) - len(lead.placed) + int(shared)
    return [piece._replace(text=rest, placed=piece.placed[: max(1, own)])]


def _items(items: Sequence[Piece], lead: Lead, vocabulary: Vocabulary) -> list[Piece]:
    texts = [clean(item.words(vocabulary)) for item in items]
    if len(items) > 1 and all(len(text.split()) <= SHORT_ITEM for text in texts):
        return _together(items, texts, lead)
    parents = [_parent(items, texts, at) for at in range(len(items))]
    leading = set(parents)
    found: list[Piece] = []
    for at, (item, text, parent) in enumerate(zip(items, texts, parents, strict=True)):
        above = lead if parent is None else _last_sentence(items[parent], texts[parent])
        if at in leading:  # its last words stand with the items below it
            text = text.removesuffix(_last_sentence(item, text).words).strip()
        if text:
            found.append(_led(item, text, above))
    return found


def _parent(items: Sequence[Piece], texts: Sequence[str], at: int) -> int | None:
    """The place of the item that the one at this place continues: 'The county's tasks are:'."""
    for before in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
        step = items[at].first.x0 - items[before].first.x0
        if step > DEEPER:
            near = step < DEEPEST and _is_below(items[before], items[at])
            return before if near and DANGLING.search(texts[before]) else None
    return None


def _is_below(upper: Piece, lower: Piece) -> bool:
    return lower.page > upper.page or lower.first.base > upper.first.base


def _led(item: Piece, text: str, lead: Lead) -> Piece:
    """The item without its mark, after its lead-in."""
    bare = BULLET.sub("", text, count=1) or text
    text, placed = f"{lead.words} {bare}".strip(), (*item.placed, *lead.placed)
    return item._replace(text=text, placed=placed, lead=lead)


def _together(items: Sequence[Piece], texts: Sequence[str], lead: Lead) -> list[Piece]:
    """Short items as one text, or a few where they are many, set apart by marks."""
    texts = [text if begins_item(text) else f"• {text}" for text in texts]
    groups: list[list[int]] = [[]]
    count = 0
    for index, text in enumerate(texts):
        count += len(text.split())
        if count > LONGEST_LIST and groups[-1]:
            groups.append([])
            count = len(text.split())
        groups[-1].append(index)
    return [
        _led(
            items[group[0]]._replace(
                placed=tuple(spot for index in group for spot in items[index].placed)
            ),
            " ".join(texts[index] for index in group),
            lead,
        )
        for group in groups
    ]
