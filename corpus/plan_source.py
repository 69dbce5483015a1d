"""Reads a plan's source, written in a small dialect of Markdown, into blocks in reading order."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class BlockKind(StrEnum):
    """What a block is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    REFERENCE = "reference"
    CAPTION = "caption"
    TABLE = "table"
    BARS = "bars"
    PAGE = "page"
    COLUMNS = "columns"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `level` counts headings from 1 (0 = without number), `widths` are per cent.

    `mark` stands before a bullet ("•", "2."); `inside` is what a box or a column section holds.
    """

    kind: BlockKind
    text: str = ""
    level: int = 0
    mark: str = ""
    inside: tuple["Block", ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    bars: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSource:
    """A whole plan before it is laid out; `facts` are the lines between the first two `---`."""

    facts: dict[str, str]
    blocks: tuple[Block, ...]
    notes: dict[str, str]


CAPTION = re.compile(r"(Figur|Tabell|Figure|Table) \d+: ")
DIRECTIVE = re.compile(r"<!-- (table|bars|columns|box|page|end) ?(.*?) ?-->")
HEADING = re.compile(r"(#{1,3})(!?) (.+)")
OPEN = -1  # level of a box or column section whose end is not read yet
NOTE = re.compile(r"\[\^(\d+)\]: (.+)")


def read_source(path: Path) -> PlanSource:
    """The plan in the Markdown file at `path`."""
    return parse_source(path.read_text(encoding="utf-8"))


def parse_source(text: str) -> PlanSource:
    """The plan in `text`; paragraphs are parted by an empty line."""
    _, head, body = text.split("---\n", 2)
    facts = dict(line.split(": ", 1) for line in head.strip().splitlines())
    chunks = [chunk.strip() for chunk in re.split(r"\n\s*\n", body) if chunk.strip()]
    notes = {match[1]: match[2] for chunk in chunks if (match := NOTE.fullmatch(chunk))}
    bodies = [chunk for chunk in chunks if not NOTE.fullmatch(chunk)]
    return PlanSource(facts, tuple(_blocks(bodies)), notes)


def _blocks(chunks: list[str]) -> list[Block]:
    blocks: list[Block] = []
    widths: tuple[int, ...] = ()
    for chunk in chunks:
        directive = DIRECTIVE.fullmatch(chunk)
        if directive and directive[1] == "table":
            widths = tuple(int(width) for width in directive[2].split())
        elif directive and directive[1] == "bars":
            blocks.append(_bars(directive[2]))
        elif directive and directive[1] == "page":
            blocks.append(Block(BlockKind.PAGE))
        elif directive and directive[1] != "end":
            blocks.append(Block(BlockKind(directive[1]), directive[2], level=OPEN))
        elif directive:
            _close(blocks)
        elif chunk.startswith("|"):
            blocks.append(Block(BlockKind.TABLE, rows=_rows(chunk), widths=widths))
        else:
            blocks.extend(_text_blocks(chunk))
    return blocks


def _close(blocks: list[Block]) -> None:
    """Puts all blocks since the last open box or column section inside it."""
    start = max(place for place, block in enumerate(blocks) if block.level == OPEN)
    opened, inside = blocks[start], tuple(blocks[start + 1 :])
    blocks[start:] = [Block(opened.kind, opened.text, inside=inside)]


def _bars(value: str) -> Block:
    unit, *pairs = value.split("; ")
    bars = tuple((label, float(size)) for label, size in (pair.split("=") for pair in pairs))
    return Block(BlockKind.BARS, text=unit, bars=bars)


def _rows(chunk: str) -> tuple[tuple[str, ...], ...]:
    lines = [line for line in chunk.splitlines() if not set(line) <= set("| -")]
    return tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines)


def _text_blocks(chunk: str) -> list[Block]:
    if heading := HEADING.fullmatch(chunk):
        level = 0 if heading[2] else len(heading[1])
        return [Block(BlockKind.HEADING, heading[3], level)]
    if CAPTION.match(chunk):
        return [Block(BlockKind.CAPTION, chunk)]
    if chunk.startswith(("- ", "1. ")):
        items = (line.split(" ", 1) for line in chunk.splitlines())
        return [Block(BlockKind.BULLET, text, mark=mark.replace("-", "•")) for mark, text in items]
    if chunk.startswith("* "):
        return [Block(BlockKind.REFERENCE, line[2:]) for line in chunk.splitlines()]
    return [Block(BlockKind.PARAGRAPH, " ".join(chunk.splitlines()))]
