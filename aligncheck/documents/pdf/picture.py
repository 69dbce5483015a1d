"""A page as a picture, with the lines of a quote marked."""

import base64
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from aligncheck.documents.limits import Limits

MARK = (255, 196, 0, 90)  # translucent amber: text stays readable in colour and in grey
POINTS_PER_INCH = 72.0


def page_picture(request: Mapping[str, Any], limits: Limits) -> Mapping[str, Any]:
    """The wire form of the picture that the request asks for."""
    try:
        with pdfium.PdfDocument(Path(request["path"])) as document:
            count = len(document)
            if not 1 <= request["page"] <= count:
                return {"fault": "page", "pages": count}
            page = document[request["page"] - 1]
            image = _drawn(page, request["dpi"] / POINTS_PER_INCH, limits.picture_pixels)
            scale = image.width / page.get_width()
    except pdfium.PdfiumError:
        return {"fault": "damaged"}
    marked = _marked(image, request["boxes"], scale)
    buffer = io.BytesIO()
    marked.save(buffer, "PNG")
    return {"png": base64.b64encode(buffer.getvalue()).decode("ascii")}


def _drawn(page: pdfium.PdfPage, scale: float, most: int) -> Image.Image:
    pixels = page.get_width() * page.get_height() * scale * scale
    if pixels > most:
        scale *= (most / pixels) ** 0.5
    picture: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return picture.convert("RGBA")


def _marked(image: Image.Image, boxes: Sequence[Sequence[float]], scale: float) -> Image.Image:
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for x0, y0, x1, y1 in boxes:
        (left, right), (top, bottom) = sorted((x0, x1)), sorted((y0, y1))
        pen.rectangle([left * scale, top * scale, right * scale, bottom * scale], fill=MARK)
    return Image.alpha_composite(image, layer).convert("RGB")
