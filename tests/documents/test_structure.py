"""What a reader sees on a page is what the passages hold, in the order that it is read."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, Passage, read_document
from tests.documents.build import LEADING, LEFT, Book, text_pdf
from tests.documents.nasties import pdf, stream

LONG = [
    "Fylkeskommunen skal halvere de direkte klimagassutslippene fra egen",
    "virksomhet innen utgangen av 2030, sammenlignet med nivået i 2009, og",
    "rapportere om utviklingen hvert år i årsmeldingen til fylkestinget.",
]
WHOLE = " ".join(LONG)


def passages(path: Path) -> tuple[Passage, ...]:
    return read_document(path).passages


def texts(path: Path, *kinds: Kind) -> list[str]:
    return [p.text for p in passages(path) if not kinds or p.kind in kinds]


def test_a_paragraph_of_three_lines_is_one_passage_with_a_box_a_line(tmp_path: Path) -> None:
    (passage,) = passages(text_pdf(tmp_path / "a.pdf", LONG))
    assert passage.text == WHOLE
    assert passage.kind is Kind.PARAGRAPH
    assert len(passage.boxes) == 3
    assert passage.page == 1
    assert passage.file == "a.pdf"
    first = passage.boxes[0]
    assert LEFT - 1 <= first.x0 <= LEFT + 1
    assert 60 < first.y0 < 72 < first.y1 < 80


def test_two_columns_are_read_one_after_the_other_even_where_the_file_mixes_them(
    tmp_path: Path,
) -> None:
    left = [f"venstre linje nummer {n} om bærekraftig utvikling" for n in range(12)]
    right = [f"hoegre linje nummer {n} om naeringsutvikling i nord" for n in range(12)]
    book = Book()
    page = book.page()
    for n in range(12):
        page.line(left[n], 40, 100 + n * LEADING, size=9)
        page.line(right[n], 320, 100 + n * LEADING, size=9)
    book.turn()
    text = " ".join(texts(book.save(tmp_path / "b.pdf")))
    assert text.index("venstre linje nummer 11") < text.index("hoegre linje nummer 0")


def test_a_paragraph_goes_on_over_the_page_past_footer_and_footnote(tmp_path: Path) -> None:
    book = Book()
    for number, lines in enumerate((LONG[:2], LONG[2:], ["Et annet avsnitt står her."]), start=1):
        page = book.page()
        page.line("Regional plan for klima", 70, 40, size=9)
        page.lines(lines, y=600 if number == 1 else 90)
        page.line(f"Side {number}", 500, 800, size=9)
        if number == 1:
            page.line("1 Se årsmeldingen for 2024.", 70, 740, size=8)
        book.turn()
    path = book.save(tmp_path / "c.pdf")
    assert WHOLE in texts(path, Kind.PARAGRAPH)
    assert texts(path, Kind.FOOTNOTE) == ["1 Se årsmeldingen for 2024."]
    assert set(texts(path, Kind.HEADER)) == {"Regional plan for klima"}
    assert texts(path, Kind.PAGE_NUMBER) == ["Side 1", "Side 2", "Side 3"]
    whole = next(p for p in passages(path) if p.text == WHOLE)
    assert [box.page for box in whole.boxes] == [1, 1, 2]


def test_headings_by_size_weight_and_number_make_the_path(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Regional plan for Vestre", LEFT, 80, size=20, bold=True)
    page.line("3 Satsingsområder", LEFT, 130, size=14, bold=True)
    page.line("3.1 Grønn omstilling", LEFT, 160, size=11, bold=True)
    page.lines(LONG, y=190)
    page.line("4 Gjennomføring", LEFT, 260, size=14, bold=True)
    page.lines(["Planen skal følges opp gjennom et årlig handlingsprogram."], y=290)
    book.turn()
    found = passages(book.save(tmp_path / "d.pdf"))
    paths = {p.text: p.heading for p in found if p.kind is Kind.PARAGRAPH}
    title = "Regional plan for Vestre"
    assert paths[WHOLE] == (title, "3 Satsingsområder", "3.1 Grønn omstilling")
    assert list(paths.values())[1] == (title, "4 Gjennomføring")


def test_list_items_are_led_in_by_the_sentence_above(tmp_path: Path) -> None:
    items = [
        "• etablere et nettverk for sirkulær økonomi sammen med næringslivet i regionen",
        "• stille krav om utslippsfrie løsninger i alle fylkeskommunens egne innkjøp",
    ]
    path = text_pdf(tmp_path / "e.pdf", ["Vi er enige om mye. Fylkeskommunen skal:", *items])
    led = texts(path, Kind.BULLET)
    assert led == [f"Fylkeskommunen skal: {item[2:]}" for item in items]


def test_a_lead_in_stands_with_its_items_and_nowhere_else(tmp_path: Path) -> None:
    items = [
        "• etablere et nettverk for sirkulær økonomi sammen med næringslivet i regionen",
        "• stille krav om utslippsfrie løsninger i alle fylkeskommunens egne innkjøp",
    ]
    book = Book()
    page = book.page()
    page.lines(["Vi er enige om mye. Fylkeskommunen skal:", *items], y=90)
    page.lines(["Kommunene vil innen 2030:", *items], y=200)
    book.turn()
    path = book.save(tmp_path / "lead.pdf")
    assert texts(path, Kind.PARAGRAPH) == ["Vi er enige om mye."]
    assert [text.split(":")[0] for text in texts(path, Kind.BULLET)] == [
        "Fylkeskommunen skal", "Fylkeskommunen skal",
        "Kommunene vil innen 2030", "Kommunene vil innen 2030",
    ]  # fmt: skip
    assert all(len(p.boxes) == 2 for p in passages(path) if p.kind is Kind.BULLET)


def test_a_footnote_follows_the_text_that_calls_it_wherever_the_file_gives_it(
    tmp_path: Path,
) -> None:
    book = Book()
    page = book.page()
    page.line("1", LEFT, 776, size=5)
    page.line("Se rapporten om klimaregnskap fra 2024.", LEFT + 5, 780, size=8)
    page.line("2", LEFT, 792, size=5)
    page.line("Tallene er hentet fra kommunene.", LEFT + 5, 796, size=8)
    for number, (head, y) in enumerate((("1 Klima", 80), ("2 Areal", 200)), start=1):
        page.line(head, LEFT, y, size=16, bold=True)
        page.lines(LONG, y=y + 30)
        width = book.canvas.stringWidth(LONG[-1], "Helvetica", 11)
        page.line(str(number), LEFT + width, y + 54, size=6)
    page.line("3 Næring", LEFT, 320, size=16, bold=True)
    page.lines(LONG, y=350)
    book.turn()
    found = passages(book.save(tmp_path / "notes.pdf"))
    notes = {p.text: p.heading for p in found if p.kind is Kind.FOOTNOTE}
    assert list(notes.values()) == [("1 Klima",), ("2 Areal",)]


def test_a_justified_line_with_wide_spaces_stays_whole(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.lines(["Planen skal følges opp i hele landsdelen av"], x=70, y=100)
    right = 70 + book.canvas.stringWidth(
        "Planen skal følges opp i hele landsdelen av", "Helvetica", 11
    )
    last = "beitebasert"
    page.line("forutsetninger", 70, 114)
    page.line("for", 190, 114)
    page.line(last, right - book.canvas.stringWidth(last, "Helvetica", 11), 114)
    page.lines(["husdyrhold og matproduksjon i nord."], x=70, y=128)
    book.turn()
    assert texts(book.save(tmp_path / "loose.pdf")) == [
        "Planen skal følges opp i hele landsdelen av forutsetninger for beitebasert "
        "husdyrhold og matproduksjon i nord."
    ]


@pytest.mark.parametrize(
    ("above", "opens"),
    [
        ("Planen ble vedtatt av fylkestinget etter en lang høring den",
         "17. juni 2025 og gjelder fram til en ny plan er vedtatt."),
        ("Det bør satses på de varene som etterspørres i markedet nå",
         "– særlig i storhusholdningene – og som gir arbeid i nord."),
    ],
)  # fmt: skip
def test_a_dash_or_date_that_opens_a_line_is_no_list(
    tmp_path: Path, above: str, opens: str
) -> None:
    lines = ["Slik har arbeidet gått for seg så langt i hele fylket vårt:"[:-1], above, opens]
    (passage,) = passages(text_pdf(tmp_path / "dash.pdf", lines))
    assert passage.kind is Kind.PARAGRAPH
    assert passage.text == " ".join(lines)


def test_a_heading_that_comes_back_on_many_pages_is_no_running_head(tmp_path: Path) -> None:
    book = Book()
    for start in (90, 300, 92, 500, 94, 200):
        page = book.page()
        page.line("Målet nås ved å", LEFT, start, size=15, bold=True)
        page.lines(LONG, y=start + 30)
        book.turn()
    path = book.save(tmp_path / "again.pdf")
    assert texts(path, Kind.HEADING) == ["Målet nås ved å"] * 6


def test_items_under_an_item_are_led_in_by_it(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.lines(["I alle områdene gjelder:"], y=90)
    page.lines(["• Kommunene har ansvaret for planene i sitt område. Oppgavene deres er:"], 80, 104)
    page.lines(
        [
            "- å kartlegge alle områder som kan bli rammet av flom og skred før 2028",
            "- å varsle innbyggerne i god tid og sørge for at alle kommer seg bort",
        ],
        100,
        118,
    )
    page.lines(["• Fylkeskommunen følger opp arbeidet og rapporterer til fylkestinget hvert år."],
               80, 146)  # fmt: skip
    book.turn()
    found = texts(book.save(tmp_path / "under.pdf"))
    assert found == [
        "I alle områdene gjelder: Kommunene har ansvaret for planene i sitt område.",
        "Oppgavene deres er: å kartlegge alle områder som kan bli rammet av flom og skred før 2028",
        "Oppgavene deres er: å varsle innbyggerne i god tid og sørge for at alle kommer seg bort",
        "I alle områdene gjelder: Fylkeskommunen følger opp arbeidet og rapporterer til "
        "fylkestinget hvert år.",
    ]


def test_a_box_a_credit_and_a_figure_are_no_headings_of_what_follows(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    heads = ["1 Klima", "FAKTABOKS 4", "2 Areal", "Elv i dalen. Foto: Kommunen", "AREAL 13 444 km²"]
    for number, head in enumerate(heads):
        page.line(head, LEFT, 80 + 120 * number, size=15, bold=True)
        page.lines(LONG, y=110 + 120 * number)
    book.turn()
    found = passages(book.save(tmp_path / "boxes.pdf"))
    paths = [p.heading for p in found if p.text.startswith(WHOLE[:40])]
    assert paths == [("1 Klima",), ("1 Klima", "FAKTABOKS 4"), *[("2 Areal",)] * 3]
    assert [p.text for p in found if p.kind is Kind.CAPTION] == ["Elv i dalen. Foto: Kommunen"]


def test_short_list_items_are_one_passage(tmp_path: Path) -> None:
    lines = ["Satsingsområdene er:", "- marin sektor", "- fornybar energi", "- reiseliv"]
    path = text_pdf(tmp_path / "f.pdf", lines)
    assert texts(path, Kind.BULLET) == [
        "Satsingsområdene er: marin sektor - fornybar energi - reiseliv"
    ]


def test_contents_and_references_are_kept_out_of_the_evidence(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Innhold", LEFT, 80, size=16, bold=True)
    entries = [f"{n} Kapittel om utvikling {'.' * 60} {n + 3}" for n in range(1, 6)]
    page.lines(entries, y=110)
    book.turn()
    page = book.page()
    page.line("1 Innledning", LEFT, 80, size=16, bold=True)
    page.lines(LONG, y=110)
    page.line("Referanser", LEFT, 300, size=16, bold=True)
    page.lines(["Hansen, K. (2019). Regional utvikling i nord. Oslo."], y=330)
    page.lines(["SSB (2021). Folkemengde. https://www.ssb.no/folkemengde"], y=370)
    book.turn()
    path = book.save(tmp_path / "g.pdf")
    evidence = " ".join(p.text for p in passages(path) if p.is_evidence)
    assert evidence == WHOLE
    assert len(texts(path, Kind.REFERENCE)) == 2
    assert "Kapittel om utvikling" in " ".join(texts(path, Kind.TOC))


def test_a_caption_and_a_footnote_numeral_are_known(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    page.line("Folketallet har vokst mest i byene", LEFT, 100)
    width = book.canvas.stringWidth("Folketallet har vokst mest i byene", "Helvetica", 11)
    page.line("12", LEFT + width, 96, size=6)
    page.line(", og veksten fortsetter i nord.", LEFT + width + 7, 100)
    page.line("Figur 3: Folketall i fylket 2010-2024", LEFT, 160)
    page.line("Figur 2, over, viser at veksten er sterk.", LEFT, 200)
    page.lines(LONG, y=250)
    book.turn()
    path = book.save(tmp_path / "h.pdf")
    assert "Folketallet har vokst mest i byene, og veksten fortsetter i nord." in texts(path)
    assert texts(path, Kind.CAPTION) == ["Figur 3: Folketall i fylket 2010-2024"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read_and_its_boxes_stay_on_the_page(tmp_path: Path, angle: int) -> None:
    content = b"BT /F 11 Tf 70 700 Td (Kommunen skal kutte utslippene i alle) Tj 0 -14 Td "
    content += b"(sektorer innen 2030 og rapportere om det.) Tj ET"
    path = tmp_path / "i.pdf"
    path.write_bytes(pdf(stream(content), page=b"/Rotate %d" % angle))
    (passage,) = passages(path)
    assert passage.text.startswith("Kommunen skal kutte utslippene i alle sektorer innen 2030")
    wide, high = (842, 595) if angle in (90, 270) else (595, 842)
    for box in passage.boxes:
        assert 0 <= box.x0 < box.x1 <= wide
        assert 0 <= box.y0 < box.y1 <= high


def test_a_letter_spaced_heading_is_words_again(tmp_path: Path) -> None:
    book = Book()
    page = book.page()
    x = LEFT
    for letter in "INNLEIING":
        page.line(letter, x, 90, size=16, bold=True)
        x += 22
    page.lines(LONG, y=130)
    book.turn()
    assert texts(book.save(tmp_path / "j.pdf"), Kind.HEADING) == ["INNLEIING"]
