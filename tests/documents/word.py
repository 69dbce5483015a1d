"""Elements of Word files, built for the tests."""

import re
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml

from aligncheck.documents import Kind, read_document

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def element(text: str) -> Any:
    """An element of a Word file from its text."""
    spaces = "".join(f' xmlns:{short}="{space}"' for short, space in SPACES.items())
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


def with_part(path: Path, name: str, kind: str, content_type: str, text: str) -> Path:
    """The Word file at the path with one more file in it, which its text calls 'rId99'."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    part = f'<Override PartName="/word/{name}" ContentType="{content_type}"/></Types>'
    tie = f'<Relationship Id="rId99" Type="{relations}/{kind}" Target="{name}"/></Relationships>'
    with zipfile.ZipFile(path) as old:
        held = {each: old.read(each) for each in old.namelist()}
    for place, end, added in (
        ("[Content_Types].xml", b"</Types>", part),
        ("word/_rels/document.xml.rels", b"</Relationships>", tie),
    ):
        held[place] = held[place].replace(end, added.encode())
    with zipfile.ZipFile(path, "w") as new:
        for each, data in {**held, f"word/{name}": text.encode()}.items():
            new.writestr(each, data)
    return path


def shown(path: Path) -> list[tuple[Kind, str]]:
    """What is read of a draft."""
    return [(passage.kind, passage.text) for passage in read_document(path).passages]
