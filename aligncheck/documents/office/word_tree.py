"""The tree of a Word file as it stands: changes accepted, nothing twice, nothing hidden."""

from collections.abc import Mapping
from typing import Any

from aligncheck.documents.office.symbols import symbol

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CONTENTS = "Table of Contents"  # the gallery of the contents list that Word makes
_WRAPPERS = tuple(f"{W}{name}" for name in ("customXml", "smartTag", "ins", "moveTo"))
_DELETED = (f"{W}del", f"{W}moveFrom")
_BOX = f"{W}txbxContent"
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
_WORDS = (f"{W}t", f"{_MATH}t")
_SYMBOL = f"{W}sym"
_SIGNS: Mapping[str, str] = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{_MATH}den": "/",
    f"{_MATH}sup": "^",
}


def settle(root: Any, hidden: frozenset[str]) -> None:  # noqa: ANN401
    """Leave in the tree what a reader of the finished draft sees; `hidden` are ids of styles."""
    for alternatives in list(root.iter(_ALTERNATIVES)):
        for choice in list(alternatives)[:1]:  # what follows says the same for older programs
            alternatives.addprevious(choice)
            _open(choice)
        alternatives.getparent().remove(alternatives)
    _open_controls(root)
    for wrapper in list(root.iter(*_WRAPPERS)):
        _open(wrapper)
    _accept_deletions(root)
    for run in list(root.iter(f"{W}r")):
        if _is_hidden(run, hidden):
            run.getparent().remove(run)


def _open(element: Any) -> None:  # noqa: ANN401
    """Put what the element holds in its place."""
    for held in list(element):
        element.addprevious(held)
    element.getparent().remove(element)


def _open_controls(root: Any) -> None:  # noqa: ANN401
    """Put what content controls hold in their place; contents lists and prompts are left out."""
    for control in list(root.iter(f"{W}sdt")):
        gallery = control.find(f"{W}sdtPr//{W}docPartGallery")
        if gallery is None or gallery.get(f"{W}val") != _CONTENTS:
            if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                _empty(control)
            for child in list(control.iterchildren(f"{W}sdtContent")):
                for held in list(child):
                    control.addprevious(held)
        control.getparent().remove(control)


def _empty(element: Any) -> None:  # noqa: ANN401
    for words in list(element.iter(f"{W}r")):
        words.getparent().remove(words)


def _accept_deletions(root: Any) -> None:  # noqa: ANN401
    """Take out what was deleted or moved away; a paragraph without its end runs into the next."""
    for place, mark in ((f"{W}tr", f"{W}trPr/{W}del"), (f"{W}tc", f"{W}tcPr/{W}cellDel")):
        for element in root.iter(place):
            if element.find(mark) is not None:
                _empty(element)
    for paragraph in list(root.iter(f"{W}p")):
        if any(paragraph.find(f"{W}pPr/{W}rPr/{mark}") is not None for mark in _DELETED):
            _run_on(paragraph)
    for gone in list(root.iter(*_DELETED)):
        gone.getparent().remove(gone)


def _run_on(paragraph: Any) -> None:  # noqa: ANN401
    """Put the words of the paragraph before those of the next one, where one follows."""
    following = next(paragraph.itersiblings(f"{W}p", f"{W}tbl"), None)
    if following is None or following.tag != paragraph.tag:
        return
    at = 0 if following.find(f"{W}pPr") is None else 1
    following[at:at] = [child for child in paragraph if child.tag != f"{W}pPr"]
    paragraph.getparent().remove(paragraph)


def _is_hidden(run: Any, hidden: frozenset[str]) -> bool:  # noqa: ANN401
    """True where the run, else its own style or that of its paragraph, is set as hidden text."""
    told = _vanish(run)
    if told is not None:
        return told
    styles = [run.find(f"{W}rPr/{W}rStyle")]
    styles += [p.find(f"{W}pPr/{W}pStyle") for p in run.iterancestors(f"{W}p")][:1]
    return any(style is not None and style.get(f"{W}val") in hidden for style in styles)


def _vanish(holder: Any) -> bool | None:  # noqa: ANN401
    """Whether the holder says that its words are hidden; None where it says nothing."""
    told = holder.find(f"{W}rPr/{W}vanish")
    return None if told is None else told.get(f"{W}val", "true") not in {"false", "0", "off"}


def hidden_styles(styles: Any) -> frozenset[str]:  # noqa: ANN401
    """The ids of the styles that hide their words, by themselves or as what they are based on."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
    hidden: set[str] = set()
    for name, style in by_id.items():
        seen: list[Any] = []
        while style is not None and style not in seen and _vanish(style) is None:
            seen.append(style)
            base = style.find(f"{W}basedOn")
            style = by_id.get(None if base is None else base.get(f"{W}val"))
        if name is not None and style is not None and _vanish(style):
            hidden.add(name)
    return frozenset(hidden)


def take_boxes(element: Any) -> list[Any]:  # noqa: ANN401
    """The text boxes in the element, taken out of it; a box in a box stays where it is."""
    boxes = list(element.iter(_BOX))
    outer = [box for box in boxes if not any(above in boxes for above in box.iterancestors(_BOX))]
    for box in outer:
        box.getparent().remove(box)
    return outer


def called_notes(root: Any) -> tuple[tuple[str, str], ...]:  # noqa: ANN401
    """The notes that the tree refers to in their order, by the kind and the number of the note."""
    return tuple(
        (call.tag.removesuffix("Reference"), call.get(f"{W}id")) for call in root.iter(*_NOTES)
    )


def text_of(element: Any) -> str:  # noqa: ANN401
    """What a settled paragraph says."""
    pieces: list[str] = []
    for node in element.iter(*_WORDS, _SYMBOL, *_SIGNS):
        if node.tag.startswith(W) and node.getparent().tag != f"{W}r":
            continue  # a tab stop of the paragraph's settings
        if node.tag == _SYMBOL:
            pieces.append(symbol(node.get(f"{W}font", ""), node.get(f"{W}char", "")))
        else:
            pieces.append(_SIGNS.get(node.tag, node.text or ""))
    return "".join(pieces)
