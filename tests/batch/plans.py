"""A small folder of plans to check: several counties, a duplicate, and files that are no plans."""

from pathlib import Path

from aligncheck.batch.inputs import find_inputs
from aligncheck.batch.run import Batch, prepare
from aligncheck.batch.settings import JudgeSource
from aligncheck.store import Store
from tests.store.samples import framework

SENTENCES = (
    "Fylkeskommunen skal halvere utslippene fra {place} innen {year}, og klima går foran.",
    "Næringslivet i {place} får bedre rammer for klimatilpasning og grønn omstilling.",
    "Kommunen har ansvar for jordvernet i {place} fram mot {year}.",
)
PLACES = ("Sørøya", "Ålesund", "Tromsø", "Ås", "Bærum", "Nærøy")


def write_plan(path: Path, number: int, *, extra: str = "") -> None:
    """A short plan in Markdown, another one for each number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    place = PLACES[number % len(PLACES)]
    body = "\n\n".join(
        sentence.format(place=place, year=2025 + (number * 7 + line) % 20)
        for line, sentence in enumerate(SENTENCES * 3)
    )
    path.write_text(f"# Plan {number} for {place}\n\n{body}\n\n{extra}\n", encoding="utf-8")


def write_folder(folder: Path, count: int = 5) -> Path:
    """Plans in subfolders, one duplicate, an empty file and one that is not what it says."""
    for number in range(count):
        write_plan(folder / f"fylke{number % 3}" / f"plan_{number:02d}.md", number)
    write_plan(folder / "fylke0" / "en_kopi.md", 3)
    (folder / "tom.pdf").write_bytes(b"")
    (folder / "ikke_pdf.pdf").write_bytes(b"\x00\x01\x02 not a pdf")
    (folder / "skadet.pdf").write_bytes(b"%PDF-1.7\nthis is damaged\n%%EOF")
    (folder / "notater.xyz").write_text("no plan at all")
    return folder


def batch_of(source: Path, store: Store, **options: str) -> Batch:
    """The batch of a folder or manifest with the judge of the tests."""
    judge = JudgeSource("tests.batch.judges:make", options)
    return prepare(find_inputs(source), store=store, frameworks=(framework(),), judge=judge)
