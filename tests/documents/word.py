"""Elements of Word files, built for the tests."""

import re
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml

from aligncheck.documents import Kind, read_document

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def element(text: str) -> Any:
    """An element of a Word file from its text."""
    spaces = "".join(f' xmlns:{short}="{space}"' for short, space in _SPACES.items())
    return parse_xml(re.sub(r"^<[\w:]+", rf"\g<0>{spaces}", text))


def words(text: str) -> str:
    """A paragraph of one run."""
    return f"<w:p>{run(text)}</w:p>"


def run(text: str, settings: str = "") -> str:
    """A run of words, or of elements where it begins with one."""
    inside = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r><w:rPr>{settings}</w:rPr>{inside}</w:r>"


def box(content: str) -> str:
    """A run with a text box, as Word writes it: once for itself and once for older programs."""
    held = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{held}'
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{held}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def draft(path: Path, *blocks: str) -> Path:
    """A Word file of the blocks."""
    document = docx.Document()
    last = document.element.body[-1]
    for block in blocks:
        last.addprevious(element(block))
    document.save(str(path))
    return path


def shown(path: Path) -> list[tuple[Kind, str]]:
    """What is read of a draft."""
    return [(passage.kind, passage.text) for passage in read_document(path).passages]
