"""Lists that a PDF runs into one paragraph."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind, read_document
from tests.documents.build import text_pdf

ITEMS = (
    "Styrke kollektivtilbodet med fleire avgangar til alle bygdene i heile fylket",
    "10% auke av tal miljøsertifiserte verksemder i året fram mot 2030",
    "Verdifulle naturområde skal kartleggjast og takast vare på i alle planar",
)


def read(path: Path, text: str) -> list[tuple[Kind, str]]:
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 80 and word != "-" and not lines[-1].endswith(" -"):
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [(p.kind, p.text) for p in read_document(text_pdf(path, lines)).passages]


def test_dashes_after_a_colon_part_a_goal_its_label_and_its_measures(tmp_path: Path) -> None:
    text = "Mål 2. Varierte moglegheiter for arbeid Strategi: - " + " - ".join(ITEMS)
    assert read(tmp_path / "a.pdf", text) == [
        (Kind.PARAGRAPH, "Mål 2. Varierte moglegheiter for arbeid"),
        *((Kind.BULLET, f"Strategi: {item}") for item in ITEMS),
    ]


def test_dashes_after_a_sentence_that_leads_in_are_led_in_by_it(tmp_path: Path) -> None:
    text = "Arbeidet skal gi ei betre framtid for alle i fylket: - " + " - ".join(ITEMS)
    lead = text.partition(" -")[0]
    told = read(tmp_path / "b.pdf", text)
    assert told == [(Kind.BULLET, f"{lead} {item}") for item in ITEMS]


@pytest.mark.parametrize(
    "text",
    [
        "Dette er slik: Planen - Hovudplanen - gjeld for alle kommunane i heile fylket i år.",
        "Målet er dette: - Å kutte utslepp i alle kommunane i fylket før det er for seint.",
        "Opningstider er desse: 2027 - 2030 - 2031 og kvart år etter det i alle kommunane.",
        "Planen - som alle kjenner - skal rullerast, og dette er nytt: - meir buss - fleire tog.",
    ],
)
def test_a_dash_that_parts_a_sentence_opens_no_item(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "c.pdf", text) == [(Kind.PARAGRAPH, text)]
