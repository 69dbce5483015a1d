"""Lists, measures and page lines of a text file are told apart as its readers do."""

from pathlib import Path

import pytest

from tests.documents.word import shown

BULLET, HEADING, PARAGRAPH = "bullet", "heading", "paragraph"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Vi vil:\n\n1. Bygge 200 ladepunkter for biler innen 2027 i hele fylket\n\n"
            "2. Fase ut fossile busser i byen\n\n3. Status og bakgrunn\n\n5. Oppfølging",
            [
                (BULLET, "Vi vil: 1. Bygge 200 ladepunkter for biler innen 2027 i hele fylket"),
                (BULLET, "Vi vil: 2. Fase ut fossile busser i byen"),
                (BULLET, "Vi vil: 3. Status og bakgrunn"),
                (HEADING, "5. Oppfølging"),
            ],
        ),
        (
            "2.1 Transport\n\n1. Fase ut fossile busser\n\nFylket vokser.\n\n3. Oppfølging",
            [
                (HEADING, "2.1 Transport"),
                (BULLET, "1. Fase ut fossile busser"),
                (PARAGRAPH, "Fylket vokser."),
                (HEADING, "3. Oppfølging"),
            ],
        ),
        ("1. Innledning\n\n2. Mål", [(HEADING, "1. Innledning"), (HEADING, "2. Mål")]),
        (
            "Tiltak 3: Fylket bygger\nsykkelveier.\nTiltak 4: Fylket kjøper busser.",
            [
                (PARAGRAPH, "Tiltak 3: Fylket bygger sykkelveier."),
                (PARAGRAPH, "Tiltak 4: Fylket kjøper busser."),
            ],
        ),
        (
            "- innføre klimabudsjett\nDette betales over driften.",
            [(BULLET, "innføre klimabudsjett"), (PARAGRAPH, "Dette betales over driften.")],
        ),
        (
            "- innføre klimabudsjett for fylket sammen med alle kommuner og\nInnovasjon Norge",
            [
                (
                    BULLET,
                    "innføre klimabudsjett for fylket sammen med alle kommuner og Innovasjon Norge",
                )
            ],
        ),
        ("- 12 -\n\nSide 3 av 10", [("page_number", "- 12 -"), ("page_number", "Side 3 av 10")]),
        (
            "Mål 2. Varierte jobber innen 2030 Strategi: - Kunnskap om hvem som flytter hit, "
            "og hvem som ikke gjør det – og hvorfor - «Pakke» med lokaler",
            [
                (PARAGRAPH, "Mål 2. Varierte jobber innen 2030"),
                (
                    BULLET,
                    "Strategi: Kunnskap om hvem som flytter hit, og hvem som ikke gjør det – "
                    "og hvorfor",
                ),
                (BULLET, "Strategi: «Pakke» med lokaler"),
            ],
        ),
        (
            "Toget: Oslo - Bergen - Voss, og ramme 2011: - 41 mill",
            [(PARAGRAPH, "Toget: Oslo - Bergen - Voss, og ramme 2011: - 41 mill")],
        ),
    ],
)
def test_the_pieces_of_a_text_stand_apart(
    tmp_path: Path, text: str, read: list[tuple[str, str]]
) -> None:
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    assert shown(tmp_path / "plan.txt") == read
