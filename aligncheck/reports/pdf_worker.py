"""The child process that copies a PDF and marks it; one request in, one answer out."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from aligncheck.documents.limits import Limits
from aligncheck.documents.worker import Speaker, restrain
from aligncheck.reports.pdf_copy import FAULTS, with_file

PRINTED = 4  # annotation flag: shown on paper too


def main() -> None:
    """Do the one job that is asked for and answer."""
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    speaker = Speaker()
    restrain(limits, parent=request["parent"], ocr=False)
    speaker.say(answer=_answer(request, speaker))
    os._exit(0)


def _answer(request: Mapping[str, Any], speaker: Speaker) -> Mapping[str, Any]:
    """{} where the marked copy is in place, else the name of the file that is at fault."""
    writer: PdfWriter | None = None
    starts: dict[str, int] = {}
    for name, path in request["files"]:
        starts[name] = len(writer.pages) if writer else 0
        try:
            writer = with_file(writer, Path(path))
        except FAULTS:
            return {"fault": name}
        speaker.say(pages=len(writer.pages))
    assert writer is not None, "a plan has a file"
    for highlight in request["highlights"]:
        _mark(writer, starts, highlight)
    _bookmark(writer, starts, request["bookmarks"])
    with Path(request["target"]).open("wb") as file:
        writer.write(file)
    return {}


def _mark(writer: PdfWriter, starts: Mapping[str, int], highlight: Mapping[str, Any]) -> None:
    number = starts[highlight["file"]] + highlight["page"] - 1
    if number >= len(writer.pages):
        return
    page = writer.pages[number]
    corners = [_corners(page, line) for line in highlight["lines"]]
    points = [point for quad in corners for point in quad]
    across, along = [x for x, _ in points], [y for _, y in points]
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Highlight"),
            NameObject("/Rect"): _numbers(min(across), min(along), max(across), max(along)),
            NameObject("/QuadPoints"): _numbers(*(number for point in points for number in point)),
            NameObject("/C"): _numbers(*(part / 255 for part in highlight["colour"])),
            NameObject("/CA"): FloatObject(highlight["opacity"]),
            NameObject("/F"): NumberObject(PRINTED),
            NameObject("/T"): TextStringObject(highlight["author"]),
            NameObject("/Contents"): TextStringObject(highlight["note"]),
        }
    )
    writer.add_annotation(number, annotation)


def _numbers(*values: float) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 3)) for value in values])


def _corners(page: PageObject, line: list[float]) -> list[tuple[float, float]]:
    """The line's corners in page space: top left, top right, bottom left, bottom right."""
    x0, y0, x1, y1 = line
    return [_place(page, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]


def _place(page: PageObject, x: float, y: float) -> tuple[float, float]:
    """The point in page space of a point from the top left of the page as displayed."""
    left, bottom, right, top = _visible(page)
    turns = page.rotation // 90 % 4
    if turns == 0:
        return left + x, top - y
    if turns == 1:
        return left + y, bottom + x
    if turns == 2:
        return right - x, bottom + y
    return right - y, top - x


def _visible(page: PageObject) -> tuple[float, float, float, float]:
    """The part of the page that is shown: what its crop box leaves of its media box."""
    media, crop = page.mediabox, page.cropbox
    left, bottom = max(media.left, crop.left), max(media.bottom, crop.bottom)
    right, top = min(media.right, crop.right), min(media.top, crop.top)
    if right <= left or top <= bottom:
        left, bottom, right, top = media.left, media.bottom, media.right, media.top
    return float(left), float(bottom), float(right), float(top)


def _bookmark(
    writer: PdfWriter, starts: Mapping[str, int], bookmarks: list[Mapping[str, Any]]
) -> None:
    """Add the bookmarks under their titles; a title above that has no place of its own is made."""
    made: dict[tuple[str, ...], Any] = {}
    for mark in bookmarks:
        above = tuple(mark["under"])
        number = starts[mark["file"]] + mark["page"] - 1
        if number >= len(writer.pages):
            continue
        for depth in range(1, len(above) + 1):
            if above[:depth] not in made:
                parent = made.get(above[: depth - 1])
                title = above[depth - 1]
                made[above[:depth]] = writer.add_outline_item(
                    title=title, page_number=number, parent=parent, is_open=False
                )
        _, height = _place(writer.pages[number], 0.0, mark["top"])
        place = Fit.xyz(top=height + 12)
        item = writer.add_outline_item(
            title=mark["title"],
            page_number=number,
            parent=made.get(above),
            fit=place,
            is_open=False,
        )
        made.setdefault((*above, mark["title"]), item)


if __name__ == "__main__":
    main()
