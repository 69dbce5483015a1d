"""A piece of text on its way to a passage: its kind, its lines and where they stand."""

from typing import NamedTuple

from aligncheck.documents.passage import Box, Kind
from aligncheck.documents.pdf.blocks import Block
from aligncheck.documents.pdf.flow import running_text
from aligncheck.documents.pdf.lines import Line
from aligncheck.documents.words.hyphens import Vocabulary


class Placed(NamedTuple):
    """A line and the page it stands on."""

    page: int
    line: Line

    @property
    def box(self) -> Box:
        """Where it stands."""
        return Box(self.page, self.line.x0, self.line.y0, self.line.x1, self.line.y1)


class Lead(NamedTuple):
    """The words that lead into a list or name a row, and the lines they stand on."""

    words: str
    placed: tuple[Placed, ...]


NO_LEAD = Lead("", ())


class Piece(NamedTuple):
    """Text of one kind, perhaps over several columns or pages."""

    kind: Kind
    placed: tuple[Placed, ...]
    size: float
    text: str = ""  # where it is not simply the running text of the lines
    label: tuple[str, ...] = ()  # headings of its own, below the document's
    lead: Lead = NO_LEAD  # what its text begins with and its lines hold beside its own

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return self.placed[0].page

    @property
    def block(self) -> Block:
        """Its lines as one block."""
        return Block(self.page, tuple(spot.line for spot in self.placed))

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.placed[0].line

    @property
    def last(self) -> Placed:
        """Its last line."""
        return self.placed[-1]

    def words(self, vocabulary: Vocabulary) -> str:
        """Its text."""
        return self.text or running_text((spot.line for spot in self.placed), vocabulary)


def piece_of(block: Block, kind: Kind) -> Piece:
    """The piece that a block is."""
    return Piece(kind, tuple(Placed(block.page, line) for line in block.lines), block.size)
