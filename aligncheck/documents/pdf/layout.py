"""From the words of each page to the pieces of the document, in reading order."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from aligncheck.documents.passage import Kind
from aligncheck.documents.pdf.aligned import aligned_tables
from aligncheck.documents.pdf.banded import banded_grids
from aligncheck.documents.pdf.blocks import Block, blocks_of, body_size
from aligncheck.documents.pdf.furniture import Sheet, furniture_of, spreads_of
from aligncheck.documents.pdf.grids import grids_of
from aligncheck.documents.pdf.initials import with_initials
from aligncheck.documents.pdf.kinds import Surroundings, kind_of, settle_lists
from aligncheck.documents.pdf.leads import with_leads
from aligncheck.documents.pdf.lines import Line, lines_of
from aligncheck.documents.pdf.notes import RUNNING, notes_in_place
from aligncheck.documents.pdf.order import Element, in_reading_order
from aligncheck.documents.pdf.pieces import Piece, piece_of
from aligncheck.documents.pdf.priorities import with_priorities
from aligncheck.documents.pdf.rows import TableReader
from aligncheck.documents.pdf.sheets import RawPage
from aligncheck.documents.pdf.spread import unspread
from aligncheck.documents.pdf.tables import Table, table_of
from aligncheck.documents.pdf.under import under_their_headings
from aligncheck.documents.pdf.words import Word
from aligncheck.documents.pdf.years import settle_years
from aligncheck.documents.words.clean import clean
from aligncheck.documents.words.hyphens import Vocabulary, vocabulary_of, whole_words

BESIDE_TABLES = RUNNING | {Kind.FOOTNOTE, Kind.CAPTION}  # may stand where a table goes on


class Layout(NamedTuple):
    """The blocks and tables of a document in reading order, and what is known of it as a whole."""

    items: tuple[tuple[Block, Kind] | Table, ...]
    around: Surroundings
    vocabulary: Vocabulary


def layout_of(pages: Sequence[RawPage], titles: frozenset[str]) -> Layout:
    """The layout of the pages."""
    elements = {page.number: page_elements(page) for page in pages}
    lines = {
        number: [element for element in found if isinstance(element, Line)]
        for number, found in elements.items()
    }
    sheets = [Sheet(page.number, page.width, page.height, lines[page.number]) for page in pages]
    marks = furniture_of(sheets)
    everything = [line for page in lines.values() for line in page]
    around = Surroundings(
        body_size(everything), {page.number: page.height for page in pages}, titles
    )
    spreads = spreads_of(sheets, marks)
    middles = {page.number: page.width / 2 for page in pages if page.number in spreads}
    sideways = frozenset(page.number for page in pages if page.turned is not None)
    items = _items(elements, marks, around, middles, sideways)
    whole = whole_words((line.text, line.hyphen) for line in everything)
    return Layout(tuple(items), around, vocabulary_of(whole))


def page_elements(page: RawPage) -> list[Element]:
    """The lines and tables of a page in the order of the file."""
    tables = _ruled_tables(page)
    elements: list[Element] = []
    run: list[Word] = []
    placed: set[int] = set()
    for word in page.words:
        table = next((table for table in tables if _holds(table, word)), None)
        if table is None:
            run.append(word)
            continue
        if id(table) not in placed:
            elements += _lines_of(run)
            run = []
            elements.append(table)
            placed.add(id(table))
    return _with_aligned(page.number, [*elements, *_lines_of(run)])


def _lines_of(words: Sequence[Word]) -> list[Line]:
    return with_initials(unspread(lines_of(words)))


def _ruled_tables(page: RawPage) -> list[Table]:
    """The tables with lines on all sides of their cells, then those with lines across only."""
    tables = [
        table
        for grid in grids_of(page.rules)
        if (table := table_of(page.number, grid, page.words, page.width))
    ]
    free = [word for word in page.words if not any(_holds(table, word) for table in tables)]
    for grid in banded_grids(page.rules.across, free):
        table = table_of(page.number, grid, free, page.width)
        if table is not None:
            tables.append(table)
    return tables


def _with_aligned(page: int, elements: list[Element]) -> list[Element]:
    """The elements, lines that stand in columns put together as tables."""
    tables = aligned_tables(page, [e for e in elements if isinstance(e, Line)])
    if not tables:
        return elements
    home = {id(line): table for table, lines in tables for line in lines}
    done: list[Element] = []
    placed: set[int] = set()
    for element in elements:
        table = home.get(id(element))
        if table is None:
            done.append(element)
        elif id(table) not in placed:
            done.append(table)
            placed.add(id(table))
    return done


def _holds(table: Table, word: Word) -> bool:
    return table.grid.holds((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2)


def _items(
    elements: Mapping[int, Sequence[Element]],
    marks: Mapping[tuple[int, int], Kind],
    around: Surroundings,
    middles: Mapping[int, float],
    sideways: frozenset[int],
) -> list[tuple[Block, Kind] | Table]:
    found: list[Block | Table] = []
    for number, page in elements.items():
        text = [element for element in page if (number, id(element)) not in marks]
        for element in page:
            if isinstance(element, Line) and (number, id(element)) in marks:
                found.append(Block(number, (element,), marks[number, id(element)]))
        for half in _halves(text, middles.get(number)):
            trusted = number not in sideways  # PDFium orders such a page as it is shown
            found += _page_blocks(number, in_reading_order(half, trusted=trusted))
    blocks = [item for item in found if isinstance(item, Block)]
    kinds = [kind_of(block, around) for block in blocks]
    settle_years(found, kinds, around)
    settle_lists(blocks, kinds)
    known = {id(block): kind for block, kind in zip(blocks, kinds, strict=True)}
    items = [(item, known[id(item)]) if isinstance(item, Block) else item for item in found]
    items = under_their_headings(items)
    listed = with_priorities(with_leads(items, around.titles), around.titles)
    return notes_in_place(listed)


def _halves(elements: Sequence[Element], middle: float | None) -> list[list[Element]]:
    """The elements of the left and of the right page where a sheet shows two."""
    if middle is None:
        return [list(elements)]
    left = [element for element in elements if (element.x0 + element.x1) / 2 < middle]
    taken = {id(element) for element in left}
    return [left, [element for element in elements if id(element) not in taken]]


def _page_blocks(number: int, elements: Sequence[Element]) -> list[Block | Table]:
    found: list[Block | Table] = []
    run: list[Line] = []
    for element in elements:
        if isinstance(element, Line):
            run.append(element)
        else:
            found += [*blocks_of(number, run), element]
            run = []
    return found + list(blocks_of(number, run))


def pieces_of(layout: Layout) -> list[Piece]:
    """The pieces of the document; rows of tables joined over page breaks."""
    reader = TableReader(layout.vocabulary)
    pieces: list[Piece] = []
    for item in layout.items:
        if not isinstance(item, Table):
            pieces.append(piece_of(*item))
            if item[1] not in BESIDE_TABLES:
                reader.leave()
            continue
        table = item
        if found := reader.joined(table):
            count, whole, table = found
            end = 1 + max(i for i, piece in enumerate(pieces) if piece.kind is Kind.TABLE_ROW)
            pieces[end - count : end] = whole
        pieces += reader.pieces(table)
    return pieces


def lines_in_order(page: RawPage) -> str:
    """The lines of a page as a person reads them."""
    lines: list[str] = []
    for element in in_reading_order(page_elements(page), trusted=page.turned is None):
        if isinstance(element, Line):
            lines.append(element.text)
        else:
            lines += ["\t".join(entry.text for entry in row) for row in element.rows]
    return "\n".join(clean(line) for line in lines)
