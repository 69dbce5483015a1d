"""Characters that Word keeps as places in a symbol font."""

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL = {
    **dict(enumerate(range(0x20, 0x7F), start=0x20)),
    **{at: ord(letter) for at, letter in enumerate(_GREEK, start=0x41)},
    **{at: ord(letter) for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", start=0x61)},
    **{
        at: ord(sign)
        for at, sign in enumerate(
            "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑",
            start=0xA2,
        )
    },
    **{0x22: ord("∀"), 0x24: ord("∃"), 0x27: ord("∋"), 0x2A: ord("∗"), 0x2D: ord("−")},
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✔",
    0xFD: "☒",
    0xFE: "☑",
}
_PRIVATE = 0xF000  # where Word puts the places of a symbol font


def symbol(font: str, place: str) -> str:
    """The character at that place (hexadecimal) of the font; its private sign where unknown."""
    try:
        code = int(place, 16)
        sign = chr(code)
    except ValueError:
        return ""
    within = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
    if font.casefold() == "symbol" and within in _SYMBOL:
        return chr(_SYMBOL[within])
    if font.casefold() == "wingdings" and within in _WINGDINGS:
        return _WINGDINGS[within]
    return sign
