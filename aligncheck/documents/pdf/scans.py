"""Pages that are pictures of text: told from photographs by their paper."""

import pypdfium2 as pdfium
from PIL import Image

LOOK_WIDTH = 400  # pixels: enough to tell paper and ink from a photograph
PAPER = 24  # grey levels round the commonest one that are the paper's
MOST_PAPER = 0.45  # of the page at least is paper
INK = 60  # grey levels darker (or lighter) than the paper
INK_SHARE = (0.002, 0.35)  # of the page that is ink


def rendered(page: pdfium.PdfPage, scale: float, most_pixels: int) -> Image.Image:
    """The page in grey, no larger than the limit allows."""
    pixels = page.get_width() * page.get_height() * scale * scale
    if pixels > most_pixels:
        scale *= (most_pixels / pixels) ** 0.5
    image: Image.Image = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    return image.convert("L")


def looks_like_text(document: pdfium.PdfDocument, number: int) -> bool:
    """True where the page is mostly paper with some ink on it."""
    page = document[number - 1]
    scale = LOOK_WIDTH / max(page.get_width(), 1.0)
    histogram = rendered(page, scale, LOOK_WIDTH * LOOK_WIDTH * 4).histogram()
    page.close()
    return is_paper_with_ink(histogram)


def is_paper_with_ink(histogram: list[int]) -> bool:
    """True for a histogram of grey levels with one broad peak and a little far from it."""
    total = sum(histogram) or 1
    paper = max(range(256), key=lambda level: sum(histogram[max(0, level - 8) : level + 9]))
    near = sum(histogram[max(0, paper - PAPER) : paper + PAPER + 1]) / total
    darker = sum(histogram[: max(0, paper - INK)]) / total
    lighter = sum(histogram[paper + INK :]) / total
    return near >= MOST_PAPER and INK_SHARE[0] <= darker + lighter <= INK_SHARE[1]
