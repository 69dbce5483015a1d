"""A Markdown file is read as the page that it becomes."""

from pathlib import Path

import pytest

from aligncheck.documents import Kind
from tests.documents.word import shown

TEXT = "Fylket skal spare energi."


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Tabell 1: Alle tiltak\n| Tiltak | Frist |\n|---|---|\n| Bygge<br>bru | 2027 |",
            [
                (Kind.PARAGRAPH, "Tabell 1: Alle tiltak"),
                (Kind.TABLE_ROW, "Tiltak: Bygge bru | Frist: 2027"),
            ],
        ),
        (f"Energi\n------\n{TEXT}", [(Kind.HEADING, "Energi"), (Kind.PARAGRAPH, TEXT)]),
        (
            "> **Mål:** Fylket skal kutte\n> med 60 prosent.",
            [(Kind.PARAGRAPH, "Mål: Fylket skal kutte med 60 prosent.")],
        ),
        (
            "## Tiltak {#t}\n\n- [ ] Bygge sykkelhotell ved den nye stasjonen, og en vei dit\n"
            "- [x] Spare energi",
            [
                (Kind.HEADING, "Tiltak"),
                (Kind.BULLET, "Bygge sykkelhotell ved den nye stasjonen, og en vei dit"),
                (Kind.BULLET, "Spare energi"),
            ],
        ),
        (
            f"---\ntitle: Plan\ntags:\n  - klima\n---\n# Plan\n<!-- spør -->\n{TEXT}",
            [(Kind.HEADING, "Plan"), (Kind.PARAGRAPH, TEXT)],
        ),
        ("---\n\nEnergi\n\n---\n\n# Plan", [(Kind.PARAGRAPH, "Energi"), (Kind.HEADING, "Plan")]),
        (
            f"Fylket skal:[^1]\n\n1. Kommunene skal:\n   - spare *energi*\n2. bygge bru\n\n"
            f"[^1]: {TEXT}\n",
            [
                (Kind.BULLET, "Kommunene skal: spare energi"),
                (Kind.BULLET, "Fylket skal: bygge bru"),
                (Kind.FOOTNOTE, TEXT),
            ],
        ),
        (
            "# Plan\n• bygge bru\na) i nord",
            [(Kind.HEADING, "Plan"), (Kind.BULLET, "bygge bru • a) i nord")],
        ),
        (
            f"2 Mål\n\n1. Bygge bru\n\n{TEXT}\n\n3 Tiltak",
            [
                (Kind.HEADING, "2 Mål"),
                (Kind.BULLET, "1. Bygge bru"),
                (Kind.PARAGRAPH, TEXT),
                (Kind.HEADING, "3 Tiltak"),
            ],
        ),
        (
            "# Plan\n\nMål 1. Flere bruer Strategi: - Bygge bru - Tegne bru, charset",
            [
                (Kind.HEADING, "Plan"),
                (Kind.PARAGRAPH, "Mål 1. Flere bruer"),
                (Kind.BULLET, "Strategi: Bygge bru - Tegne bru, charset"),
            ],
        ),
    ],
)
def test_markdown_means_what_it_means_elsewhere(
    tmp_path: Path, text: str, read: list[tuple[Kind, str]]
) -> None:
    (tmp_path / "plan.md").write_text(text, encoding="utf-8")
    assert shown(tmp_path / "plan.md") == read
