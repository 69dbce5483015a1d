"""From PDFium's page space to points from the top left of the page as displayed."""

from typing import NamedTuple

import pypdfium2 as pdfium

from aligncheck.documents.passage import Box


class Frame(NamedTuple):
    """The visible part of a page and how far it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int  # quarter turns clockwise

    @property
    def width(self) -> float:
        """Width as displayed."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as displayed."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """The displayed point of a point in page space."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The point in page space of a displayed point."""
        if self.turns == 0:
            return x + self.left, self.top - y
        if self.turns == 1:
            return y + self.left, x + self.bottom
        if self.turns == 2:
            return self.right - x, y + self.bottom
        return self.right - y, self.top - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """The displayed box (left, top, right, bottom) of a box in page space."""
        ax, ay = self.place(x0, y0)
        bx, by = self.place(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


class Turned(NamedTuple):
    """A page whose text stands sideways: how it is read and how it is shown."""

    read: Frame
    shown: Frame

    def box(self, box: Box) -> Box:
        """The box as shown, of a box as read."""
        x0, y0 = self.read.back(box.x0, box.y0)
        x1, y1 = self.read.back(box.x1, box.y1)
        return Box(box.page, *self.shown.box(x0, y0, x1, y1))


def frame_of(page: pdfium.PdfPage) -> Frame:
    """The frame of a page."""
    left, bottom, right, top = page.get_bbox()
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)
