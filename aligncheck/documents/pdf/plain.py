"""The bare text of a PDF's pages, as the labels of real passages were made on it."""

from pathlib import Path


def page_texts(path: Path) -> tuple[str, ...]:
    """Each page's text in stream order, line-end hyphens joined; only for trusted files."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    try:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()
    return tuple(text.replace("\ufffe", "").replace("\x02", "").replace("\r", "") for text in texts)
