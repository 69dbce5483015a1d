"""Opens a downloaded report as its reader would."""

import io


def open_report(name: str, content: bytes) -> None:
    """Assert that the file opens and holds what a case file needs."""
    {"docx": _open_word, "xlsx": _open_excel, "pdf": _open_pdf}[name](content)


def _open_word(content: bytes) -> None:
    from docx import Document

    document = Document(io.BytesIO(content))
    assert any(
        "Kriterium" in cell.text for table in document.tables for cell in table.rows[0].cells
    )


def _open_excel(content: bytes) -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content))
    assert len(book.sheetnames) >= 4
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def _open_pdf(content: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    assert len(document) >= 12
    document.close()
