"""Plain text and Markdown: blank lines part paragraphs; # and | mean what they do in Markdown."""

import re
from collections.abc import Iterator
from pathlib import Path

from aligncheck.documents.office.parts import MARK, Part
from aligncheck.documents.office.tables import row_parts
from aligncheck.documents.passage import Kind

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+\S")
_SECTION = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+[^\W\d_].{0,100}[^.;,:]$")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")
_UNDERLINE = re.compile(r"^\s*(=+|-{3,})\s*$")
_MARKS = re.compile(r"(\*\*|__|`|~~)")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\([^)\s]{0,2000}\)")


def plain_parts(path: Path, *, markdown: bool) -> Iterator[Part]:
    """The parts of the text in order."""
    for block in re.split(r"\n[ \t]*\n", decoded(path.read_bytes()).replace("\r\n", "\n")):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            yield from _block(lines, markdown)


def decoded(data: bytes) -> str:
    """The text, from UTF-8, UTF-16 with its mark, or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _block(lines: list[str], markdown: bool) -> Iterator[Part]:
    if markdown and len(lines) > 1 and _RULE.match(lines[1]) and "|" in lines[0]:
        yield from _table(lines)
        return
    if len(lines) == 2 and markdown and (under := _UNDERLINE.match(lines[1])):
        yield Part(Kind.HEADING, _plain(lines[0]), 1 if under[1][0] == "=" else 2)
        return
    run: list[str] = []
    kind = Kind.PARAGRAPH
    for line in lines:
        heading = _HEADING.match(line) if markdown else None
        if heading or MARK.match(line) or _NUMBERED.match(line):
            yield from _run(kind, run, markdown, alone=False)
            run, kind = [], Kind.BULLET
        if heading:
            yield Part(Kind.HEADING, _plain(heading[2]), len(heading[1]))
            kind = Kind.PARAGRAPH
        else:
            run.append(line)
    yield from _run(kind, run, markdown, alone=len(run) == len(lines) == 1)


def _run(kind: Kind, run: list[str], markdown: bool, *, alone: bool) -> Iterator[Part]:
    text = re.sub(r"(?<=\w)[\u00ad-]\n\s*(?=[a-zæøå])(?!og\b|eller\b|and\b)", "", "\n".join(run))
    if not text.strip():
        return
    if alone and _SECTION.match(text.strip()):
        yield Part(Kind.HEADING, text, 1 + text.split()[0].rstrip(".").count("."))
    else:
        indent = run[0].expandtabs(4)
        depth = len(indent) - len(indent.lstrip())
        yield Part(kind, _plain(text) if markdown else text, depth=depth)


def _plain(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text))


def _table(lines: list[str]) -> list[Part]:
    rows = [line.strip().strip("|").split("|") for line in lines if not _RULE.match(line)]
    return row_parts([[[_plain(cell)] for cell in row] for row in rows], marked=True)
