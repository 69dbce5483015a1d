"""Broken, looping and bloated PDFs, made by rule; every one must end in a status."""

import random
import zlib
from collections.abc import Iterator

PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
    b"/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R%s>>"
)
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>"
HELLO = b"BT /F 12 Tf 72 700 Td (Kommunen skal kutte utslipp innen 2030.) Tj ET"


def stream(data: bytes, extra: bytes = b"", length: bytes | None = None) -> bytes:
    """A stream object's body."""
    size = length if length is not None else str(len(data)).encode()
    return b"<</Length " + size + extra + b">>stream\n" + data + b"\nendstream"


def pdf(
    content: bytes | None = None,
    *,
    page: bytes = b"",
    font: bytes = b"",
    trailer: bytes = b"",
    more: dict[int, bytes] | None = None,
    kids: bytes = b"[3 0 R]",
    count: bytes = b"1",
    catalog: bytes = b"",
) -> bytes:
    """A PDF of one page with a right cross-reference table."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        2: b"<</Type/Pages/Kids " + kids + b"/Count " + count + b">>",
        3: PAGE % page,
        4: content if content is not None else stream(HELLO),
        5: FONT % font,
        **(more or {}),
    }
    out = bytearray(b"%PDF-1.7\n")
    offsets = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start, last = len(out), max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        used = number in offsets
        out += b"%010d 00000 %s \n" % (offsets.get(number, 0), b"n" if used else b"f")
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (last + 1, trailer, start)
    return bytes(out)


def packed(data: bytes, times: int = 1) -> bytes:
    """The data as a stream compressed so many times over."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]")


def all_nasties() -> Iterator[tuple[str, bytes]]:
    """Every pattern with its name; the same on every run."""
    yield from _geometry()
    yield from _streams()
    yield from _operators()
    yield from _loops()
    yield from _fonts()
    yield from _cut()
    yield from _flipped()


def _geometry() -> Iterator[tuple[str, bytes]]:
    boxes = [
        b"[0 0 0 0]", b"[0 0 -595 -842]", b"[595 842 0 0]", b"[0 0 1e30 1e30]", b"[0 0 nan 842]",
        b"[0 0]", b"[]", b"(text)", b"null", b"[9 0 R 0 595 842]", b"[0 0 0.0001 0.0001]",
        b"[-2147483648 -2147483648 2147483647 2147483647]",
    ]  # fmt: skip
    for at, box in enumerate(boxes):
        yield f"mediabox_{at}", pdf().replace(b"[0 0 595 842]", box)
    for angle in (b"45", b"-90", b"90", b"180", b"999999999", b"(x)"):
        yield f"rotate_{angle.decode()}", pdf(page=b"/Rotate " + angle)
    yield "crop_outside", pdf(page=b"/CropBox[5000 5000 6000 6000]")
    yield "user_unit", pdf(page=b"/UserUnit 1e9")


def _streams() -> Iterator[tuple[str, bytes]]:
    for length in (b"0", b"-1", b"999999999", b"4 0 R", b"null", b"1.5"):
        yield f"length_{length.decode().replace(' ', '')}", pdf(stream(HELLO, length=length))
    for name in (b"FlateDecode", b"LZWDecode", b"ASCII85Decode", b"RunLengthDecode", b"Nothing"):
        yield f"garbage_{name.decode()}", pdf(stream(b"\x00\xff" * 500, b"/Filter/" + name))
    yield "bomb_spaces_64mb", pdf(packed(b" " * (64 << 20)))
    yield "bomb_double", pdf(packed(b" " * (64 << 20), 2))
    yield "bomb_text_24mb", pdf(packed(b"BT /F 9 Tf " + b"(aaaaaaaa) Tj " * (1 << 20) + b"ET"))
    yield "many_filters", pdf(stream(HELLO, b"/Filter[" + b"/ASCIIHexDecode" * 500 + b"]"))
    yield "no_endstream", pdf().replace(b"endstream", b"")
    yield "contents_10000", pdf(page=b"/Contents[" + b"4 0 R " * 10_000 + b"]")
    yield "empty_contents", pdf(stream(b""))


def _operators() -> Iterator[tuple[str, bytes]]:
    content = {
        "million_characters": b"BT /F 9 Tf (" + b"kommune " * 125_000 + b") Tj ET",
        "nested_parentheses": b"BT /F 9 Tf (" + b"(" * 100_000,
        "nested_arrays": b"[" * 100_000,
        "nested_states": b"q " * 200_000,
        "unbalanced_states": b"Q " * 50_000 + HELLO,
        "hundred_thousand_lines": b"".join(
            b"%d 0 m %d 800 l S " % (n % 595, n % 595) for n in range(100_000)
        ),
        "rectangles": b"".join(b"%d %d 9 9 re S " % (n % 500, n % 700) for n in range(60_000)),
        "zero_size": HELLO.replace(b"12 Tf", b"0 Tf"),
        "giant_size": HELLO.replace(b"12 Tf", b"1e9 Tf"),
        "negative_size": HELLO.replace(b"12 Tf", b"-12 Tf"),
        "invisible": HELLO.replace(b"BT", b"BT 3 Tr"),
        "outside_page": HELLO.replace(b"72 700", b"-9000 90000"),
        "controls": HELLO.replace(b"Kommunen", bytes(range(1, 32)).replace(b"\r", b"")),
        "unknown_font": HELLO.replace(b"/F ", b"/Nope "),
        "singular_matrix": b"0 0 0 0 0 0 cm " + HELLO,
        "skewed": b"1 5 5 1 0 0 cm " + HELLO,
        "sideways": b"0 1 -1 0 595 0 cm " + HELLO,
        "upside_down": b"-1 0 0 -1 595 842 cm " + HELLO,
        "numbers_overflow": b"9" * 5_000 + b" 0 Td " + HELLO,
        "names_long": b"/" + b"N" * 70_000 + b" gs " + HELLO,
        "inline_image": b"BI /W 99999 /H 99999 /BPC 8 /CS /G ID xxxx EI " + HELLO,
    }
    for name, body in content.items():
        yield name, pdf(packed(body))


def _loops() -> Iterator[tuple[str, bytes]]:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</XObject<<%s>>>>"
    yield "kids_self", pdf(kids=b"[2 0 R]")
    yield "kids_twice", pdf(kids=b"[3 0 R 3 0 R 3 0 R]", count=b"3")
    yield "kids_missing", pdf(kids=b"[99 0 R]")
    yield "count_huge", pdf(count=b"2147483647")
    yield "count_negative", pdf(count=b"-5")
    yield "pages_loop", pdf(more={6: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}, kids=b"[6 0 R]")
    yield "indirect_self", pdf(b"4 0 R")
    yield "indirect_cycle", pdf(b"6 0 R", more={6: b"7 0 R", 7: b"6 0 R"})
    yield "root_self", pdf(catalog=b"/Pages 1 0 R")
    yield "prev_self", pdf(trailer=b"/Prev 9")
    yield "prev_huge", pdf(trailer=b"/Prev 99999999999")
    yield (
        "form_self",
        pdf(
            stream(b"/X Do " + HELLO),
            page=b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
            more={6: stream(b"/X Do", form % b"/X 6 0 R")},
        ),
    )
    doubling = {
        number: stream(b"/X Do /X Do", form % (b"/X %d 0 R" % (number + 1)))
        for number in range(6, 22)
    }
    yield (
        "form_doubling",
        pdf(
            stream(b"/X Do"),
            page=b"/Resources<</XObject<</X 6 0 R>>>>",
            more={**doubling, 22: stream(HELLO, form % b"")},
        ),
    )
    outline = {6: b"<</First 7 0 R/Last 7 0 R>>", 7: b"<</Title(A)/Next 7 0 R/First 7 0 R>>"}
    yield "outline_loop", pdf(catalog=b"/Outlines 6 0 R", more=outline)
    deep = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(6, 1_500)}
    yield "deep_tree", pdf(kids=b"[6 0 R]", more={**deep, 1_500: PAGE % b""})
    yield "names_loop", pdf(catalog=b"/Names<</Dests 6 0 R>>", more={6: b"<</Kids[6 0 R]>>"})


def _fonts() -> Iterator[tuple[str, bytes]]:
    cmap = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %s endcmap"
    ranges = {
        "bfrange_wide": b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange",
        "bfrange_back": b"1 beginbfrange <FF> <00> <0041> endbfrange",
        "bfchar_long": b"1 beginbfchar <41> <" + b"0042" * 50_000 + b"> endbfchar",
        "bfchar_surrogate": b"1 beginbfchar <4B> <D800> endbfchar",
        "bfchar_control": b"2 beginbfchar <4B> <0000> <6F> <202E> endbfchar",
        "bfchar_ligature": b"1 beginbfchar <6D> <FB01> endbfchar",
    }
    for name, body in ranges.items():
        more = {6: stream(cmap % body)}
        yield name, pdf(font=b"/ToUnicode 6 0 R", more=more)
    yield "unicode_self", pdf(font=b"/ToUnicode 5 0 R")
    yield "widths_huge", pdf(font=b"/FirstChar 0/LastChar 2147483647/Widths[1]")
    yield "encoding_path", pdf(font=b"/Encoding/..#2f..#2fetc#2fpasswd")
    yield "encoding_loop", pdf(font=b"/Encoding 6 0 R", more={6: b"<</BaseEncoding 6 0 R>>"})
    yield (
        "descendants_self",
        pdf().replace(b"/Subtype/Type1", b"/Subtype/Type0/DescendantFonts[5 0 R]"),
    )
    yield (
        "type3_self",
        pdf().replace(
            b"/Subtype/Type1", b"/Subtype/Type3/CharProcs<</a 4 0 R>>/FontMatrix[0 0 0 0 0 0]"
        ),
    )


def _cut() -> Iterator[tuple[str, bytes]]:
    whole = pdf()
    for part in range(1, 16):
        yield f"cut_{part}_of_16", whole[: len(whole) * part // 16]
    yield "no_header", whole[9:]
    yield "late_header", b"\x00" * 900 + whole
    yield "two_files", whole + whole
    yield "wrong_xref", whole.replace(b"startxref\n", b"startxref\n9")
    yield "mac_line_ends", whole.replace(b"\n", b"\r")


def _flipped() -> Iterator[tuple[str, bytes]]:
    whole = pdf()
    for seed in range(24):
        dice = random.Random(seed)
        data = bytearray(whole)
        for _ in range(12):
            data[dice.randrange(9, len(data))] = dice.randrange(256)
        yield f"flipped_{seed}", bytes(data)
